package dev.baton.bot.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Migrations;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TestServer;
import dev.baton.db.testing.VersionEight;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.EscalationRef;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Requests that waited in a database of before there were clocks, after it was brought to now. */
@ExtendWith(TestDatabase.class)
class PendingAtTheUpgradeTest {
  private static final String ORG = "T-one";
  private static final Instant UPGRADED = Instant.parse("2026-03-02T09:40:00Z");
  private static final Instant LATER = Instant.parse("2026-03-02T10:00:00Z");

  private final FreshDatabase database;
  private final VersionEight before;
  private EscalationRef overdue;
  private EscalationRef alsoOverdue;
  private EscalationRef inTime;

  PendingAtTheUpgradeTest(TestServer server, @TempDir Path folder) {
    this.database = server.empty();
    this.before = new VersionEight(database, folder);
  }

  @BeforeEach
  void upgrade() {
    before.workspace(
        ORG,
        Map.of("UANN", "Ann", "UOLGA", "Olga", "UKIM", "Kim", "UASKED0", "Lena", "UMAN", "Mia"));
    overdue = before.escalation(ORG, "ZD1", "pending", List.of(), List.of("leads T2"));
    alsoOverdue = before.escalation(ORG, "ZD2", "pending", List.of(), List.of("leads T2"));
    inTime = before.escalation(ORG, "ZD3", "pending", List.of(), List.of("leads T2"));
    database.asSuperuser(dsl ->
        dsl.execute(
            "update baton.escalation set decide_by = ?::timestamptz where ticket_key = 'ZD3'",
            LATER.toString()));
    before.becomesThirteen();
    new Migrations(database.ownerUrl(), database.appUrl()).migrate();
    database.clock().set(UPGRADED);
    in(tx -> Roles.in(tx).grant("UMAN", "manager", "cli", "cli", UPGRADED));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T in(Tenants.Step<T> step) {
    return database.tenants().inBackground(ORG, step);
  }

  private void daily() {
    Tenants tenants = database.tenants();
    new ClockUpkeep(tenants, new HolidayCopies(tenants, database.clock()), database.clock())
        .look(new Work(ORG, "daily"));
  }

  private List<String> queued(String query) {
    return database.asSuperuser(dsl -> dsl.fetch(query, ORG).getValues(0, String.class));
  }

  private ClockNow clock(EscalationRef ref) {
    return in(tx -> Clocks.in(tx).find(ClockKind.DECISION, ref)).orElseThrow().now();
  }

  @Test
  void theMigrationQueuesTheLookAtThem() {
    assertThat(
            queued(
                "select task_instance from platform.scheduled_tasks where task_name ="
                    + " 'clock-upkeep' and task_instance like ? || '/%'"))
        .hasSize(1);
  }

  @Test
  void whatIsOverdueIsToldInOneDigestToEachManagerOnceAndNoMarkFiresForThePast() {
    daily();
    daily();

    assertThat(
            queued(
                "select recipient from baton.delivery where org_id = ? and kind ="
                    + " 'overdue_before'"))
        .containsExactly("UMAN");
    assertThat(
            queued("select recipient from baton.delivery where org_id = ? and kind = 'clock_mark'"))
        .isEmpty();
    assertThat(List.of(clock(overdue), clock(alsoOverdue)))
        .allSatisfy(clock -> {
          assertThat(clock.breach()).isPresent();
          assertThat(clock.next()).isEmpty();
        });
    assertThat(clock(inTime).next()).contains(new ClockEvent.Mark(100, LATER));
    assertThat(
            queued(
                "select execution_time::text from platform.scheduled_tasks where task_name ="
                    + " 'clock' and task_instance like ? || '/%'"))
        .singleElement()
        .asString()
        .startsWith("2026-03-02 10:00:00");
  }

  @Test
  void theirButtonsStillDecide() {
    daily();

    DecisionOutcome approved = decided(overdue, new Decision.Approve("UOLGA"));
    DecisionOutcome again = decided(overdue, new Decision.Approve("UKIM"));

    assertThat(approved).isInstanceOf(DecisionOutcome.Approved.class);
    assertThat(again).isInstanceOf(DecisionOutcome.AlreadyDecided.class);
    assertThat(clock(overdue).end().orElseThrow().outcome()).isEqualTo(ClockNow.Outcome.MISSED);
    assertThat(in(tx -> Escalations.in(tx).find(inTime)).orElseThrow().isPending()).isTrue();
  }

  private DecisionOutcome decided(EscalationRef ref, Decision decision) {
    return in(
        tx -> Decisions.in(tx).decide(ref, "UASKED0", decision, Set.of("UOLGA", "UKIM"), UPGRADED));
  }
}
