package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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
   * @throws java.util.regex.PatternSyntaxException when the pattern is no regular expression
   */
  public TicketKeyFormat {
    requireNonNull(prefix);
    requireNonNull(urlTemplate);
    Pattern.compile(pattern);
  }

  /** The key in this text: typed by hand, or a pasted address; empty when it holds none. */
  public Optional<TicketKey> parse(String text) {
    String trimmed = unwrapLink(text.strip());
    if (trimmed.isEmpty() || trimmed.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    return isAddress(trimmed) ? fromAddress(trimmed) : fromSpelling(trimmed);
  }

  /** The ticket's page in the help desk; empty without a template. */
  public Optional<String> addressOf(TicketKey key) {
    return urlTemplate.map(template ->
        template
            .replace("{key}", encode(key.shown()))
            .replace("{number}", encode(key.shown().replaceAll("[^0-9]", ""))));
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
    return fromSpelling(decode(address.substring(open).split("[/?#]", 2)[0]));
  }

  private Optional<TicketKey> fromSpelling(String spelling) {
    String upper = spelling.toUpperCase(Locale.ROOT).replaceAll("\\s+", "").replaceFirst("^#", "");
    String whole = BARE_NUMBER.matcher(upper).matches() ? upperPrefix() + upper : upper;
    if (!Pattern.matches(pattern, whole) && !Pattern.matches(pattern, upper)) {
      return Optional.empty();
    }
    return Optional.of(new TicketKey(whole.replace("-", ""), shown(spelling, whole)));
  }

  /**
   * The first spelling is kept where it says everything; a bare number is shown with its prefix.
   */
  private static String shown(String spelling, String whole) {
    String kept = spelling.strip().replaceFirst("^#", "");
    boolean saysEverything = kept.replaceAll("[\\s-]", "").equalsIgnoreCase(whole.replace("-", ""));
    return saysEverything && !kept.contains(" ") ? kept.toUpperCase(Locale.ROOT) : whole;
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
