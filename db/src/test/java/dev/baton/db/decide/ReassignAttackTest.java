package dev.baton.db.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Acme;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.ReassignOutcome;
import dev.baton.escalation.decide.ReassignOutcome.What;
import dev.baton.escalation.decide.Reassignment;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Tier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A move within a tier: what its order does, and what somebody with the app's role cannot do. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReassignAttackTest {
  private static final Tier T2 = new Tier("T2");
  private static final Set<String> PEOPLE = Set.of("olga", "otto", "lea", "ben");

  private final FreshDatabase fresh;
  private Acme acme;
  private Escalation decided;

  ReassignAttackTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void olgaOwnsOne() {
    acme = Acme.in(fresh);
    decided = acme.file("ZD-7", "ann");
    acme.approve(decided.ref(), "lea", "olga");
  }

  private Reassignment order(String by, String from, String to, Tier tier) {
    return new Reassignment(UUID.randomUUID(), by, from, to, tier, "Olga is away", acme.now());
  }

  private ReassignOutcome move(Reassignment order, String ticket, Set<Tier> led) {
    return acme.in(
            tx -> {
              Reassignments.in(tx).order(order, List.of(key(ticket)));
              return Reassignments.in(tx).moveNext(order, led, PEOPLE, acme.now());
            })
        .orElseThrow();
  }

  private static TicketKey key(String ticket) {
    return TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow();
  }

  private String owner() {
    return acme.ownerOf("ZD7").orElseThrow();
  }

  @Test
  void itsLeadMovesIt() {
    ReassignOutcome outcome = move(order("lea", "olga", "otto", T2), "ZD7", Set.of(T2));

    assertThat(outcome).isEqualTo(new ReassignOutcome("ZD7", What.MOVED, Optional.of(2)));
    assertThat(owner()).isEqualTo("otto");
  }

  @ParameterizedTest
  @CsvSource({
    "lea, olga, otto, T3, NOT_LED",
    "lea, otto, ben, T2, ELSEWHERE",
    "lea, olga, dan, T2, OWNER_LEFT",
    "lea, olga, gus, T2, OWNER_LEFT",
    "lea, olga, tina, T2, OWNER_OF_OTHER_TIER",
    "dan, olga, otto, T2, NOT_LED",
    "gus, olga, otto, T2, NOT_LED",
    "baton, olga, otto, T2, NOT_LED",
  })
  void elseItStays(String by, String from, String to, String tier, What why) {
    Reassignment order = order(by, from, to, new Tier(tier));

    if (by.equals("baton")) {
      assertThatThrownBy(() -> move(order, "ZD7", Set.of(T2)))
          .hasMessageContaining("reassignment_ordered_by_check");
    } else {
      assertThat(move(order, "ZD7", Set.of(T2)).what()).isEqualTo(why);
    }
    assertThat(owner()).isEqualTo("olga");
  }

  @Test
  void itStaysWhileARequestWaits() {
    Escalation back =
        acme.file(
            acme.filing(
                UUID.randomUUID(), "ZD-7", "olga", Acme.BACK, Optional.empty(), Optional.empty()));

    assertThat(move(order("lea", "olga", "otto", T2), "ZD7", Set.of(T2)))
        .isEqualTo(new ReassignOutcome("ZD7", What.PENDING, Optional.of(back.seq())));
    assertThat(owner()).isEqualTo("olga");
  }

  @Test
  void anOrderIsTakenOnceAndForgetsItsNoteWhenAllIsMoved() {
    Reassignment order = order("lea", "olga", "otto", T2);
    move(order, "ZD7", Set.of(T2));

    boolean again = acme.in(tx -> Reassignments.in(tx).order(order, List.of(key("ZD7"))));

    assertThat(again).isFalse();
    assertThat(acme.<Optional<Reassignment>>in(tx -> Reassignments.in(tx).find(order.id())))
        .get()
        .returns("", Reassignment::note);
    Reassignments.Progress progress =
        acme.<Optional<Reassignments.Progress>>in(
                tx -> Reassignments.in(tx).progress(order.id(), 9))
            .orElseThrow();
    assertThat(progress.finished()).isTrue();
    assertThat(progress.moved()).isEqualTo(1);
  }

  @Test
  void aMoveIsHeldByTheSameLawAsEveryApproval() {
    move(order("lea", "olga", "otto", T2), "ZD7", Set.of(T2));
    Escalation moved =
        acme.<List<Escalation>>in(tx -> Escalations.in(tx).historyOf("ZD7")).getLast();

    assertThat(moved.wasSentTo("lea")).isTrue();
    assertThat(
            acme.in(tx -> Decisions.in(tx).takeBack(moved.ref(), "lea", acme.now()))
                .getClass()
                .getSimpleName())
        .isEqualTo("Refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Without a lead's yes.
        "insert into baton.acceptance (org_id, ticket_key, seq, to_tier, new_owner, accepted_by,"
            + " accepted_at) select org_id, ticket_key, seq + 1, 'T2', 'otto', 'lea', now() from"
            + " baton.escalation",
        "update baton.reassigned_ticket set ticket_key = 'ZD8'",
        "delete from baton.reassigned_ticket",
        "delete from baton.reassignment",
        "update baton.reassignment set ordered_by = 'tom'",
        "update baton.escalation set requester = 'baton', kind = 'reassign'",
      })
  void theRecordIsNotRewritten(String sql) {
    assertThatThrownBy(() -> fresh.asApp(acme.orgId(), dsl -> dsl.execute(sql)))
        .isInstanceOf(Exception.class);
    assertThat(owner()).isEqualTo("olga");
  }

  private static final String PENDING_MOVE =
      "insert into baton.escalation (org_id, ticket_key, seq, escalation_id, draft_id, state, kind,"
          + " from_tier, to_tier, requester, previous_owner, proposed_owner, because, reason,"
          + " steps_tried, checklist, priority, custom, criteria, requested_at, decide_by) select"
          + " org_id, ticket_key, 2, gen_random_uuid(), gen_random_uuid(), 'pending', 'reassign',"
          + " %s, 'T2', %s, 'olga', %s, '[]', 'r', '', '[]', 'P2', '{}', '', now(), now() from"
          + " baton.ticket";

  @ParameterizedTest
  @CsvSource({
    "'''T1''', '''baton''', '''otto''', a_reassignment_stays_in_its_tier",
    "'''T2''', '''lea''', '''otto''', a_reassignment_is_batons",
    "'''T2''', '''baton''', '''baton''', baton_owns_nothing",
    "'''T2''', '''baton''', '''olga''', a_reassignment_stays_in_its_tier",
  })
  void noOtherRowIsAMove(String from, String requester, String proposed, String constraint) {
    assertThatThrownBy(() ->
            fresh.asApp(
                acme.orgId(),
                dsl -> dsl.execute(PENDING_MOVE.formatted(from, requester, proposed))))
        .hasMessageContaining(constraint);
  }

  @Test
  void noMoveEntersDecided() {
    String decided =
        PENDING_MOVE
            .replace(
                "requested_at, decide_by)",
                "requested_at, decide_by, decided_by, decided_at, new_owner)")
            .replace("'pending'", "'approved'")
            .replace("now(), now() from", "now(), now(), 'lea', now(), 'otto' from")
            .formatted("'T2'", "'baton'", "'otto'");

    assertThatThrownBy(() -> fresh.asApp(acme.orgId(), dsl -> dsl.execute(decided)))
        .hasMessageContaining("row-level security");
  }

  @Test
  void anotherWorkspaceSeesAndMovesNothing() {
    Reassignment order = order("lea", "olga", "otto", T2);
    acme.in(tx -> Reassignments.in(tx).order(order, List.of(key("ZD7"))));
    Acme other = Acme.in(fresh);

    assertThat(other.<Optional<Reassignment>>in(tx -> Reassignments.in(tx).find(order.id())))
        .isEmpty();
    assertThat(
            other.<Optional<ReassignOutcome>>in(
                tx -> Reassignments.in(tx).moveNext(order, Set.of(T2), PEOPLE, other.now())))
        .isEmpty();
    assertThat(owner()).isEqualTo("olga");
  }
}
