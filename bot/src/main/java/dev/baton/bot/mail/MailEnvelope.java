package dev.baton.bot.mail;

import com.resend.services.emails.model.CreateEmailOptions;
import com.resend.services.emails.model.Tag;
import dev.baton.escalation.ticket.TicketKey;
import java.util.UUID;

/**
 * What is around a mail's words: sender, conversation, and the tags by which Resend's news of it
 * finds back to its delivery.
 */
public record MailEnvelope(MailAccess.On through, String orgId, UUID delivery) {
  static final String WORKSPACE_TAG = "workspace";
  static final String DELIVERY_TAG = "delivery";

  /** The same for every attempt, so that Resend sends once. */
  public String key() {
    return "baton/" + delivery;
  }

  public CreateEmailOptions around(
      String subject, String html, String text, String address, TicketKey ticket) {
    return CreateEmailOptions.builder()
        .from(through.from())
        .to(address)
        .subject(subject.replaceAll("\\p{Cntrl}+", " "))
        .html(html)
        .text(text)
        .addHeader("References", conversation(ticket))
        .addHeader("In-Reply-To", conversation(ticket))
        .tags(tag(WORKSPACE_TAG, orgId), tag(DELIVERY_TAG, delivery.toString()))
        .build();
  }

  /** A mail of plain text that is about no ticket. */
  public CreateEmailOptions around(String subject, String text, String address) {
    return CreateEmailOptions.builder()
        .from(through.from())
        .to(address)
        .subject(subject.replaceAll("\\p{Cntrl}+", " "))
        .text(text)
        .tags(tag(WORKSPACE_TAG, orgId), tag(DELIVERY_TAG, delivery.toString()))
        .build();
  }

  /** One conversation per ticket: every mail answers a first one that was never sent. */
  private String conversation(TicketKey ticket) {
    String safe = ticket.identity().replaceAll("[^A-Za-z0-9-]", "_");
    return "<ticket-%s.%s@%s>".formatted(safe, orgId, through.threadHost());
  }

  private static Tag tag(String name, String value) {
    return Tag.builder().name(name).value(value).build();
  }
}
