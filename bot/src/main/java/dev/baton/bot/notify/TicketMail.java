package dev.baton.bot.notify;

import com.resend.services.emails.model.CreateEmailOptions;
import dev.baton.bot.mail.MailEnvelope;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.notify.Notice;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A mail about a ticket: in the ticket's conversation, drawn from what holds when it is sent. */
record TicketMail(
    MessageContext context, MailTemplates templates, MailEnvelope envelope, String address) {
  /** Whether it wants something of its reader by itself, whatever mails they had before. */
  boolean asksReader() {
    Notice notice = context.delivery().notice();
    return notice instanceof Notice.QuestionAsked || notice instanceof Notice.ClockMark;
  }

  /** Given the address of the message that tells the same; empty when what it tells of is over. */
  Optional<Function<String, CreateEmailOptions>> drawn() {
    Notice notice = context.delivery().notice();
    if (notice instanceof Notice.QuestionAsked(UUID id)) {
      return context.escalation().question(id).filter(this::isOpen).map(this::question);
    }
    if (notice instanceof Notice.ClockMark mark) {
      return reminds(mark) ? Optional.of(this::reminder) : Optional.empty();
    }
    return Optional.of(this::decided);
  }

  /** Else there is nothing to answer by then. */
  private boolean isOpen(Question question) {
    return question.isOpen() && context.escalation().isPending();
  }

  private Function<String, CreateEmailOptions> question(Question question) {
    return message -> {
      QuestionMail mail = QuestionMail.of(context, question, message);
      return sent(mail.subject(), templates.html(mail), templates.text(mail));
    };
  }

  /** Only until the time is over: who is late hears it in Slack, at once. */
  private boolean reminds(Notice.ClockMark mark) {
    return waitsForReader()
        && context.time().decision().filter(clock -> clock.id().equals(mark.clock())).isPresent()
        && !context.time().isOver(context.escalation());
  }

  private CreateEmailOptions reminder(String message) {
    ReminderMail mail = ReminderMail.of(context, message);
    return sent(mail.subject(), templates.html(mail), templates.text(mail));
  }

  private CreateEmailOptions decided(String message) {
    DecidedMail mail = DecidedMail.of(context, message);
    return sent(mail.subject(), templates.html(mail), templates.text(mail));
  }

  /** Nobody is reminded of what is decided, or is asked of others, by now. */
  private boolean waitsForReader() {
    Escalation escalation = context.escalation();
    return escalation.isPending() && escalation.wasSentTo(context.delivery().recipient());
  }

  private CreateEmailOptions sent(String subject, String html, String text) {
    return envelope.around(subject, html, text, address, context.escalation().ticket());
  }
}
