package dev.baton.bot.config;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sends Baton's email.
 *
 * @param text as RFC 5322 writes it, such as {@code Baton <baton@example.com>}
 * @param domain that sends, in small letters, such as {@code example.com}
 */
public record Sender(String text, String domain) {
  public Sender {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(domain, "domain");
  }

  /** One address, with a name or without; empty when it is none, or more than one. */
  public static Optional<Sender> parse(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      InternetAddress[] all = InternetAddress.parse(text, true);
      if (all.length != 1 || all[0].isGroup()) {
        return Optional.empty();
      }
      all[0].validate();
      return domain(all[0].getAddress()).map(domain -> new Sender(text, domain));
    } catch (AddressException _) {
      return Optional.empty();
    }
  }

  /** A name in the domain name system, with at least one dot: Resend verifies no other. */
  private static Optional<String> domain(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    try {
      String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
      return ascii.contains(".") && !ascii.endsWith(".") ? Optional.of(domain) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
