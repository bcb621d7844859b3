package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  SeenEventsTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void oneOfManySimultaneousDeliveriesIsTheFirst() throws Exception {
    Callable<Boolean> arrives = () -> isFirst("slack/Ev1");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(Collections.nCopies(8, arrives));

      assertThat(answers).extracting(Future::get).containsOnlyOnce(true);
    }
  }

  @Test
  void anEventWhoseHandlingFailedIsNotSeen() {
    assertThatThrownBy(() ->
            fresh
                .tenants()
                .inTransaction(
                    "T1",
                    tx -> {
                      SeenEvents.in(tx).isFirst("slack/failed", fresh.clock().instant());
                      throw new IllegalStateException("the handler failed");
                    }))
        .hasMessage("the handler failed");

    assertThat(isFirst("slack/failed")).isTrue();
  }

  @Test
  void oldEventsAreForgotten() {
    isFirst("slack/old");
    fresh.clock().advance(Duration.ofDays(2));
    isFirst("slack/new");

    int forgotten =
        fresh
            .tenants()
            .inTransaction(
                "T1",
                tx ->
                    SeenEvents.in(tx)
                        .forgetBefore(fresh.clock().instant().minus(Duration.ofDays(1))));

    assertThat(forgotten).isPositive();
    assertThat(isFirst("slack/old")).isTrue();
    assertThat(isFirst("slack/new")).isFalse();
  }

  private boolean isFirst(String id) {
    return fresh
        .tenants()
        .inTransaction("T1", tx -> SeenEvents.in(tx).isFirst(id, fresh.clock().instant()));
  }
}
