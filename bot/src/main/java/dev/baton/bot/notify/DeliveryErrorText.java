package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.notify.DeliveryError;

/**
 * What is noted of a delivery, in words. Plain text: escape it where it goes into Slack's format.
 */
public final class DeliveryErrorText {
  private DeliveryErrorText() {}

  /** A sentence; error codes and what machines said to each other stand in the log alone. */
  public static String of(DeliveryError error, Wording words) {
    return switch (error.reason()) {
      case NOTHING_LEFT_TO_TELL -> words.say(NotifyPhrase.NOTHING_LEFT_TO_TELL);
      case MESSAGE_NEVER_POSTED -> words.say(NotifyPhrase.MESSAGE_NEVER_POSTED);
      case ORIGIN_OUT_OF_REACH -> words.say(NotifyPhrase.ORIGIN_OUT_OF_REACH);
      case MESSAGE_GONE -> words.say(NotifyPhrase.MESSAGE_GONE);
      case SLACK_ASKED_TO_WAIT -> words.say(NotifyPhrase.SLACK_ASKED_TO_WAIT);
      case SLACK_REFUSED -> refusedBySlack(words, error.detail(DeliveryError.ERROR));
      case SLACK_TROUBLE -> words.say(NotifyPhrase.SLACK_TROUBLE);
      case SLACK_ANSWERED_HTTP -> words.say(NotifyPhrase.SLACK_ANSWERED_HTTP);
      case SLACK_SILENT -> words.say(NotifyPhrase.SLACK_SILENT);
      case SLACK_INTERCEPTED -> words.say(NotifyPhrase.SLACK_INTERCEPTED);
      case TOKEN_UNAVAILABLE -> words.say(NotifyPhrase.TOKEN_UNAVAILABLE);
      case SLACK_ACCOUNT -> words.say(NotifyPhrase.SLACK_ACCOUNT);
      case LOOKED_IN_VAIN -> words.say(NotifyPhrase.LOOKED_IN_VAIN);
      case DRAWING_FAILED -> words.say(NotifyPhrase.DRAWING_FAILED);
      case NOT_INSTALLED -> words.say(NotifyPhrase.NOT_INSTALLED);
      case BATON_REMOVED -> words.say(NotifyPhrase.BATON_REMOVED);
      case PERHAPS_TWICE -> words.say(NotifyPhrase.PERHAPS_TWICE);
      case NO_CLEAR_ANSWER -> words.say(NotifyPhrase.NO_CLEAR_ANSWER);
      case EMAIL_OFF -> words.say(NotifyPhrase.EMAIL_OFF);
      case EMAIL_NOT_AGREED_TO -> words.say(NotifyPhrase.EMAIL_NOT_AGREED_TO);
      case EMAIL_FOR_DECISIONS_ONLY -> words.say(NotifyPhrase.EMAIL_FOR_DECISIONS_ONLY);
      case RECIPIENT_LEFT -> words.say(NotifyPhrase.RECIPIENT_LEFT);
      case OPTED_OUT -> words.say(NotifyPhrase.OPTED_OUT);
      case NO_ADDRESS -> words.say(NotifyPhrase.NO_ADDRESS);
      case RESEND_SILENT -> words.say(NotifyPhrase.RESEND_SILENT);
      case RESEND_POSTPONED -> words.say(NotifyPhrase.RESEND_POSTPONED);
      case RESEND_TROUBLE -> words.say(NotifyPhrase.RESEND_TROUBLE);
      case RESEND_ACCOUNT -> words.say(NotifyPhrase.RESEND_ACCOUNT);
      case RESEND_QUOTA -> words.say(NotifyPhrase.RESEND_QUOTA);
      case RESEND_INTERCEPTED -> words.say(NotifyPhrase.RESEND_INTERCEPTED);
      case RESEND_NAMED_NO_MAIL -> words.say(NotifyPhrase.RESEND_NAMED_NO_MAIL);
      case RESEND_REFUSED -> words.say(NotifyPhrase.RESEND_REFUSED);
      case RESEND_TOOK_EARLIER -> words.say(NotifyPhrase.RESEND_TOOK_EARLIER);
      case MAIL_BOUNCED -> words.say(NotifyPhrase.MAIL_BOUNCED);
      case MAIL_FAILED -> words.say(NotifyPhrase.MAIL_FAILED);
      case MAIL_SUPPRESSED -> words.say(NotifyPhrase.MAIL_SUPPRESSED);
      case MAIL_COMPLAINED -> words.say(NotifyPhrase.MAIL_COMPLAINED);
      case MEDIUM_NOT_CHOSEN -> words.say(NotifyPhrase.MEDIUM_NOT_CHOSEN);
      case COLLECTED -> words.say(NotifyPhrase.COLLECTED);
      case MEDIUM_OFF -> words.say(NotifyPhrase.MEDIUM_OFF);
      case SECRET_LOST -> words.say(NotifyPhrase.SECRET_LOST);
      case READER_ENDED_IT -> words.say(NotifyPhrase.READER_ENDED_IT);
      case OUTSIDE_ASKED_TO_WAIT -> words.say(NotifyPhrase.OUTSIDE_ASKED_TO_WAIT);
      case OUTSIDE_ANSWERED_HTTP -> words.say(NotifyPhrase.OUTSIDE_ANSWERED_HTTP);
      case OUTSIDE_SILENT -> words.say(NotifyPhrase.OUTSIDE_SILENT);
      case OUTSIDE_NOT_PUBLIC -> words.say(NotifyPhrase.OUTSIDE_NOT_PUBLIC);
      case OUTSIDE_ACCOUNT -> words.say(NotifyPhrase.OUTSIDE_ACCOUNT);
      case OUTSIDE_REFUSED -> words.say(NotifyPhrase.OUTSIDE_REFUSED);
      case LEGACY -> withoutDetail(error.detail(DeliveryError.TEXT));
      case UNKNOWN -> words.say(NotifyPhrase.UNKNOWN_REASON);
    };
  }

  /** Slack's own words are for the log; what somebody can mend is said in ours. */
  private static String refusedBySlack(Wording words, String code) {
    return switch (code) {
      case "channel_not_found", "not_in_channel", "is_archived" ->
          words.say(NotifyPhrase.BATON_NOT_IN_CHANNEL);
      case "user_not_found", "user_disabled", "cannot_dm_bot", "users_not_found" ->
          words.say(NotifyPhrase.SLACK_HAS_NO_SUCH_PERSON);
      default -> words.say(NotifyPhrase.SLACK_REFUSED);
    };
  }

  /** What Slack or the mail service had said stands behind a colon. */
  private static String withoutDetail(String sentence) {
    int colon = sentence.indexOf(": ");
    return colon < 0 ? sentence : sentence.substring(0, colon) + ".";
  }
}
