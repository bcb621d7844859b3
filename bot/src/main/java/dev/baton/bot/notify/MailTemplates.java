package dev.baton.bot.notify;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Mails as HTML, which escapes whatever people typed, and as plain text, which need not. */
final class MailTemplates {
  private final TemplateEngine html = compiled(ContentType.Html, "gg.jte.generated.html");
  private final TemplateEngine text = compiled(ContentType.Plain, "gg.jte.generated.text");

  String html(DecidedMail mail) {
    return drawn(html, "decided.jte", mail);
  }

  String html(QuestionMail mail) {
    return drawn(html, "question.jte", mail);
  }

  String html(ReminderMail mail) {
    return drawn(html, "reminder.jte", mail);
  }

  String text(ReminderMail mail) {
    return drawn(text, "reminder.jte", mail);
  }

  String text(DecidedMail mail) {
    return drawn(text, "decided.jte", mail);
  }

  String text(QuestionMail mail) {
    return drawn(text, "question.jte", mail);
  }

  private static String drawn(TemplateEngine engine, String template, Object mail) {
    StringOutput output = new StringOutput();
    engine.render(template, mail, output);
    return output.toString();
  }

  private static TemplateEngine compiled(ContentType type, String packageName) {
    return TemplateEngine.createPrecompiled(
        null, type, MailTemplates.class.getClassLoader(), packageName);
  }
}
