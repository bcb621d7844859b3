package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.decide.BounceText;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
      case Settlement.Withdrawn _, Settlement.Replaced _, Settlement.Closed _ ->
          throw new IllegalArgumentException(story.escalation().label() + " was not decided");
    };
  }

  private static SlackMessage approved(MessageContext story) {
    MessageBuilder sheet = story.message();
    boolean mine = story.readerIs(NoticeRole.NEW_OWNER);
    Wording words = story.words();
    sheet.say(mine ? yours(story) : moved(story));
    List<ButtonElement> buttons = new ArrayList<>();
    if (mine) {
      sheet.small(story.settled());
      sheet.toCopy(words.say(NotifyPhrase.TO_COPY), HandoffNote.of(story));
      story.address().ifPresent(address -> buttons.add(Buttons.openTicket(words, address)));
    }
    return sheet.buttons(buttons).rendered();
  }

  private static String yours(MessageContext story) {
    String requester = story.escalation().requester();
    return story
        .words()
        .say(
            NotifyPhrase.YOURS,
            "back",
            story.isHandBack(),
            "asked",
            story.reads(requester),
            "asker",
            story.person(requester),
            "ticket",
            story.ticket(),
            "from",
            story.from(),
            "to",
            story.to());
  }

  private static String moved(MessageContext story) {
    String settled = story.labelledAndSettled();
    return story.readerIs(NoticeRole.PREVIOUS_OWNER)
        ? story.words().say(NotifyPhrase.NO_LONGER_YOURS, "settled", mrkdwn(settled))
        : settled;
  }

  /** What was filed since, where the way back to this one is closed. */
  private static Optional<String> followed(MessageContext story) {
    return story
        .lineage()
        .followedBy()
        .map(next ->
            story
                .words()
                .say(
                    NotifyPhrase.FOLLOWED_BY,
                    "next",
                    "#" + next.seq(),
                    "how",
                    mrkdwn(story.settlement().of(next))));
  }

  private static SlackMessage bounced(MessageContext story, Settlement.Bounced bounced) {
    MessageBuilder sheet = story.message();
    Escalation escalation = story.escalation();
    Wording words = story.words();
    boolean asker = story.readerIs(NoticeRole.REQUESTER);
    boolean mayResend = asker && story.lineage().canBeResent();
    sheet.say(story.labelledAndSettled());
    if (asker) {
      followed(story).ifPresent(sheet::say);
    }
    sheet.quote(words.say(NotifyPhrase.BOUNCE_NOTE), bounced.bounce().note());
    if (mayResend) {
      sheet.say(
          words.say(
              NotifyPhrase.WHAT_TO_DO,
              "step",
              new BounceText(words).whatToDo(bounced.bounce().code())));
    }
    sheet.quote(words.say(NotifyPhrase.REASON_GIVEN), escalation.reason());
    sheet.list(words.say(NotifyPhrase.STEPS_TRIED), StepsText.list(escalation.stepsTried()));
    return sheet
        .buttons(mayResend ? List.of(Buttons.fixAndResend(words, escalation)) : List.of())
        .rendered();
  }
}
