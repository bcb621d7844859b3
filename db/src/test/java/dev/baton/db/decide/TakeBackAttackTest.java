package dev.baton.db.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Acme;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.ticket.TicketNow;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who runs SQL as the app's role cannot do with the acceptance that gives back. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TakeBackAttackTest {
  private static final String GIVE_BACK =
      "insert into baton.acceptance (org_id, ticket_key, seq, kind, to_tier, new_owner, accepted_by,"
          + " accepted_at, undo_until) select org_id, ticket_key, seq, 'taken_back', %s, %s, %s,"
          + " %s, %s from baton.escalation where seq = %s";

  private final FreshDatabase fresh;
  private Acme acme;
  private Escalation decided;

  TakeBackAttackTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void leaApproves() {
    acme = Acme.in(fresh);
    decided = acme.file("ZD-7", "ann");
    acme.approve(decided.ref(), "lea", "olga");
  }

  private void run(String sql) {
    fresh.asApp(acme.orgId(), dsl -> dsl.execute(sql));
  }

  private static String giveBack(String tier, String owner, String by, String at, String until) {
    return GIVE_BACK.formatted(tier, owner, by, at, until, 1);
  }

  private String owner() {
    return acme.in(tx -> Tickets.in(tx).find(decided.ticket()))
        .flatMap(TicketNow::owner)
        .orElseThrow();
  }

  @Test
  void whatIsAllowedGoesBackToOwnerAndTier() {
    run(giveBack("from_tier", "previous_owner", "decided_by", "undo_until", "undo_until"));

    assertThat(owner()).isEqualTo("ann");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "wrong person; from_tier; previous_owner; 'lou'; decided_at; undo_until",
        "the requester; from_tier; previous_owner; requester; decided_at; undo_until",
        "baton; from_tier; previous_owner; 'baton'; decided_at; undo_until",
        "wrong owner; from_tier; 'lea'; decided_by; decided_at; undo_until",
        "baton as owner; from_tier; 'baton'; decided_by; decided_at; undo_until",
        "wrong tier; to_tier; previous_owner; decided_by; decided_at; undo_until",
        "too late; from_tier; previous_owner; decided_by; undo_until + interval '1 microsecond'; undo_until",
        "too early; from_tier; previous_owner; decided_by; decided_at - interval '1 microsecond'; undo_until",
        "a longer window; from_tier; previous_owner; decided_by; decided_at; undo_until + interval '1 second'",
        "no window; from_tier; previous_owner; decided_by; decided_at; null",
      })
  void isRefused(String what, String tier, String owner, String by, String at, String until) {
    assertThatThrownBy(() -> run(giveBack(tier, owner, by, at, until)))
        .as(what)
        .hasMessageContaining("violates");
    assertThat(owner()).isEqualTo("olga");
  }

  @Test
  void aSecondTimeIsRefused() {
    String once = giveBack("from_tier", "previous_owner", "decided_by", "decided_at", "undo_until");
    run(once);

    assertThatThrownBy(() -> run(once)).hasMessageContaining("acceptance_pkey");
  }

  @Test
  void whatWaitsHasNothingToTakeBack() {
    Acme other = Acme.in(fresh);
    other.file("ZD-8", "ann");

    assertThatThrownBy(() ->
            fresh.asApp(
                other.orgId(),
                dsl ->
                    dsl.execute(
                        giveBack(
                            "from_tier",
                            "previous_owner",
                            "'lea'",
                            "requested_at",
                            "requested_at + interval '10 minutes'"))))
        .hasMessageContaining("undoes_an_approval");
  }

  @Test
  void whatWasBouncedMovesNobody() {
    acme = Acme.in(fresh);
    decided = acme.file("ZD-9", "ann");
    acme.bounce(decided.ref(), "lea");

    assertThatThrownBy(() ->
            run(giveBack("from_tier", "previous_owner", "decided_by", "decided_at", "undo_until")))
        .hasMessageContaining("undoes_an_approval");
  }

  @Test
  void anotherWorkspaceIsOutOfReach() {
    Acme other = Acme.in(fresh);

    assertThatThrownBy(() ->
            fresh.asApp(
                other.orgId(),
                dsl ->
                    dsl.execute(
                        "insert into baton.acceptance (org_id, ticket_key, seq, kind, to_tier,"
                            + " new_owner, accepted_by, accepted_at, undo_until) values (?, 'ZD7',"
                            + " 1, 'taken_back', 'T1', 'ann', 'lea', now(), now())",
                        acme.orgId())))
        .hasMessageContaining("row-level security");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update baton.acceptance set kind = 'taken_back'",
        "delete from baton.acceptance",
        "update baton.escalation set kind = 'reassign'",
        "update baton.escalation set takes_back = 1",
        "update baton.member set member_id = 'baton'",
        "insert into baton.member (org_id, member_id, name, tz, kind, slack_role, deactivated, away,"
            + " refreshed_at) select org_id, 'baton', 'B', 'UTC', 'full', 'owner', false, false,"
            + " now() from baton.workspace",
      })
  void theRecordIsNotRewritten(String sql) {
    assertThatThrownBy(() -> run(sql)).isInstanceOf(Exception.class);
  }

  /** The window of a decision is fixed with it, and a decided row is frozen. */
  @Test
  void theWindowIsNotOpenedAgain() {
    fresh.asApp(
        acme.orgId(),
        dsl -> dsl.execute("update baton.escalation set undo_until = now() + interval '1 day'"));

    assertThat(owner()).isEqualTo("olga");
    boolean asItWas =
        fresh.asSuperuser(dsl ->
            dsl.fetchSingle(
                    "select undo_until - decided_at = interval '10 minutes' from baton.escalation"
                        + " where org_id = ?",
                    acme.orgId())
                .get(0, Boolean.class));
    assertThat(asItWas).isTrue();
  }

  /** The latest number owns the ticket, so that an older one cannot take it away from behind. */
  @Test
  void anOlderApprovalTakesNothingFromALaterOne() {
    Escalation first = decided;
    Escalation back =
        acme.file(
            acme.filing(
                UUID.randomUUID(), "ZD-7", "olga", Acme.BACK, Optional.empty(), Optional.empty()));
    acme.approve(back.ref(), "lou", "ann");
    Escalation further = acme.file("ZD-7", "ann");
    acme.approve(further.ref(), "lea", "otto");
    run(
        GIVE_BACK.formatted(
            "from_tier", "previous_owner", "decided_by", "decided_at", "undo_until", first.seq()));

    assertThat(owner()).isEqualTo("otto");
  }
}
