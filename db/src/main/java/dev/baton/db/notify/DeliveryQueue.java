package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.Job;
import dev.baton.db.Tx;
import dev.baton.db.medium.ChosenMedia;
import dev.baton.db.tables.baton.tables.records.DeliveryRecord;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.OriginChange;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;

/** Puts into the queue what people are to be told, and takes it out again. */
public final class DeliveryQueue {
  /** Sends one Slack delivery; its id is the delivery's. */
  public static final Job SLACK = new Job("slack-delivery");

  /** Draws one message once more; its id is that of the message's delivery. */
  public static final Job REDRAW = new Job("slack-redraw");

  /** Sends one email; its id is the delivery's. */
  public static final Job EMAIL = new Job("email-delivery");

  /** Sends one message by Telegram; its id is the delivery's. */
  public static final Job TELEGRAM = new Job("telegram-delivery");

  /** Sends one signed request; its id is the delivery's. */
  public static final Job WEBHOOK = new Job("webhook-delivery");

  /** Sends one event to PagerDuty; its id is the delivery's. */
  public static final Job ONCALL = new Job("oncall-delivery");

  private static final String ALERT = "alert";
  private static final String TRIGGERED = NoticeCode.kind(new Notice.OncallTriggered());
  private static final String RESOLVED = NoticeCode.kind(new Notice.OncallResolved());
  private static final String FILE_COPY = NoticeCode.kind(new Notice.FileCopy());

  private final Tx tx;

  private DeliveryQueue(Tx tx) {
    this.tx = tx;
  }

  /** That of this transaction's workspace. */
  public static DeliveryQueue in(Tx tx) {
    return new DeliveryQueue(tx);
  }

  /** Queues what was planned for an escalation, requests by mail too for who wants them so. */
  public void queue(List<PlannedDelivery> plan, EscalationRef escalation, Instant at) {
    queueAll(plan, escalation, at);
    OriginChange.of(plan).ifPresent(change -> replyToOrigin(change, escalation, at));
  }

  private void queueAll(List<PlannedDelivery> plan, EscalationRef escalation, Instant at) {
    plan.forEach(planned -> insert(planned, Optional.of(escalation), Optional.empty(), at));
    RequestMails.in(tx)
        .of(plan)
        .forEach(planned -> insert(planned, Optional.of(escalation), Optional.empty(), at));
  }

  /**
   * Queues what is told of an escalation's end, by mail too for who had the request by mail.
   *
   * @param ended what it is called
   */
  public void queueEnd(
      Notice ended, List<PlannedDelivery> plan, EscalationRef escalation, Instant at) {
    queueAll(plan, escalation, at);
    OriginChange.of(ended).ifPresent(change -> replyToOrigin(change, escalation, at));
    resolveOncall(escalation, at);
    RequestMails.in(tx)
        .settling(ended, plan, escalation)
        .forEach(planned -> insert(planned, Optional.of(escalation), Optional.empty(), at));
  }

  /** Whoever was called learns once that nobody needs to come any more. */
  private void resolveOncall(EscalationRef escalation, Instant at) {
    Notice resolved = new Notice.OncallResolved();
    Deliveries.in(tx).callsOf(escalation).stream()
        .map(Delivery::recipient)
        .filter(key -> !wasQueued(resolved, key, escalation))
        .map(key -> new PlannedDelivery(resolved, Medium.ONCALL, key, Set.of(NoticeRole.OUTSIDE)))
        .forEach(planned -> insert(planned, Optional.of(escalation), Optional.empty(), at));
  }

  /** The thread of the message that was escalated learns of each change once. */
  private void replyToOrigin(OriginChange change, EscalationRef escalation, Instant at) {
    replyToOrigin(new Notice.OriginReply(change), escalation, at);
  }

  /** The same of a change that may happen again. */
  public void replyToOrigin(Notice.OriginReply reply, EscalationRef escalation, Instant at) {
    MessageOrigins.in(tx)
        .of(escalation)
        .filter(origin -> !wasQueued(reply, origin.channel(), escalation))
        .map(origin ->
            new PlannedDelivery(reply, Medium.SLACK, origin.channel(), Set.of(NoticeRole.CHANNEL)))
        .ifPresent(planned -> insert(planned, Optional.of(escalation), Optional.empty(), at));
  }

