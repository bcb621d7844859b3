package dev.baton.bot.decide;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;

/** What a bounce means to the person who gets it. Plain text, but for {@link #why}. */
public final class BounceText {
  private final Wording words;

  public BounceText(Wording words) {
    this.words = requireNonNull(words);
  }

  /** The code as people choose and read it. */
  public String label(BounceCode code) {
    return switch (code) {
      case MISSING_INFORMATION -> words.say(DecidePhrase.MISSING_INFORMATION);
      case WRONG_TIER -> words.say(DecidePhrase.WRONG_TIER);
      case NOT_ENOUGH_TRIED -> words.say(DecidePhrase.NOT_ENOUGH_TRIED);
      case DUPLICATE -> words.say(DecidePhrase.DUPLICATE);
      case ALREADY_SOLVED -> words.say(DecidePhrase.ALREADY_SOLVED);
      case NO_CAPACITY -> words.say(DecidePhrase.NO_CAPACITY);
      case OTHER -> words.say(DecidePhrase.OTHER);
    };
  }

  /** The code, with the right tier or the other ticket where it names one; in Slack's format. */
  public String why(Bounce bounce) {
    BounceCode code = bounce.code();
    if (code == BounceCode.WRONG_TIER && bounce.rightTier().isPresent()) {
      return words.say(DecidePhrase.BELONGS_TO, "tier", bounce.rightTier().get());
    }
    return code == BounceCode.DUPLICATE && bounce.duplicateOf().isPresent()
        ? words.say(DecidePhrase.DUPLICATE_OF, "ticket", bounce.duplicateOf().get())
        : label(code);
  }

  /** The same where nothing is formatted. */
  public String plainWhy(Bounce bounce) {
    BounceCode code = bounce.code();
    if (code == BounceCode.WRONG_TIER && bounce.rightTier().isPresent()) {
      return words.plain(DecidePhrase.BELONGS_TO, "tier", bounce.rightTier().get());
    }
    return code == BounceCode.DUPLICATE && bounce.duplicateOf().isPresent()
        ? words.plain(DecidePhrase.DUPLICATE_OF, "ticket", bounce.duplicateOf().get())
        : label(code);
  }

  /** The next step, as a sentence. */
  public String whatToDo(BounceCode code) {
    return switch (code) {
      case MISSING_INFORMATION -> words.say(DecidePhrase.ADD_WHAT_IS_MISSING);
      case WRONG_TIER -> words.say(DecidePhrase.RESEND_TO_RIGHT_TIER);
      case NOT_ENOUGH_TRIED -> words.say(DecidePhrase.TRY_MORE);
      case DUPLICATE -> words.say(DecidePhrase.FOLLOW_THE_OTHER);
      case ALREADY_SOLVED -> words.say(DecidePhrase.READ_THE_SOLUTION);
      case NO_CAPACITY -> words.say(DecidePhrase.RESEND_LATER);
      case OTHER -> words.say(DecidePhrase.READ_THE_NOTE);
    };
  }
}
