package dev.baton.bot.file;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ExportTurnsTest {
  private final ExportTurns turns = new ExportTurns();

  @Test
  void aWorkspaceWhoseUploadsHangHoldsUpItselfAlone() throws InterruptedException {
    AtomicInteger began = new AtomicInteger();
    CountDownLatch over = new CountDownLatch(1);
    List<Thread> hanging = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      hanging.add(
          Thread.ofVirtual()
              .start(() ->
                  turns.take(
                      "TSLOW",
                      () -> {
                        began.incrementAndGet();
                        await().until(() -> over.getCount() == 0);
                      },
                      Assertions::fail)));
    }
    await().untilAsserted(() -> assertThat(began).hasValue(ExportTurns.OF_ONE_WORKSPACE));
    AtomicInteger other = new AtomicInteger();

    turns.take("TOTHER", other::incrementAndGet, Assertions::fail);

    assertThat(other).hasValue(1);
    assertThat(began).hasValue(ExportTurns.OF_ONE_WORKSPACE);
    over.countDown();
    for (Thread thread : hanging) {
      thread.join();
    }
    assertThat(began).hasValue(5);
  }

  @Test
  void anExportThatFailsGivesItsTurnBack() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() ->
              turns.take(
                  "TFAILS",
                  () -> {
                    throw new IllegalStateException("Slack did not take the file");
                  },
                  Assertions::fail))
          .hasMessageContaining("did not take");
    }
  }

  @Test
  void whoeverComesWhileTooManyWaitIsRefusedAtOnceUntilTheyHaveGone() throws InterruptedException {
    int most = ExportTurns.OF_ONE_WORKSPACE + ExportTurns.MOST_WAITING;
    AtomicInteger made = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch over = new CountDownLatch(1);
    List<Thread> asking = new ArrayList<>();
    for (int i = 0; i < most + 3; i++) {
      asking.add(
          Thread.ofVirtual()
              .start(() ->
                  turns.take(
                      "TBUSY",
                      () -> {
                        await().until(() -> over.getCount() == 0);
                        made.incrementAndGet();
                      },
                      refused::incrementAndGet)));
    }
    await().untilAsserted(() -> assertThat(refused).hasValue(3));

    over.countDown();
    for (Thread thread : asking) {
      thread.join();
    }
    turns.take("TBUSY", made::incrementAndGet, Assertions::fail);

    assertThat(made).hasValue(most + 1);
    assertThat(refused).hasValue(3);
  }
}
