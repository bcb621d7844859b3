package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Draft;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.MessageBuilder;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** To the author of a modal closed on page two: nothing is lost. */
final class DraftKeptMessage {
  private DraftKeptMessage() {}

  /**
   * @param id of the delivery that tells this
   */
  static SlackMessage of(UUID id, Draft draft, ZoneId zone) {
    String ticket = Mrkdwn.escape(Mrkdwn.shorten(draft.answers().ticket(), 100));
    MessageBuilder sheet = new MessageBuilder(id);
    sheet.say(
        "Your escalation of *%s* was not filed. What you wrote is kept until %s."
            .formatted(ticket, Mrkdwn.time(draft.createdAt().plus(Draft.KEPT_FOR), zone)));
    return sheet.buttons(List.of(Buttons.continueDraft(draft.id()))).rendered();
  }
}
