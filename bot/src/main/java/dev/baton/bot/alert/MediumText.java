package dev.baton.bot.alert;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.notify.Notice;

/** That a medium began, or ended. */
public final class MediumText {
  private MediumText() {}

  public static String ended(Notice.AlertsEnded ended, Wording words) {
    return words.say(AlertPhrase.ENDED, "medium", ended.medium(), "why", ended.why());
  }

  /**
   * To whoever linked a chat.
   *
   * @param name of the account at Telegram; empty for none
   */
  public static String linked(String name, Wording words) {
    return words.say(AlertPhrase.CHAT_LINKED, "named", !name.isEmpty(), "name", name);
  }
}
