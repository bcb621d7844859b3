package dev.baton.db.alert;

import dev.baton.db.Tx;
import dev.baton.db.clock.Calendars;
import dev.baton.db.notify.AlertPace;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.alert.AlertCase;
import dev.baton.escalation.alert.AlertPlan;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.escalation.report.Period;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells those who look after a ticket's customer what happens to it, in the transaction in which it
 * happens. Called twice for one event it tells nobody twice. Not for imports: those alarm nobody.
 */
public final class Alerts {
  /** When what may wait is told, where the workspace is. */
  private static final LocalTime END_OF_DAY = LocalTime.of(16, 0);

  private final Tx tx;

  private Alerts(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Alerts in(Tx tx) {
    return new Alerts(tx);
  }

  /**
   * The ticket is open now, or its priority became what it is; its lock is held.
   *
   * @param ticket its identity
   */
  public void opened(String ticket, Instant at) {
    AlertFacts.in(tx, at).of(ticket).ifPresent(facts -> tell(new AlertEvent.Opened(), facts, at));
  }

  /**
   * Who in Slack looks after the customer of a ticket: Slack ids; none where it has no account.
   *
   * @param ticket its identity
   */
  public Set<String> lookingAfter(String ticket, Instant at) {
    Set<String> here = new TreeSet<>();
    AlertFacts.in(tx, at)
        .of(ticket)
        .map(facts -> AlertPlan.lookingAfter(facts.about(), facts.people()))
        .ifPresent(here::addAll);
    here.removeIf(person -> person.contains("@"));
    return here;
  }

  /** A promise to the customer was not kept; the ticket's lock is held. */
  public void missed(String ticket, AlertEvent.Missed missed, Instant at) {
    AlertFacts.in(tx, at).of(ticket).ifPresent(facts -> tell(missed, facts, at));
  }

  /** Somebody asked to hand the ticket on; who is a party of the request has it already. */
  public void requested(Escalation filed, Instant at) {
    Set<String> told = new TreeSet<>();
    filed.recipients().stream().map(Recipient::member).forEach(told::add);
    told.add(filed.requester());
    filed.previousOwner().ifPresent(told::add);
    AlertFacts.in(tx, at)
        .of(filed, told)
        .ifPresent(facts -> tell(new AlertEvent.Requested(filed.seq()), facts, at));
  }

  private void tell(AlertEvent event, AlertFacts.Found facts, Instant at) {
    AlertCase about = facts.about();
    AlertPace.in(tx).tell(AlertPlan.atOnce(event, about, facts.people()), at);
    AlertPlan.onceADay(event, about, facts.people()).forEach(member -> endOfDay(member, at));
  }

  /** One line of many, at the end of the working day in which the first came. */
  private void endOfDay(String recipient, Instant at) {
    ZoneId zone = Calendars.in(tx).zone();
    ZonedDateTime today = at.atZone(zone).with(END_OF_DAY);
    ZonedDateTime end = at.isBefore(today.toInstant()) ? today : today.plusDays(1);
    Period day = new Period(end.minusDays(1).toInstant(), end.toInstant());
    Notice notice = new Notice.AccountDay(day);
    if (!DeliveryQueue.in(tx).wasQueued(notice, recipient)) {
      DeliveryQueue.in(tx)
          .queue(
              new PlannedDelivery(
                  notice,
                  recipient.contains("@") ? Medium.EMAIL : Medium.SLACK,
                  recipient,
                  Set.of(NoticeRole.ACCOUNT_OWNER)),
              day.until());
    }
  }
}
