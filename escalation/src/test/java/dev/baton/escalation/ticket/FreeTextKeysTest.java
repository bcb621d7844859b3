package dev.baton.escalation.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextKeysTest {
  private static final TicketKeyFormat ACME =
      new TicketKeyFormat(
          "ZD-",
          TicketKeyFormat.DEFAULT_PATTERN,
          Optional.of("https://acme.zendesk.com/agent/tickets/{number}"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The CSV is UTF-8 and must be UTF-16",
        "we use SHA-256, not SHA-1",
        "a UTF-8 issue again",
        "please issue SHA-256 certificates",
        "see step #1 and step #2",
        "since 2026 it fails",
        "in this case, 2026 was worse",
        "error 500 on COVID-19 pages",
        "https://github.com/acme/app/issues/1042 broke it",
        "https://acme.zendesk.com/agent/filters/360001234",
        "call +49 170 1234567",
        "version 1.2.3 of ABC-12",
        "in this case 40 rows are missing",
        "in that case 50000 rows are missing",
        "in most cases 3 retries help",
        "the issue 3 days ago",
        "case 1 of 3",
        "issue 12 of 40",
        "P1 for T2",
        "SUP-3 is late",
        "",
      })
  void whatOnlyLooksLikeAKeyIsNone(String message) {
    assertThat(FreeTextKeys.in(message, TicketKeyFormat.DEFAULT).certain()).isEmpty();
    assertThat(FreeTextKeys.in(message, ACME).certain()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Exports fail, see ZD-1042. | ZD-1042",
        "Exports fail (zd–1042) | ZD-1042",
        "ZD 1042 is burning | ZD-1042",
        "https://acme.zendesk.com/agent/tickets/1042, please | ZD-1042",
        "Ticket 1042: exports fail | ZD-1042",
        "ZD-1042's export fails | ZD-1042",
        "exports fail (zd 1042) | ZD-1042",
        "case #12 | ZD-12",
        "issue: 12 | ZD-12",
        "case no. 12 | ZD-12",
        "the case 1042 fails | ZD-1042",
        "ticket 12 fails | ZD-12",
        "ticket #1042 | ZD-1042",
        "ticket#1042 fails | ZD-1042",
        "Case no. 1042 | ZD-1042",
        "case number SUP-3 | SUP-3",
        "issue SUP-3 | SUP-3",
        "the SUP-3 ticket | SUP-3",
        "[Ticket #1042] Re: exports | ZD-1042",
        "step #1 failed on ticket *ZD-77* | ZD-77",
        "UTF-8 broke ZD-77 | ZD-77",
      })
  void aKeyCountsWithPrefixAddressOrTheWordBesideIt(String message, String shown) {
    assertThat(FreeTextKeys.in(message, ACME).certain().map(TicketKey::shown)).contains(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"SUP-3 is late | SUP3", "look at 10422 | 10422", "INC0010023? | INC0010023"})
  void whatElseFitsIsLookedForAmongTheKnown(String message, String lookup) {
    assertThat(FreeTextKeys.in(message, TicketKeyFormat.DEFAULT).candidates())
        .anySatisfy(reading -> assertThat(reading.lookups()).contains(lookup));
  }

  @Test
  void aLongRowOfSignsIsReadInPassing() {
    String signs = "#".repeat(200_000);

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> FreeTextKeys.in(signs + " x 1042 " + signs + "ticket", ACME).candidates());
  }

  @Property
  void readingNeverThrows(@ForAll String message) {
    assertThat(FreeTextKeys.in(message, ACME).candidates()).hasSizeLessThanOrEqualTo(20);
  }
}
