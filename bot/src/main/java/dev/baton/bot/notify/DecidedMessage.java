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
  static SlackMessage of(MessageContext context) {
    Settlement settlement = context.escalation().settlement().orElseThrow();
    return switch (settlement) {
      case Settlement.Approved _ -> approved(context);
      case Settlement.Bounced bounced -> bounced(context, bounced);
      case Settlement.TakenBack _ -> TakenBackMessage.of(context);
      case Settlement.Withdrawn _, Settlement.Replaced _, Settlement.Closed _ ->
          throw new IllegalArgumentException(context.escalation().label() + " was not decided");
    };
  }

  private static SlackMessage approved(MessageContext context) {
    MessageBuilder message = context.message();
    boolean mine = context.readerIs(NoticeRole.NEW_OWNER);
    Wording words = context.words();
    message.say(mine ? yours(context) : moved(context));
    if (context.escalation().isReassignment()) {
      message.quote(words.say(NotifyPhrase.BOUNCE_NOTE), context.escalation().reason());
    }
    List<ButtonElement> buttons = new ArrayList<>();
    if (mine && context.time().waitsForOwner()) {
      buttons.add(Buttons.onIt(words, context.escalation().ref()));
    }
    if (mine) {
      message.small(context.settled());
      onIt(context).ifPresent(message::small);
      context
          .story()
          .ifPresent(
              story -> message.toCopy(words.say(NotifyPhrase.TO_COPY), HandoffNote.of(story)));
      context.address().ifPresent(address -> buttons.add(Buttons.openTicket(words, address)));
    }
    return message.buttons(buttons).build();
  }

  private static Optional<String> onIt(MessageContext context) {
    return context
        .time()
        .began()
        .map(at ->
            context
                .words()
                .say(
                    NotifyPhrase.ON_IT,
                    "mine",
                    context.readerIs(NoticeRole.NEW_OWNER),
                    "owner",
                    context.owner(context.owner()),
                    "since",
                    at));
  }

  private static String yours(MessageContext context) {
    if (context.escalation().isReassignment()) {
      return movedToYou(context);
    }
    String requester = context.escalation().requester();
    return context
        .words()
        .say(
            NotifyPhrase.YOURS,
            "back",
            context.isHandBack(),
            "asked",
            context.reads(requester),
            "asker",
            context.person(requester),
            "ticket",
            context.ticket(),
            "from",
            context.from(),
            "to",
            context.to());
  }

  private static String movedToYou(MessageContext context) {
    String lead = context.escalation().settlement().orElseThrow().by();
    return context
        .words()
        .say(
            NotifyPhrase.MOVED_TO_YOU,
            "ticket",
            context.ticket(),
            "own",
            context.reads(lead),
            "lead",
            context.person(lead),
            "from",
            context.owner(context.escalation().previousOwner()),
            "tier",
            context.to());
  }

  private static String moved(MessageContext context) {
    String settled = context.labelledAndSettled();
    return context.readerIs(NoticeRole.PREVIOUS_OWNER)
        ? context.words().say(NotifyPhrase.NO_LONGER_YOURS, "settled", mrkdwn(settled))
        : settled;
  }

  /** What was filed since, where the way back to this one is closed. */
  private static Optional<String> followed(MessageContext context) {
    return context
        .lineage()
        .followedBy()
        .map(next ->
            context
                .words()
                .say(
                    NotifyPhrase.FOLLOWED_BY,
                    "next",
                    "#" + next.seq(),
                    "how",
                    mrkdwn(context.settlement().of(next))));
  }

  private static SlackMessage bounced(MessageContext context, Settlement.Bounced bounced) {
    MessageBuilder message = context.message();
    Escalation escalation = context.escalation();
    Wording words = context.words();
    boolean asker = context.readerIs(NoticeRole.REQUESTER);
    boolean mayResend = asker && context.lineage().canBeResent();
    message.say(context.labelledAndSettled());
    if (asker) {
      followed(context).ifPresent(message::say);
    }
    message.quote(words.say(NotifyPhrase.BOUNCE_NOTE), bounced.bounce().note());
    if (mayResend) {
      message.say(
          words.say(
              NotifyPhrase.WHAT_TO_DO,
              "step",
              new BounceText(words).whatToDo(bounced.bounce().code(), context.wayToRightTier())));
    }
    message.quote(words.say(NotifyPhrase.REASON_GIVEN), escalation.reason());
    message.list(StepsText.heading(escalation, words), StepsText.list(escalation.stepsTried()));
    return message
        .buttons(mayResend ? List.of(Buttons.fixAndResend(words, escalation)) : List.of())
        .build();
  }
}
