package dev.baton.escalation.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {
  @ParameterizedTest
  @CsvSource({
    "INC[0-9]{7}, INC0010023, INC001002",
    "'[A-Z][A-Z0-9_]+-[0-9]+', SDR_6-44, 6-44",
    "'[a-z]{2,5}-\\d{1,8}', ZD-1042, ZDESK1-1",
    "'(?:ZD|INC)-?[0-9]+', INC77, INX77",
    "'(zd|sup)-(19|20)\\d\\d-[0-9]{4}', SUP-2026-0042, SUP-1826-0042",
    "'\\QA.B\\E-[0-9]+', A.B-1, AXB-1",
    "'[]A]-[0-9]+', ]-1, B-1",
    "'[^-]+-[0-9]+', Ä-1, -1",
    "'\\p{Lu}+\\d+', ÄÖ12, _12",
  })
  void aPatternAsOneWouldWriteItIsTaken(String pattern, String key, String other) {
    assertThat(KeyPattern.faultOf(pattern)).isEmpty();
    assertThat(KeyPattern.of(pattern).matches(key)).isTrue();
    assertThat(KeyPattern.of(pattern).matches(other)).isFalse();
  }

  // Tried one way after the other, each has more ways than there is time. Here none is given up:
  // the right answer comes, and comes at once.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(A+)+B",
        "(A|A)*B",
        "([A-Z0-9]*-?){30}B",
        "A*A*A*A*A*A*A*A*A*A*A*A*A*A*A*A*B",
        "(.*)*B",
        "(A|AA)+B"
      })
  void aPatternWithEndlessWaysIsAnswered(String pattern) {
    assertThat(KeyPattern.faultOf(pattern)).isEmpty();
    assertThat(KeyPattern.of(pattern).matches("A".repeat(99) + "B")).isTrue();
    assertThat(KeyPattern.of(pattern).matches("A".repeat(99) + "!")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=Z)ZD-[0-9]+",
        "(?!X)[A-Z]+-[0-9]+",
        "(?<=Z)D[0-9]+",
        "(?<!Z)D[0-9]+",
        "([0-9])-\\1",
        "(?<n>[0-9])-\\k<n>",
        "[A-Z]++-[0-9]+",
        "(?>A+)[0-9]",
        "[A-Z&&[^O]]+[0-9]+",
        "[A-Z[0-9]]+",
        "((A{100}){100}){100}",
        "((((A{30}){30}){30}){30}){30}",
        "(([0-9]{50,}){2,60})[0-9]{9}"
      })
  void whatMayTakeLongOrReadsOtherwiseIsRefusedWhenItIsTyped(String pattern) {
    assertThat(KeyPattern.faultOf(pattern)).contains(new PatternFault.Slow());
  }

  @ParameterizedTest
  @CsvSource({"'[0-9', 4", "'(ZD', 3", "'*', 1"})
  void whatIsNoPatternIsNamedAtItsPlace(String pattern, int character) {
    assertThat(KeyPattern.faultOf(pattern)).contains(new PatternFault.Broken(character));
  }

  @ParameterizedTest
  @CsvSource({
    "'(?=Z)ZD-[0-9]+', ZD-1042, XD-1042",
    "'([0-9])-\\1', 7-7, 7-8",
    "'[A-Z&&[^O]]+[0-9]+', ZD1, OD1",
    "'[A-Z[0-9]]+', Z1, Z_1"
  })
  void whatWasStoredBeforeWorksOn(String pattern, String key, String other) {
    TicketKeyFormat stored = new TicketKeyFormat("", pattern, Optional.empty());

    assertThat(stored.parse(key).map(TicketKey::shown)).contains(key);
    assertThat(stored.parse(other)).isEmpty();
  }

  // Each of them keeps the JDK's matcher busy for longer than anybody waits.
  @ParameterizedTest
  @ValueSource(strings = {"(?=A)(A+)+", "(?!B)(A|AA)+", "(A)\\1*(A+)+"})
  @Timeout(30)
  void whatWasStoredBeforeAndTakesForEverFitsNothing(String pattern) {
    KeyPattern stored = KeyPattern.of(pattern);

    assertThat(stored.matches("A".repeat(99) + "!")).isFalse();
    assertThat(stored.matches("AAAA")).isTrue();
  }

  @Test
  void theDefaultIsTaken() {
    assertThat(TicketKeyFormat.faultOf(TicketKeyFormat.DEFAULT_PATTERN)).isEmpty();
  }
}
