package dev.baton.bot.notify;

import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.notify.DeliveryError;

/**
 * What is noted of a delivery, in words. Plain text: escape it where it goes into Slack's format.
 */
public final class DeliveryErrorText {
  private DeliveryErrorText() {}

  /** A sentence; what Slack and the mail service said stands in it as they said it. */
  public static String of(DeliveryError error, Wording words) {
    return switch (error.reason()) {
      case NOTHING_LEFT_TO_TELL -> words.say(NotifyPhrase.NOTHING_LEFT_TO_TELL);
      case MESSAGE_NEVER_POSTED -> words.say(NotifyPhrase.MESSAGE_NEVER_POSTED);
      case MESSAGE_GONE ->
          detailed(words, NotifyPhrase.MESSAGE_GONE, error.detail(DeliveryError.ERROR));
      case SLACK_ASKED_TO_WAIT -> words.say(NotifyPhrase.SLACK_ASKED_TO_WAIT);
      case SLACK_REFUSED ->
          detailed(words, NotifyPhrase.SLACK_REFUSED, error.detail(DeliveryError.ERROR));
      case SLACK_TROUBLE ->
          detailed(words, NotifyPhrase.SLACK_TROUBLE, error.detail(DeliveryError.ERROR));
      case SLACK_ANSWERED_HTTP ->
          detailed(words, NotifyPhrase.SLACK_ANSWERED_HTTP, error.detail(DeliveryError.STATUS));
      case SLACK_SILENT ->
          detailed(words, NotifyPhrase.SLACK_SILENT, error.detail(DeliveryError.DETAIL));
      case SLACK_INTERCEPTED -> words.say(NotifyPhrase.SLACK_INTERCEPTED);
      case TOKEN_UNAVAILABLE ->
          detailed(words, NotifyPhrase.TOKEN_UNAVAILABLE, error.detail(DeliveryError.DETAIL));
      case SLACK_ACCOUNT ->
          detailed(words, NotifyPhrase.SLACK_ACCOUNT, error.detail(DeliveryError.ERROR));
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
      case RESEND_SILENT ->
          detailed(words, NotifyPhrase.RESEND_SILENT, error.detail(DeliveryError.DETAIL));
      case RESEND_POSTPONED ->
          detailed(words, NotifyPhrase.RESEND_POSTPONED, error.detail(DeliveryError.DETAIL));
      case RESEND_TROUBLE ->
          detailed(words, NotifyPhrase.RESEND_TROUBLE, error.detail(DeliveryError.DETAIL));
      case RESEND_ACCOUNT -> refused(words, NotifyPhrase.RESEND_ACCOUNT, error);
      case RESEND_QUOTA ->
          detailed(words, NotifyPhrase.RESEND_QUOTA, error.detail(DeliveryError.DETAIL));
      case RESEND_INTERCEPTED ->
          detailed(words, NotifyPhrase.RESEND_INTERCEPTED, error.detail(DeliveryError.STATUS));
      case RESEND_NAMED_NO_MAIL -> words.say(NotifyPhrase.RESEND_NAMED_NO_MAIL);
      case RESEND_REFUSED -> refused(words, NotifyPhrase.RESEND_REFUSED, error);
      case RESEND_TOOK_EARLIER -> words.say(NotifyPhrase.RESEND_TOOK_EARLIER);
      case MAIL_BOUNCED ->
          detailed(words, NotifyPhrase.MAIL_BOUNCED, error.detail(DeliveryError.DETAIL));
      case MAIL_FAILED ->
          detailed(words, NotifyPhrase.MAIL_FAILED, error.detail(DeliveryError.DETAIL));
      case MAIL_SUPPRESSED ->
          detailed(words, NotifyPhrase.MAIL_SUPPRESSED, error.detail(DeliveryError.DETAIL));
      case MAIL_COMPLAINED ->
          detailed(words, NotifyPhrase.MAIL_COMPLAINED, error.detail(DeliveryError.DETAIL));
      case LEGACY -> error.detail(DeliveryError.TEXT);
      case UNKNOWN -> words.say(NotifyPhrase.UNKNOWN_REASON);
    };
  }

  /** Details may have been erased. */
  private static String detailed(Wording words, Phrase phrase, String detail) {
    return words.say(phrase, "known", !detail.isEmpty(), "detail", detail);
  }

  private static String refused(Wording words, Phrase phrase, DeliveryError error) {
    String detail = error.detail(DeliveryError.DETAIL);
    return words.say(
        phrase,
        "known",
        !detail.isEmpty(),
        "status",
        error.detail(DeliveryError.STATUS),
        "detail",
        detail);
  }
}
