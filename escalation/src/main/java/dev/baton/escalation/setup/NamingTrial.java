package dev.baton.escalation.setup;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.TypedLine;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one ticket, as somebody writes or pastes it, says of how a workspace writes all of them.
 *
 * @param format a proposal, by which the example is read
 * @param key what the example is read as
 */
public record NamingTrial(TicketKeyFormat format, TicketKey key) {
  private static final Pattern WITH_HYPHEN = Pattern.compile("([\\p{L}\\p{N}_]{1,18}-)[0-9]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern TOKEN = Pattern.compile("[^/?&=#\\s]+");
  private static final Pattern SCHEME =
      Pattern.compile("^(?:[a-z]+://)?", Pattern.CASE_INSENSITIVE);

  public NamingTrial {
    requireNonNull(format);
    requireNonNull(key);
  }

  /** Empty when no ticket can be made out in it. */
  public static Optional<NamingTrial> of(String example) {
    String typed = TypedLine.value(example);
    return TicketKeyFormat.isAddress(typed) ? ofAddress(typed) : ofKey(typed);
  }

  private static Optional<NamingTrial> ofKey(String typed) {
    return TicketKeyFormat.DEFAULT
        .parse(typed)
        .map(key ->
            new TicketKeyFormat(prefixOf(key), TicketKeyFormat.DEFAULT_PATTERN, Optional.empty()))
        .or(() -> shaped(typed))
        .flatMap(format -> format.parse(typed).map(key -> new NamingTrial(format, key)));
  }

  private static String prefixOf(TicketKey key) {
    Matcher shape = WITH_HYPHEN.matcher(key.shown());
    return shape.matches() ? shape.group(1) : "";
  }

  /** Digits stand for any digits, everything else for itself. */
  private static Optional<TicketKeyFormat> shaped(String typed) {
    if (typed.contains(" ") || typed.length() > 40 || !DIGITS.matcher(typed).find()) {
      return Optional.empty();
    }
    StringBuilder pattern = new StringBuilder();
    Matcher digits = DIGITS.matcher(typed);
    int end = 0;
    while (digits.find()) {
      pattern.append(quoted(typed.substring(end, digits.start()))).append("[0-9]+");
      end = digits.end();
    }
    pattern.append(quoted(typed.substring(end)));
    return Optional.of(new TicketKeyFormat("", pattern.toString(), Optional.empty()));
  }

  private static String quoted(String text) {
    return text.replaceAll("([^\\p{L}\\p{N}_-])", "\\\\$1");
  }

  private static Optional<NamingTrial> ofAddress(String address) {
    List<MatchResult> places = TOKEN.matcher(address).results().toList();
    String known = TicketKeyFormat.DEFAULT.parse(address).map(TicketKey::shown).orElse("");
    return places.reversed().stream()
        .filter(
            place -> known.isEmpty() ? isKey(place.group()) : place.group().equalsIgnoreCase(known))
        .flatMap(place -> placed(address, place.start(), place.group()).stream())
        .findFirst();
  }

  private static boolean isKey(String token) {
    return TicketKeyFormat.DEFAULT.parse(token).isPresent();
  }

  private static Optional<NamingTrial> placed(String address, int start, String token) {
    String stand = DIGITS.matcher(token).matches() ? "{number}" : "{key}";
    String template = SCHEME.matcher(address.substring(0, start)).replaceFirst("https://") + stand;
    TicketKeyFormat format =
        new TicketKeyFormat("", TicketKeyFormat.DEFAULT_PATTERN, Optional.of(template));
    return format.parse(address).map(key -> new NamingTrial(format, key));
  }
}
