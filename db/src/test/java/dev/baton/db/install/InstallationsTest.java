package dev.baton.db.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Acme;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.install.Ending.Erased;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestDatabase.class)
class InstallationsTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  InstallationsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  @BeforeEach
  void install() {
    save("sealed");
  }

  @Test
  void oneOfManyWhoseTokenEndedMayFetchTheNext() throws Exception {
    Instant until = now().plusSeconds(10);
    int version = version();
    Callable<RefreshTurn> asks = () -> takeTurn(version);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<RefreshTurn> turns =
          threads.invokeAll(Collections.nCopies(8, asks)).stream()
              .map(answer -> answer.resultNow())
              .toList();

      assertThat(turns).filteredOn(RefreshTurn.Mine.class::isInstance).hasSize(1);
      assertThat(turns)
          .filteredOn(turn -> !(turn instanceof RefreshTurn.Mine))
          .containsOnly(new RefreshTurn.Taken(until));
    }
  }

  @Test
  void aTurnThatNobodyEndedEndsByItself() {
    int version = version();
    takeTurn(version);
    assertThat(takeTurn(version)).isInstanceOf(RefreshTurn.Taken.class);

    fresh.clock().advance(Duration.ofSeconds(11));

    assertThat(takeTurn(version)).isInstanceOf(RefreshTurn.Mine.class);
  }

  @Test
  void anAnswerThatComesAfterAnotherTokenIsNotKept() {
    int version = version();
    takeTurn(version);
    save("of a reinstall");

    boolean kept =
        acme.in(
            tx -> TokenRotation.in(tx).refreshed(version, "late", "late", now().plusSeconds(60)));

    assertThat(kept).isFalse();
    assertThat(current()).map(Installation::token).contains("of a reinstall");
    assertThat(takeTurn(version)).isInstanceOf(RefreshTurn.Refreshed.class);
  }

  @Test
  void leavingErasesTheTokensAndSettlesWhatIsQueued() {
    acme.file("ZD-1", "ann");

    assertThat(leave()).isTrue();

    assertThat(current()).isEmpty();
    assertThat(isServed()).isFalse();
    assertThat(deliveries()).isNotEmpty().allMatch(d -> d.state() == DeliveryState.SKIPPED);
    assertThat(deliveries())
        .extracting(Delivery::error)
        .containsOnly(Optional.of(DeliveryError.of(DeliveryReason.BATON_REMOVED)));
    assertThat(stored("token is null and refresh_token is null")).isEqualTo(1);
    assertThat(leave()).as("a second time").isFalse();
  }

  @Test
  void comingBackKeepsTheDataAndCancelsTheErasure() {
    acme.file("ZD-2", "ann");
    leave();

    save("new");
    fresh.clock().advance(Duration.ofDays(31));

    assertThat(erase()).isEqualTo(Erased.NOT_ORDERED);
    assertThat(isServed()).isTrue();
    assertThat(acme.ownerOf("ZD2")).contains("ann");
  }

  @Test
  void comingBackQueuesWhatIsStillOwed() {
    Escalation pending = acme.file("ZD-4", "ann");
    String lead = pending.recipients().getFirst().member();
    leave();
    fresh.asSuperuser(dsl ->
        dsl.execute(
            "update baton.member set deactivated = true where org_id = ? and member_id = ?",
            acme.orgId(),
            lead));
    UUID draft = UUID.randomUUID();
    fresh.asSuperuser(dsl ->
        dsl.execute(
            "insert into baton.draft (org_id, root_view_id, draft_id, author, answers, created_at)"
                + " values (?, ?, ?, 'ann', '{}', now())",
            acme.orgId(),
            "V" + draft,
            draft));
    forgetTheQueue();

    save("new");

    assertThat(deliveries())
        .filteredOn(d -> d.escalation().equals(Optional.of(pending.ref())))
        .filteredOn(d -> d.notice() instanceof Notice.Request && d.medium() == Medium.SLACK)
        .isNotEmpty()
        .allMatch(d -> d.state() == DeliveryState.QUEUED && d.error().isEmpty());
    assertThat(deliveries())
        .filteredOn(d -> d.medium() == Medium.EMAIL)
        .allMatch(d -> d.state() == DeliveryState.SKIPPED);
    assertThat(queued()).contains("slack-delivery", "pending-requests", "erase-drafts");
  }

  private void forgetTheQueue() {
    acme.in(tx -> {
      tx.forgetQueued();
      return true;
    });
  }

  private List<String> queued() {
    return fresh.asSuperuser(dsl ->
        dsl.fetch(
                "select task_name from platform.scheduled_tasks where task_instance like ? || '/%'",
                acme.orgId())
            .into(String.class));
  }

  @Test
  void comingBackDoesNotUndoAnErasureThatWasOrdered() {
    acme.file("ZD-3", "ann");
    acme.in(tx -> Ending.in(tx).leave(UninstallReason.ERASED, "ada", now()));

    assertThat(save("new")).isFalse();

    assertThat(current()).isEmpty();
    assertThat(isServed()).isFalse();
    fresh.bringTheDayOfErasure(acme.orgId());
    assertThat(erase()).isEqualTo(Erased.DONE);
    acme.in(tx -> {
      WorkspaceRow.in(tx).makeKnown("Acme", now());
      return true;
    });
    assertThat(save("new")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ERASED,1", "UNINSTALLED,30", "REVOKED,30"})
  void nothingIsErasedBeforeItsDayByBothClocks(UninstallReason why, int days) {
    acme.in(tx -> Ending.in(tx).leave(why, "ada", now()));
    assertThat(stored("erase_at = left_at + make_interval(days => " + days + ")")).isOne();
    assertThat(
            stored(
                "erase_not_before > now() + make_interval(days => "
                    + days
                    + ") - interval '1 hour'"))
        .isOne();
    assertThat(erase()).isEqualTo(Erased.NOT_YET);

    fresh.clock().advance(Duration.ofDays(days));

    assertThat(erase()).as("the server's clock").isEqualTo(Erased.NOT_YET);
    assertThatThrownBy(() ->
            fresh.asApp(
                acme.orgId(), dsl -> dsl.fetch("select baton.erase_workspace('2199-01-01')")))
        .hasMessageContaining("not due");
    assertThat(stored("true")).isEqualTo(1);
    fresh.bringTheDayOfErasure(acme.orgId());
    assertThat(erase()).isEqualTo(Erased.DONE);
    assertThat(erase()).isEqualTo(Erased.NOT_ORDERED);
  }

  @Test
  void anOrderWithAMomentLongAgoIsHeldBackAsLong() {
    assertThatThrownBy(() ->
            fresh.asApp(
                acme.orgId(),
                dsl -> {
                  dsl.fetch("select baton.order_end('erased', '2000-01-01')");
                  return dsl.fetch("select baton.erase_workspace('2199-01-01')");
                }))
        .hasMessageContaining("not due");
  }

  @Test
  void whoeverRunsBatonMakesAnUninstallOfAnOrder() {
    acme.in(tx -> Ending.in(tx).leave(UninstallReason.ERASED, "ada", now()));
    assertThatThrownBy(
            () -> fresh.asApp(acme.orgId(), dsl -> dsl.fetch("select baton.recall_erasure()")))
        .hasMessageContaining("permission denied");

    fresh.asOwner(dsl -> {
      dsl.fetch("select set_config('baton.org_id', ?, false)", acme.orgId());
      return dsl.fetch("select baton.recall_erasure()");
    });

    assertThat(save("new")).isTrue();
    assertThat(isServed()).isTrue();
  }

  @Test
  void anInstalledWorkspaceCannotBeErased() {
    assertThatThrownBy(() ->
            fresh.asApp(
                acme.orgId(),
                dsl ->
                    dsl.fetch(
                        "select baton.erase_workspace(?::timestamptz)", now().plusSeconds(1))))
        .hasMessageContaining("not due");
    assertThatThrownBy(() ->
            fresh.asApp(
                "", dsl -> dsl.fetch("select baton.erase_workspace(?::timestamptz)", now())))
        .hasMessageContaining("not due");
  }

  @Test
  void theAppCanDeleteHistoryInNoOtherWay() {
    leave();
    for (String table : List.of("audit_event", "acceptance", "escalation", "installation")) {
      assertThatThrownBy(
              () -> fresh.asApp(acme.orgId(), dsl -> dsl.execute("delete from baton." + table)))
          .hasMessageContaining("permission denied");
    }
  }

  private Optional<Installation> current() {
    return acme.in(tx -> Installations.in(tx).current());
  }

  private boolean isServed() {
    return acme.in(tx -> Installations.in(tx).isServed());
  }

  private int version() {
    return current().orElseThrow().version();
  }

  private RefreshTurn takeTurn(int version) {
    return acme.in(tx -> TokenRotation.in(tx).takeTurn(version, now(), now().plusSeconds(10)));
  }

  private boolean leave() {
    return acme.in(tx -> Ending.in(tx).leave(UninstallReason.UNINSTALLED, "slack", now()));
  }

  private Erased erase() {
    return fresh.tenants().atLength(acme.orgId(), tx -> Ending.in(tx).erase(now()));
  }

  private List<Delivery> deliveries() {
    return acme.in(tx ->
        Escalations.in(tx).filedBy("ann", 10).stream()
            .flatMap(filed -> Deliveries.in(tx).allOf(filed.ref()).stream())
            .toList());
  }

  private int stored(String condition) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchCount(
            DSL.table("baton.installation"),
            DSL.condition("org_id = ? and " + condition, acme.orgId())));
  }

  private boolean save(String token) {
    return acme.in(tx ->
        Installations.in(tx)
            .save(
                new Installation(
                    false,
                    "ubaton",
                    token,
                    Optional.of("next " + token),
                    Optional.of(now().plusSeconds(60)),
                    1),
                "ada",
                now()));
  }

  private Instant now() {
    return fresh.clock().instant();
  }
}
