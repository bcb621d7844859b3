package dev.baton.bot.decide;

import dev.baton.escalation.decide.BounceCheck;
import dev.baton.escalation.decide.BounceCheck.Field;
import dev.baton.escalation.decide.BounceCheck.Problem;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.ViewValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bounce form as it was filled in: a bounce, or a sentence beside each field that is wrong. */
final class BounceAnswers {
  private BounceAnswers() {}

  /** The outcome of checking the form. */
  sealed interface Checked {}

  record Ready(Bounce bounce) implements Checked {}

  /** Sentences by block id, as Slack wants them. */
  record Faulty(Map<String, String> byBlock) implements Checked {}

  static Checked check(
      ViewValues values, Optional<BounceCode> code, TicketKeyFormat format, BounceMemory memory) {
    Optional<String> typed = values.text(BounceModal.DUPLICATE_OF);
    Optional<TicketKey> duplicate = typed.flatMap(format::parse);
    BounceCheck checked =
        BounceCheck.of(
            code,
            values.text(BounceModal.NOTE).orElse(""),
            values.selected(BounceModal.RIGHT_TIER),
            duplicate.map(TicketKey::shown));
    return switch (checked) {
      case BounceCheck.Refused(var problems) -> new Faulty(sentences(problems, typed));
      case BounceCheck.Accepted(var bounce) ->
          bounce.duplicateOf().isPresent() && isItself(duplicate, memory)
              ? new Faulty(
                  Map.of(
                      BounceModal.DUPLICATE_OF,
                      "This is the ticket itself. Name the other one it repeats."))
              : new Ready(bounce);
    };
  }

  private static boolean isItself(Optional<TicketKey> duplicate, BounceMemory memory) {
    return duplicate.filter(key -> key.identity().equals(memory.ref().ticket())).isPresent();
  }

  private static Map<String, String> sentences(
      Map<Field, Problem> problems, Optional<String> typed) {
    Map<String, String> byBlock = new LinkedHashMap<>();
    problems.forEach(
        (field, problem) -> byBlock.put(block(field), sentence(field, problem, typed)));
    return byBlock;
  }

  private static String block(Field field) {
    return switch (field) {
      case CODE -> BounceModal.CODE;
      case NOTE -> BounceModal.NOTE;
      case RIGHT_TIER -> BounceModal.RIGHT_TIER;
      case DUPLICATE_OF -> BounceModal.DUPLICATE_OF;
    };
  }

  private static String sentence(Field field, Problem problem, Optional<String> typed) {
    return switch (field) {
      case CODE -> "Choose why it goes back.";
      case RIGHT_TIER -> "Choose the tier it belongs to.";
      case DUPLICATE_OF ->
          typed
              .map(text ->
                  "“%s” is no ticket key of this workspace. Write it like ZD-1042, or paste the ticket's address."
                      .formatted(Mrkdwn.shorten(text, 60)))
              .orElse("Name the ticket it repeats.");
      case NOTE -> note(problem);
    };
  }

  private static String note(Problem problem) {
    return switch (problem) {
      case MISSING -> "Write what has to be mended, in 20 characters or more.";
      case TOO_SHORT ->
          "A little more, please: who asked must know from this what to mend (20 characters or"
              + " more).";
      case TOO_LONG -> "This is longer than 3000 characters. Keep the essence and link the rest.";
    };
  }
}
