package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.escalate.WorkLists;
import dev.baton.db.log.EscalationLog;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.LogFilter;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The questions asked at every click are answered from an index, by the planner's own word. */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class PlansTest {
  private static final String MANY_TICKETS =
      """
      insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier, last_seq, created_at)
      select ?, 'K' || i, 'K-' || i, 'ann', 'T1', 1, '2026-01-01' from generate_series(1, 5000) i
      """;
  private static final String MANY_ESCALATIONS =
      """
      insert into baton.escalation (org_id, ticket_key, seq, escalation_id, draft_id, state, kind,
        from_tier, to_tier, requester, previous_owner, proposed_owner, because, reason, steps_tried,
        checklist, priority, custom, matrix_version, route_number, criteria, requested_at, decide_by,
        decided_by, decided_at)
      select e.org_id, 'K' || i, 1, gen_random_uuid(), gen_random_uuid(), 'withdrawn', kind,
        from_tier, to_tier, 'bob', previous_owner, proposed_owner, because, reason, steps_tried,
        checklist, priority, custom, matrix_version, route_number, criteria,
        requested_at - i * interval '1 hour', decide_by, 'bob', decide_by
      from baton.escalation e, generate_series(1, 5000) i where e.org_id = ? and ticket_key = 'ZD1042'
      """;
  private static final String MANY_RECIPIENTS =
      """
      insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, why, added_at)
      select org_id, ticket_key, 1, 'lou', 0, 'lead', null, requested_at
        from baton.escalation where org_id = ? and ticket_key like 'K%'
      """;
  private static final String MANY_DELIVERIES =
      """
      insert into baton.delivery (org_id, delivery_id, kind, medium, recipient, roles, ticket_key, seq,
        detail, state, external_id, created_at)
      select org_id, gen_random_uuid(), 'receipt', 'slack', ticket_key, '{requester}', ticket_key, 1,
        '{}', 'sent', ticket_key, requested_at
      from baton.escalation where org_id = ? and ticket_key like 'K%'
      """;

  private final Acme acme;
  private final Escalation pending;

  PlansTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
    this.pending = acme.file("ZD-1042", "ann");
    fresh.asSuperuser(dsl -> {
      for (String statement :
          List.of(MANY_TICKETS, MANY_ESCALATIONS, MANY_RECIPIENTS, MANY_DELIVERIES)) {
        dsl.execute(statement, acme.orgId());
      }
      return dsl;
    });
    fresh.asSuperuser(dsl -> dsl.execute("analyze"));
  }

  private String planOf(Consumer<Tx> question) {
    return acme.in(tx -> {
      Statements statements = Statements.of(tx);
      question.accept(tx);
      String asked =
          statements.seen().stream()
              .filter(sql -> sql.contains("\"baton\"."))
              .findFirst()
              .orElseThrow();
      return String.join("\n", tx.dsl().fetch("explain " + asked).into(String.class));
    });
  }

  @Test
  void thePendingEscalationOfATicket() {
    assertThat(planOf(tx -> Escalations.in(tx).pendingOf("ZD1042")))
        .containsPattern("Index Cond: .*ticket_key = 'ZD1042'")
        .doesNotContain("Seq Scan on escalation");
  }

  @Test
  void theEscalationOfADraft() {
    assertThat(planOf(tx -> Escalations.in(tx).ofDraft(UUID.randomUUID())))
        .contains("escalation_org_id_draft_id_key");
  }

  @Test
  void theHistoryOfATicket() {
    assertThat(planOf(tx -> Escalations.in(tx).historyOf("K77")))
        .containsPattern("Index Cond: .*ticket_key = 'K77'")
        .doesNotContain("Seq Scan on escalation");
  }

  @Test
  void whatWaitsForSomebody() {
    assertThat(planOf(tx -> WorkLists.of(tx, "lea", acme.now()).toDecide(0, 10)))
        .containsAnyOf("one_pending_per_ticket", "recipient_of_member")
        .doesNotContain("Seq Scan on escalation", "Seq Scan on recipient");
  }

  @Test
  void theTicketAsItStands() {
    assertThat(planOf(tx -> Tickets.in(tx).find("K77")))
        .contains("ticket_pkey")
        .doesNotContain("Seq Scan on ticket");
  }

  @Test
  void aWeekOfTheLog() {
    LogFilter week =
        new LogFilter(
            Optional.of(acme.now().minus(Duration.ofDays(7))),
            Optional.of(acme.now().plusSeconds(1)),
            Optional.empty(),
            Optional.empty());

    assertThat(planOf(tx -> EscalationLog.in(tx).stream(week, Instant.EPOCH, _ -> {})))
        .contains("escalation_by_time");
  }

  @Test
  void theDeliveriesOfAnEscalation() {
    assertThat(planOf(tx -> Deliveries.in(tx).allOf(new EscalationRef("K77", 1))))
        .contains("delivery_of_escalation");
  }

  @Test
  void theDeliveryThatTheMailServiceNames() {
    assertThat(planOf(tx -> Deliveries.in(tx).findByExternalId(Medium.EMAIL, "K77")))
        .contains("delivery_external");
  }

  @Test
  void whetherSomebodyWasToldBefore() {
    assertThat(planOf(tx -> DeliveryQueue.in(tx).wasQueued(new Notice.Receipt(), "K77")))
        .contains("delivery_told");
  }

  @Test
  void whatAnUpdateWaitsFor() {
    List<Delivery> posts = acme.in(tx -> Deliveries.in(tx).postsOf(pending.ref()));
    acme.in(tx -> {
      DeliveryOutcomes.in(tx).begin(posts.getFirst().id(), acme.now());
      DeliveryOutcomes.in(tx)
          .skipped(
              posts.getFirst(), DeliveryError.of(DeliveryReason.NOTHING_LEFT_TO_TELL), acme.now());
      DeliveryQueue.in(tx).redraw(pending.ref(), acme.now());
      return tx;
    });
    List<Delivery> all = acme.in(tx -> Deliveries.in(tx).allOf(pending.ref()));
    Delivery update =
        all.stream()
            .filter(d -> d.updates().equals(Optional.of(posts.getFirst().id())))
            .findFirst()
            .orElseThrow();

    String plan =
        acme.in(tx -> {
          Statements statements = Statements.of(tx);
          DeliveryQueue.in(tx).mustWait(update.id());
          return String.join(
              "\n", tx.dsl().fetch("explain " + statements.seen().getLast()).into(String.class));
        });

    assertThat(plan).contains("delivery_order");
  }
}
