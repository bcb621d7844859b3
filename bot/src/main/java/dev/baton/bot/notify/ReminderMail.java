package dev.baton.bot.notify;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.mail.MailPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Escalation;
import java.util.Optional;

/**
 * A mail that reminds its reader at half time to decide a request.
 *
 * @param message where the request stands in Slack
 * @param address of the ticket in the help desk; empty when the workspace has no template
 */
public record ReminderMail(
    Wording words,
    String subject,
    String headline,
    String asker,
    String reason,
    String message,
    Optional<String> address) {
  public ReminderMail {
    requireNonNull(words);
    requireNonNull(subject);
    requireNonNull(headline);
    requireNonNull(asker);
    requireNonNull(reason);
  }

  static ReminderMail of(MessageContext context, String message) {
    Wording words = context.words();
    Escalation escalation = context.escalation();
    return new ReminderMail(
        words,
        DecidedMail.subject(context),
        words.say(MailPhrase.HALF_TIME, "ticket", escalation.label(), "at", escalation.decideBy()),
        context.people().nameOf(escalation.requester()),
        escalation.reason(),
        message,
        context.address());
  }
}
