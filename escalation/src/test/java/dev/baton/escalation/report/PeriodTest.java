package dev.baton.escalation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aWeekGoesFromMondayToMondayOfItsZone() {
    Instant mondayAtNine = Instant.parse("2026-03-30T07:00:00Z");

    Period last = Period.week(mondayAtNine, BERLIN, 1);

    assertThat(last.from()).isEqualTo("2026-03-22T23:00:00Z");
    assertThat(last.until()).isEqualTo("2026-03-29T22:00:00Z");
    assertThat(Duration.between(last.from(), last.until())).isEqualTo(Duration.ofHours(167));
    assertThat(Period.week(mondayAtNine, BERLIN, 2).until()).isEqualTo(last.from());
    assertThat(Period.week(mondayAtNine, BERLIN, 0).from()).isEqualTo(last.until());
  }

  @Test
  void itHoldsItsFirstMomentAndNotItsEnd() {
    Period second = new Period(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    assertThat(second.holds(Instant.EPOCH)).isTrue();
    assertThat(second.holds(second.until())).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Period(Instant.EPOCH, Instant.EPOCH.minusSeconds(1)));
    assertThat(new Period(Instant.EPOCH, Instant.EPOCH).holds(Instant.EPOCH)).isFalse();
  }
}
