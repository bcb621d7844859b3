package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.TypedLine;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a workspace writes its tickets, and how every spelling of one becomes the same key. */
public final class TicketKeyFormat {
  /** A number, a project's key, or letters and at least five digits. */
  public static final String DEFAULT_PATTERN =
      "[0-9]{1,16}|[A-Z0-9_]*[A-Z][A-Z0-9_]*-[0-9]{1,16}|[A-Z]+[0-9]{5,16}";

  public static final TicketKeyFormat DEFAULT =
      new TicketKeyFormat("", DEFAULT_PATTERN, Optional.empty());

  private static final int LONGEST_TEXT = 3000;
  private static final int LONGEST_KEY = 100;
  private static final int MOST_DIGITS = 16;
  private static final Pattern BARE_NUMBER = Pattern.compile("[0-9]+");
  private static final Pattern AROUND_HYPHEN = Pattern.compile(" ?- ?");
  private static final Pattern LETTER_BLANK_DIGIT = Pattern.compile("(?<=\\p{L}) (?=[0-9])");
  private static final Pattern LETTER_DIGIT = Pattern.compile("(?<=\\p{L})(?=[0-9]+$)");
  private static final Pattern LAST_HYPHEN = Pattern.compile("(?<=\\p{L})-(?=[0-9]+$)");
  private static final Pattern LINK = Pattern.compile("<([^<>|]*)(?:\\|[^<>]*)?>");

  /** People, channels and groups as Slack writes them. */
  private static final Pattern MENTION = Pattern.compile("<(?:[#@][A-Z]|!)[^<>]*>");

  private static final String NUMBER = "1042";
  private static final List<String> KINDS =
      List.of("ZD-1042", "INC0010023", NUMBER, "INC1042", "INC00010023", "ZD_1042", "10423");

  private final String prefix;
  private final String pattern;
  private final Optional<String> urlTemplate;
  private final KeyPattern keys;

  /**
   * A stored pattern that takes for ever on a key fits nothing.
   *
   * @param prefix put before a bare number, such as {@code ZD-}; empty for none
   * @param pattern what a key must look like in full, in any case
   * @param urlTemplate the ticket's page with {@code {key}} or {@code {number}} in it; empty for no
   *     links
   * @throws java.util.regex.PatternSyntaxException when the pattern is no regular expression
   */
  public TicketKeyFormat(String prefix, String pattern, Optional<String> urlTemplate) {
    this.prefix = requireNonNull(prefix);
    this.pattern = requireNonNull(pattern);
    this.urlTemplate = requireNonNull(urlTemplate);
    this.keys = KeyPattern.of(pattern);
  }

  /** What is wrong with a pattern that somebody writes today; empty when it may be used. */
  public static Optional<PatternFault> faultOf(String pattern) {
    return KeyPattern.faultOf(pattern);
  }

  /** Put before a bare number; empty for none. */
  public String prefix() {
    return prefix;
  }

  /** What a key must look like in full, in any case. */
  public String pattern() {
    return pattern;
  }

  /**
   * A key of the workspace's kind, for hints: with its prefix, else the first of the usual kinds
   * that its pattern takes; the word KEY where none of them is.
   */
  public String example() {
    if (!prefix.isEmpty()) {
      return prefix + NUMBER;
    }
    boolean numbered = urlTemplate.filter(template -> template.contains("{number}")).isPresent();
    return Stream.concat(numbered ? Stream.of(NUMBER) : Stream.empty(), KINDS.stream())
        .filter(this::fits)
        .findFirst()
        .orElse("KEY");
  }

  /** The ticket's page with a place for its key or number; empty for no links. */
  public Optional<String> urlTemplate() {
    return urlTemplate;
  }

  /** The key in this text: typed by hand, or a pasted address; empty when it holds none. */
  public Optional<TicketKey> parse(String text) {
    return read(text).key();
  }

