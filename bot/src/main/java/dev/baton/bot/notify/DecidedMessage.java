package dev.baton.bot.notify;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import dev.baton.slack.MessageBuilder;
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
      case Settlement.Approved approved -> approved(story, approved);
      case Settlement.Bounced bounced -> bounced(story, bounced);
      case Settlement.Withdrawn _, Settlement.Closed _ ->
          throw new IllegalArgumentException(story.escalation().label() + " was not decided");
    };
  }

  private static SlackMessage approved(MessageContext story, Settlement.Approved approved) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    boolean mine = story.readerIs(NoticeRole.NEW_OWNER);
    sheet.say(mine ? yours(story) : moved(story, approved));
    sheet.small(SettledText.of(story, approved));
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

  private static String moved(MessageContext story, Settlement.Approved approved) {
    String told =
        story.readerIs(NoticeRole.PREVIOUS_OWNER)
            ? "You no longer own it."
            : "The ticket moved from %s to %s.".formatted(story.from(), story.to());
    return "%s is approved: now with %s in %s. %s"
        .formatted(story.label(), Mrkdwn.mention(approved.newOwner()), story.to(), told);
  }

  private static SlackMessage bounced(MessageContext story, Settlement.Bounced bounced) {
    MessageBuilder sheet = new MessageBuilder(story.delivery().id());
    Escalation escalation = story.escalation();
    boolean asker = story.readerIs(NoticeRole.REQUESTER);
    String owner = story.reads(escalation.previousOwner()) ? "You still own it." : "";
    sheet.say(
        "%s was bounced by %s%s: %s. %s"
            .formatted(
                story.label(),
                story.you(bounced.by()),
                SettledText.override(story, bounced.override()),
                SettledText.bounce(bounced.bounce()),
                owner)
            .strip());
    sheet.quote("*Note*", bounced.bounce().note());
    if (asker) {
      sheet.say(BounceText.whatToDo(bounced.bounce().code()) + " What you wrote is kept.");
    }
    sheet.quote("*Reason given*", escalation.reason());
    sheet.list("*Steps tried*", StepsText.list(escalation.stepsTried()));
    sheet.small(SettledText.of(story, bounced));
    return sheet.buttons(asker ? List.of(Buttons.fixAndResend(escalation)) : List.of()).rendered();
  }
}
