package dev.baton.bot.notify;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.decide.BounceText;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;

/** To requester, old owner and new owner: approved, or bounced and why. One person, one message. */
final class DecidedMessage {
  private DecidedMessage() {}

  /**
   * @throws IllegalArgumentException when it was not decided
   */
  static SlackMessage of(MessageContext story) {
    Settlement settlement = story.escalation().settlement().orElseThrow();
    return switch (settlement) {
      case Settlement.Approved _ -> approved(story);
      case Settlement.Bounced bounced -> bounced(story, bounced);
      case Settlement.Withdrawn _, Settlement.Closed _ ->
          throw new IllegalArgumentException(story.escalation().label() + " was not decided");
    };
  }

  private static SlackMessage approved(MessageContext story) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    boolean mine = story.readerIs(NoticeRole.NEW_OWNER);
    sheet.say(mine ? yours(story) : moved(story));
    if (mine) {
      sheet.small(story.settled());
    }
    List<ButtonElement> buttons = new ArrayList<>();
    if (mine) {
      sheet.toCopy("The whole story, to paste into the help desk:", HandoffNote.of(story));
    }
    story.address().ifPresent(address -> buttons.add(Buttons.openTicket(address)));
    return sheet.buttons(mine ? buttons : List.of()).rendered();
  }

  private static String yours(MessageContext story) {
    Escalation escalation = story.escalation();
    return "%s is yours now: %s handed it on from %s to %s."
        .formatted(story.label(), story.you(escalation.requester()), story.from(), story.to());
  }

  private static String moved(MessageContext story) {
    return story.readerIs(NoticeRole.PREVIOUS_OWNER)
        ? story.labelledAndSettled() + " You no longer own it."
        : story.labelledAndSettled();
  }

  private static SlackMessage bounced(MessageContext story, Settlement.Bounced bounced) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    Escalation escalation = story.escalation();
    boolean asker = story.readerIs(NoticeRole.REQUESTER);
    sheet.say(story.labelledAndSettled());
    sheet.quote("*Note*", bounced.bounce().note());
    if (asker) {
      sheet.say(
          new BounceText(story.words()).whatToDo(bounced.bounce().code())
              + " What you wrote is kept.");
    }
    sheet.quote("*Reason given*", escalation.reason());
    sheet.list("*Steps tried*", StepsText.list(escalation.stepsTried()));
    return sheet.buttons(asker ? List.of(Buttons.fixAndResend(escalation)) : List.of()).rendered();
  }
}
