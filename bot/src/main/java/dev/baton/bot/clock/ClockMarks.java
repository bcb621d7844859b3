package dev.baton.bot.clock;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.clock.Clocks;
import dev.baton.db.decide.ReassessRequest;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Members;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.decide.Asking;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Notes what clocks reach, at their moment, and does what each mark is for. */
public final class ClockMarks {
  private static final int HALF = 50;
  private static final int WHOLE = 100;
  private static final int TWICE = 200;

  private final Tenants tenants;
  private final InstantSource clock;
  private final Snapshots snapshots;
  private final Lateness lateness;

  public ClockMarks(Tenants tenants, Snapshots snapshots, InstantSource clock, Lateness lateness) {
    this.tenants = tenants;
    this.clock = clock;
    this.snapshots = snapshots;
    this.lateness = lateness;
  }

  /** Does {@link Clocks#FIRE}. */
  public Outcome fire(Work work) {
    var fired =
        tenants.inBackground(work.orgId(), tx -> Clocks.in(tx).fire(work.id(), clock.instant()));
    lateness.note(fired.late());
    return fired.again().<Outcome>map(Outcome.Again::new).orElseGet(Outcome.Done::new);
  }

  /** Does {@link Clocks#TELL}: for the last mark reached, so that nobody is told of two at once. */
  public Outcome tell(Work work) {
    UUID id = UUID.fromString(work.id().substring(0, work.id().indexOf('/')));
    tenants.inBackground(
        work.orgId(),
        tx -> {
          Clocks.in(tx)
              .find(id)
              .ifPresent(found -> {
                if (found.kind().isOfTicket()) {
                  new PromiseMarks(tx, snapshots.within(tx), clock.instant()).warn(found);
                } else {
                  tell(tx, found);
                }
              });
          return true;
        });
    return new Outcome.Done();
  }

  private void tell(Tx tx, Clocks.Running found) {
    // People are held before tickets, everywhere; so more are asked before this ticket is held
    // here.
    if (found.kind() == ClockKind.DECISION && found.now().isRunning()) {
      reached(tx, found)
          .filter(percent -> percent >= WHOLE)
          .ifPresent(percent -> askMore(tx, found.escalation(), percent));
    }
    Tickets.in(tx).lock(found.escalation().ticket());
    Optional<Escalation> escalation = Escalations.in(tx).find(found.escalation());
    Clocks.in(tx)
        .lock(found.id())
        .filter(running -> running.now().isRunning())
        .ifPresent(running ->
            reached(tx, running)
                .ifPresent(percent -> tell(tx, running, escalation.orElseThrow(), percent)));
  }

  private static Optional<Integer> reached(Tx tx, Clocks.Running running) {
    return Clocks.in(tx).eventsOf(running.id()).stream()
        .flatMap(event -> event.mark().stream())
        .max(Integer::compare);
  }

  private void tell(Tx tx, Clocks.Running running, Escalation escalation, int percent) {
    Map<String, Set<NoticeRole>> told =
        running.kind() == ClockKind.DECISION
            ? decision(tx, escalation, percent)
            : firstAction(escalation, percent);
    Notice notice = new Notice.ClockMark(running.id(), percent);
    DeliveryQueue queue = DeliveryQueue.in(tx);
    boolean halfTime = running.kind() == ClockKind.DECISION && percent == HALF;
    List<PlannedDelivery> plan = new ArrayList<>();
    told.forEach((member, roles) -> {
      if (!queue.wasQueued(notice, member)) {
        plan.add(new PlannedDelivery(notice, Medium.SLACK, member, roles));
        // Half time alone goes by mail, and only to who chose it: what is late must not wait.
        if (halfTime && Members.in(tx).wantsRequestMail(member)) {
          plan.add(new PlannedDelivery(notice, Medium.EMAIL, member, roles));
        }
      }
    });
    queue.queue(plan, escalation.ref(), clock.instant());
  }

  private Map<String, Set<NoticeRole>> decision(Tx tx, Escalation pending, int percent) {
    Map<String, Set<NoticeRole>> told = new LinkedHashMap<>();
    pending.recipients().stream()
        .map(Recipient::member)
        .forEach(member -> add(told, member, NoticeRole.DECIDER));
    if (percent >= WHOLE) {
      DeliveryQueue.in(tx).redraw(pending.ref(), clock.instant());
      add(told, pending.requester(), NoticeRole.REQUESTER);
      pending.previousOwner().ifPresent(owner -> add(told, owner, NoticeRole.PREVIOUS_OWNER));
    }
    return told;
  }

  private void askMore(Tx tx, EscalationRef pending, int percent) {
    boolean twice = percent >= TWICE;
    ReassessRequest.in(tx, snapshots.within(tx).flatMap(Snapshot::matrix))
        .reassess(
            pending,
            Optional.of(twice ? Asking.Step.LONG_OVERDUE : Asking.Step.OVERDUE),
            twice ? AskingCause.LONG_OVERDUE : AskingCause.OVERDUE,
            clock.instant());
  }

  private static Map<String, Set<NoticeRole>> firstAction(Escalation approved, int percent) {
    Map<String, Set<NoticeRole>> told = new LinkedHashMap<>();
    approved
        .settlement()
        .ifPresent(end -> {
          if (end instanceof Settlement.Approved accepted) {
            add(told, accepted.newOwner(), NoticeRole.NEW_OWNER);
            if (percent >= TWICE && !accepted.by().equals(accepted.newOwner())) {
              add(told, accepted.by(), NoticeRole.DECIDER);
            }
          }
        });
    return told;
  }

  private static void add(Map<String, Set<NoticeRole>> told, String member, NoticeRole role) {
    told.computeIfAbsent(member, _ -> EnumSet.noneOf(NoticeRole.class)).add(role);
  }
}
