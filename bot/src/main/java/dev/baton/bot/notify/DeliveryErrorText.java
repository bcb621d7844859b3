package dev.baton.bot.notify;

import dev.baton.escalation.notify.DeliveryError;

/**
 * What is noted of a delivery, in words. Plain text: escape it where it goes into Slack's format.
 */
public final class DeliveryErrorText {
  private DeliveryErrorText() {}

  /** A sentence; what Slack and the mail service said stands in it as they said it. */
  public static String of(DeliveryError error) {
    return switch (error.reason()) {
      case NOTHING_LEFT_TO_TELL -> "There is nothing left to tell.";
      case MESSAGE_NEVER_POSTED -> "The message it changes was never posted, or erased.";
      case MESSAGE_GONE ->
          with("The message is gone from Slack", error.detail(DeliveryError.ERROR));
      case SLACK_ASKED_TO_WAIT -> "Slack asked to wait.";
      case SLACK_REFUSED -> with("Slack refused it", error.detail(DeliveryError.ERROR));
      case SLACK_TROUBLE -> "Slack said " + error.detail(DeliveryError.ERROR);
      case SLACK_ANSWERED_HTTP -> "Slack answered HTTP " + error.detail(DeliveryError.STATUS);
      case SLACK_SILENT -> with("Slack did not answer", error.detail(DeliveryError.DETAIL));
      case SLACK_INTERCEPTED -> "Something on the way to Slack answered in its place";
      case TOKEN_UNAVAILABLE -> error.detail(DeliveryError.DETAIL);
      case NOT_INSTALLED -> "Baton is not installed in this workspace any more.";
      case BATON_REMOVED -> "Baton was removed from this workspace.";
      case PERHAPS_TWICE -> "An earlier attempt got no clear answer, so it may be there twice.";
      case NO_CLEAR_ANSWER -> "No clear answer for a day; not sent again, lest it come twice.";
      case EMAIL_OFF -> "Email is off: RESEND_API_KEY is not set.";
      case EMAIL_NOT_AGREED_TO -> "Email is off: no admin of this workspace agreed to it yet.";
      case EMAIL_FOR_DECISIONS_ONLY -> "Only decisions are told by email.";
      case RECIPIENT_LEFT -> "This person left the workspace.";
      case OPTED_OUT -> "This person opted out of email.";
      case NO_ADDRESS -> "Slack shows no email address of this person.";
      case RESEND_SILENT -> with("Resend did not answer", error.detail(DeliveryError.DETAIL));
      case RESEND_POSTPONED -> error.detail(DeliveryError.DETAIL);
      case RESEND_NAMED_NO_MAIL -> "Resend's answer names no email.";
      case RESEND_REFUSED ->
          with(
              "Resend refused it (" + error.detail(DeliveryError.STATUS) + ")",
              error.detail(DeliveryError.DETAIL));
      case RESEND_TOOK_EARLIER -> "Resend took an earlier attempt, whose answer was lost.";
      case MAIL_BOUNCED -> with("The mail bounced", error.detail(DeliveryError.DETAIL));
      case MAIL_FAILED -> with("The mail failed", error.detail(DeliveryError.DETAIL));
      case MAIL_SUPPRESSED ->
          with("Resend holds mail to this address back", error.detail(DeliveryError.DETAIL));
      case MAIL_COMPLAINED ->
          with("Its reader marked it as spam", error.detail(DeliveryError.DETAIL));
      case LEGACY -> error.detail(DeliveryError.TEXT);
    };
  }

  private static String with(String sentence, String detail) {
    return detail.isEmpty() ? sentence : sentence + ": " + detail;
  }
}
