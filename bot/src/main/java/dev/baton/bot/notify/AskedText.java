package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.slack.Mrkdwn;

/** Who may decide a request, each with why it is not the lead, where it is not. */
final class AskedText {
  /** Ten people with a reason each, and the rest, fit a section. */
  private static final int SHOWN_WHY = 120;

  private final MessageContext context;
  private final Wording words;
  private final MatrixText matrixText;

  AskedText(MessageContext context) {
    this.context = context;
    this.words = context.words();
    this.matrixText = new MatrixText(words, context.people()::nameOf);
  }

  /** Any of them. */
  Arg all() {
    return anyOf(context.escalation().recipients().stream().map(this::of).toList());
  }

  private Arg of(Recipient recipient) {
    Arg who = context.person(recipient.member());
    if (recipient.redirectedBy().isPresent()) {
      return mrkdwn(
          words.say(
              NotifyPhrase.ASKED_BY_REDIRECT,
              "who",
              who,
              "manager",
              context.person(recipient.redirectedBy().get())));
    }
    return recipient
        .why()
        .map(matrixText::asked)
        .map(why ->
            mrkdwn(
                words.say(
                    NotifyPhrase.ASKED_BECAUSE,
                    "who",
                    who,
                    "why",
                    mrkdwn(Mrkdwn.cut(Mrkdwn.escape(why), SHOWN_WHY)))))
        .orElse(who);
  }
}
