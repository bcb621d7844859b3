package dev.baton.bot.helpdesk;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.config.Secret;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A connection with what its admin is told of it once.
 *
 * @param path the last part of its address
 */
public record OpenedConnection(UUID id, String name, String path, Secret secret) {
  public OpenedConnection {
    requireNonNull(id);
    requireNonNull(name);
    requireNonNull(path);
    requireNonNull(secret);
  }

  /** Lets a program send under this name; empty when so many may that no more can. */
  public static Optional<OpenedConnection> create(
      Tx tx, ConnectionSecrets secrets, String name, String by, Instant at) {
    OpenedConnection made =
        new OpenedConnection(tx.newId(), name, secrets.newPath(), secrets.newSecret());
    boolean there =
        Connections.in(tx)
            .create(
                new Connections.Created(
                    made.id(),
                    ConnectionKind.GENERIC.code(),
                    name,
                    ConnectionSecrets.sha256(made.path()),
                    secrets.sealPath(tx.orgId(), made.id(), made.path()),
                    Optional.of(secrets.sealSecret(tx.orgId(), made.id(), made.secret()))),
                by,
                at);
    return Optional.of(made).filter(_ -> there);
  }

  /**
   * Gives it a new secret; the present one holds for a day more. Empty when it is off, unknown, or
   * its secret cannot be opened.
   */
  static Optional<OpenedConnection> rotate(
      Tx tx, ConnectionSecrets secrets, UUID id, String by, Instant at) {
    Optional<ConnectionRow> row = Connections.in(tx).lock(id).filter(ConnectionRow::isOn);
    Optional<String> path = row.flatMap(known -> secrets.path(tx.orgId(), known));
    Optional<Secret> before = row.flatMap(known -> secrets.secret(tx.orgId(), known));
    if (path.isEmpty() || before.isEmpty()) {
      return Optional.empty();
    }
    Secret next = secrets.newSecret();
    boolean done =
        Connections.in(tx)
            .rotate(
                id,
                secrets.sealSecret(tx.orgId(), id, next),
                secrets.sealOldSecret(tx.orgId(), id, before.get()),
                at.plus(ConnectionSecrets.OVERLAP),
                by,
                at);
    return Optional.of(new OpenedConnection(id, row.orElseThrow().name(), path.get(), next))
        .filter(_ -> done);
  }
}
