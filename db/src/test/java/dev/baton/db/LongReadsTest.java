package dev.baton.db;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class LongReadsTest {
  private final FreshDatabase fresh;
  private final Map<String, Integer> reading = new ConcurrentHashMap<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  LongReadsTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @AfterEach
  void end() throws InterruptedException {
    over.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void aWorkspaceThatReadsALotLeavesPlacesToOthers() {
    for (int i = 0; i < 10; i++) {
      read("TGREEDY");
    }
    await().untilAsserted(() -> assertThat(reading).containsEntry("TGREEDY", 2));

    read("TOTHER");
    read("TOTHER");

    await().untilAsserted(() -> assertThat(reading).containsEntry("TOTHER", 2));
    assertThat(reading).containsEntry("TGREEDY", 2);
  }

  @Test
  void allOfThemLeaveConnectionsToTheJobs() {
    List.of("T1", "T2", "T3", "T4", "T5").forEach(this::read);
    await().untilAsserted(() -> assertThat(reading).hasSize(LongReads.AT_ONCE));
    await().untilAsserted(() -> assertThat(threads).allMatch(LongReadsTest::waits));

    String served = fresh.tenants().inBackground("T6", tx -> tx.orgId());
    assertThat(served).isEqualTo("T6");
    assertThat(reading).hasSize(LongReads.AT_ONCE);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING;
  }

  private void read(String orgId) {
    threads.add(
        Thread.ofVirtual()
            .start(() ->
                fresh
                    .tenants()
                    .reading(
                        orgId,
                        tx -> {
                          reading.merge(orgId, 1, Integer::sum);
                          return untilTheEnd();
                        })));
  }

  private boolean untilTheEnd() {
    try {
      over.await();
      return true;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
