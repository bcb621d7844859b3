package dev.baton.bot.detect;

import dev.baton.bot.clock.Lateness;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Job;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.clock.DueClocks;
import dev.baton.db.detect.Breaker;
import dev.baton.db.detect.Detections;
import dev.baton.db.detect.HeldRequests;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.ticket.KnownEvents;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Looks at tickets at their moments, and does what follows from what it finds. */
public final class DetectedTickets {
  /** Looks after one workspace, each day; the migration queues it for those there are. */
  public static final Job DAILY = new Job("detection-upkeep");

  private static final Duration DAY = Duration.ofDays(1);

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;
  private final Lateness lateness;

  public DetectedTickets(
      Tenants tenants, Snapshots snapshots, InstantSource clock, Lateness lateness) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
    this.lateness = lateness;
  }

  /** As every workspace has it. */
  public static RecurringJob recurring() {
    return new RecurringJob(DAILY, (_, now) -> now.plus(DAY));
  }

  /**
   * Does {@link #DAILY}: a workspace of before there were criteria begins with them now.
   *
   * @return when to run again; empty when Baton does not know the workspace any more
   */
  public Optional<Instant> daily(Work work) {
    Instant now = clock.instant();
    return tenants.inBackground(
        work.orgId(),
        tx -> {
          if (!WorkspaceRow.in(tx).isKnown()) {
            return Optional.empty();
          }
          Detections.in(tx, new KnownEvents(tx)).begin(now);
          return Optional.of(now.plus(DAY));
        });
  }

  /** Does {@link Detections#LOOK}. */
  public Outcome look(Work work) {
    Detections.Looked looked =
        tenants.inBackground(
            work.orgId(),
            tx -> Detections.in(tx, new KnownEvents(tx)).fire(work.id(), clock.instant()));
    lateness.note(
        looked.late().stream().map(by -> new DueClocks.Late(ClockKind.CRITERION, by)).toList());
    return looked.again().<Outcome>map(Outcome.Again::new).orElseGet(Outcome.Done::new);
  }

  /** Does {@link Detections#ALL}. */
  public void all(Work work) {
    tenants.inBackground(
        work.orgId(),
        tx -> {
          Instant now = clock.instant();
          Detections.in(tx, new KnownEvents(tx))
              .lookAtMore(work.id(), now)
              .ifPresent(rest -> tx.enqueue(Detections.ALL, rest, now));
          return true;
        });
  }

  /** Does {@link Detections#ACT}. */
  public void act(Work work) {
    tenants.inBackground(work.orgId(), tx -> act(tx, work.id()));
  }

  private boolean act(Tx tx, String ticket) {
    snapshots
        .within(tx)
        .ifPresent(snapshot ->
            Tickets.in(tx)
                .find(ticket)
                .ifPresent(
                    known -> new DetectionTurn(tx, snapshot, known, clock.instant()).take()));
    return true;
  }

  /** Does {@link Breaker#ASK}. */
  public void ask(Work work) {
    Instant now = clock.instant();
    tenants.inBackground(
        work.orgId(),
        tx -> {
          Breaker.asked(tx, now);
          return tellManagers(tx, new Notice.RequestsHeld(now), now);
        });
  }

  /** Does {@link dev.baton.db.detect.Backlog#TELL}. */
  public void tellBacklog(Work work) {
    Instant now = clock.instant();
    tenants.inBackground(
        work.orgId(), tx -> tellManagers(tx, new Notice.Backlog(Instant.parse(work.id())), now));
  }

  private static boolean tellManagers(Tx tx, Notice notice, Instant now) {
    DeliveryQueue queue = DeliveryQueue.in(tx);
    for (String manager : Roles.in(tx).managers()) {
      if (!queue.wasQueued(notice, manager)) {
        queue.queue(
            new PlannedDelivery(notice, Medium.SLACK, manager, Set.of(NoticeRole.MANAGER)), now);
      }
    }
    return true;
  }

  /** Does {@link HeldRequests#RELEASE} for some of them; again until none is left. */
  public Outcome release(Work work) {
    Instant now = clock.instant();
    HeldRequests.Release release = HeldRequests.Release.of(work.id());
    boolean left =
        tenants.inBackground(
            work.orgId(), tx -> HeldRequests.in(tx).release(release.word(), release.until(), now));
    return left ? new Outcome.Again(now) : new Outcome.Done();
  }
}
