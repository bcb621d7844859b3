package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.DELIVERY_ATTEMPT;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.INSTALLATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.tables.baton.tables.records.DeliveryRecord;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.notify.AttemptOutcome;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;

/**
 * What is to be sent, what was, and what came of it: one row per message, change of a message or
 * mail.
 */
public final class Deliveries {
  /** Sends one Slack delivery; its id is the delivery's. */
  public static final Job SLACK = new Job("slack-delivery");

  /** Sends one email; its id is the delivery's. */
  public static final Job EMAIL = new Job("email-delivery");

  private static final Duration MANAGERS_TOLD_AFTER = Duration.ofHours(1);

  /** Notices whose message changes when their escalation does. */
  private static final List<String> REDRAWN =
      List.of("request", "channel_copy", "receipt", "owner_told");

  private final Tx tx;

  private Deliveries(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Deliveries in(Tx tx) {
    return new Deliveries(tx);
  }

  /** Queues what was planned for an escalation. */
  public void queue(List<PlannedDelivery> plan, EscalationRef escalation, Instant at) {
    plan.forEach(planned -> insert(planned, Optional.of(escalation), Optional.empty(), at));
  }

  /** Queues something that belongs to no escalation. */
  public void queue(PlannedDelivery planned, Instant at) {
    insert(planned, Optional.empty(), Optional.empty(), at);
  }

  /** Whether this person was told exactly this before. */
  public boolean wasQueued(Notice notice, String recipient) {
    return tx.dsl()
        .fetchExists(
            DELIVERY,
            DELIVERY
                .ORG_ID
                .eq(tx.orgId())
                .and(DELIVERY.KIND.eq(NoticeCode.kind(notice)))
                .and(DELIVERY.RECIPIENT.eq(recipient))
                .and(DELIVERY.DETAIL.eq(NoticeCode.detail(notice))));
  }

  /** Queues a change of every message that shows this escalation. */
  public void redraw(EscalationRef escalation, Instant at) {
    for (Delivery posted : postsOf(escalation)) {
      insert(
          new PlannedDelivery(posted.notice(), Medium.SLACK, posted.recipient(), posted.roles()),
          Optional.of(escalation),
          Optional.of(posted.id()),
          at);
    }
  }

  /** Tells everybody who was asked, but not the one who caused it. */
  public void tellPeopleAsked(Escalation escalation, Notice notice, String causedBy, Instant at) {
    List<PlannedDelivery> plan =
        escalation.recipients().stream()
            .map(Recipient::member)
            .filter(member -> !member.equals(causedBy))
            .map(member ->
                new PlannedDelivery(notice, Medium.SLACK, member, Set.of(NoticeRole.DECIDER)))
            .toList();
    queue(plan, escalation.ref(), at);
  }

  /** Messages of this escalation that change with it, in the order they were queued. */
  public List<Delivery> postsOf(EscalationRef escalation) {
    return where(
        DELIVERY
            .TICKET_KEY
            .eq(escalation.ticket())
            .and(DELIVERY.SEQ.eq(escalation.seq()))
            .and(DELIVERY.MEDIUM.eq("slack"))
            .and(DELIVERY.UPDATES.isNull())
            .and(DELIVERY.KIND.in(REDRAWN)));
  }

  /** Everything queued or sent for this escalation, in the order it was queued. */
  public List<Delivery> allOf(EscalationRef escalation) {
    return where(
        DELIVERY.TICKET_KEY.eq(escalation.ticket()).and(DELIVERY.SEQ.eq(escalation.seq())));
  }

  public Optional<Delivery> find(UUID id) {
    return where(DELIVERY.DELIVERY_ID.eq(id)).stream().findFirst();
  }

  /** The delivery that the mail service knows under this id. */
  public Optional<Delivery> findByExternalId(Medium medium, String externalId) {
    return where(DELIVERY.EXTERNAL_ID.eq(externalId).and(DELIVERY.MEDIUM.eq(medium.code())))
        .stream()
        .findFirst();
  }

  /**
   * Whether something queued earlier for the same message is still unsettled, so that this one must
   * wait.
   */
  public boolean mustWait(Delivery delivery) {
    if (delivery.updates().isEmpty()) {
      return false;
    }
    UUID message = delivery.updates().get();
    var earlier =
        row(DELIVERY.CREATED_AT, DELIVERY.DELIVERY_ID).lt(delivery.createdAt(), delivery.id());
    // The post comes first whatever its time: two processes' clocks need not agree.
    return tx.dsl().fetchExists(DELIVERY, mine(message).and(DELIVERY.STATE.eq("queued")))
        || tx.dsl()
            .fetchExists(
                DELIVERY,
                DELIVERY.ORG_ID.eq(tx.orgId()),
                DELIVERY.UPDATES.eq(message),
                DELIVERY.STATE.eq("queued"),
                earlier);
  }

  /**
   * Since when it could have been sent: what was queued again after the workspace had been without
   * Baton is no older than its return.
   */
  public Instant owedSince(Delivery delivery) {
    return tx.dsl()
        .select(INSTALLATION.INSTALLED_AT)
        .from(INSTALLATION)
        .where(
            INSTALLATION.ORG_ID.eq(tx.orgId()), INSTALLATION.INSTALLED_AT.gt(delivery.createdAt()))
        .fetchOptional(INSTALLATION.INSTALLED_AT)
        .orElse(delivery.createdAt());
  }

  /**
   * Notes that an attempt begins, before anything is sent.
   *
   * @return empty when it is settled already and nothing may be sent
   */
  public Optional<Delivery> begin(UUID id, Instant at) {
    Optional<DeliveryRecord> begun =
        tx.dsl()
            .update(DELIVERY)
            .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
            .where(mine(id), DELIVERY.STATE.eq("queued"))
            .returning()
            .fetchOptional();
    begun.ifPresent(
        row -> noteAttempt(id, row.getAttempts(), at, AttemptOutcome.BEGUN, Optional.empty()));
    return begun.map(Deliveries::toDelivery);
  }

  /** Slack or the mail service took it. */
  public void sent(Delivery delivery, String address, String externalId, Instant at) {
    settle(
        delivery,
        DeliveryState.SENT,
        Optional.of(address),
        Optional.of(externalId),
        Optional.empty(),
        at);
  }

  /** Slack took it, and may have taken it in an earlier attempt too; the row says so. */
  public void sentPerhapsTwice(Delivery delivery, String address, String externalId, Instant at) {
    settle(
        delivery,
        DeliveryState.SENT,
        Optional.of(address),
        Optional.of(externalId),
        Optional.of(DeliveryError.of(DeliveryReason.PERHAPS_TWICE)),
        at);
  }

  /** The mail service took it in an earlier attempt and does not say as what; the row says so. */
  public void sentUnnamed(Delivery delivery, String address, Instant at) {
    settle(
        delivery,
        DeliveryState.SENT,
        Optional.of(address),
        Optional.empty(),
        Optional.of(DeliveryError.of(DeliveryReason.RESEND_TOOK_EARLIER)),
        at);
  }

  /** Not sent on purpose, and why. */
  public void skipped(Delivery delivery, DeliveryError why, Instant at) {
    settle(
        delivery, DeliveryState.SKIPPED, Optional.empty(), Optional.empty(), Optional.of(why), at);
  }

  /** Nothing that is queued is sent any more, and why. */
  public void skipAllQueued(DeliveryReason why, Instant at) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.STATE, DeliveryState.SKIPPED.code())
        .set(DELIVERY.ERROR, DeliveryErrorCode.json(DeliveryError.of(why)))
        .setNull(DELIVERY.NEXT_AT)
        .set(DELIVERY.SETTLED_AT, at)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()), DELIVERY.STATE.eq("queued"))
        .execute();
  }

  /**
   * Queues what was skipped for that reason and still matters: the messages of what waits for a
   * decision, and the changes of messages that stand.
   */
  public void queueAgain(DeliveryReason why, Instant at) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.STATE, DeliveryState.QUEUED.code())
        .setNull(DELIVERY.ERROR)
        .setNull(DELIVERY.SETTLED_AT)
        .where(
            DELIVERY.ORG_ID.eq(tx.orgId()),
            DELIVERY.STATE.eq(DeliveryState.SKIPPED.code()),
            DeliveryErrorCode.is(DELIVERY.ERROR, why),
            DELIVERY.MEDIUM.eq(Medium.SLACK.code()),
            DELIVERY.KIND.in(REDRAWN),
            DELIVERY.UPDATES.isNotNull().or(isOfPending()))
        .returning(DELIVERY.DELIVERY_ID)
        .forEach(row -> tx.enqueue(SLACK, row.getDeliveryId().toString(), at));
  }

  private static Condition isOfPending() {
    return exists(
        selectOne()
            .from(ESCALATION)
            .where(
                ESCALATION.ORG_ID.eq(DELIVERY.ORG_ID),
                ESCALATION.TICKET_KEY.eq(DELIVERY.TICKET_KEY),
                ESCALATION.SEQ.eq(DELIVERY.SEQ),
                ESCALATION.STATE.eq(EscalationState.PENDING.code())));
  }

  /** Refused for good; managers are told unless telling managers is what failed. */
  public void failed(Delivery delivery, DeliveryError why, Instant at) {
    boolean settled =
        settle(
            delivery,
            DeliveryState.FAILED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(why),
            at);
    if (settled) {
      alert(delivery, why, at);
    }
  }

  /** Taken earlier, and now reported as not arrived; false when that was known. */
  public boolean undeliverable(Delivery delivery, DeliveryError why, Instant at) {
    int changed =
        tx.dsl()
            .update(DELIVERY)
            .set(DELIVERY.STATE, DeliveryState.UNDELIVERABLE.code())
            .set(DELIVERY.ERROR, DeliveryErrorCode.json(why))
            .where(mine(delivery.id()), DELIVERY.STATE.ne(DeliveryState.UNDELIVERABLE.code()))
            .execute();
    if (changed == 0) {
      return false;
    }
    noteAttempt(
        delivery.id(), delivery.attempts() + 1, at, AttemptOutcome.UNDELIVERABLE, Optional.of(why));
    alert(delivery, why, at);
    return true;
  }

  /**
   * It did not work this time and is to be tried again then. Managers are told once when that goes
   * on for an hour.
   */
  public void postponed(Delivery delivery, DeliveryError why, Instant at, Instant next) {
    postponed(delivery, why, why, at, next);
  }

  /**
   * The same, when nothing was done with it this time: what an earlier attempt left in doubt stays
   * on the row.
   */
  public void askedToWait(Delivery delivery, DeliveryError why, Instant at, Instant next) {
    postponed(delivery, delivery.error().orElse(why), why, at, next);
  }

  private void postponed(
      Delivery delivery, DeliveryError error, DeliveryError why, Instant at, Instant next) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.ERROR, DeliveryErrorCode.json(error))
        .set(DELIVERY.NEXT_AT, next)
        .where(mine(delivery.id()), DELIVERY.STATE.eq("queued"))
        .execute();
    noteOutcome(delivery, AttemptOutcome.POSTPONED, Optional.of(why), at);
    if (!at.isBefore(owedSince(delivery).plus(MANAGERS_TOLD_AFTER))) {
      tellManagers(delivery, at);
    }
  }

  private void alert(Delivery delivery, DeliveryError why, Instant at) {
    if (delivery.notice() instanceof Notice.Undeliverable) {
      return;
    }
    tellManagers(delivery, at);
    tx.audit(
        new AuditEntry(
            AuditKind.DELIVERY_FAILED,
            at,
            "baton",
            "job",
            delivery.escalation(),
            said(delivery, why)));
  }

  private static Map<String, String> said(Delivery delivery, DeliveryError why) {
    Map<String, String> said = new HashMap<>(why.details());
    said.put("recipient", delivery.recipient());
    said.put("medium", delivery.medium().code());
    said.put("why", why.reason().code());
    return said;
  }

  /** Each manager once, however often it fails; and never of a failure to tell of a failure. */
  private void tellManagers(Delivery delivery, Instant at) {
    if (delivery.notice() instanceof Notice.Undeliverable) {
      return;
    }
    Notice notice = new Notice.Undeliverable(delivery.id());
    for (String manager : Members.in(tx).managers()) {
      if (!wasQueued(notice, manager)) {
        insert(
            new PlannedDelivery(notice, Medium.SLACK, manager, Set.of(NoticeRole.MANAGER)),
            delivery.escalation(),
            Optional.empty(),
            at);
      }
    }
  }

  /** False when it was settled before; then that stands and nothing is written. */
  private boolean settle(
      Delivery delivery,
      DeliveryState state,
      Optional<String> address,
      Optional<String> externalId,
      Optional<DeliveryError> error,
      Instant at) {
    int changed =
        tx.dsl()
            .update(DELIVERY)
            .set(DELIVERY.STATE, state.code())
            .set(DELIVERY.ADDRESS, address.orElse(null))
            .set(DELIVERY.EXTERNAL_ID, externalId.orElse(null))
            .set(DELIVERY.ERROR, error.map(DeliveryErrorCode::json).orElse(null))
            .setNull(DELIVERY.NEXT_AT)
            .set(DELIVERY.SETTLED_AT, at)
            .where(mine(delivery.id()), DELIVERY.STATE.eq("queued"))
            .execute();
    if (changed == 0) {
      return false;
    }
    noteOutcome(delivery, AttemptOutcome.of(state), error, at);
    return true;
  }

  private void insert(
      PlannedDelivery planned,
      Optional<EscalationRef> escalation,
      Optional<UUID> updates,
      Instant at) {
    UUID id = tx.newId();
    tx.dsl()
        .insertInto(DELIVERY)
        .set(DELIVERY.ORG_ID, tx.orgId())
        .set(DELIVERY.DELIVERY_ID, id)
        .set(DELIVERY.KIND, NoticeCode.kind(planned.notice()))
        .set(DELIVERY.MEDIUM, planned.medium().code())
        .set(DELIVERY.RECIPIENT, planned.recipient())
        .set(DELIVERY.ROLES, roles(planned.roles()))
        .set(DELIVERY.TICKET_KEY, escalation.map(EscalationRef::ticket).orElse(null))
        .set(DELIVERY.SEQ, escalation.map(EscalationRef::seq).orElse(null))
        .set(DELIVERY.UPDATES, updates.orElse(null))
        .set(DELIVERY.DETAIL, NoticeCode.detail(planned.notice()))
        .set(DELIVERY.STATE, DeliveryState.QUEUED.code())
        .set(DELIVERY.CREATED_AT, at)
        .execute();
    tx.enqueue(planned.medium() == Medium.SLACK ? SLACK : EMAIL, id.toString(), at);
  }

  private void noteAttempt(
      UUID id, int attempt, Instant at, AttemptOutcome outcome, Optional<DeliveryError> reason) {
    tx.dsl()
        .insertInto(DELIVERY_ATTEMPT)
        .set(DELIVERY_ATTEMPT.ORG_ID, tx.orgId())
        .set(DELIVERY_ATTEMPT.DELIVERY_ID, id)
        .set(DELIVERY_ATTEMPT.ATTEMPT, attempt)
        .set(DELIVERY_ATTEMPT.AT, at)
        .set(DELIVERY_ATTEMPT.OUTCOME, outcome.code())
        .set(DELIVERY_ATTEMPT.REASON, reason.map(DeliveryErrorCode::json).orElse(null))
        .execute();
  }

  private void noteOutcome(
      Delivery delivery, AttemptOutcome outcome, Optional<DeliveryError> reason, Instant at) {
    tx.dsl()
        .update(DELIVERY_ATTEMPT)
        .set(DELIVERY_ATTEMPT.OUTCOME, outcome.code())
        .set(DELIVERY_ATTEMPT.REASON, reason.map(DeliveryErrorCode::json).orElse(null))
        .set(DELIVERY_ATTEMPT.AT, at)
        .where(
            DELIVERY_ATTEMPT.ORG_ID.eq(tx.orgId()),
            DELIVERY_ATTEMPT.DELIVERY_ID.eq(delivery.id()),
            DELIVERY_ATTEMPT.ATTEMPT.eq(delivery.attempts()))
        .execute();
  }

  private Condition mine(UUID id) {
    return DELIVERY.ORG_ID.eq(tx.orgId()).and(DELIVERY.DELIVERY_ID.eq(id));
  }

  private List<Delivery> where(Condition condition) {
    return tx.dsl()
        .selectFrom(DELIVERY)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()).and(condition))
        .orderBy(DELIVERY.CREATED_AT, DELIVERY.DELIVERY_ID)
        .fetch(Deliveries::toDelivery);
  }

  private static String[] roles(Set<NoticeRole> roles) {
    return roles.stream()
        .sorted()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }

  /** The notice that a row tells of. */
  public static Notice noticeOf(DeliveryRecord row) {
    return NoticeCode.parse(row.getKind(), row.getDetail());
  }

  private static Delivery toDelivery(DeliveryRecord row) {
    Set<NoticeRole> roles = EnumSet.noneOf(NoticeRole.class);
    Arrays.stream(row.getRoles())
        .forEach(role -> roles.add(NoticeRole.valueOf(role.toUpperCase(Locale.ROOT))));
    return new Delivery(
        row.getDeliveryId(),
        noticeOf(row),
        row.getMedium().equals("slack") ? Medium.SLACK : Medium.EMAIL,
        row.getRecipient(),
        roles,
        Optional.ofNullable(row.getTicketKey()).map(key -> new EscalationRef(key, row.getSeq())),
        Optional.ofNullable(row.getUpdates()),
        DeliveryState.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getAttempts(),
        Optional.ofNullable(row.getAddress()),
        Optional.ofNullable(row.getExternalId()),
        DeliveryErrorCode.parse(row.getError()),
        row.getCreatedAt());
  }
}
