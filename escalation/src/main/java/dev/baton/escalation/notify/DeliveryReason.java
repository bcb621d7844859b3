package dev.baton.escalation.notify;

import java.util.Arrays;
import java.util.Locale;

/** Why a delivery is as it is; each names the details that come with it. */
public enum DeliveryReason {
  /** What it was to tell of is gone. */
  NOTHING_LEFT_TO_TELL,
  /** The message it changes was never posted, or where it stands was erased. */
  MESSAGE_NEVER_POSTED,
  /** {@code error}: the message it changes is gone from Slack. */
  MESSAGE_GONE,
  /** {@code error}: Baton may not write below the message that was escalated. */
  ORIGIN_OUT_OF_REACH,
  /** Nothing was done with it this time. */
  SLACK_ASKED_TO_WAIT,
  /** {@code error}: Slack's own word for why not. */
  SLACK_REFUSED,
  /** {@code error}: Slack's own word for a trouble of its own. */
  SLACK_TROUBLE,
  /** {@code status}: the number of the HTTP answer. */
  SLACK_ANSWERED_HTTP,
  /** {@code detail}: what the connection said. */
  SLACK_SILENT,
  /** Something on the way to Slack answered in its place. */
  SLACK_INTERCEPTED,
  /** {@code detail}: why there was no token to call Slack with. */
  TOKEN_UNAVAILABLE,
  /** {@code error}: Slack's own word for why it takes nothing from Baton in this workspace. */
  SLACK_ACCOUNT,
  /** Baton was not installed in the workspace when it was to be sent. */
  NOT_INSTALLED,
  /** Baton was removed from the workspace while it was queued. */
  BATON_REMOVED,
  /** An earlier attempt got no clear answer, so it may be there twice. */
  PERHAPS_TWICE,
  /** An earlier attempt may be there and was not found yet; nothing was sent this time. */
  LOOKED_IN_VAIN,
  /** It could not be drawn; nothing was sent. */
  DRAWING_FAILED,
  /** No clear answer for a day; not sent again, lest it come twice. */
  NO_CLEAR_ANSWER,
  EMAIL_OFF,
  /** No admin of the workspace agreed to email yet. */
  EMAIL_NOT_AGREED_TO,
  /** Only decisions are told by email. */
  EMAIL_FOR_DECISIONS_ONLY,
  /** The person it is for left the workspace. */
  RECIPIENT_LEFT,
  OPTED_OUT,
  /** Slack shows no address of the person. */
  NO_ADDRESS,
  /** {@code detail}: what the connection said. */
  RESEND_SILENT,
  /** {@code detail}: Resend's own words for why not now. */
  RESEND_POSTPONED,
  /** {@code detail}: Resend's own words for a trouble of its own. */
  RESEND_TROUBLE,
  /**
   * Resend takes no mail of this account. {@code status}: the number of the HTTP answer; {@code
   * detail}: Resend's own words.
   */
  RESEND_ACCOUNT,
  /** The account's quota is used up; {@code detail}: Resend's own words. */
  RESEND_QUOTA,
  /** {@code status}: the number of an answer that something on the way to Resend gave. */
  RESEND_INTERCEPTED,
  /** Resend's answer named no mail. */
  RESEND_NAMED_NO_MAIL,
  /** {@code status}: the number of the HTTP answer; {@code detail}: Resend's own words. */
  RESEND_REFUSED,
  /** Resend took an earlier attempt, whose answer was lost. */
  RESEND_TOOK_EARLIER,
  /** {@code detail}, if the reader's server gave any. */
  MAIL_BOUNCED,
  /** {@code detail}, if Resend gave any. */
  MAIL_FAILED,
  /** Resend holds mail to this address back; {@code detail}, if it gave any. */
  MAIL_SUPPRESSED,
  /** Its reader marked it as spam; {@code detail}, if there is any. */
  MAIL_COMPLAINED,
  /** Its reader has nothing by this medium any more. */
  MEDIUM_NOT_CHOSEN,
  /** One of many alerts, which were told together in one message. */
  COLLECTED,
  /** The server is not set up for this medium. */
  MEDIUM_OFF,
  /** The secret that signs, or the key that calls, opens no more. */
  SECRET_LOST,
  /** {@code detail}: how the other side ended it; nothing goes to it any more. */
  READER_ENDED_IT,
  /** The other side asked to wait. */
  OUTSIDE_ASKED_TO_WAIT,
  /** {@code status}: the number of the HTTP answer, which is no success. */
  OUTSIDE_ANSWERED_HTTP,
  /** {@code detail}: what the connection said. */
  OUTSIDE_SILENT,
  /** The address leads nowhere, or not into the public internet. */
  OUTSIDE_NOT_PUBLIC,
  /** {@code status}, {@code detail}: why the other side takes nothing by this account. */
  OUTSIDE_ACCOUNT,
  /** {@code status}, {@code detail}: why the other side does not take this message. */
  OUTSIDE_REFUSED,
  /**
   * {@code text}: a sentence from before reasons were kept as codes, which says none of the above.
   */
  LEGACY,
  /** {@code code}: as a newer program wrote it; with whatever details came with it. */
  UNKNOWN;

  /** As stored: {@code slack_refused}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason written this way; {@link #UNKNOWN} for everything else. */
  public static DeliveryReason parse(String code) {
    return Arrays.stream(values())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
