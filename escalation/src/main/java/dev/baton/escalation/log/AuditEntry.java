package dev.baton.escalation.log;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.EscalationRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of history before it has its place in the chain.
 *
 * @param at kept to the microsecond, which is what the database keeps
 * @param actor Slack id, or {@code baton} for what the product did by itself, {@code slack} for
 *     what Slack says of its people, or {@code cli}
 * @param surface from where: {@code slack}, {@code cli}, {@code job}, {@code webhook}
 * @param content what was said and tried; may be erased later without breaking the chain
 */
public record AuditEntry(
    AuditKind kind,
    Instant at,
    String actor,
    String surface,
    Optional<EscalationRef> escalation,
    Map<String, String> content) {
  public AuditEntry {
    requireNonNull(kind);
    requireNonNull(actor);
    requireNonNull(surface);
    requireNonNull(escalation);
    at = at.truncatedTo(ChronoUnit.MICROS);
    content = Map.copyOf(content);
  }

  /** The content as it is salted, digested and stored. */
  public String canonicalContent() {
    return CanonicalJson.write(new TreeMap<>(content));
  }
}
