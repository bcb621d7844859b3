package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.check.PromiseDefect;

/** What is wrong with a file of promises or criteria, in sentences. */
final class PromiseWords {
  private final Wording words;

  PromiseWords(Wording words) {
    this.words = words;
  }

  String defect(PromiseDefect defect) {
    return switch (defect) {
      case PromiseDefect.NotTime(var longest) ->
          words.say(MatrixPhrase.NOT_SLA_TIME, "longest", longest.toDays());
      case PromiseDefect.DaysOfWork(long days) -> words.say(MatrixPhrase.DAYS_OF_WORK, "n", days);
      case PromiseDefect.NotHours() -> words.say(MatrixPhrase.NOT_SLA_HOURS);
      case PromiseDefect.SeveralAccounts() -> words.say(MatrixPhrase.SEVERAL_ACCOUNTS);
      case PromiseDefect.AsNarrow(long line) ->
          words.say(MatrixPhrase.AS_NARROW, "line", String.valueOf(line));
      case PromiseDefect.NotWhen() -> words.say(MatrixPhrase.NOT_WHEN);
      case PromiseDefect.BlankWhen() -> words.say(MatrixPhrase.BLANK_WHEN);
      case PromiseDefect.BlankAfter() -> words.say(MatrixPhrase.BLANK_AFTER);
      case PromiseDefect.AfterOpening() -> words.say(MatrixPhrase.AFTER_OPENING);
      case PromiseDefect.NotWaiting() -> words.say(MatrixPhrase.NOT_WAITING);
      case PromiseDefect.BlankSay() -> words.say(MatrixPhrase.BLANK_SAY);
    };
  }
}
