package dev.baton.escalation.ticket;

import dev.baton.matrix.TypedLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tickets named in a message. Much in a message looks like a key, UTF-8 or a year, so one counts
 * only with the workspace's prefix, at the place of a ticket's address, or behind the word
 * "ticket", "case" or "issue"; what else fits must be a known ticket.
 */
public final class FreeTextKeys {
  private static final int LONGEST = 20_000;
  private static final int MOST_CANDIDATES = 20;
  private static final Set<String> WORDS =
      Set.of("ticket", "tickets", "case", "cases", "issue", "issues");
  private static final Set<String> NUMBER_WORDS = Set.of("no", "nr", "number", "id", "#", "key");
  private static final Pattern STANDARD =
      Pattern.compile(
          "(UTF|UCS|SHA|MD|AES|DES|RSA|ISO|IEC|RFC|CVE|HTTP|HTTPS|TLS|SSL|IPV|GPT|COVID|UTC|GMT|EN|DIN"
              + "|PHP|WIN|MP|H|ES|TCP|UDP|USB|PS)-[0-9]+");
  private static final Pattern YEAR_OR_SHORT = Pattern.compile("[0-9]{1,3}|(19|20)[0-9]{2}");
  private static final Pattern SHORT = Pattern.compile("[0-9]{1,3}");
  private static final Set<String> BEFORE_IDIOM =
      Set.of(
          "in", "this", "that", "these", "those", "any", "some", "most", "many", "all", "each",
          "every", "either", "both", "no", "which", "worst", "best", "of");
  private static final Pattern ADDRESS = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE);

  private final TicketKeyFormat format;
  private final List<TicketKey> certain = new ArrayList<>();
  private final List<KeyReading> candidates = new ArrayList<>();

  private FreeTextKeys(TicketKeyFormat format) {
    this.format = format;
  }

  /** Reads a message, of a very long one its beginning. Never throws. */
  public static FreeTextKeys in(String message, TicketKeyFormat format) {
    FreeTextKeys keys = new FreeTextKeys(format);
    String line = TypedLine.of(message.substring(0, Math.min(message.length(), LONGEST)));
    List<String> tokens = Arrays.asList(line.split(" "));
    for (int at = 0; at < tokens.size(); at++) {
      keys.look(tokens, at);
    }
    return keys;
  }

  /** The first key that counts by itself; empty when none does. */
  public Optional<TicketKey> certain() {
    return certain.stream().findFirst();
  }

  /** What counts only if it is a known ticket, in the order of the message; a few at most. */
  public List<KeyReading> candidates() {
    return List.copyOf(candidates);
  }

  private void look(List<String> tokens, int at) {
    String token = tokens.get(at);
    KeyReading reading = format.read(token);
    String bare = KeyMarks.without(token).toUpperCase(Locale.ROOT);
    if (reading.lookups().isEmpty() || !bare.matches(".*[0-9].*")) {
      return;
    }
    boolean counts =
        ADDRESS.matcher(bare).matches()
            || hasPrefix(tokens, at, bare)
            || (isNamed(tokens, at) && !STANDARD.matcher(bare).matches());
    if (counts && reading.key().isPresent()) {
      certain.add(reading.key().get());
    } else if (candidates.size() < MOST_CANDIDATES && !YEAR_OR_SHORT.matcher(bare).matches()) {
      candidates.add(reading);
    }
  }

  /** Written with the prefix, or behind it: {@code ZD-1042}, {@code ZD 1042}. */
  private boolean hasPrefix(List<String> tokens, int at, String bare) {
    String letters = TicketKey.joined(format.prefix()).replaceFirst("-$", "");
    if (letters.isEmpty()) {
      return false;
    }
    String number = bare.startsWith(letters) ? bare.substring(letters.length()) : "";
    boolean behind =
        bare.matches("[0-9]+")
            && at > 0
            && KeyMarks.stripped(tokens.get(at - 1)).equalsIgnoreCase(letters);
    return behind || number.matches("-?[0-9]+");
  }

  private static boolean isNamed(List<String> tokens, int at) {
    String token = tokens.get(at);
    if (token.toLowerCase(Locale.ROOT).matches("\\W*(ticket|case|issue)s?[:#(\\[]+\\S+")) {
      return true;
    }
    if (at > 0 && NUMBER_WORDS.contains(word(tokens.get(at - 1)))) {
      return at > 1 && WORDS.contains(word(tokens.get(at - 2)));
    }
    boolean before =
        at > 0 && WORDS.contains(word(tokens.get(at - 1))) && !isIdiom(tokens, at - 1, token);
    boolean after =
        at + 1 < tokens.size()
            && without(".,:;!?)", tokens.get(at + 1)).equalsIgnoreCase("ticket")
            && token.matches("\\S*[\\p{L}0-9]");
    return before || after;
  }

  /**
   * "In this case 40 rows are missing", "the issue 3 days ago": what may be a number of something
   * else is no key behind these words; behind "ticket", or with a sign, it is.
   */
  private static boolean isIdiom(List<String> tokens, int word, String token) {
    String named = tokens.get(word);
    if (word(named).startsWith("ticket") || named.matches(".*[:#]") || !isNumber(token)) {
      return false;
    }
    return SHORT.matcher(KeyMarks.stripped(token)).matches()
        || (word > 0 && BEFORE_IDIOM.contains(word(tokens.get(word - 1))));
  }

  private static boolean isNumber(String token) {
    return !token.startsWith("#") && token.matches("\\W*[0-9]+\\W*");
  }

  /** A comma or full stop behind a word ends what it is beside. */
  private static String word(String token) {
    String bare = token.toLowerCase(Locale.ROOT).replaceFirst("^[*_(\\[\"']+", "");
    if (bare.equals("#")) {
      return bare;
    }
    return bare.equals("no.") || bare.equals("nr.") ? bare.substring(0, 2) : without(":#*_", bare);
  }

  /** Not by a pattern, which takes the square of a long row of signs. */
  private static String without(String signs, String text) {
    int end = text.length();
    while (end > 0 && signs.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
