package dev.baton.bot.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class SnapshotsTest {
  @Test
  void whoIsAskedForStaysAndWhoIsNotIsForgotten(FreshDatabase fresh) {
    Acme busy = Acme.in(fresh);
    Acme idle = Acme.in(fresh);
    try (Snapshots snapshots = new Snapshots(fresh.workspace(), fresh.clock())) {
      assertThat(snapshots.of(busy.orgId())).isPresent();
      assertThat(snapshots.of(idle.orgId())).isPresent();

      fresh.clock().advance(Snapshots.FORGOTTEN_AFTER);
      assertThat(snapshots.inMemory(busy.orgId())).isPresent();
      fresh.clock().advance(Duration.ofSeconds(1));
      snapshots.refreshAll();

      assertThat(snapshots.inMemory(idle.orgId())).isEmpty();
      assertThat(snapshots.inMemory(busy.orgId()))
          .get()
          .extracting(Snapshot::takenAt)
          .isEqualTo(busy.now());
      assertThat(snapshots.of(idle.orgId())).isPresent();
    }
  }
}
