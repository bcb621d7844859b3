package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SeenEventsTest {
  private final FreshDatabase fresh;
  private final SeenEvents events;

  SeenEventsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.events = new SeenEvents(fresh.database());
  }

  @Test
  void oneOfManySimultaneousDeliveriesIsTheFirst() throws Exception {
    Callable<Boolean> arrives = () -> events.isFirst("slack/Ev1", fresh.clock().instant());

    try (var threads = Executors.newFixedThreadPool(8)) {
      long firsts = 0;
      for (Future<Boolean> first : threads.invokeAll(Collections.nCopies(8, arrives))) {
        firsts += first.get() ? 1 : 0;
      }
      assertThat(firsts).isOne();
    }
  }

  @Test
  void whatIsForgottenIsFirstAgainAndNewerEventsStay() {
    events.isFirst("slack/old", fresh.clock().instant());
    fresh.clock().advance(Duration.ofDays(2));
    events.isFirst("slack/new", fresh.clock().instant());

    assertThat(events.forgetBefore(fresh.clock().instant().minus(Duration.ofDays(1)))).isPositive();

    assertThat(events.isFirst("slack/old", fresh.clock().instant())).isTrue();
    assertThat(events.isFirst("slack/new", fresh.clock().instant())).isFalse();
  }
}