  private boolean wasQueued(Notice notice, String recipient, EscalationRef escalation) {
    return tx.dsl()
        .fetchExists(
            DELIVERY,
            DELIVERY.ORG_ID.eq(tx.orgId()),
            DELIVERY.TICKET_KEY.eq(escalation.ticket()),
            DELIVERY.SEQ.eq(escalation.seq()),
            DELIVERY.KIND.eq(NoticeCode.kind(notice)),
            DELIVERY.RECIPIENT.eq(recipient),
            DELIVERY.DETAIL.eq(NoticeCode.detail(notice)));
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

  /** Whether a message alerts this person of that ticket. */
  public boolean wasAlerted(String ticket, String recipient) {
    return Deliveries.in(tx).alertsOf(ticket).stream()
        .anyMatch(alert -> alert.recipient().equals(recipient));
  }

  /** Queues a change of every message that shows this escalation. */
  public void redraw(EscalationRef escalation, Instant at) {
    Deliveries.in(tx).postsOf(escalation).forEach(posted -> redraw(posted, escalation, at));
  }

  /** Queues a change of the message by which the requester learnt of this decision. */
  public void redrawDecision(EscalationRef escalation, Instant at) {
    Deliveries.in(tx).decisionsOf(escalation).stream()
        .filter(told -> told.roles().contains(NoticeRole.REQUESTER))
        .forEach(told -> redraw(told, escalation, at));
  }

  /** Queues a change of the messages of those asked, one of whom may take the decision back. */
  public void redrawRequests(EscalationRef escalation, Instant at) {
    Deliveries.in(tx).postsOf(escalation).stream()
        .filter(post -> post.notice() instanceof Notice.Request)
        .forEach(post -> redraw(post, escalation, at));
  }

  /** Queues a change of every message that told this decision. */
  public void redrawDecisions(EscalationRef escalation, Instant at) {
    Deliveries.in(tx).decisionsOf(escalation).forEach(told -> redraw(told, escalation, at));
  }

  /** Queues a change of the message by which the new owner learnt that it is theirs. */
  public void redrawNewOwner(EscalationRef escalation, Instant at) {
    Deliveries.in(tx).decisionsOf(escalation).stream()
        .filter(told -> told.roles().contains(NoticeRole.NEW_OWNER))
        .forEach(told -> redraw(told, escalation, at));
  }

  private void redraw(Delivery posted, EscalationRef escalation, Instant at) {
    insert(
        new PlannedDelivery(posted.notice(), Medium.SLACK, posted.recipient(), posted.roles()),
        Optional.of(escalation),
        Optional.of(posted.id()),
        at);
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

  /** Queues a change of the message that tells this and belongs to no escalation. */
  public void redraw(Notice notice, String recipient, Instant at) {
    tx.dsl()
        .select(DELIVERY.DELIVERY_ID)
        .from(DELIVERY)
        .where(
            DELIVERY.ORG_ID.eq(tx.orgId()),
            DELIVERY.KIND.eq(NoticeCode.kind(notice)),
            DELIVERY.RECIPIENT.eq(recipient),
            DELIVERY.DETAIL.eq(NoticeCode.detail(notice)),
            DELIVERY.UPDATES.isNull())
        .fetch(DELIVERY.DELIVERY_ID)
        .forEach(message -> redrawOne(message, at));
  }

  /** Queues a change of every message that alerts of this ticket. */
  public void redrawAlerts(String ticket, Instant at) {
    Deliveries.in(tx).alertsOf(ticket).forEach(alert -> redrawOne(alert.id(), at));
  }

  /** Queues a change of that message, which may have been overwritten by an older one. */
  public void redrawOne(UUID message, Instant at) {
    Deliveries.in(tx)
        .find(message)
        .ifPresent(posted ->
            insert(
                new PlannedDelivery(
                    posted.notice(), Medium.SLACK, posted.recipient(), posted.roles()),
                posted.escalation(),
                Optional.of(message),
                at));
  }

  /**
   * Whether something queued earlier for the same message is still unsettled, so that this one must
   * wait; copies of files go under the message that brings the request to the same person, and wait
   * for it.
   */
  public boolean mustWait(UUID delivery) {
    DeliveryRecord place =
        tx.dsl()
            .selectFrom(DELIVERY)
            .where(
                Deliveries.is(tx, delivery),
                DELIVERY.UPDATES.isNotNull().or(DELIVERY.KIND.in(FILE_COPY, ALERT, RESOLVED)))
            .fetchOne();
    if (place == null) {
      return false;
    }
    if (place.getKind().equals(FILE_COPY)) {
      return isMessageQueued(place);
    }
    if (place.getKind().equals(RESOLVED)) {
      return isCallQueued(place);
    }
    if (place.getUpdates() == null) {
      return isAlertBeforeQueued(place);
    }
    return tx.dsl()
            .fetchExists(
                DELIVERY,
                Deliveries.is(tx, place.getUpdates())
                    .and(DELIVERY.STATE.eq(DeliveryState.QUEUED.code())))
        || tx.dsl()
            .fetchExists(
                DELIVERY,
                DELIVERY.ORG_ID.eq(tx.orgId()),
                DELIVERY.UPDATES.eq(place.getUpdates()),
                DELIVERY.NUMBER.lt(place.getNumber()),
                DELIVERY.STATE.eq(DeliveryState.QUEUED.code()));
  }

  private boolean isMessageQueued(DeliveryRecord copy) {
    return tx.dsl()
        .fetchExists(
            DELIVERY,
            DELIVERY.ORG_ID.eq(tx.orgId()),
            DELIVERY.TICKET_KEY.eq(copy.getTicketKey()),
            DELIVERY.SEQ.eq(copy.getSeq()),
            DELIVERY.RECIPIENT.eq(copy.getRecipient()),
            DELIVERY
                .KIND
                .in(NoticeCode.kind(new Notice.Request()), NoticeCode.kind(new Notice.Decided()))
                .or(isCopyBefore(copy)),
            DELIVERY.MEDIUM.eq(Medium.SLACK.code()),
            DELIVERY.UPDATES.isNull(),
            DELIVERY.STATE.eq(DeliveryState.QUEUED.code()));
  }

  private boolean isCallQueued(DeliveryRecord resolved) {
    return tx.dsl()
        .fetchExists(
            DELIVERY,
            DELIVERY.ORG_ID.eq(tx.orgId()),
            DELIVERY.TICKET_KEY.eq(resolved.getTicketKey()),
            DELIVERY.SEQ.eq(resolved.getSeq()),
            DELIVERY.RECIPIENT.eq(resolved.getRecipient()),
            DELIVERY.KIND.eq(TRIGGERED),
            DELIVERY.STATE.eq(DeliveryState.QUEUED.code()));
  }

  /** The first alert of a ticket begins the thread that the later ones stand in, in their order. */
  private boolean isAlertBeforeQueued(DeliveryRecord alert) {
    return NoticeCode.parse(alert.getKind(), alert.getDetail()) instanceof Notice.Alert told
        && alert.getMedium().equals(Medium.SLACK.code())
        && tx.dsl()
            .fetchExists(
                DELIVERY,
                DELIVERY.ORG_ID.eq(tx.orgId()),
                Deliveries.isAlert(told.ticket()),
                DELIVERY.RECIPIENT.eq(alert.getRecipient()),
                row(DELIVERY.CREATED_AT, DELIVERY.DELIVERY_ID)
                    .lt(alert.getCreatedAt(), alert.getDeliveryId()),
                DELIVERY.STATE.eq(DeliveryState.QUEUED.code()));
  }

  /** What both would find missing is copied by the earlier one. */
  private static Condition isCopyBefore(DeliveryRecord copy) {
    return DELIVERY
        .KIND
        .eq(FILE_COPY)
        .and(
            row(DELIVERY.CREATED_AT, DELIVERY.DELIVERY_ID)
                .lt(copy.getCreatedAt(), copy.getDeliveryId()));
  }

  /** Nothing that is queued is sent any more, and why. */
  public void skipAllQueued(DeliveryReason why, Instant at) {
    tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.STATE, DeliveryState.SKIPPED.code())
        .set(DELIVERY.ERROR, DeliveryErrorCode.json(DeliveryError.of(why)))
        .setNull(DELIVERY.NEXT_AT)
        .set(DELIVERY.SETTLED_AT, at)
        .set(DELIVERY.HELD, false)
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
            DELIVERY.KIND.in(Deliveries.REDRAWN).or(DELIVERY.KIND.eq(FILE_COPY)),
            DELIVERY.UPDATES.isNotNull().or(isOfPending()))
        .returning(DELIVERY.DELIVERY_ID)
        .forEach(row -> tx.bringForward(SLACK, row.getDeliveryId().toString(), at));
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

  void add(PlannedDelivery planned, Optional<EscalationRef> escalation, Instant at) {
    insert(planned, escalation, Optional.empty(), at);
  }

  /** A new message goes by the media too that its reader chose beside Slack. */
  private void insert(
      PlannedDelivery planned,
      Optional<EscalationRef> escalation,
      Optional<UUID> updates,
      Instant at) {
    if (planned.recipient().equals(Baton.ID)) {
      // What Baton asked for by itself nobody is told as the one who asked.
      return;
    }
    insertOne(planned, escalation, updates, at);
    if (updates.isEmpty()) {
      Instant whole = AlertPace.whole(planned.notice(), at);
      ChosenMedia.in(tx)
          .beside(planned)
          .forEach(beside -> insertOne(beside, escalation, updates, whole));
    }
  }

  /** Notes one of many alerts, which are told together. */
  void collect(PlannedDelivery planned, Instant at) {
    DeliveryRecord row = newRow(planned, Optional.empty(), Optional.empty(), at);
    row.setState(DeliveryState.SKIPPED.code());
    row.setError(DeliveryErrorCode.json(DeliveryError.of(DeliveryReason.COLLECTED)));
    row.setSettledAt(at);
    tx.dsl().insertInto(DELIVERY).set(row).execute();
  }

  private void insertOne(
      PlannedDelivery planned,
      Optional<EscalationRef> escalation,
      Optional<UUID> updates,
      Instant at) {
    DeliveryRecord row = newRow(planned, escalation, updates, at);
    tx.dsl().insertInto(DELIVERY).set(row).execute();
    tx.enqueueOnce(job(planned.medium()), row.getDeliveryId().toString(), at);
  }

  private DeliveryRecord newRow(
      PlannedDelivery planned,
      Optional<EscalationRef> escalation,
      Optional<UUID> updates,
      Instant at) {
    DeliveryRecord row = new DeliveryRecord();
    row.setOrgId(tx.orgId());
    row.setDeliveryId(tx.newId());
    row.setKind(NoticeCode.kind(planned.notice()));
    row.setMedium(planned.medium().code());
    row.setRecipient(planned.recipient());
    row.setRoles(roles(planned.roles()));
    escalation.ifPresent(about -> {
      row.setTicketKey(about.ticket());
      row.setSeq(about.seq());
    });
    updates.ifPresent(row::setUpdates);
    row.setNumber(updates.map(this::nextChange).orElse(0L));
    row.setDetail(NoticeCode.detail(planned.notice()));
    row.setState(DeliveryState.QUEUED.code());
    row.setCreatedAt(at);
    return row;
  }

  /**
   * Counted on the message's row, which stays locked until the commit: later commits, later places.
   */
  private long nextChange(UUID message) {
    return tx.dsl()
        .update(DELIVERY)
        .set(DELIVERY.LAST_NUMBER, DELIVERY.LAST_NUMBER.plus(1))
        .where(Deliveries.is(tx, message))
        .returning(DELIVERY.LAST_NUMBER)
        .fetchSingle(DELIVERY.LAST_NUMBER);
  }

  /** Who sends what goes by this medium. */
  public static Job job(Medium medium) {
    return switch (medium) {
      case SLACK -> SLACK;
      case EMAIL -> EMAIL;
      case TELEGRAM -> TELEGRAM;
      case WEBHOOK -> WEBHOOK;
      case ONCALL -> ONCALL;
    };
  }

  private static String[] roles(Set<NoticeRole> roles) {
    return roles.stream()
        .sorted()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .toArray(String[]::new);
  }
}
