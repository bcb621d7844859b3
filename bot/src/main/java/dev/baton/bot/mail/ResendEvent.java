package dev.baton.bot.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * News of an email that Resend had accepted.
 *
 * @param id of the webhook message; the same news may come twice under one id
 * @param kind what happened
 * @param emailId the id that {@link ResendOutcome.Accepted} named
 * @param at when it happened, in Resend's time
 * @param to the recipients as Resend names them
 * @param why the reason in Resend's words; empty when it gave none
 * @param tags what the email was tagged with when it was sent
 */
public record ResendEvent(
    String id,
    Kind kind,
    String emailId,
    Instant at,
    List<String> to,
    String why,
    Map<String, String> tags) {
  public ResendEvent {
    to = List.copyOf(to);
    tags = Map.copyOf(tags);
  }

  /** The news that change a delivery; Resend has others, which are ignored. */
  public enum Kind {
    DELIVERED,
    BOUNCED,
    COMPLAINED,
    FAILED,
    SUPPRESSED
  }
}
