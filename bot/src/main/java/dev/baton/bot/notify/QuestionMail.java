package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.relative;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.mail.MailPhrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Question;
import java.util.Optional;

/**
 * A mail that asks its reader something about a request.
 *
 * @param message where the Slack message stands that asks the same
 * @param address of the ticket in the help desk; empty when the workspace has no template
 */
public record QuestionMail(
    Wording words,
    String subject,
    String headline,
    String question,
    String due,
    String message,
    Optional<String> address) {
  public QuestionMail {
    requireNonNull(words);
    requireNonNull(subject);
    requireNonNull(headline);
    requireNonNull(question);
  }

  static QuestionMail of(MessageContext context, Question question, String message) {
    Wording words = context.words();
    return new QuestionMail(
        words,
        DecidedMail.subject(context),
        words.say(
            MailPhrase.QUESTION_ASKED,
            "who",
            context.people().nameOf(question.asker()),
            "ticket",
            context.escalation().label()),
        question.text(),
        words.plain(
            SharedPhrase.DECISION_DUE,
            "late",
            context.time().isOver(context.escalation()),
            "when",
            relative(context.escalation().decideBy())),
        message,
        context.address());
  }
}
