package dev.baton.db.alert;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.FOLLOW_UP;
import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.tables.baton.tables.records.FollowUpRecord;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.FollowUp;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;

/** Who asks a customer how it went, and what came of it. */
public final class FollowUps {
  /** Reminds whoever has not followed up; its id is the follow-up's. */
  public static final Job DUE = new Job("follow-up-due");

  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final int DAYS = 3;

  private final Tx tx;

  private FollowUps(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static FollowUps in(Tx tx) {
    return new FollowUps(tx);
  }

  public Optional<FollowUp> find(UUID id) {
    return tx.dsl()
        .select(FOLLOW_UP.asterisk(), TICKET.SHOWN_KEY)
        .from(FOLLOW_UP)
        .join(TICKET)
        .on(TICKET.ORG_ID.eq(FOLLOW_UP.ORG_ID), TICKET.TICKET_KEY.eq(FOLLOW_UP.TICKET_KEY))
        .where(is(id))
        .fetchOptional(row -> read(row.into(FOLLOW_UP), row.get(TICKET.SHOWN_KEY)));
  }

  /**
   * Begins one for a ticket that was resolved, if it had been in the last tier and its customer has
   * an account; the ticket's lock is held. Once for each time it was resolved.
   */
  public boolean begin(String ticket, Instant resolvedAt, Instant now) {
    Optional<AlertFacts.Found> found =
        AlertFacts.in(tx, now).of(ticket).filter(_ -> wasInLastTier(ticket, now));
    Optional<Account> account = found.flatMap(facts -> facts.about().account());
    List<String> asked =
        found
            .flatMap(facts -> account.map(its -> facts.people().whoFollowsUp(its)))
            .orElse(List.of());
    return account.isPresent()
        && !asked.isEmpty()
        && begin(account.get(), ticket, asked, resolvedAt, now).isPresent();
  }

  /**
   * Begins one.
   *
   * @param asked Slack ids of who is told
   * @return empty when there is one for that time
   */
  public Optional<UUID> begin(
      Account account, String ticket, List<String> asked, Instant resolvedAt, Instant now) {
    Instant due = morning(day(now).plusDays(DAYS));
    UUID id = tx.newId();
    int added =
        tx.dsl()
            .insertInto(FOLLOW_UP)
            .set(FOLLOW_UP.ORG_ID, tx.orgId())
            .set(FOLLOW_UP.FOLLOW_UP_ID, id)
            .set(FOLLOW_UP.ACCOUNT_ID, account.id())
            .set(FOLLOW_UP.TICKET_KEY, ticket)
            .set(FOLLOW_UP.RESOLVED_AT, resolvedAt)
            .set(FOLLOW_UP.ASKED, asked.toArray(String[]::new))
            .set(FOLLOW_UP.DUE_AT, due)
            .set(FOLLOW_UP.CREATED_AT, now)
            .onConflictDoNothing()
            .execute();
    if (added == 0) {
      return Optional.empty();
    }
    tell(new Notice.FollowUp(id, false), asked, now);
    tx.bringForward(DUE, id.toString(), due);
    audit(AuditKind.FOLLOW_UP_BEGUN, Baton.ID, ticket, Map.of("due_at", due.toString()), now);
    return Optional.of(id);
  }

  private boolean wasInLastTier(String ticket, Instant now) {
    return AlertFacts.in(tx, now)
        .lastTier()
        .filter(last ->
            tx.dsl()
                .fetchExists(
                    ESCALATION,
                    ESCALATION.ORG_ID.eq(tx.orgId()),
                    ESCALATION.TICKET_KEY.eq(ticket),
                    ESCALATION.TO_TIER.in(last),
                    ESCALATION.STATE.eq("approved")))
        .isPresent();
  }

  /** The day where the workspace is. */
  private LocalDate day(Instant at) {
    return at.atZone(Calendars.in(tx).zone()).toLocalDate();
  }

  private Instant morning(LocalDate day) {
    return day.atTime(MORNING).atZone(Calendars.in(tx).zone()).toInstant();
  }

  /**
   * It is to be done on another day.
   *
   * @return false when it is done, or the day is over
   */
  public boolean postpone(UUID id, LocalDate day, String by, Instant now) {
    Optional<FollowUp> open = locked(id).filter(FollowUp::isOpen);
    if (open.isEmpty() || day.isBefore(day(now))) {
      return false;
    }
    Instant due = morning(day).isAfter(now) ? morning(day) : now.plusSeconds(1);
    tx.dsl().update(FOLLOW_UP).set(FOLLOW_UP.DUE_AT, due).where(is(id)).execute();
    tx.bringForward(DUE, id.toString(), due);
    redraw(open.get(), now);
    audit(
        AuditKind.FOLLOW_UP_POSTPONED,
        by,
        open.get().ticket(),
        Map.of("due_at", due.toString()),
        now);
    return true;
  }

  /**
   * It is done, and this came of it: kept with the account and told to other programs.
   *
   * @return false when somebody did it before
   */
  public boolean done(UUID id, String outcome, String by, Instant now) {
    Optional<FollowUp> open = locked(id).filter(FollowUp::isOpen);
    if (open.isEmpty()) {
      return false;
    }
    tx.dsl()
        .update(FOLLOW_UP)
        .set(FOLLOW_UP.OUTCOME, outcome)
        .set(FOLLOW_UP.DONE_BY, by)
        .set(FOLLOW_UP.DONE_AT, now)
        .where(is(id))
        .execute();
    redraw(open.get(), now);
    audit(AuditKind.FOLLOW_UP_DONE, by, open.get().ticket(), Map.of("outcome", outcome), now);
    if (AlertWebhooks.in(tx).of(AlertWebhooks.WORKSPACE).isPresent()) {
      DeliveryQueue.in(tx)
          .queue(
              new PlannedDelivery(
                  new Notice.FollowUpDone(id),
                  Medium.WEBHOOK,
                  AlertWebhooks.WORKSPACE,
                  Set.of(NoticeRole.OUTSIDE)),
              now);
    }
    return true;
  }

  /**
   * The day has come: whoever was told is reminded, unless it is done or was put off.
   *
   * @return when to look again; empty for never
   */
  public Optional<Instant> due(UUID id, Instant now) {
    Optional<FollowUp> open = locked(id).filter(FollowUp::isOpen);
    if (open.filter(followUp -> followUp.dueAt().isAfter(now)).isPresent()) {
      return Optional.of(open.get().dueAt());
    }
    open.ifPresent(followUp -> tell(new Notice.FollowUp(id, true), followUp.asked(), now));
    return Optional.empty();
  }

  private Optional<FollowUp> locked(UUID id) {
    tx.dsl().selectOne().from(FOLLOW_UP).where(is(id)).forNoKeyUpdate().fetch();
    return find(id);
  }

  private void tell(Notice notice, List<String> asked, Instant now) {
    asked.forEach(member ->
        DeliveryQueue.in(tx)
            .queue(
                new PlannedDelivery(notice, Medium.SLACK, member, Set.of(NoticeRole.ACCOUNT_OWNER)),
                now));
  }

  private void redraw(FollowUp followUp, Instant now) {
    for (String member : followUp.asked()) {
      for (boolean due : new boolean[] {false, true}) {
        DeliveryQueue.in(tx).redraw(new Notice.FollowUp(followUp.id(), due), member, now);
      }
    }
  }

  private void audit(
      AuditKind kind, String by, String ticket, Map<String, String> said, Instant now) {
    Map<String, String> all = new HashMap<>(said);
    all.put("ticket", ticket);
    tx.audit(
        new AuditEntry(
            kind, now, by, by.equals(Baton.ID) ? "job" : "slack", Optional.empty(), all));
  }

  private Condition is(UUID id) {
    return FOLLOW_UP.ORG_ID.eq(tx.orgId()).and(FOLLOW_UP.FOLLOW_UP_ID.eq(id));
  }

  private static FollowUp read(FollowUpRecord row, String shown) {
    return new FollowUp(
        row.getFollowUpId(),
        row.getAccountId(),
        row.getTicketKey(),
        shown,
        List.of(row.getAsked()),
        row.getDueAt(),
        Optional.ofNullable(row.getDoneAt())
            .map(at -> new FollowUp.Done(row.getOutcome(), row.getDoneBy(), at)));
  }
}
