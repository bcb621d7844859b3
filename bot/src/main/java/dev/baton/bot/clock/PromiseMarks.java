package dev.baton.bot.clock;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.AlertPace;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells the owner of a ticket and the leads of its tier that a promise is near its end, or missed:
 * each once, and no more than a handful one by one.
 */
public final class PromiseMarks {
  private static final int WARN = 75;
  private static final int WHOLE = 100;

  private final Tx tx;
  private final Optional<Snapshot> people;
  private final Instant now;

  public PromiseMarks(Tx tx, Optional<Snapshot> people, Instant now) {
    this.tx = tx;
    this.people = people;
    this.now = now;
  }

  /**
   * Three quarters of it are over; nothing is told when it ended meanwhile, or is missed already.
   */
  void warn(Clocks.Running clock) {
    if (clock.now().isRunning()
        && clock.now().since().isPresent()
        && clock.now().breach().isEmpty()) {
      tell(clock, WARN);
    }
  }

  /** It is missed; what only a change of promises or hours made so is told to nobody. */
  public void missed(Clocks.Running clock) {
    clock
        .now()
        .breach()
        .filter(breach -> breach.cause().equals("time") || breach.cause().equals("priority"))
        .ifPresent(_ -> tell(clock, WHOLE));
  }

  private void tell(Clocks.Running clock, int percent) {
    Tickets.in(tx)
        .find(clock.escalation().ticket())
        .ifPresent(ticket -> {
          Map<String, Set<NoticeRole>> told = told(ticket);
          if (percent == WHOLE) {
            told.keySet().removeIf(member -> isAlerted(member, clock));
          }
          AlertPace.in(tx)
              .tell(
                  told.entrySet().stream()
                      .map(each ->
                          new PlannedDelivery(
                              new Notice.PromiseMark(clock.id(), percent),
                              Medium.SLACK,
                              each.getKey(),
                              each.getValue()))
                      .toList(),
                  now);
        });
  }

  /** Who looks after the customer too has one message of the same event, with the account. */
  private boolean isAlerted(String member, Clocks.Running clock) {
    AlertEvent.Promise promise =
        clock.kind() == ClockKind.FIRST_RESPONSE
            ? AlertEvent.Promise.FIRST_RESPONSE
            : AlertEvent.Promise.RESOLUTION;
    Notice alert =
        new Notice.Alert(
            clock.escalation().ticket(), new AlertEvent.Missed(promise, clock.escalation().seq()));
    return DeliveryQueue.in(tx).wasQueued(alert, member);
  }

  /** Owner and leads; managers where there is nobody of them. */
  private Map<String, Set<NoticeRole>> told(TicketNow ticket) {
    Map<String, Set<NoticeRole>> told = new TreeMap<>();
    ticket.owner().ifPresent(owner -> add(told, owner, NoticeRole.NEW_OWNER));
    people.ifPresent(known ->
        known.members().values().stream()
            .filter(Member::isFull)
            .filter(member -> known.tiersLedBy(member).contains(ticket.tier()))
            .forEach(lead -> add(told, lead.id(), NoticeRole.DECIDER)));
    if (told.isEmpty()) {
      Roles.in(tx).managers().forEach(manager -> add(told, manager, NoticeRole.MANAGER));
    }
    return told;
  }

  private static void add(Map<String, Set<NoticeRole>> told, String member, NoticeRole role) {
    told.computeIfAbsent(member, _ -> EnumSet.noneOf(NoticeRole.class)).add(role);
  }
}
