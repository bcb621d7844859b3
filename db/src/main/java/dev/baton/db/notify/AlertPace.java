package dev.baton.db.notify;

import static dev.baton.db.tables.baton.Tables.CLOCK;
import static dev.baton.db.tables.baton.Tables.DELIVERY;

import dev.baton.db.Tx;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;

/**
 * Tells people of what happens to tickets: each alert by itself, up to {@value #ONE_BY_ONE} within
 * five minutes to one person. The rest of those minutes is told in one message; that it was is
 * noted with each.
 */
public final class AlertPace {
  /** Within which the alerts of a person are counted, and collected. */
  public static final Duration SPELL = Duration.ofMinutes(5);

  static final int ONE_BY_ONE = 10;

  /** What comes so soon after each other is drawn by one change. */
  private static final Duration GATHERING = Duration.ofSeconds(3);

  /** A change that is due sooner may be drawn before this transaction commits. */
  private static final Duration TO_COMMIT = Duration.ofSeconds(2);

  /** After the five minutes, until the last that came within them is committed. */
  private static final Duration LATE = Duration.ofSeconds(10);

  /** Percent of the time of a promise that is not kept. */
  private static final int MISSED = 100;

  /** Written out, as the index is. */
  private static final String ALERTS = "kind in ('alert', 'promise_mark', 'detected')";

  private static final String COLLECTED = "kind = 'alerts_collected'";

  private final Tx tx;
  private final DeliveryQueue queue;

  private AlertPace(Tx tx) {
    this.tx = tx;
    this.queue = DeliveryQueue.in(tx);
  }

  /** That of this transaction's workspace. */
  public static AlertPace in(Tx tx) {
    return new AlertPace(tx);
  }

  /**
   * Queues what was planned, or collects it; what somebody was told before, nobody is told again.
   * All take their turns in the order of people's ids, so that two tickets at once do not wait for
   * each other.
   */
  public void tell(Collection<PlannedDelivery> plan, Instant at) {
    plan.stream().map(PlannedDelivery::recipient).sorted().distinct().forEach(this::takeTurn);
    plan.stream()
        .sorted(Comparator.comparing(PlannedDelivery::recipient))
        .forEach(planned -> tell(planned, at));
  }

  private void tell(PlannedDelivery planned, Instant at) {
    if (queue.wasQueued(planned.notice(), planned.recipient())
        || same(planned.notice())
            .filter(other -> queue.wasQueued(other, planned.recipient()))
            .isPresent()) {
      return;
    }
    if (toldSince(planned, at.minus(SPELL)) < ONE_BY_ONE) {
      queue.queue(planned, at);
    } else {
      tellTogether(planned, at);
    }
  }

  /**
   * Until the transaction ends nobody else tells this person, so that alerts are counted. The
   * person's row is left alone: people are held before tickets, everywhere, and a ticket is held by
   * now.
   */
  private void takeTurn(String recipient) {
    tx.dsl()
        .fetch(
            "select pg_advisory_xact_lock(hashtextextended(?, 0))",
            "alerts/" + tx.orgId() + "/" + recipient);
  }

  /** A missed promise is one event to its reader, who may lead the tier and have the account. */
  private Optional<Notice> same(Notice notice) {
    return switch (notice) {
      case Notice.Alert(String ticket, AlertEvent.Missed(var promise, int cycle)) ->
          tx.dsl()
              .select(CLOCK.CLOCK_ID)
              .from(CLOCK)
              .where(
                  CLOCK.ORG_ID.eq(tx.orgId()),
                  CLOCK.TICKET_KEY.eq(ticket),
                  CLOCK.KIND.eq(promise.name().toLowerCase(Locale.ROOT)),
                  CLOCK.SCOPE.eq(cycle))
              .fetchOptional(row -> new Notice.PromiseMark(row.value1(), MISSED));
      case Notice.PromiseMark(UUID clock, int percent) when percent == MISSED ->
          tx.dsl()
              .select(CLOCK.TICKET_KEY, CLOCK.KIND, CLOCK.SCOPE)
              .from(CLOCK)
              .where(CLOCK.ORG_ID.eq(tx.orgId()), CLOCK.CLOCK_ID.eq(clock))
              .fetchOptional(row ->
                  new Notice.Alert(
                      row.value1(),
                      new AlertEvent.Missed(
                          AlertEvent.Promise.valueOf(row.value2().toUpperCase(Locale.ROOT)),
                          row.value3())));
      default -> Optional.empty();
    };
  }

