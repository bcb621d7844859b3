package dev.baton.db.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.db.Acme;
import dev.baton.db.sla.SlaPolicies.Origin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Versions of promises are only added, and come back as they were written. */
@ExtendWith(TestDatabase.class)
class SlaPoliciesTest {
  private static final SlaPolicy OWN =
      new SlaPolicy(
          List.of(
              new SlaTarget(
                  1,
                  Optional.of("Acme"),
                  List.of("Enterprise", "Gold"),
                  List.of(Priority.P1, Priority.P2),
                  Optional.of(Duration.ofMinutes(30)),
                  Optional.of(Duration.ofHours(8)),
                  SlaHours.parse("Mon-Fri 09:00-12:00,13:00-17:00 Europe/Berlin").orElseThrow()),
              new SlaTarget(
                  2,
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  Optional.empty(),
                  Optional.of(Duration.ofDays(2)),
                  new SlaHours.OfWorkspace())));

  private final Acme acme;

  SlaPoliciesTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
  }

  private int apply(SlaPolicy policy, Origin origin, String source) {
    return acme.in(tx ->
        SlaPolicies.in(tx)
            .apply(policy, new Provenance(origin, source, "abc", "cli", acme.now()), "cli"));
  }

  private Optional<Integer> live() {
    return acme.in(tx -> SlaPolicies.in(tx).liveVersion());
  }

  private SlaPolicy load(int version) {
    return acme.in(tx -> SlaPolicies.in(tx).load(version));
  }

  @Test
  void aVersionIsReadAsItWasWrittenAndTheNewestIsLive() {
    assertThat(live()).isEmpty();

    assertThat(apply(OWN, Origin.FILE, "sla.csv")).isEqualTo(1);
    assertThat(apply(SlaPolicy.usual(), Origin.FILE, "usual.csv")).isEqualTo(2);
    assertThat(apply(OWN, Origin.ROLLBACK, "1")).isEqualTo(3);

    assertThat(live()).contains(3);
    assertThat(load(1)).isEqualTo(OWN);
    assertThat(load(2)).isEqualTo(SlaPolicy.usual());
    List<SlaPolicies.Version> newest = acme.in(tx -> SlaPolicies.in(tx).versions(2));
    assertThat(newest)
        .extracting(SlaPolicies.Version::number, SlaPolicies.Version::rows)
        .containsExactly(tuple(3, 2), tuple(2, 8));
  }

  @Test
  void theLogSaysWhatWasApplied() {
    apply(OWN, Origin.FILE, "sla.csv");

    String last =
        acme.in(tx ->
            tx.dsl()
                .fetchSingle("select kind from baton.audit_event order by number desc limit 1")
                .get(0, String.class));
    assertThat(last).isEqualTo("sla.applied");
  }

  @Test
  void nobodyChangesWhatWasPromised() {
    apply(OWN, Origin.FILE, "sla.csv");

    for (String change :
        List.of(
            "update baton.sla_version set sha256 = ''",
            "update baton.sla_target set first_response_s = 1",
            "delete from baton.sla_target",
            "delete from baton.sla_version")) {
      assertThatThrownBy(() -> acme.in(tx -> tx.dsl().execute(change)))
          .hasMessageContaining("permission denied");
    }
  }
}
