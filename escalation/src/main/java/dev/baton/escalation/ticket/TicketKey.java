package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A ticket of the help desk.
 *
 * @param identity what makes two spellings the same ticket, see {@link #folded}; a ticket that was
 *     known before leading zeros fell away keeps the identity it had
 * @param shown how the ticket is written on screens, such as {@code ZD-1042}
 */
public record TicketKey(String identity, String shown) {
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})-(?=[0-9])");
  private static final Pattern LEADING_ZEROS = Pattern.compile("(^|[^0-9])0+(?=[0-9]+$)");
  private static final Pattern BEFORE_DIGITS = Pattern.compile("^.*?(?=[0-9]*$)");

  public TicketKey {
    requireNonNull(identity);
    requireNonNull(shown);
    if (identity.isEmpty() || shown.isEmpty()) {
      throw new IllegalArgumentException("A ticket key cannot be empty");
    }
  }

  /** The key that is written like this. */
  static TicketKey written(String shown) {
    return new TicketKey(folded(shown), shown);
  }

  /**
   * Upper case, without blanks, without the hyphen between letters and digits, and without leading
   * zeros of the digits it ends with. Other hyphens tell tickets apart: 12-34 is not 1-234.
   */
  public static String folded(String spelling) {
    return LEADING_ZEROS.matcher(joined(spelling)).replaceFirst("$1");
  }

  /** The same with the leading zeros, by which two tickets of one {@link #folded} key differ. */
  public static String joined(String spelling) {
    String upper = spelling.toUpperCase(Locale.ROOT).replace(" ", "");
    return HYPHEN.matcher(upper).replaceAll("");
  }

  /** Its last digits without leading zeros: a prefix may hold some too; empty without any. */
  public String digits() {
    return digitsOf(identity);
  }

  static String digitsOf(String key) {
    return LEADING_ZEROS.matcher(BEFORE_DIGITS.matcher(key).replaceFirst("")).replaceFirst("$1");
  }

  @Override
  public String toString() {
    return shown;
  }
}
