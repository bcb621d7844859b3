package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.notify.Delivery;

/** One message or mail that did not arrive, as an entry of a list. */
public final class LostText {
  private LostText() {}

  /**
   * In Slack's format.
   *
   * @param words the reader's
   */
  public static String of(Delivery lost, Wording words) {
    return String.join(
        "\n",
        UndeliverableMessage.outcome(lost, words),
        words.say(NotifyPhrase.FAILED_WHAT, "what", UndeliverableMessage.what(lost.notice())),
        words.say(NotifyPhrase.FAILED_WHY, "why", UndeliverableMessage.why(lost, words)));
  }
}
