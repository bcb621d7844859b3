package dev.baton.bot.detect;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRule.When;
import dev.baton.matrix.sla.SlaTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Baton writes on a request that it files by itself, in plain text. */
final class DetectText {
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);

  private final Snapshot people;
  private final Wording words;

  DetectText(Snapshot people) {
    this.people = people;
    this.words = people.wordingFor(Baton.ID);
  }

  /** Why, with the figures: a sentence for each criterion, then the facts. */
  String reason(TicketNow ticket, List<Held> held) {
    List<String> parts = new ArrayList<>();
    for (Held one : held) {
      parts.add(why(ticket, one));
      late(one.hit()).ifPresent(parts::add);
    }
    parts.add(
        words.plain(
            DetectPhrase.FACTS,
            "named",
            ticket.customer().isPresent(),
            "customer",
            ticket.customer().orElse(""),
            "priority",
            priority(ticket).name()));
    if (ticket.priority().isEmpty()) {
      parts.add(words.plain(DetectPhrase.PRIORITY_ASSUMED));
    }
    return String.join(" ", parts);
  }

  /** A criterion that holds, and that it does. */
  record Held(DetectionRule rule, CriterionHit hit) {}

  static Priority priority(TicketNow ticket) {
    return ticket.priority().orElse(Priority.P3);
  }

  private String why(TicketNow ticket, Held one) {
    DetectionRule rule = one.rule();
    Instant opened = ticket.details().openedAt().orElse(one.hit().dueAt());
    return switch (rule.when()) {
      case OPENED -> words.plain(DetectPhrase.OPENED, "say", rule.say(), "from", opened);
      case NO_FIRST_RESPONSE -> timed(DetectPhrase.NO_FIRST_RESPONSE, rule, opened);
      case OPEN -> timed(DetectPhrase.OPEN, rule, opened);
      case IN_TIER ->
          words.plain(
              DetectPhrase.IN_TIER,
              "say",
              rule.say(),
              "time",
              SlaTime.written(rule.after()),
              "tier",
              ticket.tier().name(),
              "from",
              one.hit().dueAt().minus(rule.after()));
    };
  }

  private String timed(DetectPhrase phrase, DetectionRule rule, Instant from) {
    return words.plain(
        phrase, "say", rule.say(), "time", SlaTime.written(rule.after()), "from", from);
  }

  private Optional<String> late(CriterionHit hit) {
    return isLate(hit)
        ? Optional.of(
            words.plain(DetectPhrase.FOUND_LATE, "due", hit.dueAt(), "found", hit.foundAt()))
        : Optional.empty();
  }

  /** Whether it was found so much later that people should know. */
  static boolean isLate(CriterionHit hit) {
    return hit.dueAt().plus(PUNCTUAL).isBefore(hit.foundAt());
  }

  /** What Baton knows of what was done so far. */
  String steps(TicketNow ticket) {
    return words.plain(
        DetectPhrase.KNOWN,
        "owned",
        ticket.owner().isPresent(),
        "owner",
        ticket.owner().map(people::nameOf).orElse(""),
        "answered",
        ticket.details().firstResponseAt().isPresent(),
        "since",
        ticket.details().firstResponseAt().orElse(Instant.EPOCH),
        "status",
        ticket.details().status());
  }

  String unticked() {
    return words.plain(DetectPhrase.UNTICKED);
  }

  /** What is added to a request that waits already. */
  String added(TicketNow ticket, List<Held> held, String tier) {
    return words.plain(DetectPhrase.HOLDS_AS_WELL, "reason", reason(ticket, held), "tier", tier);
  }

  /** Why what was filed for a criterion is asked for no longer. */
  String lapsed(TicketNow ticket, Optional<DetectionRule> rule) {
    return ticket
        .details()
        .firstResponseAt()
        .filter(_ -> rule.filter(it -> it.when() == When.NO_FIRST_RESPONSE).isPresent())
        .map(at -> words.plain(DetectPhrase.ANSWERED, "at", at))
        .orElseGet(() -> words.plain(DetectPhrase.CHANGED));
  }
}
