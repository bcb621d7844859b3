package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.SettableClock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UuidV7Test {
  private final SettableClock clock = new SettableClock();
  private final UuidV7 ids = new UuidV7(clock);

  @Test
  void itIsAVersionSevenOfTheStandardVariantHoldingTheMillisecond() {
    UUID id = ids.get();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
  }

  @Test
  void aLaterOneSortsAfterAnEarlierOneAsText() {
    String earlier = ids.get().toString();
    clock.advance(Duration.ofMillis(1));

    assertThat(ids.get().toString()).isGreaterThan(earlier);
  }

  @Test
  void manyOfOneMillisecondAreAllDifferent() {
    assertThat(IntStream.range(0, 10_000).mapToObj(_ -> ids.get())).doesNotHaveDuplicates();
  }
}
