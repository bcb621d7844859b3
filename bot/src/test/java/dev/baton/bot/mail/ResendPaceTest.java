package dev.baton.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResendPaceTest {
  private final SettableClock clock = new SettableClock();

  /** When each of these mails was sent, all due at once and each asking again at its turn. */
  private List<Instant> sent(ResendPace pace, int mails) {
    Map<UUID, Instant> waiting = new HashMap<>();
    for (int i = 0; i < mails; i++) {
      waiting.put(new UUID(0, i), clock.instant());
    }
    List<Instant> sent = new ArrayList<>();
    while (!waiting.isEmpty()) {
      var next = waiting.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
      if (next.getValue().isAfter(clock.instant())) {
        clock.set(next.getValue());
      }
      Instant turn = pace.turn(next.getKey());
      if (turn.isAfter(clock.instant())) {
        waiting.put(next.getKey(), turn);
      } else {
        waiting.remove(next.getKey());
        sent.add(clock.instant());
      }
    }
    return sent;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sixtyMailsDueAtOnceGoOutAtMostTwoASecond(long seed) {
    Instant begun = clock.instant();

    List<Instant> sent = sent(new ResendPace(clock, new Random(seed)), 60);

    assertThat(sent).hasSize(60);
    for (int i = 2; i < sent.size(); i++) {
      assertThat(sent.get(i - 2).plusSeconds(1)).isBeforeOrEqualTo(sent.get(i));
    }
    assertThat(sent.getLast()).isBefore(begun.plusSeconds(40));
  }

  @Test
  void afterTooManyNobodyAsksBeforeResendWantsItAndThenOneAfterTheOther() {
    ResendPace pace = new ResendPace(clock, new Random(1));
    Instant begun = clock.instant();
    UUID late = new UUID(1, 1);
    assertThat(pace.turn(new UUID(1, 0))).isEqualTo(begun);
    assertThat(pace.turn(late)).isAfter(begun);

    pace.pause(Duration.ofSeconds(30));

    List<Instant> sent = sent(pace, 10);
    assertThat(sent.getFirst()).isAfterOrEqualTo(begun.plusSeconds(30));
    assertThat(sent).doesNotHaveDuplicates();
    assertThat(pace.turn(late)).isAfterOrEqualTo(begun.plusSeconds(30));
  }

  @Test
  void aMailAloneIsNotHeldUp() {
    ResendPace pace = new ResendPace(clock, new Random(1));
    pace.turn(new UUID(0, 1));
    clock.advance(Duration.ofSeconds(1));

    assertThat(pace.turn(new UUID(0, 2))).isEqualTo(clock.instant());
  }
}