  private int toldSince(PlannedDelivery planned, Instant since) {
    return tx.dsl()
        .fetchCount(
            DELIVERY,
            to(planned.recipient(), planned.medium())
                .and(ALERTS)
                .and(DELIVERY.CREATED_AT.gt(since))
                .and(isCollected().not()));
  }

  /**
   * One message for all that comes until its five minutes are over. Whose clock is behind, or whose
   * turn came late, may be told of what was before the message; it is in it all the same.
   */
  private void tellTogether(PlannedDelivery planned, Instant at) {
    Optional<Delivery> open = open(planned, at);
    Instant since = open.flatMap(message -> since(message.notice())).orElse(at);
    queue.collect(planned, at.isBefore(since) ? since : at);
    if (open.isEmpty()) {
      begin(planned, at);
    } else if (planned.medium() == Medium.SLACK && !isChangeToCome(open.get(), at)) {
      queue.redrawOne(open.get().id(), at.plus(GATHERING));
    }
  }

  /** It is drawn anew with what comes, and once more when all has come. */
  private void begin(PlannedDelivery planned, Instant at) {
    Notice together = new Notice.AlertsCollected(at);
    boolean grows = planned.medium() == Medium.SLACK;
    queue.queue(
        new PlannedDelivery(together, planned.medium(), planned.recipient(), planned.roles()),
        grows ? at : whole(together, at));
    if (grows) {
      open(planned, at)
          .ifPresent(message ->
              tx.enqueueOnce(DeliveryQueue.REDRAW, message.id().toString(), whole(together, at)));
    }
  }

  /** When a message that cannot be changed later goes: one of many when all of them are there. */
  static Instant whole(Notice notice, Instant at) {
    return since(notice).map(since -> since.plus(SPELL).plus(LATE)).orElse(at);
  }

  private static Optional<Instant> since(Notice notice) {
    return notice instanceof Notice.AlertsCollected(Instant since)
        ? Optional.of(since)
        : Optional.empty();
  }

  private Optional<Delivery> open(PlannedDelivery planned, Instant at) {
    return Deliveries.in(tx)
        .newest(to(planned.recipient(), planned.medium()).and(COLLECTED))
        .filter(message ->
            since(message.notice()).filter(since -> at.isBefore(since.plus(SPELL))).isPresent());
  }

  /** One whose time has almost come may be drawn without what is collected now. */
  private boolean isChangeToCome(Delivery message, Instant at) {
    return tx.dsl()
        .fetchExists(
            DELIVERY,
            DELIVERY.ORG_ID.eq(tx.orgId()),
            DELIVERY.UPDATES.eq(message.id()),
            DELIVERY.STATE.eq(DeliveryState.QUEUED.code()),
            DELIVERY.CREATED_AT.gt(at.plus(TO_COMMIT)));
  }

  /**
   * What one message tells together.
   *
   * @param count how many alerts
   * @param first the first of them, as many as were asked for
   */
  public record Together(int count, List<Notice> first) {
    public Together {
      first = List.copyOf(first);
    }
  }

  /** What the message of that moment tells this person. */
  public Together together(Delivery message, Instant since, int most) {
    Condition collected =
        to(message.recipient(), own(message))
            .and(ALERTS)
            .and(DELIVERY.CREATED_AT.ge(since))
            .and(DELIVERY.CREATED_AT.lt(since.plus(SPELL)))
            .and(isCollected());
    return new Together(
        tx.dsl().fetchCount(DELIVERY, collected),
        Deliveries.in(tx).first(collected, most).stream().map(Delivery::notice).toList());
  }

  /** By Telegram and webhook goes what was told in Slack. */
  private static Medium own(Delivery message) {
    return message.recipient().contains("@") ? Medium.EMAIL : Medium.SLACK;
  }

  private Condition to(String recipient, Medium medium) {
    return DELIVERY
        .ORG_ID
        .eq(tx.orgId())
        .and(DELIVERY.RECIPIENT.eq(recipient))
        .and(DELIVERY.MEDIUM.eq(medium.code()))
        .and(DELIVERY.UPDATES.isNull());
  }

  private static Condition isCollected() {
    return DELIVERY
        .ERROR
        .isNotNull()
        .and(DeliveryErrorCode.is(DELIVERY.ERROR, DeliveryReason.COLLECTED));
  }
}
