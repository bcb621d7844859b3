package dev.baton.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SnapshotsTest {
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
