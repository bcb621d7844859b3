package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** To managers: somebody was not reached, and who has to act. */
final class UndeliverableMessage {
  private static final int SHOWN_WHY = 500;

  private UndeliverableMessage() {}

  /**
   * @param id of the delivery that tells this
   * @param failed the delivery that did not arrive
   * @param words the reader's
   */
  static SlackMessage of(UUID id, Delivery failed, Optional<Escalation> escalation, Wording words) {
    List<String> facts = new ArrayList<>();
    facts.add(words.say(NotifyPhrase.FAILED_WHAT, "what", what(failed.notice())));
    escalation.ifPresent(
        about -> facts.add(words.say(NotifyPhrase.FAILED_TICKET, "ticket", about.label())));
    facts.add(words.say(NotifyPhrase.FAILED_WHY, "why", why(failed, words)));
    facts.add(words.say(NotifyPhrase.FAILED_NEXT, "step", whatToDo(failed)));
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .say(outcome(failed, words))
        .say(String.join("\n", facts))
        .build();
  }

  static String outcome(Delivery failed, Wording words) {
    boolean trying = failed.state() == DeliveryState.QUEUED;
    Arg who = whom(failed);
    if (isChange(failed)) {
      return trying
          ? words.say(NotifyPhrase.NOT_UPDATED_YET, "who", who)
          : words.say(NotifyPhrase.NOT_UPDATED, "who", who);
    }
    return trying
        ? words.say(NotifyPhrase.NOT_REACHED_YET, "medium", failed.medium(), "who", who)
        : words.say(NotifyPhrase.NOT_REACHED, "medium", failed.medium(), "who", who);
  }

  static NotifyPhrase what(Notice notice) {
    return switch (notice) {
      case Notice.Request _ -> NotifyPhrase.TELLS_REQUEST;
      case Notice.ChannelCopy _ -> NotifyPhrase.TELLS_COPY;
      case Notice.Receipt _ -> NotifyPhrase.TELLS_RECEIPT;
      case Notice.OncallTriggered _, Notice.OncallResolved _ -> NotifyPhrase.TELLS_ONCALL;
      case Notice.OwnerTold _ -> NotifyPhrase.TELLS_OWNER;
      case Notice.NowWith _ -> NotifyPhrase.TELLS_NOW_WITH;
      case Notice.Decided _ -> NotifyPhrase.TELLS_DECISION;
      case Notice.TakenBack _ -> NotifyPhrase.TELLS_TAKE_BACK;
      case Notice.OriginReply _ -> NotifyPhrase.TELLS_ORIGIN;
      case Notice.TicketsMoved _ -> NotifyPhrase.TELLS_MOVES;
      case Notice.Withdrawn _ -> NotifyPhrase.TELLS_WITHDRAWAL;
      case Notice.InformationAdded _ -> NotifyPhrase.TELLS_INFORMATION;
      case Notice.ClockMark _, Notice.OverdueBefore _ -> NotifyPhrase.TELLS_CLOCK;
      case Notice.PromiseMark _, Notice.PromisesMany _ -> NotifyPhrase.TELLS_PROMISE;
      case Notice.FileCopy _ -> NotifyPhrase.TELLS_FILES;
      case Notice.QuestionAsked _ -> NotifyPhrase.TELLS_QUESTION;
      case Notice.QuestionAnswered _ -> NotifyPhrase.TELLS_ANSWER;
      case Notice.Undeliverable _ -> NotifyPhrase.TELLS_FAILURE;
      case Notice.DraftKept _ -> NotifyPhrase.TELLS_DRAFT;
      case Notice.Digest _ -> NotifyPhrase.TELLS_DIGEST;
      case Notice.Week _ -> NotifyPhrase.TELLS_WEEK;
      case Notice.RolesChanged _ -> NotifyPhrase.TELLS_ROLES;
      case Notice.TicketGiven _ -> NotifyPhrase.TELLS_TICKET_GIVEN;
      case Notice.Detected _ -> NotifyPhrase.TELLS_DETECTED;
      case Notice.RequestsHeld _ -> NotifyPhrase.TELLS_REQUESTS_HELD;
      case Notice.Backlog _ -> NotifyPhrase.TELLS_BACKLOG;
      case Notice.RoleGiven _ -> NotifyPhrase.TELLS_ROLE_GIVEN;
      case Notice.MatrixProposed _, Notice.SheetTroubled _ -> NotifyPhrase.TELLS_SHEET;
      case Notice.HolidaysChanged _ -> NotifyPhrase.TELLS_HOLIDAYS;
      case Notice.InboundRefused _ -> NotifyPhrase.TELLS_EVENTS_REFUSED;
      case Notice.Alert _, Notice.AccountDay _, Notice.AlertsCollected _ ->
          NotifyPhrase.TELLS_ALERT;
      case Notice.AlertsEnded _, Notice.ChatLinked _ -> NotifyPhrase.TELLS_MEDIUM;
      case Notice.FollowUp _, Notice.FollowUpDone _ -> NotifyPhrase.TELLS_FOLLOW_UP;
      case Notice.Welcome _ -> NotifyPhrase.TELLS_WELCOME;
      case Notice.Practice _ -> NotifyPhrase.TELLS_PRACTICE;
      case Notice.Invitation _ -> NotifyPhrase.TELLS_INVITATION;
      case Notice.Held _ -> NotifyPhrase.TELLS_HOLD;
      case Notice.Unreadable _ -> NotifyPhrase.TELLS_UNREADABLE;
    };
  }

  private static Arg whom(Delivery failed) {
    if (failed.medium() == Medium.ONCALL) {
      return Arg.anyOf(List.of(failed.recipient()));
    }
    return SlackSettlement.isToChannel(failed)
        ? mrkdwn("<#" + Mrkdwn.escape(failed.recipient()) + ">")
        : Arg.person(failed.recipient());
  }

  private static boolean isChange(Delivery failed) {
    return failed.updates().isPresent();
  }

  static String why(Delivery failed, Wording words) {
    return failed
        .error()
        .map(error -> Mrkdwn.shorten(DeliveryErrorText.of(error, words), SHOWN_WHY))
        .orElseGet(() -> words.say(NotifyPhrase.WHY_UNKNOWN));
  }

  private static NotifyPhrase whatToDo(Delivery failed) {
    if (failed.state() == DeliveryState.QUEUED) {
      return NotifyPhrase.KEEPS_TRYING;
    }
    if (isChange(failed)) {
      return NotifyPhrase.NOTHING_TO_DO;
    }
    if (failed.notice() instanceof Notice.ChannelCopy) {
      return NotifyPhrase.INVITE_BATON;
    }
    return switch (failed.medium()) {
      case EMAIL -> NotifyPhrase.CHECK_ADDRESS;
      case ONCALL -> NotifyPhrase.CHECK_ONCALL_KEY;
      case SLACK, TELEGRAM, WEBHOOK -> NotifyPhrase.TELL_THEM;
    };
  }
}
