package dev.baton.escalation.log;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.EscalationRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A line of history before it has its place in the chain.
 *
 * @param at kept to the microsecond, which is what the database keeps
 * @param actor Slack id, or {@code baton} for what the product did by itself, {@code slack} for
 *     what Slack says of its people, or {@code cli}
 * @param surface from where: {@code slack} or {@code job}, where nothing more is known, {@code
 *     cli}, {@code install}, {@code webhook}, or one of Slack's surfaces or a job by its id, such
 *     as {@code button approve}
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

  /** That somebody changed settings in Slack, and what they are now. */
  public static AuditEntry ofSettings(Map<String, String> settings, String by, Instant at) {
    return new AuditEntry(AuditKind.SETTINGS_CHANGED, at, by, "slack", Optional.empty(), settings);
  }

  /**
   * The same, from the surface that is meant by {@code slack} or {@code job}; the other words say
   * it already.
   *
   * @param meant what is known of one that is given in general
   */
  public AuditEntry askedFrom(UnaryOperator<String> meant) {
    return surface.equals("slack") || surface.equals("job")
        ? new AuditEntry(kind, at, actor, meant.apply(surface), escalation, content)
        : this;
  }

  /** The content as it is salted, digested and stored. */
  public String canonicalContent() {
    return CanonicalJson.write(new TreeMap<>(content));
  }
}
