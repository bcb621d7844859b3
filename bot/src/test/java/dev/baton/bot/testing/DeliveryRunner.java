package dev.baton.bot.testing;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.Surfaces;
import dev.baton.db.JobQueue;
import dev.baton.db.Work;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.people.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs the deliveries of one workspace one by one, when a test says so, with the bot's own jobs.
 */
public final class DeliveryRunner {
  private final TestWorkspace workspace;
  private final Surfaces surfaces;

  public DeliveryRunner(TestWorkspace workspace) {
    this(workspace, workspace.bot().surfaces());
  }

  /** With the jobs of a bot that has other settings. */
  public DeliveryRunner(TestWorkspace workspace, Surfaces surfaces) {
    this.workspace = workspace;
    this.surfaces = surfaces;
  }

  /**
   * A mail after the message that tells the same, as it comes in a real workspace; one whose turn
   * comes later than now is run at its turn.
   *
   * @return when it wants to run again; empty when it is settled, or waits with all others
   */
  public Optional<Instant> run(Delivery delivery) {
    if (delivery.medium() != Medium.EMAIL) {
      return runAlone(delivery);
    }
    delivery.escalation().stream()
        .flatMap(ref -> workspace.in(tx -> Deliveries.in(tx).allOf(ref)).stream())
        .filter(other -> other.medium() == Medium.SLACK && other.updates().isEmpty())
        .filter(other -> other.notice().equals(delivery.notice()))
        .filter(other -> other.recipient().equals(delivery.recipient()))
        .filter(other -> other.state() == DeliveryState.QUEUED)
        .forEach(this::runAlone);
    int attempts = now(delivery).attempts();
    Optional<Instant> again = runAlone(delivery);
    if (again.isPresent() && now(delivery).attempts() == attempts) {
      workspace.bot().clock().set(again.get());
      return runAlone(delivery);
    }
    return again;
  }

  /** Tries whether that medium is mended; when it wants to try again, empty when it flows. */
  public Optional<Instant> probe(Medium medium) {
    Work work = new Work(workspace.orgId(), medium.code());
    return outcome(requireNonNull(surfaces.jobs().get(DeliveryHolds.PROBE)).run(work));
  }

  /** This one and nothing else, now. */
  public Optional<Instant> runAlone(Delivery delivery) {
    var job = delivery.medium() == Medium.SLACK ? DeliveryQueue.SLACK : DeliveryQueue.EMAIL;
    Work work = new Work(workspace.orgId(), delivery.id().toString());
    return outcome(requireNonNull(surfaces.jobs().get(job)).run(work));
  }

  private static Optional<Instant> outcome(JobQueue.Outcome outcome) {
    return switch (outcome) {
      case JobQueue.Outcome.Done _, JobQueue.Outcome.Gone _ -> Optional.empty();
      case JobQueue.Outcome.Again(Instant at) -> Optional.of(at);
    };
  }

  /** Runs everything queued for this escalation, in the order it was queued. */
  public void runAll(Escalation escalation) {
    List<Delivery> waiting =
        all(escalation).stream().filter(d -> d.state() == DeliveryState.QUEUED).toList();
    waiting.forEach(this::run);
  }

  /** Every delivery of this escalation, settled or not. */
  public List<Delivery> all(Escalation escalation) {
    return workspace.in(tx -> Deliveries.in(tx).allOf(escalation.ref()));
  }

  /** That person's message or mail of that kind, not one that changes another. */
  public Delivery find(
      Escalation escalation, Class<? extends Notice> kind, Medium medium, String name) {
    return all(escalation).stream()
        .filter(d -> kind.isInstance(d.notice()) && d.medium() == medium)
        .filter(d -> d.recipient().equals(workspace.id(name)) && d.updates().isEmpty())
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  /** The delivery as it is stored now. */
  public Delivery now(Delivery delivery) {
    return workspace.in(tx -> Deliveries.in(tx).find(delivery.id())).orElseThrow();
  }

  /** Delivers the request to decide to that person unless it was; the message as they see it. */
  Message request(Escalation asked, String reader) {
    return delivered(find(asked, Notice.Request.class, Medium.SLACK, reader), reader);
  }

  /** Delivers the receipt unless it was; the message as who filed it sees it. */
  Message receipt(Escalation filed) {
    Delivery receipt =
        all(filed).stream()
            .filter(d -> d.notice() instanceof Notice.Receipt && d.medium() == Medium.SLACK)
            .filter(d -> d.updates().isEmpty())
            .findFirst()
            .orElseThrow();
    return delivered(receipt, workspace.nameOf(receipt.recipient()));
  }

  private Message delivered(Delivery delivery, String reader) {
    run(delivery);
    String ts = now(delivery).externalId().orElseThrow();
    return workspace.person(reader).directMessages().stream()
        .filter(message -> message.ts().equals(ts))
        .findFirst()
        .orElseThrow();
  }
}
