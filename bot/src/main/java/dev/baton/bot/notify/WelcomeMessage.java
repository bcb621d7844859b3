package dev.baton.bot.notify;

import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.MessageBuilder;
import java.util.UUID;

/** To whoever installed Baton: the three steps from here to the first handoff. */
final class WelcomeMessage {
  private WelcomeMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param orgId the workspace, as the console names it
   */
  static SlackMessage of(UUID id, String orgId) {
    MessageBuilder sheet = new MessageBuilder(id);
    sheet.say(
        "*Baton is installed.* A ticket changes owner only when the receiving tier's lead says yes."
            + " Three steps from here:");
    sheet.say(
        "*1. Bring the matrix.* Write who hands tickets to whom into a CSV file and have it"
            + " imported:"
            + " `./baton matrix import FILE --workspace %s`. It is checked whole before it counts."
                .formatted(Mrkdwn.escape(orgId)));
    sheet.say(
        "*2. Look at the settings* on Baton's Home tab, such as the prefix and the address of your"
            + " tickets. Slack's owners and admins see them too.");
    sheet.say(
        "*3. Hand a first ticket on:* `/escalate ZD-1042`. With `/escalate guide` everybody sees"
            + " who takes what.");
    return sheet.rendered();
  }
}
