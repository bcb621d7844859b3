package dev.baton.bot.surface;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.slack.TextView;

/** What somebody typed for something that was not done, handed back with why. */
public final class GivenBack {
  private GivenBack() {}

  /**
   * A modal that says it.
   *
   * @param sentence why, in Slack's format
   * @param typed shown so that it can be copied
   */
  public static View of(Phrase title, String sentence, String typed, Wording words) {
    return TextView.givingBack(
        words.say(title),
        words.say(SharedPhrase.YOU_WROTE, "sentence", mrkdwn(sentence)),
        words.say(SharedPhrase.CLOSE),
        typed);
  }
}
