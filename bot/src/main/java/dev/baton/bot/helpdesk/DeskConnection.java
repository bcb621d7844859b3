package dev.baton.bot.helpdesk;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.config.Secret;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.web.ZendeskSignature;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A help desk that is being connected: its own webhook makes the secret, and wants the address
 * before.
 *
 * @param path the last part of its address
 */
public record DeskConnection(UUID id, String name, String path) {
  private static final int SHORTEST_SECRET = 12;

  public DeskConnection {
    requireNonNull(id);
    requireNonNull(name);
    requireNonNull(path);
  }

  /**
   * Makes the address; nothing counts there until its secret is given. Empty when so many stand.
   */
  public static Optional<DeskConnection> create(
      Tx tx, ConnectionSecrets secrets, ConnectionKind kind, String name, String by, Instant at) {
    DeskConnection made = new DeskConnection(tx.newId(), name, secrets.newPath());
    boolean there =
        Connections.in(tx)
            .create(
                new Connections.Created(
                    made.id(),
                    kind.code(),
                    name,
                    ConnectionSecrets.sha256(made.path()),
                    secrets.sealPath(tx.orgId(), made.id(), made.path()),
                    Optional.empty()),
                by,
                at);
    return Optional.of(made).filter(_ -> there);
  }

  /** Whether it is a help desk's that may send; other programs are given a secret by Baton. */
  static boolean isOne(ConnectionRow row) {
    return row.isOn() && !row.kind().equals(ConnectionKind.GENERIC.code());
  }

  /** Whether it could be one; what everybody knows is none. */
  static boolean isSecret(Secret given) {
    String text = given.reveal();
    return text.length() >= SHORTEST_SECRET
        && text.chars().allMatch(c -> c > ' ' && c <= '~')
        && !text.equals(ZendeskSignature.PUBLIC_TEST_SECRET);
  }

  /**
   * Takes the secret that the help desk made; the one before holds for a day more. False when the
   * connection is off, or unknown.
   *
   * @param keyTemplate how keys are made of its tickets' ids
   */
  public static boolean give(
      Tx tx,
      ConnectionSecrets secrets,
      UUID id,
      Optional<Secret> secret,
      String keyTemplate,
      String by,
      Instant at) {
    Optional<ConnectionRow> row = Connections.in(tx).lock(id).filter(DeskConnection::isOne);
    Optional<Secret> before = row.flatMap(known -> secrets.secret(tx.orgId(), known));
    if (row.isEmpty()) {
      return false;
    }
    Optional<Secret> another =
        secret.filter(given -> before.map(Secret::reveal).filter(given.reveal()::equals).isEmpty());
    if (another.isEmpty()) {
      return Connections.in(tx).setKeys(id, keyTemplate, by, at);
    }
    return Connections.in(tx)
        .give(
            id,
            secrets.sealSecret(tx.orgId(), id, another.get()),
            before.map(old -> secrets.sealOldSecret(tx.orgId(), id, old)),
            before.map(_ -> at.plus(ConnectionSecrets.OVERLAP)),
            keyTemplate,
            by,
            at);
  }
}
