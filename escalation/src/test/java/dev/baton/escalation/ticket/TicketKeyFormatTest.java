package dev.baton.escalation.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
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
        "http://acme.zendesk.com:80/agent/tickets/1042",
        "https://acme.zendesk.com/agent/tickets/01042",
        "acme.zendesk.com/agent/tickets/1042",
        "(https://acme.zendesk.com/agent/tickets/1042).",
        "*ZD-1042*",
        "_ZD-1042_",
        "`ZD-1042`",
        "[#1042]",
        "[ZD-1042]",
        "(ZD-1042)",
        "ZD-1042.",
        "ZD-1042, ",
        "ZD-1042!",
        "#1042:",
        "“ZD-1042”",
        "»ZD-1042«",
        "„ZD—1042“",
        "'1042'",
        "ZD\u00AD-\u20601042",
        "ZD\u22121042",
        "ZD\u202F-\u20091042",
        "ＺＤ－１０４２。",
        "ZD-\u00001042",
        "ZD-001042",
        "001042",
        "№1042",
        "№ 1042",
        "no. 1042",
        "Nr 1042",
        "ID: 1042",
        "ZD-1042's",
        "zd-1042’s",
        "ticket 1042",
        "Ticket #1042",
        "case no. 1042",
        "Issue: ZD-1042",
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
        "<#C0123456789|general>",
        "<#C0123456789>",
        "<@U0123456789>",
        "<!subteam^S0123456789>",
        "ZD-",
        "ZD--1042",
        "1042 and 1043",
        "1042 1043",
        "please take ZD-1042",
        "12345678901234567",
        "100%",
        "10.42",
        "ZD-1042/3",
        "2026-03-01",
        "CVE-2024-1234",
        "v1.2",
        "https://acme.zendesk.com/agent/filters/1042",
        "https://acme.zendesk.com/agent/users/1042",
        "https://acme.zendesk.com/hc/en-us/articles/1042",
        "https://evil.example/agent/tickets/1042",
        "https://acme.zendesk.com.evil.example/agent/tickets/1042",
        "https://acme.zendesk.com@evil.example/agent/tickets/1042",
        "https://evil.example/?u=https://acme.zendesk.com/agent/tickets/1042",
        "http://mirror.example/browse/ZD-1042",
        "https://github.com/acme/app/issues/1042",
        "https://acme.atlassian.net/jira/boards/1?selectedIssue=SUP-345",
        "ftp://acme.zendesk.com/agent/tickets/1042",
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
    "zd1042, ZD1042, ZD-1042",
    "sup12345, SUP12345, SUP12345",
    "P2P-12, P2P12, P2P-12",
    "sdr_6-44, SDR_6-44, SDR_6-44",
    "2fa-7, 2FA7, 2FA-7",
    "INC0010023, INC10023, INC0010023",
    "ZD-0042, ZD42, ZD-0042",
    "0000, 0, 0000",
    "215472340012345, 215472340012345, 215472340012345",
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
        .contains(new TicketKey("INC1234", "INC0001234"));
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
    // "no 12" is the number twelve; who means a project NO writes "NO-12".
    Assume.that(!isNumberWord(letters) || !joint.matches("[ \\t\\u00A0]"));
    String spelling = wrapping.formatted(letters + joint + number);

    assertThat(TicketKeyFormat.DEFAULT.parse(spelling).map(TicketKey::identity))
        .contains(letters.toUpperCase(Locale.ROOT) + number);
  }

  private static boolean isNumberWord(String letters) {
    return letters.toLowerCase(Locale.ROOT).matches("no|nr|number|id|(ticket|case|issue)s?");
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
    return Arbitraries.of(
        "%s", " %s ", "#%s", "# %s", "*%s*", "[%s]", "(%s).", "“%s”", "ticket %s", "%s\n");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://acme.zendesk.com/agent/tickets/1042 | 1042",
        "https://acme.zendesk.com/agent/#/tickets/1042 | 1042",
        "https://acme.zendesk.com/hc/requests/1042 | 1042",
        "https://help.acme.example/hc/en-us/requests/1042?page=2 | 1042",
        "https://acme.zendesk.com/tickets/1042 | 1042",
        "https://acme.atlassian.net/browse/SUP-345 | SUP-345",
        "https://jira.acme.example/browse/P2P-12?focusedId=99 | P2P-12",
        "https://jira.acme.example:8443/jira/browse/SUP-345 | SUP-345",
        "https://acme.atlassian.net/jira/software/c/projects/SUP/boards/1?selectedIssue=SUP-345 | SUP-345",
        "https://acme.atlassian.net/jira/software/c/projects/SUP/issues/SUP-345 | SUP-345",
        "https://acme.atlassian.net/jira/servicedesk/projects/SUP/queues/custom/12/SUP-345 | SUP-345",
        "https://acme.atlassian.net/servicedesk/customer/portal/3/SUP-345 | SUP-345",
        "https://jira.acme.example/projects/SUP/issues/SUP-345 | SUP-345",
        "https://app.intercom.com/a/inbox/abc123/inbox/admin/814860/conversation/215472340012345 | 215472340012345",
        "https://app.eu.intercom.com/a/apps/abc/inbox/inbox/all/conversations/1234567890 | 1234567890",
        "https://acme.freshdesk.com/a/tickets/1042 | 1042",
        "https://acme.freshdesk.com/support/tickets/1042 | 1042",
        "https://acme.freshdesk.com/helpdesk/tickets/1042 | 1042",
        "https://zammad.acme.example/#ticket/zoom/1042 | 1042",
        "https://zammad.acme.example/#ticket/zoom/1042/5521 | 1042",
        "https://app.hubspot.com/contacts/4711/ticket/988776655 | 988776655",
        "https://app-eu1.hubspot.com/contacts/4711/record/0-5/988776655 | 988776655",
        "https://app.hubspot.com/help-desk/4711/view/12/ticket/988776655 | 988776655",
        "https://acme.zendesk.com./agent/tickets/1042 | 1042",
        "//acme.zendesk.com/agent/tickets/1042 | 1042",
        "https://acme.jira.com/browse/SUP-345 | SUP-345",
        "jira.acme.example/browse/SUP-345#comment-1 | SUP-345",
        "https://jira.acme.example/secure/RapidBoard.jspa?rapidView=1&selectedIssue=SUP-345 | SUP-345",
        "https://jira.acme.example/secure/RapidBoard.jspa?rapidView=1&amp;selectedIssue=SUP-345 | SUP-345",
        "https://acme.freshservice.com/a/tickets/1042?current_tab=details | 1042",
        "https://app.frontapp.com/open/6845092868 | 6845092868",
        "https://secure.helpscout.net/conversation/900012345/1042?folderId=77 | 1042",
        "https://secure.helpscout.net/conversation/900012345 | 900012345",
      })
  void withoutATemplateAnAddressCountsAtTheKnownPlacesOfHelpDesks(String address, String shown) {
    assertThat(TicketKeyFormat.DEFAULT.parse(address).map(TicketKey::shown)).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.zendesk.com/agent/filters/360001234",
        "https://acme.zendesk.com/agent/users/360001234/tickets",
        "https://acme.zendesk.com/hc/en-us/articles/360001234-How-to",
        "https://evil.example/agent/tickets/1042",
        "https://notzendesk.com/agent/tickets/1042",
        "https://acme.atlassian.net/jira/software/c/projects/SUP/boards/1",
        "https://acme.atlassian.net/jira/boards/1?selectedIssue=",
        "https://acme.atlassian.net/jira/boards/1?selectedIssue=12",
        "https://acme.atlassian.net/wiki/spaces/SUP/pages/345",
        "https://acme.atlassian.net/browse/SUP",
        "https://jira.acme.example/projects/SUP/issues/ZD-345",
        "https://github.com/acme/app/issues/1042",
        "https://git.acme.example/projects/SUP/repos/app/browse/ABC-12/readme.md",
        "https://git.acme.example/projects/SUP/repos/app/browse/ABC-12",
        "https://acme.sharepoint.com/sites/x/browse/UTF-8",
        "https://developers.intercom.com/reference/conversations/12",
        "https://www.intercom.com/help/en/conversations/123",
        "https://app.intercom.com/a/apps/abc/settings/tickets/12",
        "https://blog.frontapp.com/open/12345",
        "https://docs.helpscout.com/conversation/12",
        "https://apple.hubspot.com/x/ticket/12",
        "https://www.zendesk.com/requests/12",
        "https://zendesk.com/agent/tickets/1042",
        "https://developer.atlassian.net/issues/ABC-12",
        "https://acme.zendesk.com:8443/agent/tickets/1042",
        "https://acme.zendesk.com/agent/tickets/1042 please",
        "https://github.com/acme/app/pull/1042",
        "https://gitlab.com/acme/app/-/issues/1042",
        "https://app.intercom.com/a/apps/abc/users/1042",
        "https://acme.freshdesk.com/a/contacts/1042",
        "https://acme.freshdesk.com/a/solutions/articles/1042",
        "https://zammad.acme.example/#user/profile/1042",
        "https://app.hubspot.com/contacts/4711/contact/1042",
        "https://app.hubspot.com/contacts/4711/record/0-1/1042",
        "https://app.frontapp.com/open/cnv_55c8c149",
        "https://secure.helpscout.net/mailbox/1042",
        "https://example.com/1042",
        "https://example.com/?id=1042",
        "https://example.com/ZD-1042",
        "https://docs.google.com/spreadsheets/d/1042",
        "https://acme.slack.com/archives/C024BE91L/p1700000000123456",
        "example.com/1042",
        "https://1042",
      })
  void anyOtherAddressIsNoTicket(String address) {
    assertThat(TicketKeyFormat.DEFAULT.parse(address)).isEmpty();
    assertThat(TicketKeyFormat.isAddress(address)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://help_desk.acme.test/t/{key}, https://HELP_DESK.acme.test/t/zd-1042/log",
    "https://desk.test/t?id={number}, https://desk.test/t?tab=2&id=1042#top",
    "https://desk.test/#ticket/zoom/{number}, https://desk.test/#ticket/zoom/1042/77",
    "https://desk.test/x/{number}/view, http://desk.test/x/1042",
    "https://desk.test/t/TCK-{number}.html, https://desk.test/t/TCK-1042.html",
  })
  void aTemplateNamesTheOnlyPlaceThatCounts(String template, String address) {
    assertThat(linked(template).parse(address)).contains(new TicketKey("ZD1042", "ZD-1042"));
    assertThat(linked(template).parse("https://desk.test/other/1042")).isEmpty();
    assertThat(linked(template).parse("https://acme.zendesk.com/agent/tickets/1042")).isEmpty();
    assertThat(linked(template).parse("https://acme.atlassian.net/browse/ZD-1042")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "INC[0-9]{7}, inc0010023, INC10023",
    "inc\\d{7}, INC0010023, INC10023",
    "^INC[0-9]{7}$, INC0010023, INC10023",
    "'[A-Z][A-Z0-9_]+-[0-9]+', p2p-12, P2P12",
    "'CS[0-9]{7}|INC[0-9]{7}', CS0000012, CS12",
    "'[0-9]{2}-[0-9]{4}', 26–0042, 26-42",
    "'[0-9]{14}', 20260301123456, 20260301123456",
    "'#?[0-9]+', #77, 77",
    "'Case [0-9]+', case 12, CASE12",
    "'Vorgang [0-9]+', vorgang 12, VORGANG12",
  })
  void aPatternIsTakenAsOneWouldWriteIt(String pattern, String typed, String identity) {
    assertThat(format("", pattern).read(typed).lookups()).contains(identity);
  }

  @Test
  void aPrefixThatNoNumberFitsIsSeen() {
    assertThat(format("INC", "INC[0-9]{7}").takesItsPrefix()).isTrue();
    assertThat(format("", "INC[0-9]{7}").takesItsPrefix()).isTrue();
    assertThat(format("ZD-", "INC[0-9]{7}").takesItsPrefix()).isFalse();
  }

  @Test
  void aSpellingIsLookedForUnderAllThatAKnownTicketMayBeCalled() {
    assertThat(ACME.read("00042").lookups()).containsExactly("00042", "ZD00042", "ZD42", "42");
    assertThat(ACME.read("zd-1042").lookups()).containsExactly("ZD1042", "1042");
    assertThat(format("", "INC[0-9]{7}").read("old-12").key()).isEmpty();
    assertThat(format("", "INC[0-9]{7}").read("old-12").lookups()).containsExactly("OLD12");
  }

  @ParameterizedTest
  @CsvSource({
    "ZD1024, ZD1042",
    "ZD142, ZD1042",
    "ZD10422, ZD1042",
    "ZD1942, ZD1042",
    "DZ1042, ZD1042",
    "Z1042, ZD1042",
    "ZDD1042, ZD1042",
    "ZX1042, ZD1042",
    "12345, 12354",
  })
  void aSlipOfTheFingersIsNear(String typed, String known) {
    assertThat(NearKeys.of(known)).contains(typed).doesNotContain(known);
  }

  @ParameterizedTest
  @CsvSource({
    "ZD1, ZD2",
    "ZD1042, ZD1043",
    "ZD1042, ZD1052",
    "ZD12, ZD1",
    "77, 777",
    "A1042, ZD9042"
  })
  void theNextNumberIsNoSlip(String typed, String known) {
    assertThat(NearKeys.of(known)).doesNotContain(typed);
  }

  @Test
  void theExampleIsOneThatTheFormatTakes() {
    assertThat(format("ACME-", TicketKeyFormat.DEFAULT_PATTERN).example()).isEqualTo("ACME-1042");
    assertThat(TicketKeyFormat.DEFAULT.example()).isEqualTo("ZD-1042");
    assertThat(format("", "INC[0-9]{7}").example()).isEqualTo("INC0010023");
    assertThat(format("", "[0-9]+").example()).isEqualTo("1042");
    assertThat(format("", "CASE/[a-z]+").example()).isEqualTo("KEY");
    assertThat(
            new TicketKeyFormat(
                    "",
                    TicketKeyFormat.DEFAULT_PATTERN,
                    Optional.of("https://acme.zendesk.com/agent/tickets/{number}"))
                .example())
        .isEqualTo("1042");
  }
}
