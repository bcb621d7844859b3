package dev.baton.escalation.log;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.EscalationRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One immutable line of history, chained by hash to the one before it.
 *
 * @param number 1 for the workspace's first event, without gaps
 * @param digest SHA-256 of salt and content, hexadecimal
 * @param previous hash of the event before; {@link #GENESIS} for the first
 * @param hash SHA-256 over the canonical JSON of everything else here, hexadecimal
 */
public record AuditEvent(
    String workspace,
    long number,
    Instant at,
    String kind,
    String actor,
    String surface,
    Optional<String> ticket,
    Optional<Integer> seq,
    String digest,
    String previous,
    String hash) {
  public static final String GENESIS = "0".repeat(64);

  public AuditEvent {
    requireNonNull(workspace);
    requireNonNull(at);
    requireNonNull(hash);
  }

  /** The event that follows {@code previous} in the workspace's chain. */
  public static AuditEvent append(
      String workspace, long number, String previous, AuditEntry entry, String salt) {
    AuditEvent open =
        new AuditEvent(
            workspace,
            number,
            entry.at(),
            entry.kind().code(),
            entry.actor(),
            entry.surface(),
            entry.escalation().map(EscalationRef::ticket),
            entry.escalation().map(EscalationRef::seq),
            digestOf(salt, entry.canonicalContent()),
            previous,
            "");
    return open.withHash(open.computedHash());
  }

  /** What {@code hash} must be. */
  public String computedHash() {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("workspace", workspace);
    fields.put("number", number);
    fields.put("at", at.toString());
    fields.put("kind", kind);
    fields.put("actor", actor);
    fields.put("surface", surface);
    ticket.ifPresent(value -> fields.put("ticket", value));
    seq.ifPresent(value -> fields.put("seq", value));
    fields.put("digest", digest);
    fields.put("previous", previous);
    return sha256(CanonicalJson.write(fields));
  }

  /** The digest of content under its salt. */
  public static String digestOf(String salt, String content) {
    return sha256(salt + "\n" + content);
  }

  private AuditEvent withHash(String computed) {
    return new AuditEvent(
        workspace, number, at, kind, actor, surface, ticket, seq, digest, previous, computed);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
