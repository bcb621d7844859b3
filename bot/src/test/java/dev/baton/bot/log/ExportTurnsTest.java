package dev.baton.bot.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
                      })));
    }
    await().untilAsserted(() -> assertThat(began).hasValue(ExportTurns.OF_ONE_WORKSPACE));
    AtomicInteger other = new AtomicInteger();

    turns.take("TOTHER", other::incrementAndGet);

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
                  }))
          .hasMessageContaining("did not take");
    }
  }
}
