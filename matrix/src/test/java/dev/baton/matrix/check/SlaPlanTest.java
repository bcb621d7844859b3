package dev.baton.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlaPlanTest {
  private static SlaTarget row(int number, String tier, Priority priority, long minutes) {
    return new SlaTarget(
        number,
        Optional.empty(),
        List.of(tier),
        List.of(priority),
        Optional.of(Duration.ofMinutes(minutes)),
        Optional.empty(),
        new SlaHours.Always());
  }

  @Test
  void rowsForTheSameTicketsAreComparedWhereverTheyStand() {
    SlaPolicy live =
        new SlaPolicy(
            List.of(
                row(1, "Enterprise", Priority.P1, 30),
                row(2, "SMB", Priority.P1, 120),
                row(3, "Trial", Priority.P1, 240)));
    SlaPolicy candidate =
        new SlaPolicy(
            List.of(
                row(1, "smb", Priority.P1, 60),
                row(2, "ENTERPRISE", Priority.P1, 30),
                row(3, "SMB", Priority.P2, 480)));

    SlaPlan plan = SlaPlan.of(Optional.of(4), live, candidate);

    assertThat(plan.changes())
        .containsExactly(
            new SlaPlan.SlaChange.Changed(live.targets().get(1), candidate.targets().get(0)),
            new SlaPlan.SlaChange.Added(candidate.targets().get(2)),
            new SlaPlan.SlaChange.Removed(live.targets().get(2)));
    assertThat(plan.unchanged()).isEqualTo(1);
    assertThat(plan.changesNothing()).isFalse();
  }

  @Test
  void theSameInAnotherOrderChangesNothing() {
    SlaTarget one = row(1, "Enterprise", Priority.P1, 30);
    SlaTarget other = row(2, "SMB", Priority.P1, 120);

    assertThat(
            SlaPlan.of(
                    Optional.of(1),
                    new SlaPolicy(List.of(one, other)),
                    new SlaPolicy(List.of(other.withNumber(1), one.withNumber(2))))
                .changesNothing())
        .isTrue();
    assertThat(SlaPlan.of(Optional.empty(), SlaPolicy.none(), SlaPolicy.none()).changesNothing())
        .isFalse();
  }
}
