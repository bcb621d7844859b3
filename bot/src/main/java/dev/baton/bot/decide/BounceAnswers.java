package dev.baton.bot.decide;

import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.decide.BounceCheck;
import dev.baton.escalation.decide.BounceCheck.Field;
import dev.baton.escalation.decide.BounceCheck.Problem;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Way;
import dev.baton.slack.Inputs;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.ViewValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The bounce form as it was filled in: a bounce, or a sentence beside each field that is wrong. */
final class BounceAnswers {
  private final Wording words;

  BounceAnswers(Wording words) {
    this.words = words;
  }

  /** The outcome of checking the form. */
  sealed interface Checked {}

  record Ready(Bounce bounce) implements Checked {}

  /** Sentences by block id, as Slack wants them. */
  record Faulty(Map<String, String> byBlock) implements Checked {}

  Checked check(
      ViewValues values,
      Optional<BounceCode> code,
      Function<String, Optional<TicketKey>> keys,
      BounceMemory memory,
      List<Way> rightTiers) {
    Optional<String> typed = values.text(BounceModal.DUPLICATE_OF);
    Optional<TicketKey> duplicate = typed.flatMap(keys);
    BounceCheck checked =
        BounceCheck.of(
            code,
            values.text(BounceModal.NOTE).orElse(""),
            values
                .selected(BounceModal.RIGHT_TIER)
                .filter(tier -> rightTiers.stream().anyMatch(way -> way.end().name().equals(tier))),
            duplicate.map(TicketKey::shown));
    return switch (checked) {
      case BounceCheck.Refused(var problems) -> new Faulty(sentences(problems, typed));
      case BounceCheck.Accepted(var bounce) ->
          bounce.duplicateOf().isPresent() && isItself(duplicate, memory)
              ? new Faulty(Map.of(BounceModal.DUPLICATE_OF, words.say(DecidePhrase.SAME_TICKET)))
              : new Ready(bounce);
    };
  }

  private static boolean isItself(Optional<TicketKey> duplicate, BounceMemory memory) {
    return duplicate.filter(key -> key.identity().equals(memory.ref().ticket())).isPresent();
  }

  private Map<String, String> sentences(Map<Field, Problem> problems, Optional<String> typed) {
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

  private String sentence(Field field, Problem problem, Optional<String> typed) {
    return switch (field) {
      case CODE -> words.say(DecidePhrase.CHOOSE_REASON);
      case RIGHT_TIER -> words.say(DecidePhrase.CHOOSE_RIGHT_TIER);
      case DUPLICATE_OF ->
          typed
              .map(text ->
                  words.plain(SharedPhrase.NO_TICKET_KEY, "typed", Mrkdwn.shorten(text, 60)))
              .orElseGet(() -> words.say(DecidePhrase.NAME_OTHER_TICKET));
      case NOTE -> note(problem);
    };
  }

  private String note(Problem problem) {
    return switch (problem) {
      case MISSING -> words.say(DecidePhrase.NOTE_MISSING, "n", BounceCheck.SHORTEST_NOTE);
      case TOO_SHORT -> words.say(DecidePhrase.NOTE_TOO_SHORT, "n", BounceCheck.SHORTEST_NOTE);
      case TOO_LONG -> words.plain(SharedPhrase.TOO_LONG, "n", Inputs.LONGEST_TEXT);
    };
  }
}
