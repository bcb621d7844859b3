package dev.baton.bot.decide;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Work;
import dev.baton.db.Workspace;
import dev.baton.db.decide.Decisions;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.RecipientRole;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Asks others by the live matrix when somebody who was to decide has left the workspace. */
public final class LeaverReplacement {
  private static final int AT_ONCE = 100;

  private final Workspace workspace;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public LeaverReplacement(Workspace workspace, Snapshots snapshots, InstantSource clock) {
    this.workspace = workspace;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** Does {@link Decisions#REPLACE_LEAVER}; again as long as something waits for that person. */
  public Optional<Instant> replace(Work work) {
    Snapshot snapshot = snapshots.refresh(work.orgId()).orElseThrow();
    if (snapshot.member(work.id()).filter(member -> !member.deactivated()).isPresent()) {
      return Optional.empty();
    }
    List<Escalation> waiting =
        workspace.inBackground(work.orgId(), tx -> tx.escalations().waitingFor(work.id(), AT_ONCE));
    waiting.forEach(pending -> replace(work, snapshot, pending));
    return waiting.size() < AT_ONCE ? Optional.empty() : Optional.of(clock.instant());
  }

  private void replace(Work work, Snapshot snapshot, Escalation pending) {
    Instant now = clock.instant();
    List<Recipient> instead = instead(snapshot, pending, work.id(), now);
    workspace.inBackground(
        work.orgId(), tx -> tx.decisions().replaceLeaver(pending.ref(), work.id(), instead, now));
  }

  private static List<Recipient> instead(
      Snapshot snapshot, Escalation pending, String leaver, Instant now) {
    String why = snapshot.nameOf(leaver) + " left the workspace";
    Directory directory = snapshot.directory(now);
    return snapshot.matrix().stream()
        .flatMap(matrix -> deciders(matrix, pending, directory).stream())
        .map(decider ->
            new Recipient(
                decider.person().id(),
                RecipientRole.valueOf(decider.roles().getFirst().name()),
                why))
        .toList();
  }

  /** The live route most like the one it was filed by; its number may be another's by now. */
  private static List<Decider> deciders(Matrix matrix, Escalation pending, Directory directory) {
    return matrix.routes().stream()
        .filter(route -> route.to().equals(pending.to()))
        .max(Comparator.comparingInt(route -> likeness(route, pending)))
        .map(route ->
            matrix.deciders(route, pending.priority(), pending.requester(), directory).now())
        .orElse(List.of());
  }

  private static int likeness(Route route, Escalation pending) {
    return (route.from().equals(pending.from()) ? 2 : 0)
        + (route.criteria().equals(pending.route().criteria()) ? 1 : 0);
  }
}
