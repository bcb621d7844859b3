package dev.baton.bot.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.NothingTried;

/** Why nothing could be tried, in the same words wherever it is shown; plain text. */
public final class NothingTriedText {
  private final Wording words;

  public NothingTriedText(Wording words) {
    this.words = requireNonNull(words);
  }

  /** The cause as people choose it. */
  public String cause(NothingTried cause) {
    return switch (cause) {
      case OUTAGE -> words.say(EscalatePhrase.CAUSE_OUTAGE);
      case DATA_LOSS -> words.say(EscalatePhrase.CAUSE_DATA_LOSS);
      case NO_PERMISSION -> words.say(EscalatePhrase.CAUSE_NO_PERMISSION);
      case POLICY -> words.say(EscalatePhrase.CAUSE_POLICY);
    };
  }

  /** Stands above the sentence, where steps tried would have their heading. */
  public String heading(NothingTried cause) {
    return words.plain(EscalatePhrase.NOTHING_TRIED, "cause", cause(cause));
  }
}
