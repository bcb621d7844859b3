package dev.baton.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MorningTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T07:59:59Z, 2026-03-02T08:00:00Z",
    "2026-03-02T08:00:00Z, 2026-03-03T08:00:00Z",
    "2026-03-28T09:00:00Z, 2026-03-29T07:00:00Z"
  })
  void nineInTheMorningIsThatZones(Instant now, Instant next) {
    assertThat(Morning.nextAfter(now, BERLIN)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T07:59:59Z, 2026-03-02T08:00:00Z",
    "2026-03-02T08:00:00Z, 2026-03-09T08:00:00Z",
    "2026-03-24T08:00:00Z, 2026-03-30T07:00:00Z",
    "2026-03-29T22:30:00Z, 2026-03-30T07:00:00Z"
  })
  void aMondayIsThatZones(Instant now, Instant next) {
    assertThat(Morning.nextMondayAfter(now, BERLIN)).isEqualTo(next);
  }
}
