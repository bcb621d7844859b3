package dev.baton.db.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Acme;
import dev.baton.db.decide.Questions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.log.AuditLog;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.privacy.RetentionPeriod;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class RetentionTest {
  private static final Instant LONG_AGO = Instant.parse("2024-01-10T10:00:00Z");
  private static final Instant TODAY = Instant.parse("2026-03-02T09:00:00Z");

  private final FreshDatabase fresh;
  private Acme acme;
  private Escalation old;
  private Escalation oldPending;
  private Escalation recent;

  RetentionTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  @BeforeEach
  void oldAndNew() {
    fresh.clock().set(LONG_AGO);
    acme = Acme.in(fresh);
    old = acme.file("ZD-1", "ann");
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(old.ref(), UUID.randomUUID(), "bob", "More of it", acme.now()));
    UUID question = UUID.randomUUID();
    acme.in(tx -> Questions.in(tx).ask(old.ref(), question, "lea", "Which one?", acme.now()));
    acme.in(tx -> Questions.in(tx).answer(old.ref(), question, "ann", "This", acme.now()));
    acme.bounce(old.ref(), "lea");
    oldPending = acme.file("ZD-2", "ann");
    fresh.clock().set(TODAY);
    recent = acme.file("ZD-3", "ann");
    acme.approve(recent.ref(), "lea", "olga");
  }

  @Test
  void whatIsOlderThanThePeriodIsBlankedAndTheRestStays() {
    set(24);
    Escalation pendingBefore = find(oldPending);
    Escalation recentBefore = find(recent);

    assertThat(eraseAll()).isPositive();
    assertThat(eraseAll()).isZero();

    Escalation now = find(old);
    assertThat(now.reason()).isEqualTo("[erased]");
    assertThat(now.customer()).isEmpty();
    assertThat(now.because()).isEmpty();
    assertThat(now.recipients()).allMatch(asked -> asked.why().isEmpty());
    assertThat(old.recipients()).anyMatch(asked -> asked.why().equals(Optional.of(Acme.STANDS_IN)));
    assertThat(now.information().getFirst().text()).isEqualTo("[erased]");
    assertThat(now.questions().getFirst().text()).isEqualTo("[erased]");
    assertThat(now.questions().getFirst().answer().orElseThrow().text()).isEqualTo("[erased]");
    assertThat(now.settlement().toString()).contains("note=[erased]").contains("by=lea");
    assertThat(now.requester()).isEqualTo(old.requester());
    assertThat(now.requestedAt()).isEqualTo(old.requestedAt());
    assertThat(find(oldPending)).isEqualTo(pendingBefore);
    assertThat(find(recent)).isEqualTo(recentBefore);
    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            ChainCheck.Verdict.Intact.class,
            intact ->
                assertThat(intact.erased())
                    .isEqualTo(6)); // matrix, filed, added, asked, answered, bounced
  }

  @Test
  void whatAnErasureOfOnePersonLeftGoesWithItsTime() {
    set(24);
    fresh.asSuperuser(dsl ->
        dsl.execute(
            "update baton.escalation set reason = '[erased]', steps_tried = '[erased]',"
                + " customer = 'Globex' where org_id = ? and state = 'bounced'",
            acme.orgId()));

    assertThat(eraseAll()).isPositive();
    assertThat(eraseAll()).isZero();

    Escalation now = find(old);
    assertThat(now.customer()).isEmpty();
    assertThat(now.because()).isEmpty();
    assertThat(now.settlement().toString()).contains("note=[erased]");
  }

  @Test
  void withoutAPeriodNothingIsErasedEver() {
    assertThat(eraseAll()).isZero();
    assertThat(find(old).reason()).startsWith("Export fails");
  }

  @Test
  void nothingGoesBeforeItsTimeWhateverTheCallersClockSays() {
    set(120);
    long rows =
        acme.in(tx -> Retention.in(tx).eraseExpired(Instant.parse("2199-01-01T00:00:00Z"), 1000));
    assertThat(rows).isZero();
  }

  @Test
  void onlyOneWorkspaceIsTouched() {
    set(3);
    Acme other = Acme.in(fresh);

    assertThat(other.<Long>in(tx -> Retention.in(tx).eraseExpired(TODAY, 1000))).isZero();

    assertThat(find(old).reason()).startsWith("Export fails");
  }

  @Test
  void aLargeBacklogIsErasedInSteps() {
    set(3);
    long first = acme.in(tx -> Retention.in(tx).eraseExpired(TODAY, 1));
    long second = acme.in(tx -> Retention.in(tx).eraseExpired(TODAY, 1));
    assertThat(first).isPositive();
    assertThat(second).isPositive();
  }

  @Test
  void aPeriodIsSetOnceAndWrittenDown() {
    assertThat(set(12)).isTrue();
    assertThat(set(12)).isFalse();
    Optional<RetentionPeriod> period = acme.in(tx -> Retention.in(tx).period());
    assertThat(period).contains(new RetentionPeriod(12));
    assertThatThrownBy(() ->
            fresh.asApp(
                acme.orgId(),
                dsl -> dsl.execute("update baton.workspace set retention_months = 1")))
        .hasMessageContaining("retention_months");
  }

  @Test
  void theAppsRoleStillCannotTouchWhatIsDecidedByItself() {
    for (String sql :
        new String[] {
          "update baton.escalation set bounce_note = 'x' where state = 'bounced'",
          "update baton.escalation set state = 'approved' where state = 'bounced'"
        }) {
      assertThat(fresh.<Integer>asApp(acme.orgId(), dsl -> dsl.execute(sql))).as(sql).isZero();
    }
    for (String sql :
        new String[] {
          "update baton.escalation set reason = 'x'",
          "update baton.information set content = 'x'",
          "update baton.question set content = 'x'",
          "update baton.answer set content = 'x'",
          "delete from baton.audit_content",
          "update baton.member set erased_at = null, erased_by = null",
          "update baton.route set owners = '{}'",
          "select baton.unexplained('[]')"
        }) {
      assertThatThrownBy(() -> fresh.asApp(acme.orgId(), dsl -> dsl.execute(sql)))
          .as(sql)
          .hasMessageContaining("permission denied");
    }
  }

  private boolean set(int months) {
    return acme.in(
        tx -> Retention.in(tx).set(Optional.of(new RetentionPeriod(months)), "ada", acme.now()));
  }

  private long eraseAll() {
    return acme.in(tx -> Retention.in(tx).eraseExpired(TODAY, 1000));
  }

  private Escalation find(Escalation escalation) {
    return acme.in(tx -> Escalations.in(tx).find(escalation.ref())).orElseThrow();
  }
}
