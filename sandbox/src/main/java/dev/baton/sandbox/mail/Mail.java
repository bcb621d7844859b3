package dev.baton.sandbox.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An email that Resend took.
 *
 * @param html empty text when the mail has only plain text
 * @param text empty text when the mail has only HTML
 * @param headers the custom headers, such as References
 * @param at when it was taken, by the sandbox's clock
 */
public record Mail(
    String id,
    String from,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    List<String> replyTo,
    String subject,
    String html,
    String text,
    Map<String, String> headers,
    Map<String, String> tags,
    Optional<String> idempotencyKey,
    Instant at) {

  public Mail {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    replyTo = List.copyOf(replyTo);
    headers = Map.copyOf(headers);
    tags = Map.copyOf(tags);
  }

  /** True when the address is among the receivers, with or without a display name. */
  public boolean isTo(String address) {
    return to.stream().anyMatch(one -> Addresses.bare(one).equalsIgnoreCase(address));
  }

  /** The header of that name, whatever its case; empty when there is none. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
