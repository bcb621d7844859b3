package dev.baton.escalation.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketKeyFormatTest {
  private static final String PAGE = "https://acme.zendesk.com/agent/tickets/{number}";
  private static final TicketKeyFormat ACME =
      new TicketKeyFormat("ZD-", TicketKeyFormat.DEFAULT_PATTERN, Optional.of(PAGE));

  private static TicketKeyFormat format(String prefix, String pattern) {
    return new TicketKeyFormat(prefix, pattern, Optional.empty());
  }

  private static TicketKeyFormat linked(String template) {
    return new TicketKeyFormat("ZD-", TicketKeyFormat.DEFAULT_PATTERN, Optional.of(template));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1042",
        "#1042",
        "# 1042",
        "ZD-1042",
        "zd-1042",
        "zd 1042",
        "zd\t1042",
        "ZD1042",
        " ZD - 1042 ",
        "#ZD-1042",
        "ZD\u00A01042",
        "ZD\u20111042",
        "ZD–1042",
        "ＺＤ－１０４２",
        "\u200BZD-1042\u200B",
        "https://acme.zendesk.com/agent/tickets/1042",
        "HTTPS://ACME.zendesk.com/agent/tickets/1042",
        "https://acme.zendesk.com/agent/tickets/1042/",
        "https://acme.zendesk.com/agent/tickets/1042?tab=log#reply",
        "https://acme.zendesk.com/agent/tickets/1042/events",
        "http://mirror.example/browse/ZD-1042",
        "https://mirror.example/browse/zd%201042",
        "<https://acme.zendesk.com/agent/tickets/1042>",
        "<https://acme.zendesk.com/agent/tickets/1042|Ticket 1042>",
      })
  void everySpellingIsTheSameTicket(String text) {
    assertThat(ACME.parse(text).orElseThrow().identity()).isEqualTo("ZD1042");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "#",
        "-",
        "<>",
        "<|>",
        "<",
        "ticket",
        "ZD-",
        "ZD--1042",
        "1042 and 1043",
        "ABCDEFGHIJK-1",
        "1234567890123",
        "https://",
        "https://acme.zendesk.com/agent/tickets/",
        "https://acme.zendesk.com/agent/%zz",
        "٤٢ x",
        "ZD-1042; drop table",
      })
  void whatIsNoKeyIsNone(String text) {
    assertThat(ACME.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1042, 1042, 1042",
    "ZD-1042, ZD1042, ZD-1042",
    "zd1042, ZD1042, ZD1042",
    "zd 1042, ZD1042, ZD-1042",
    "#77, 77, 77",
    "-1042, 1042, 1042"
  })
  void withoutAPrefixTheSpellingIsShownUpperCase(String text, String identity, String shown) {
    assertThat(TicketKeyFormat.DEFAULT.parse(text)).contains(new TicketKey(identity, shown));
  }

  @Test
  void aBareNumberIsShownWithThePrefix() {
    assertThat(ACME.parse("1042")).contains(new TicketKey("ZD1042", "ZD-1042"));
    assertThat(format("INC", "INC[0-9]{7}").parse("0001234"))
        .contains(new TicketKey("INC0001234", "INC0001234"));
  }

  @Test
  void aPatternWithoutThePrefixTakesBothSpellings() {
    TicketKeyFormat numbers = format("ZD-", "[0-9]{4}");

    assertThat(numbers.parse("1042")).isEqualTo(numbers.parse("zd-1042")).isPresent();
    assertThat(numbers.parse("104")).isEmpty();
  }

  @Test
  void aHyphenThePatternWantsOrForbidsIsMended() {
    assertThat(format("", "[A-Z]+-[0-9]+").parse("zd1042"))
        .contains(new TicketKey("ZD1042", "ZD-1042"));
    assertThat(format("", "[A-Z]+[0-9]+").parse("zd-1042"))
        .contains(new TicketKey("ZD1042", "ZD1042"));
  }

  @Test
  void aHyphenBetweenDigitsTellsTicketsApart() {
    TicketKeyFormat dated = format("", "[0-9]+-[0-9]+");

    assertThat(dated.parse("12-34")).isNotEqualTo(dated.parse("1-234")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "https://desk.test/t/{key}, https://desk.test/t/ZD-1042",
    "https://desk.test/t/{number}, https://desk.test/t/1042",
    "https://desk.test/t/{key}.html, https://desk.test/t/ZD-1042.html",
    "https://desk.test/t?id={number}&tab=1, https://desk.test/t?id=1042&tab=1",
  })
  void theTicketsPageLeadsBackToTheTicket(String template, String address) {
    TicketKey key = new TicketKey("ZD1042", "ZD-1042");

    assertThat(linked(template).addressOf(key)).contains(address);
    assertThat(linked(template).parse(address)).contains(key);
  }

  @Test
  void digitsOfThePrefixAreNotTheNumber() {
    TicketKeyFormat second =
        new TicketKeyFormat("T2-", "T2-[0-9]+", Optional.of("https://desk.test/{number}"));

    assertThat(second.addressOf(second.parse("1042").orElseThrow()))
        .contains("https://desk.test/1042");
  }

  @Property
  void everySpellingOfOneKeyHasTheSameIdentity(
      @ForAll("letters") String letters,
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long number,
      @ForAll("joints") String joint,
      @ForAll("wrappings") String wrapping) {
    String spelling = wrapping.formatted(letters + joint + number);

    assertThat(TicketKeyFormat.DEFAULT.parse(spelling).map(TicketKey::identity))
        .contains(letters.toUpperCase(java.util.Locale.ROOT) + number);
  }

  @Provide
  Arbitrary<String> letters() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .ofMinLength(1)
        .ofMaxLength(10);
  }

  @Provide
  Arbitrary<String> joints() {
    return Arbitraries.of("", "-", " ", " - ", "\t", "\u00A0", "–");
  }

  @Provide
  Arbitrary<String> wrappings() {
    return Arbitraries.of("%s", " %s ", "#%s", "# %s", "<https://x.test/%s|seen>", "%s\n");
  }

  @Property
  void aShownKeyIsReadAsItself(
      @ForAll("letters") String letters, @ForAll @LongRange(min = 0, max = 999) long n) {
    TicketKey key = ACME.parse(letters + "-" + n).orElseThrow();

    assertThat(ACME.parse(key.shown())).contains(key);
  }

  @Property
  void parsingNeverThrows(@ForAll String text) {
    assertThat(ACME.parse(text)).isNotNull();
    assertThat(ACME.parse("https://" + text)).isNotNull();
    assertThat(ACME.parse("<" + text + ">")).isNotNull();
  }

  // Each of them kept a matcher busy for longer than anybody waits.
  @ParameterizedTest
  @ValueSource(strings = {"(A+)+", "([A-Z0-9]*-?){30}2", "A*A*A*A*A*A*A*A*A*A*A*A*A*A*A*A*1042"})
  @Timeout(30)
  void aPatternThatTakesForEverFitsNothing(String pattern) {
    TicketKeyFormat slow = new TicketKeyFormat("", pattern, Optional.empty());

    assertThat(slow.parse("A".repeat(400) + "!")).isEmpty();
  }
}
