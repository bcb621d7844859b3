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

  static SlackMessage of(MessageContext context) {
    MessageBuilder message = context.message();
    RequestStory.tell(context, message);
    Escalation escalation = context.escalation();
    if (escalation.isPending()) {
      open(context, message);
    }
    context
        .undoableUntil()
        .ifPresent(until -> {
          message.small(context.words().say(NotifyPhrase.TAKE_BACK_UNTIL, "until", until));
          message.buttons(List.of(Buttons.takeBack(context.words(), escalation)));
        });
    return message.build();
  }

  private static void open(MessageContext context, MessageBuilder message) {
    Escalation escalation = context.escalation();
    if (escalation.wasSentTo(context.delivery().recipient())) {
      List<ButtonElement> buttons = new ArrayList<>(Buttons.ofDecider(context.words(), escalation));
      if (context.whose() == Whose.MINE) {
        buttons.add(Buttons.withdraw(context.words(), escalation));
      }
      message.small(context.numberExplained());
      message.buttons(buttons);
    } else {
      message.small(context.words().say(NotifyPhrase.REDIRECTED_AWAY, "asked", context.asked()));
    }
  }
}