  /** What this text says of a ticket. */
  public KeyReading read(String text) {
    if (text.length() > LONGEST_TEXT) {
      return KeyReading.NOTHING;
    }
    String line = TypedLine.of(text);
    if (MENTION.matcher(line).matches()) {
      return KeyReading.NOTHING;
    }
    String given = unwrapLink(line);
    String bare = KeyMarks.without(given);
    if (PageAddress.isMeant(bare)) {
      return keyIn(bare).map(this::spelled).orElse(KeyReading.NOTHING);
    }
    KeyReading reading = spelled(bare);
    KeyReading withWord = spelled(KeyMarks.stripped(given));
    return reading.key().isPresent() || withWord.key().isEmpty() ? reading : withWord;
  }

  /** The key as it stands in an address; empty where none is known to stand. */
  private Optional<String> keyIn(String address) {
    return PageAddress.of(address)
        .flatMap(page ->
            urlTemplate.isPresent()
                ? TicketPages.of(urlTemplate.get()).flatMap(pages -> pages.keyIn(page))
                : KnownDesks.keyIn(page));
  }

  /** Slack writes links in text as {@code <https://…|label>}. */
  private static String unwrapLink(String text) {
    var link = LINK.matcher(text);
    return link.matches() ? link.group(1) : text;
  }

  /** Whether this text is the address of a page, with or without a ticket. */
  public static boolean isAddress(String text) {
    return PageAddress.isMeant(KeyMarks.without(unwrapLink(TypedLine.of(text))));
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

  /** The spelling is kept where the pattern allows it; a hyphen is put in or left out for it. */
  private KeyReading spelled(String spelling) {
    String typed = AROUND_HYPHEN.matcher(KeyMarks.stripped(spelling)).replaceAll("-");
    typed = LETTER_BLANK_DIGIT.matcher(typed.toUpperCase(Locale.ROOT)).replaceAll("-");
    if (typed.isEmpty() || typed.length() > LONGEST_KEY) {
      return KeyReading.NOTHING;
    }
    String whole = BARE_NUMBER.matcher(typed).matches() ? upperPrefix() + typed : typed;
    Optional<TicketKey> key =
        Stream.of(whole, hyphenated(whole), jointed(whole, ""), jointed(whole, " "))
            .filter(this::fits)
            .findFirst()
            .map(TicketKey::written);
    return new KeyReading(key, typed.contains(" ") ? List.of() : lookups(typed, whole));
  }

  /** Identities one slip away from this key's, under which a known ticket is asked back. */
  public static Set<String> near(TicketKey key) {
    return NearKeys.of(key.identity());
  }

  /** What a known ticket of this spelling may be called, the most exact first. */
  private List<String> lookups(String typed, String whole) {
    List<String> names =
        new ArrayList<>(
            List.of(TicketKey.joined(typed), TicketKey.joined(whole), TicketKey.folded(whole)));
    String before = TicketKey.joined(upperPrefix().replaceFirst("-$", ""));
    String number = TicketKey.joined(whole).replaceFirst("^" + Pattern.quote(before) + "-?", "");
    if (!prefix.isEmpty() && BARE_NUMBER.matcher(number).matches()) {
      names.add(number);
      names.add(TicketKey.folded(number));
    }
    return names.stream().distinct().toList();
  }

  private boolean fits(String key) {
    String before = upperPrefix();
    return keys.matches(key)
        || (key.length() > before.length()
            && key.startsWith(before)
            && key.charAt(before.length()) != '-'
            && keys.matches(key.substring(before.length())));
  }

  /** Whether a bare number of some length becomes a key; without a prefix nothing is asked. */
  public boolean takesItsPrefix() {
    return prefix.isEmpty()
        || Stream.iterate("1", digits -> digits + "1")
            .limit(MOST_DIGITS)
            .anyMatch(digits -> parse(digits).isPresent());
  }

  private static String hyphenated(String key) {
    return LETTER_DIGIT.matcher(key).replaceAll("-");
  }

  private static String jointed(String key, String joint) {
    return LAST_HYPHEN.matcher(key).replaceAll(joint);
  }

  private String upperPrefix() {
    return prefix.toUpperCase(Locale.ROOT);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TicketKeyFormat format
        && prefix.equals(format.prefix)
        && pattern.equals(format.pattern)
        && urlTemplate.equals(format.urlTemplate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(prefix, pattern, urlTemplate);
  }

  @Override
  public String toString() {
    return "TicketKeyFormat[%s, %s, %s]".formatted(prefix, pattern, urlTemplate);
  }
}
