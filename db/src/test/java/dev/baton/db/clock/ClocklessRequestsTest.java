package dev.baton.db.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.escalate.EscalationRef;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that waited when clocks began. */
@ExtendWith(TestDatabase.class)
class ClocklessRequestsTest {
  private static final Instant MONDAY = Instant.parse("2026-12-07T09:00:00Z");

  private final FreshDatabase fresh;
  private final Acme acme;
  private EscalationRef waiting;

  ClocklessRequestsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  @BeforeEach
  void file() {
    fresh.clock().set(MONDAY);
    waiting = acme.file("ZD-1", "ann").ref();
    fresh.asSuperuser(dsl -> {
      dsl.execute("delete from platform.scheduled_tasks where task_name = 'clock'");
      dsl.execute("delete from baton.clock_event where org_id = ?", acme.orgId());
      return dsl.execute("delete from baton.clock where org_id = ?", acme.orgId());
    });
  }

  private ClocklessRequests.Begun begin(Instant now) {
    fresh.clock().set(now);
    return acme.in(tx -> ClocklessRequests.in(tx).begin(now));
  }

  private ClockNow clock() {
    return acme.in(tx -> Clocks.in(tx).find(ClockKind.DECISION, waiting)).orElseThrow().now();
  }

  private Integer queued() {
    return fresh.asSuperuser(dsl ->
        dsl.fetchCount(
            dsl.selectOne()
                .from("platform.scheduled_tasks")
                .where(
                    "task_name in ('clock', 'clock-mark') and task_instance like ?",
                    acme.orgId() + "%")));
  }

  @Test
  void whatIsNotDueYetGoesOnAsItWasSaid() {
    assertThat(begin(MONDAY.plus(Duration.ofMinutes(40))).overdue()).isEmpty();

    assertThat(clock().due()).contains(MONDAY.plus(Duration.ofHours(1)));
    assertThat(clock().next().map(ClockEvent.Mark::percent)).contains(100);
    assertThat(queued()).isOne();
  }

  @Test
  void whatIsOverdueIsNotedAndNothingIsQueuedForIt() {
    assertThat(begin(MONDAY.plus(Duration.ofMinutes(90))).overdue()).containsExactly(waiting);

    assertThat(clock().breach()).isPresent();
    assertThat(clock().next()).isEmpty();
    assertThat(queued()).isZero();
  }

  @Test
  void aSecondLookFindsNothing() {
    begin(MONDAY.plus(Duration.ofMinutes(90)));

    assertThat(begin(MONDAY.plus(Duration.ofMinutes(91))).overdue()).isEmpty();
  }
}
