package dev.baton.bot.escalate;

import java.util.Optional;

/**
 * What page one must remember between drawing and submit.
 *
 * @param resendOf number of the bounced escalation that is being resent
 * @param resendTicket identity of its ticket; empty with {@code resendOf}
 * @param accountAsked whether customer and account tier are on the page
 */
public record PageOneMemory(Optional<Integer> resendOf, String resendTicket, boolean accountAsked) {
  static final PageOneMemory NONE = new PageOneMemory(Optional.empty(), "", false);

  /** Resending this escalation of this ticket. */
  public static PageOneMemory resending(String ticket, int seq) {
    return new PageOneMemory(Optional.of(seq), ticket, false);
  }

  PageOneMemory askingAccount() {
    return new PageOneMemory(resendOf, resendTicket, true);
  }

  /** The bounced escalation, unless the ticket on the page became another one. */
  Optional<Integer> resendOf(String ticket) {
    return resendOf.filter(_ -> resendTicket.equals(ticket));
  }

  String write() {
    return resendOf.map(String::valueOf).orElse("") + "|" + resendTicket + "|" + accountAsked;
  }

  /** Reads what {@link #write} wrote; anything else is nothing. */
  static PageOneMemory read(String text) {
    String[] parts = text == null ? new String[0] : text.split("\\|", 3);
    if (parts.length != 3 || !parts[0].matches("[0-9]{0,9}")) {
      return NONE;
    }
    Optional<Integer> resendOf =
        parts[0].isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(parts[0]));
    return new PageOneMemory(resendOf, parts[1], Boolean.parseBoolean(parts[2]));
  }
}
