package dev.baton.bot.notify;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** To somebody asked to decide: the whole story, and the buttons while they may decide. */
final class RequestMessage {
  private RequestMessage() {}

  static SlackMessage of(MessageContext story) {
    MessageBuilder sheet = story.message();
    RequestStory.tell(story, sheet);
    Escalation escalation = story.escalation();
    if (escalation.isPending()) {
      open(story, sheet);
    }
    return sheet.rendered();
  }

  private static void open(MessageContext story, MessageBuilder sheet) {
    Escalation escalation = story.escalation();
    if (escalation.wasSentTo(story.delivery().recipient())) {
      List<ButtonElement> buttons = new ArrayList<>(Buttons.ofDecider(story.words(), escalation));
      if (story.reads(escalation.previousOwner())) {
        buttons.add(Buttons.withdraw(story.words(), escalation));
      }
      sheet.small(story.numberExplained());
      sheet.buttons(buttons);
    } else {
      sheet.small(story.words().say(NotifyPhrase.REDIRECTED_AWAY, "asked", story.asked()));
    }
  }
}
