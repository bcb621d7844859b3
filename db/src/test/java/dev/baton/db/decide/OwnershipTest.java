package dev.baton.db.decide;

import static dev.baton.db.tables.baton.Tables.ACCEPTANCE;
import static dev.baton.db.tables.baton.Tables.AUDIT_EVENT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a careless or hostile statement of the app's own role cannot do. */
@ExtendWith(TestDatabase.class)
class OwnershipTest {
  private final FreshDatabase fresh;
  private final Acme acme;
  private final Escalation pending;

  OwnershipTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    this.pending = acme.file("ZD-1042", "ann");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String... statements) {
    return assertThatThrownBy(() ->
            fresh.asApp(
                acme.orgId(),
                dsl -> {
                  for (String statement : statements) {
                    dsl.execute(statement);
                  }
                  return dsl;
                }))
        .rootCause();
  }

  private int changed(String statement) {
    return fresh.asApp(acme.orgId(), dsl -> dsl.execute(statement));
  }

  private static String acceptance(String ticket, String owner, String by) {
    return """
    insert into baton.acceptance (org_id, ticket_key, seq, to_tier, new_owner, accepted_by, accepted_at)
    select org_id, ticket_key, seq, to_tier, '%s', '%s', coalesce(decided_at, requested_at)
      from baton.escalation where ticket_key = '%s' and seq = 1\
    """
        .formatted(owner, by, ticket);
  }

  private static String approved(String by, String owner) {
    return """
    update baton.escalation
       set state = 'approved', decided_by = '%s', decided_at = requested_at, new_owner = '%s'
     where ticket_key = 'ZD1042' and seq = 1\
    """
        .formatted(by, owner);
  }

  @Test
  void nothingUpdatesAnOwner() {
    refused("update baton.ticket set first_owner = 'eve'")
        .hasMessageContaining("permission denied");
    refused("update baton.ticket set entry_tier = 'T3'").hasMessageContaining("permission denied");
    refused("delete from baton.ticket").hasMessageContaining("permission denied");
    refused("update baton.ticket_now set owner = 'eve'").hasMessageContaining("cannot update view");
  }

  @Test
  void aPendingOneIsNotAccepted() {
    refused(acceptance("ZD1042", "eve", "lea")).hasMessageContaining("foreign key");
  }

  @Test
  void aBouncedOneIsNotAccepted() {
    acme.bounce(pending.ref(), "lea");

    refused(acceptance("ZD1042", "eve", "lea")).hasMessageContaining("foreign key");
  }

  @Test
  void anAcceptanceInAnotherStateIsRefused() {
    refused(
            acceptance("ZD1042", "eve", "lea")
                .replace("to_tier, new_owner", "to_tier, state, new_owner")
                .replace("to_tier, 'eve'", "to_tier, 'pending', 'eve'"))
        .hasMessageContaining("acceptance_state_check");
  }

  @Test
  void anApprovalWithoutItsAcceptanceFailsAtTheCommit() {
    refused(approved("lea", "olga")).hasMessageContaining("approved_has_acceptance");
    assertThat(acme.ownerOf("ZD1042")).contains("ann");
  }

  @Test
  void anApprovalWithItsAcceptanceIsTheOneWayThrough() {
    fresh.asApp(
        acme.orgId(),
        dsl ->
            dsl.execute(approved("lea", "olga"))
                + dsl.execute(acceptance("ZD1042", "olga", "lea")));

    assertThat(acme.ownerOf("ZD1042")).contains("olga");
  }

  @Test
  void anAcceptanceNamesTheOwnerAndTheDeciderOfTheDecision() {
    refused(approved("lea", "olga"), acceptance("ZD1042", "eve", "lea"))
        .hasMessageContaining("foreign key");
    refused(approved("lea", "olga"), acceptance("ZD1042", "olga", "eve"))
        .hasMessageContaining("foreign key");
  }

  @Test
  void nobodyDecidesTheirOwnRequest() {
    refused(approved("ann", "olga"), acceptance("ZD1042", "olga", "ann"))
        .hasMessageContaining("nobody_decides_their_own");
    refused(
            "update baton.escalation set state = 'bounced', decided_by = 'ann', bounce_code ="
                + " 'other', decided_at = requested_at, bounce_note = 'n'")
        .hasMessageContaining("nobody_decides_their_own");
  }

  @Test
  void nobodyGainsByTheirOwnRequest() {
    refused(approved("lea", "ann"), acceptance("ZD1042", "ann", "lea"))
        .hasMessageContaining("nobody_gains_by_their_own_request");
  }

  @Test
  void nothingEntersDecided() {
    refused(copy("'approved'", "'lea'", "'eve'", "2")).hasMessageContaining("row-level security");
  }

  private static String copy(String state, String by, String owner, String seq) {
    return """
    insert into baton.escalation (org_id, ticket_key, seq, escalation_id, draft_id, state, kind,
      from_tier, to_tier, requester, previous_owner, proposed_owner, because, reason, steps_tried,
      checklist, priority, custom, matrix_version, route_number, criteria, requested_at, decide_by,
      decided_by, decided_at, new_owner)
    select org_id, ticket_key, %s, gen_random_uuid(), gen_random_uuid(), %s, kind,
      from_tier, to_tier, requester, previous_owner, proposed_owner, because, reason, steps_tried,
      checklist, priority, custom, matrix_version, route_number, criteria, requested_at, decide_by,
      %s, case when %2$s = 'pending' then null else decide_by end, %s
    from baton.escalation where ticket_key = 'ZD1042' and seq = 1\
    """
        .formatted(seq, state, by, owner);
  }

  @Test
  void aTicketHasOnePendingEscalation() {
    refused(copy("'pending'", "null", "null", "2")).hasMessageContaining("one_pending_per_ticket");
  }

  // The latest acceptance owns the ticket: a number far ahead would own it whatever came later.
  @Test
  void aNumberOutOfTurnIsRefused() {
    acme.bounce(pending.ref(), "lea");

    refused(copy("'pending'", "null", "null", "2000000000"))
        .hasMessageContaining("counted_without_gaps");
    refused(copy("'pending'", "null", "null", "3")).hasMessageContaining("counted_without_gaps");
  }

  @Test
  void nobodyIsAskedAndNothingAddedOnceItIsSettled() {
    acme.approve(pending.ref(), "lea", "olga");

    refused(
            """
            insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, why, added_at)
            select org_id, ticket_key, seq, 'eve', 9, 'lead', null, added_at from baton.recipient limit 1
            """)
        .hasMessageContaining("row-level security");
    refused(
            """
            insert into baton.information (org_id, ticket_key, seq, information_id, author, content, added_at)
            select org_id, ticket_key, seq, gen_random_uuid(), 'eve', 'as I said before', requested_at
              from baton.escalation where ticket_key = 'ZD1042'
            """)
        .hasMessageContaining("row-level security");
    assertThat(changed("update baton.recipient set removed_at = added_at")).isZero();
  }

  @Test
  void aLiveMatrixGetsNoFurtherRoutes() {
    refused(
            """
            insert into baton.route (org_id, version, number, from_tier, to_tier, categories, priorities,
              account_tiers, custom, criteria, checklist, owners, backup_owners, pick, leads, backup_leads, managers)
            select org_id, version, 99, 'T1', 'T3', categories, priorities, account_tiers, custom, criteria,
                   checklist, owners, backup_owners, pick, leads, backup_leads, managers
              from baton.route limit 1
            """)
        .hasMessageContaining("row-level security");
  }

  @Test
  void anEventHangsOnTheOneBeforeItOrIsRefused() {
    refused(event("number + 1000", "hash")).hasMessageContaining("linked_to_the_one_before");
    refused(event("number + 1", "repeat('f', 64)"))
        .hasMessageContaining("linked_to_the_one_before");
  }

  private static String event(String number, String previous) {
    return """
    insert into baton.audit_event (org_id, number, at, kind, actor, surface, digest, previous, hash)
    select org_id, %s, at, kind, 'eve', surface, digest, %s, repeat('e', 64)
      from baton.audit_event order by number desc limit 1
    """
        .formatted(number, previous);
  }

  @Test
  void anAcceptanceIsNeitherChangedNorTakenAway() {
    acme.approve(pending.ref(), "lea", "olga");

    refused("update baton.acceptance set new_owner = 'eve'")
        .hasMessageContaining("permission denied");
    refused("delete from baton.acceptance").hasMessageContaining("permission denied");
    refused("truncate baton.acceptance").hasMessageContaining("permission denied");
  }

  @Test
  void aDecidedEscalationIsFrozen() {
    acme.approve(pending.ref(), "lea", "olga");
    acme.bounce(acme.file("ZD-7", "ann").ref(), "lea");

    assertThat(
            changed(
                "update baton.escalation set state = 'pending', decided_by = null, decided_at"
                    + " = null, new_owner = null"))
        .isZero();
    assertThat(changed("update baton.escalation set bounce_note = 'nicer'")).isZero();
    refused("update baton.escalation set reason = 'nicer'")
        .hasMessageContaining("permission denied");
    refused("delete from baton.escalation").hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update baton.audit_event set actor = 'eve'",
        "delete from baton.audit_event",
        "truncate baton.audit_event cascade",
        "update baton.audit_content set content = '{}'",
        "delete from baton.audit_head",
        "update baton.matrix_version set sha256 = ''",
        "update baton.route set owners = '{}'",
        "delete from baton.route",
        "update baton.recipient set member_id = 'eve'",
        "update baton.information set content = 'nicer'",
        "update baton.delivery set recipient = 'eve'",
        "delete from baton.delivery",
        "update baton.role_grant set role = 'admin'",
        "update baton.member set member_id = 'eve'",
        "alter table baton.ticket disable row level security",
        "drop policy decided_is_frozen on baton.escalation",
        "create table baton.mine (x int)",
        "create trigger t before insert on baton.ticket execute function"
            + " pg_catalog.suppress_redundant_updates_trigger()",
        "set session_replication_role = replica",
        "alter table baton.escalation disable trigger all",
      })
  void historyIsOnlyAddedTo(String statement) {
    refused(statement).hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @Test
  void withoutAWorkspaceThereAreNoRows() {
    acme.approve(pending.ref(), "lea", "olga");

    assertThat(rowsSeenBy("")).isZero();
    assertThat(rowsSeenBy("somebody else")).isZero();
    assertThat(rowsSeenBy(acme.orgId())).isPositive();
  }

  private int rowsSeenBy(String orgId) {
    return fresh.asApp(orgId, OwnershipTest::rows);
  }

  private static int rows(DSLContext dsl) {
    return dsl.fetchCount(TICKET)
        + dsl.fetchCount(ESCALATION)
        + dsl.fetchCount(ACCEPTANCE)
        + dsl.fetchCount(AUDIT_EVENT);
  }

  @Test
  void aRowOfAnotherWorkspaceIsNotWritten() {
    refused(
            "insert into baton.workspace (org_id, name, created_at) values ('T-other', 'x',"
                + " '2026-01-01')")
        .hasMessageContaining("row-level security");
  }
}
