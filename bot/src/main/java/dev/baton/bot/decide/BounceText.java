package dev.baton.bot.decide;

import static dev.baton.bot.phrases.Arg.allOf;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import dev.baton.matrix.Way;
import java.util.Optional;

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

  /** A tier, with those a ticket has to pass to get there. */
  String tierBy(Way way) {
    return way.through().isEmpty()
        ? way.end().name()
        : words.say(DecidePhrase.TIER_THROUGH, "tier", way.end().name(), "through", through(way));
  }

  private static Arg through(Way way) {
    return allOf(way.through().stream().map(Tier::name).toList());
  }

  /** From where that ticket was to the tier its bounce calls right; empty where it calls none. */
  public static Optional<Way> wayOf(Escalation bounced, Optional<Matrix> matrix) {
    return bounced
        .bounce()
        .flatMap(Bounce::rightTier)
        .flatMap(
            right -> matrix.flatMap(live -> Way.between(bounced.from(), new Tier(right), live)));
  }

  /**
   * The next step, as a sentence.
   *
   * @param way from where the ticket is to the right tier, where the bounce names one and routes
   *     lead there
   */
  public String whatToDo(BounceCode code, Optional<Way> way) {
    if (code == BounceCode.WRONG_TIER && way.filter(to -> !to.through().isEmpty()).isPresent()) {
      Way to = way.get();
      return words.say(
          DecidePhrase.RESEND_THROUGH,
          "tier",
          to.end().name(),
          "through",
          through(to),
          "first",
          to.tiers().getFirst().name());
    }
    return whatToDo(code);
  }

  private String whatToDo(BounceCode code) {
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
