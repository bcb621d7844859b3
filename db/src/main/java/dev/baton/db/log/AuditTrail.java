package dev.baton.db.log;

import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each change of an escalation is worth remembering: who, what, what was tried. */
public final class AuditTrail {
  private static final String SLACK = "slack";
  private static final String CLOCK = "clock";

  /** In place of an id, where nobody owned the ticket. */
  private static final String NOBODY = "";

  private AuditTrail() {}

  /**
   * @param by who asked, or whoever took back the bounce of the same request
   */
  public static AuditEntry filed(Escalation escalation, String by) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("from_tier", escalation.from().name());
    said.put("to_tier", escalation.to().name());
    said.put("owner", escalation.previousOwner().orElse(NOBODY));
    said.put("proposed_owner", escalation.proposedOwner());
    said.put("priority", escalation.priority().name());
    escalation.category().ifPresent(category -> said.put("category", category));
    escalation.customer().ifPresent(customer -> said.put("customer", customer));
    escalation.accountTier().ifPresent(tier -> said.put("account_tier", tier));
    escalation.custom().forEach((name, value) -> said.put("if:" + name, value));
    said.put("kind", escalation.kind().code());
    said.put("decide_by", escalation.decideBy().toString());
    said.put("reason", escalation.reason());
    said.put("steps_tried", escalation.stepsTried());
    escalation.nothingTried().ifPresent(cause -> said.put("nothing_tried", cause.code()));
    said.put("checklist", checklist(escalation));
    if (!escalation.files().isEmpty()) {
      said.put("files", names(escalation.files()));
    }
    said.put("sent_to", recipients(escalation));
    said.put("matrix_version", String.valueOf(escalation.route().matrixVersion()));
    escalation.resendOf().ifPresent(seq -> said.put("resend_of", String.valueOf(seq)));
    escalation.supersedes().ifPresent(seq -> said.put("supersedes", String.valueOf(seq)));
    return entry(AuditKind.ESCALATION_FILED, escalation, by, escalation.requestedAt(), said);
  }

  /**
   * @throws IllegalArgumentException when the escalation is not decided
   */
  public static AuditEntry decided(Escalation escalation) {
    return switch (escalation.settlement().orElseThrow()) {
      case Settlement.Approved(var by, var at, var override, var newOwner) ->
          entry(
              AuditKind.ESCALATION_APPROVED,
              escalation,
              by,
              at,
              Map.of(
                  "new_owner", newOwner,
                  "previous_owner", escalation.previousOwner().orElse(NOBODY),
                  "to_tier", escalation.to().name(),
                  "override", String.valueOf(override)));
      case Settlement.Bounced(var by, var at, var override, var bounce) ->
          entry(AuditKind.ESCALATION_BOUNCED, escalation, by, at, bounced(bounce, override));
      case Settlement.TakenBack _,
          Settlement.Withdrawn _,
          Settlement.Replaced _,
          Settlement.Closed _ ->
          throw new IllegalArgumentException(escalation.label() + " was not decided");
    };
  }

  /**
   * @param moved by its lead to somebody else of its tier
   */
  public static AuditEntry moved(Escalation moved) {
    Settlement.Approved approved = (Settlement.Approved) moved.settlement().orElseThrow();
    return entry(
        AuditKind.TICKET_REASSIGNED,
        moved,
        approved.by(),
        approved.at(),
        Map.of(
            "tier", moved.to().name(),
            "previous_owner", moved.previousOwner().orElse(NOBODY),
            "new_owner", approved.newOwner(),
            "note", moved.reason()));
  }

  /**
   * @param undone the decided escalation, taken back
   */
  public static AuditEntry takenBack(Escalation undone) {
    Settlement.TakenBack taken = (Settlement.TakenBack) undone.settlement().orElseThrow();
    Map<String, String> said = new LinkedHashMap<>();
    said.put("owner", undone.previousOwner().orElse(NOBODY));
    said.put("tier", undone.from().name());
    said.put("decided_at", taken.decision().at().toString());
    taken.next().ifPresent(next -> said.put("waits_as", String.valueOf(next)));
    if (taken.decision() instanceof Settlement.Approved approved) {
      said.put("taken_from", approved.newOwner());
    }
    return entry(AuditKind.ESCALATION_TAKEN_BACK, undone, taken.by(), taken.at(), said);
  }

  /** Taken back, closed, or replaced by a later one, whose number it then names. */
  public static AuditEntry withdrawn(Escalation escalation, String actor, Instant at) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("owner", escalation.previousOwner().orElse(NOBODY));
    escalation
        .settlement()
        .ifPresent(settled -> {
          if (settled instanceof Settlement.Replaced replaced) {
            said.put("replaced_by", String.valueOf(replaced.successor()));
          }
        });
    AuditKind kind =
        escalation.isClosed() ? AuditKind.ESCALATION_CLOSED : AuditKind.ESCALATION_WITHDRAWN;
    return entry(kind, escalation, actor, at, said);
  }

  /**
   * @param files given with it; may be none
   */
  public static AuditEntry informationAdded(
      Escalation escalation, String author, String text, List<GivenFile> files, Instant at) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("text", text);
    if (!files.isEmpty()) {
      said.put("files", files.stream().map(GivenFile::name).collect(Collectors.joining(", ")));
    }
    return entry(AuditKind.INFORMATION_ADDED, escalation, author, at, said);
  }

  private static String names(List<AttachedFile> files) {
    return files.stream().map(attached -> attached.file().name()).collect(Collectors.joining(", "));
  }

  public static AuditEntry questionAsked(Escalation escalation, Question question) {
    return entry(
        AuditKind.QUESTION_ASKED,
        escalation,
        question.asker(),
        question.at(),
        Map.of("question", question.id().toString(), "text", question.text()));
  }

  /**
   * @throws IllegalArgumentException when it is not answered
   */
  public static AuditEntry questionAnswered(Escalation escalation, Question question) {
    Question.Answer answer = question.answer().orElseThrow(IllegalArgumentException::new);
    return entry(
        AuditKind.QUESTION_ANSWERED,
        escalation,
        answer.author(),
        answer.at(),
        Map.of(
            "question",
            question.id().toString(),
            "text",
            answer.text(),
            "settled",
            String.valueOf(!escalation.isPending())));
  }

  /**
   * @param before the escalation as it was until then
   */
  public static AuditEntry redirected(Escalation before, String manager, Recipient to, Instant at) {
    return entry(
        AuditKind.REQUEST_REDIRECTED,
        before,
        manager,
        at,
        Map.of(
            "from", recipients(before),
            "to", to.member(),
            "role", to.role().name().toLowerCase(Locale.ROOT),
            "override", "true"));
  }

  /**
   * @param before the escalation as it was until then
   * @param cause what changed, as a code
   */
  public static AuditEntry reassigned(Escalation before, Escalation now, String cause, Instant at) {
    return new AuditEntry(
        AuditKind.REQUEST_REASSIGNED,
        at,
        Baton.ID,
        "job",
        Optional.of(before.ref()),
        Map.of(
            "cause", cause,
            "added", missingIn(before, now),
            "removed", missingIn(now, before),
            "sent_to", recipients(now)));
  }

  private static String missingIn(Escalation one, Escalation other) {
    return other.recipients().stream()
        .map(Recipient::member)
        .filter(member -> !one.wasSentTo(member))
        .collect(Collectors.joining(" "));
  }

  private static Map<String, String> bounced(Bounce bounce, boolean override) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("code", bounce.code().code());
    said.put("note", bounce.note());
    said.put("override", String.valueOf(override));
    bounce.rightTier().ifPresent(tier -> said.put("right_tier", tier));
    bounce.duplicateOf().ifPresent(ticket -> said.put("duplicate_of", ticket));
    return said;
  }

  private static AuditEntry entry(
      AuditKind kind, Escalation escalation, String actor, Instant at, Map<String, String> said) {
    // What a deadline did is told apart from what people did and from other background work.
    String surface = actor.equals(Baton.ID) && escalation.isOfBaton() ? CLOCK : SLACK;
    return new AuditEntry(kind, at, actor, surface, Optional.of(escalation.ref()), said);
  }

  private static String checklist(Escalation escalation) {
    return escalation.checklist().stream().map(AuditTrail::line).collect(Collectors.joining("\n"));
  }

  private static String line(ChecklistAnswer answer) {
    return answer.ticked()
        ? "[x] " + answer.item()
        : "[ ] " + answer.item() + answer.explanation().map(text -> ": " + text).orElse("");
  }

  private static String recipients(Escalation escalation) {
    return escalation.recipients().stream().map(Recipient::member).collect(Collectors.joining(" "));
  }
}
