package dev.baton.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SnapshotsTest {
  private static final TicketKeyFormat PREFIXED =
      new TicketKeyFormat("ZD-", TicketKeyFormat.DEFAULT_PATTERN, Optional.empty());

  @Test
  void whoIsAskedForStaysAndWhoIsNotIsForgotten(FreshDatabase fresh) {
    makeKnown(fresh, "T0BUSY");
    makeKnown(fresh, "T0IDLE");
    try (Snapshots snapshots = new Snapshots(fresh.tenants(), fresh.clock(), Texts.load())) {
      assertThat(snapshots.of("T0BUSY")).isPresent();
      assertThat(snapshots.refresh("T0IDLE")).isPresent();
      snapshots.refreshAll();
      assertThat(snapshots.inMemory("T0IDLE")).as("taken and not asked for yet").isPresent();

      fresh.clock().advance(Snapshots.FORGOTTEN_AFTER);
      assertThat(snapshots.inMemory("T0BUSY")).isPresent();
      fresh.clock().advance(Duration.ofSeconds(1));
      snapshots.refreshAll();

      assertThat(snapshots.inMemory("T0IDLE")).isEmpty();
      assertThat(snapshots.inMemory("T0BUSY"))
          .get()
          .extracting(Snapshot::takenAt)
          .isEqualTo(fresh.clock().instant());
      assertThat(snapshots.of("T0IDLE")).isPresent();
    }
  }

  @Test
  void whatWasReadBeforeAChangeIsNotKeptOverWhatWasReadAfterIt(FreshDatabase fresh) {
    makeKnown(fresh, "T0BUSY");
    AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    InstantSource clock =
        () -> {
          meanwhile.getAndSet(() -> {}).run();
          return fresh.clock().instant();
        };
    try (Snapshots snapshots = new Snapshots(fresh.tenants(), clock, Texts.load())) {
      meanwhile.set(() -> {
        setFormat(fresh, "T0BUSY");
        CompletableFuture.runAsync(() -> snapshots.refresh("T0BUSY")).join();
      });

      snapshots.refresh("T0BUSY");

      assertThat(snapshots.inMemory("T0BUSY").orElseThrow().format()).isEqualTo(PREFIXED);
    }
  }

  /** On another thread, because this one is within a transaction of its own. */
  private static void setFormat(FreshDatabase fresh, String orgId) {
    CompletableFuture.runAsync(() ->
            fresh
                .tenants()
                .inTransaction(
                    orgId,
                    tx ->
                        WorkspaceRow.in(tx)
                            .setTicketKeyFormat(PREFIXED, "U1", fresh.clock().instant())))
        .join();
  }

  private static void makeKnown(FreshDatabase fresh, String orgId) {
    fresh
        .tenants()
        .inTransaction(
            orgId,
            tx -> {
              WorkspaceRow.in(tx).makeKnown(orgId, fresh.clock().instant());
              return tx;
            });
  }
}
