package dev.baton.bot.notify;

import dev.baton.bot.phrases.Phrase;

/** Says a phrase in the reader's words, formatted for Slack or plain. */
@FunctionalInterface
public interface Saying {
  String say(Phrase phrase, Object... arguments);
}
