package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a workspace writes its tickets, and how every spelling of one becomes the same key.
 *
 * @param prefix put before a bare number, such as {@code ZD-}; empty for none
 * @param pattern what a key must look like in full, upper case
 * @param urlTemplate the ticket's page with {@code {key}} or {@code {number}} in it; empty for no
 *     links
 */
public record TicketKeyFormat(String prefix, String pattern, Optional<String> urlTemplate) {
  public static final String DEFAULT_PATTERN = "[A-Z]{0,10}-?[0-9]{1,12}";
  public static final TicketKeyFormat DEFAULT =
      new TicketKeyFormat("", DEFAULT_PATTERN, Optional.empty());

  private static final int LONGEST_TEXT = 500;
  private static final Pattern BARE_NUMBER = Pattern.compile("[0-9]+");

  /**
   * A pattern that takes for ever on a key fits nothing.
   *
   * @throws java.util.regex.PatternSyntaxException when the pattern is no regular expression
   */
  public TicketKeyFormat {
    requireNonNull(prefix);
    requireNonNull(urlTemplate);
    Pattern.compile(pattern);
  }

  /** The key in this text: typed by hand, or a pasted address; empty when it holds none. */
  public Optional<TicketKey> parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    String given = unwrapLink(plain(text).strip());
    return isAddress(given) ? fromAddress(given) : fromSpelling(given);
  }

  /** Full-width digits, typographic hyphens and invisible characters come with pasting. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}]+", " ")
        .replaceAll("[\\p{Cf}\\p{Cc}]", "")
        .replaceAll("[\\p{Pd}\u2212]", "-");
  }

  /** The ticket's page in the help desk; empty without a template. */
  public Optional<String> addressOf(TicketKey key) {
    return urlTemplate.map(template ->
        template.replace("{key}", encode(key.shown())).replace("{number}", encode(numberOf(key))));
  }

  /** Its last digits: a prefix may hold some too. */
  private static String numberOf(TicketKey key) {
    return key.shown().replaceFirst("^.*?([0-9]*)$", "$1");
  }

  /** Slack writes links in text as {@code <https://…|label>}. */
  private static String unwrapLink(String text) {
    if (!text.startsWith("<") || !text.endsWith(">")) {
      return text;
    }
    int bar = text.indexOf('|');
    return text.substring(1, bar < 0 ? text.length() - 1 : bar);
  }

  private static boolean isAddress(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  private Optional<TicketKey> fromAddress(String address) {
    if (urlTemplate.isPresent()) {
      Optional<TicketKey> key = fromTemplate(address, urlTemplate.get());
      if (key.isPresent()) {
        return key;
      }
    }
    String path = address.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    return fromSpelling(decode(path.substring(path.lastIndexOf('/') + 1)));
  }

  private Optional<TicketKey> fromTemplate(String address, String template) {
    int open = template.indexOf('{');
    int close = template.indexOf('}');
    if (open < 0
        || close < open
        || !address.regionMatches(true, 0, template, 0, open)
        || address.length() <= open) {
      return Optional.empty();
    }
    String key = upToBreak(address.substring(open));
    String after = upToBreak(template.substring(close + 1));
    return fromSpelling(
        decode(key.endsWith(after) ? key.substring(0, key.length() - after.length()) : key));
  }

  private static String upToBreak(String address) {
    return address.split("[/?#&]", 2)[0];
  }

  /** The spelling is kept where the pattern allows it; a hyphen is put in or left out for it. */
  private Optional<TicketKey> fromSpelling(String spelling) {
    String typed =
        spelling
            .toUpperCase(Locale.ROOT)
            .replaceFirst("^[# -]+", "")
            .replaceAll("(?<=\\p{L}) (?=[0-9])", "-")
            .replace(" ", "");
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    String whole = BARE_NUMBER.matcher(typed).matches() ? upperPrefix() + typed : typed;
    return Stream.of(whole, hyphenated(whole), joined(whole))
        .filter(this::fits)
        .findFirst()
        .map(shown -> new TicketKey(joined(shown), shown));
  }

  private boolean fits(String key) {
    String before = upperPrefix();
    Pattern whole = Pattern.compile(pattern);
    return PatientMatch.matches(whole, key)
        || (key.length() > before.length()
            && key.startsWith(before)
            && key.charAt(before.length()) != '-'
            && PatientMatch.matches(whole, key.substring(before.length())));
  }

  private static String hyphenated(String key) {
    return key.replaceAll("(?<=\\p{L})(?=[0-9])", "-");
  }

  /** Other hyphens tell tickets apart: 12-34 is not 1-234. */
  private static String joined(String key) {
    return key.replaceAll("(?<=\\p{L})-(?=[0-9])", "");
  }

  private String upperPrefix() {
    return prefix.toUpperCase(Locale.ROOT);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decode(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return value;
    }
  }
}
