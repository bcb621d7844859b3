package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.tables.baton.Tables.INSTALLATION;
import static org.jooq.impl.DSL.val;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.DeliveryRecord;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Doubt;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent and what was: one row per message, change of a message or mail. Reads them;
 * {@link DeliveryQueue} adds to them, and {@link DeliveryOutcomes} notes what came of each.
 */
public final class Deliveries {
  /** Notices whose message changes when their escalation does. */
  static final List<String> REDRAWN =
      List.of("request", "channel_copy", "receipt", "owner_told", "question_asked");

  private final Tx tx;

  private Deliveries(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Deliveries in(Tx tx) {
    return new Deliveries(tx);
  }

  /** Messages of this escalation that change with it, in the order they were queued. */
  public List<Delivery> postsOf(EscalationRef escalation) {
    return where(isPostOf(escalation).and(DELIVERY.KIND.in(REDRAWN)));
  }

  /** Messages that told this escalation's decision, in the order they were queued. */
  List<Delivery> decisionsOf(EscalationRef escalation) {
    return where(isPostOf(escalation).and(DELIVERY.KIND.eq("decided")));
  }

  /** What called PagerDuty for this escalation, or is to. */
  List<Delivery> callsOf(EscalationRef escalation) {
    return where(isOf(escalation).and(DELIVERY.KIND.eq("oncall_triggered")));
  }

  /**
   * Whether PagerDuty may have been called by this key: what it refused it did not take, and what
   * was skipped at its first turn was never sent.
   */
  public boolean mayHaveCalled(EscalationRef escalation, String key) {
    return callsOf(escalation).stream()
        .filter(call -> call.recipient().equals(key))
        .anyMatch(call ->
            switch (call.state()) {
              case SENT, UNDELIVERABLE -> true;
              case QUEUED -> call.attempts() > 0;
              case SKIPPED -> call.attempts() > 1;
              case FAILED ->
                  call.error()
                      .map(DeliveryError::reason)
                      .filter(why ->
                          why == DeliveryReason.OUTSIDE_REFUSED
                              || why == DeliveryReason.SECRET_LOST)
                      .isEmpty();
            });
  }

  private static Condition isPostOf(EscalationRef escalation) {
    return isOf(escalation).and(DELIVERY.MEDIUM.eq("slack")).and(DELIVERY.UPDATES.isNull());
  }

  private static Condition isOf(EscalationRef escalation) {
    return DELIVERY.TICKET_KEY.eq(escalation.ticket()).and(DELIVERY.SEQ.eq(escalation.seq()));
  }

  /** Everything queued or sent for this escalation, in the order it was queued. */
  public List<Delivery> allOf(EscalationRef escalation) {
    return where(isOf(escalation));
  }

  public Optional<Delivery> find(UUID id) {
    return where(DELIVERY.DELIVERY_ID.eq(id)).stream().findFirst();
  }

  /**
   * The first message that alerted this person of that ticket, below which the later ones go; empty
   * while none was posted.
   */
  public Optional<Delivery> firstAlert(String ticket, String recipient) {
    return where(isAlert(ticket).and(DELIVERY.RECIPIENT.eq(recipient))).stream()
        .filter(post -> post.externalId().isPresent())
        .findFirst();
  }

  /** The conversation in which this person had the newest message; empty before the first. */
  public Optional<String> conversationWith(String member) {
    return tx.dsl()
        .select(DELIVERY.ADDRESS)
        .from(DELIVERY)
        .where(
            DELIVERY.ORG_ID.eq(tx.orgId()),
            DELIVERY.RECIPIENT.eq(member),
            DELIVERY.KIND.in("alert", "request"),
            DELIVERY.MEDIUM.eq("slack"),
            DELIVERY.ADDRESS.isNotNull())
        .orderBy(DELIVERY.CREATED_AT.desc())
        .limit(1)
        .fetchOptional(DELIVERY.ADDRESS);
  }

  /** Messages that alerted of this ticket, in the order they were queued. */
  List<Delivery> alertsOf(String ticket) {
    return where(isAlert(ticket));
  }

  /** Written as the index is. */
  static Condition isAlert(String ticket) {
    return DELIVERY
        .KIND
        .eq("alert")
        .and("detail ->> 'ticket' = {0}", val(ticket))
        .and(DELIVERY.MEDIUM.eq("slack"))
        .and(DELIVERY.UPDATES.isNull());
  }

  /** What did not arrive of what was queued since then, the newest first; at most {@code most}. */
  public List<Delivery> lostSince(Instant moment, int most) {
    return where(
            DELIVERY
                .STATE
                .in(DeliveryState.FAILED.code(), DeliveryState.UNDELIVERABLE.code())
                .and(DELIVERY.CREATED_AT.gt(moment)))
        .stream()
        .sorted(Comparator.comparing(Delivery::createdAt).reversed())
        .limit(most)
        .toList();
  }

  /** The delivery that the mail service knows under this id. */
  public Optional<Delivery> findByExternalId(Medium medium, String externalId) {
    return where(DELIVERY.EXTERNAL_ID.eq(externalId).and(DELIVERY.MEDIUM.eq(medium.code())))
        .stream()
        .findFirst();
  }

  /**
   * Since when it could have been sent: what was queued again after the workspace had been without
   * Baton is no older than its return, and what was held no older than its release.
   */
  public Instant owedSince(Delivery delivery) {
    Instant back = backSince(delivery);
    return tx.dsl()
        .select(DELIVERY.OWED_SINCE)
        .from(DELIVERY)
        .where(is(tx, delivery.id()), DELIVERY.OWED_SINCE.gt(back))
        .fetchOptional(DELIVERY.OWED_SINCE)
        .orElse(back);
  }

  private Instant backSince(Delivery delivery) {
    return tx.dsl()
        .select(INSTALLATION.INSTALLED_AT)
        .from(INSTALLATION)
        .where(
            INSTALLATION.ORG_ID.eq(tx.orgId()), INSTALLATION.INSTALLED_AT.gt(delivery.createdAt()))
        .fetchOptional(INSTALLATION.INSTALLED_AT)
        .orElse(delivery.createdAt());
  }

  /** The newest of these. */
  Optional<Delivery> newest(Condition condition) {
    return tx.dsl()
        .selectFrom(DELIVERY)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()), condition)
        .orderBy(DELIVERY.CREATED_AT.desc(), DELIVERY.DELIVERY_ID.desc())
        .limit(1)
        .fetchOptional(Deliveries::toDelivery);
  }

  /** The first of these. */
  List<Delivery> first(Condition condition, int most) {
    return tx.dsl()
        .selectFrom(DELIVERY)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()), condition)
        .orderBy(DELIVERY.CREATED_AT, DELIVERY.DELIVERY_ID)
        .limit(most)
        .fetch(Deliveries::toDelivery);
  }

  private List<Delivery> where(Condition condition) {
    return tx.dsl()
        .selectFrom(DELIVERY)
        .where(DELIVERY.ORG_ID.eq(tx.orgId()).and(condition))
        .orderBy(DELIVERY.CREATED_AT, DELIVERY.NUMBER, DELIVERY.DELIVERY_ID)
        .fetch(Deliveries::toDelivery);
  }

  /** The notice that a row tells of. */
  public static Notice noticeOf(DeliveryRecord row) {
    return NoticeCode.parse(row.getKind(), row.getDetail());
  }

  static Delivery toDelivery(DeliveryRecord row) {
    List<String> named = Arrays.asList(row.getRoles());
    Set<NoticeRole> roles = EnumSet.allOf(NoticeRole.class);
    roles.removeIf(role -> !named.contains(role.name().toLowerCase(Locale.ROOT)));
    return new Delivery(
        row.getDeliveryId(),
        noticeOf(row),
        Medium.parse(row.getMedium()),
        row.getRecipient(),
        roles,
        Optional.ofNullable(row.getTicketKey()).map(key -> new EscalationRef(key, row.getSeq())),
        Optional.ofNullable(row.getUpdates()),
        DeliveryState.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getAttempts(),
        Optional.ofNullable(row.getAddress()),
        Optional.ofNullable(row.getExternalId()),
        DeliveryErrorCode.parse(row.getError()),
        doubt(row.getDoubtSince(), row.getUnderWaySince()),
        row.getCreatedAt());
  }

  private static Optional<Doubt> doubt(@Nullable Instant since, @Nullable Instant underWay) {
    return Optional.ofNullable(since).map(first -> new Doubt(first, Optional.ofNullable(underWay)));
  }

  static Condition is(Tx tx, UUID id) {
    return DELIVERY.ORG_ID.eq(tx.orgId()).and(DELIVERY.DELIVERY_ID.eq(id));
  }
}
