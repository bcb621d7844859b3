package dev.baton.bot.decide;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.AskedWhoLeft;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.matrix.Suggestion;
import dev.baton.matrix.Suggestions;
import dev.baton.matrix.TicketFacts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks others by the live matrix when somebody who was to decide is no full member any more. */
public final class LeaverReplacement {
  private static final int AT_ONCE = 100;

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final InstantSource clock;

  public LeaverReplacement(Tenants tenants, Snapshots snapshots, InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /** Does {@link AskedWhoLeft#REPLACE}; again as long as something waits for that person. */
  public Optional<Instant> replace(Work work) {
    Snapshot snapshot = snapshots.refresh(work.orgId()).orElseThrow();
    if (snapshot.member(work.id()).filter(Member::isFull).isPresent()) {
      return Optional.empty();
    }
    List<Escalation> waiting =
        tenants.inBackground(work.orgId(), tx -> Escalations.in(tx).waitingFor(work.id(), AT_ONCE));
    long replaced = waiting.stream().filter(pending -> replace(work, snapshot, pending)).count();
    return waiting.size() < AT_ONCE || replaced == 0
        ? Optional.empty()
        : Optional.of(clock.instant());
  }

  private boolean replace(Work work, Snapshot snapshot, Escalation pending) {
    Instant now = clock.instant();
    List<Recipient> instead = instead(snapshot, pending, work.id(), now);
    return tenants.inBackground(
        work.orgId(), tx -> Decisions.in(tx).replaceLeaver(pending.ref(), work.id(), instead, now));
  }

  private static List<Recipient> instead(
      Snapshot snapshot, Escalation pending, String leaver, Instant now) {
    Optional<AskedReason> why = Optional.of(new AskedReason.LeaverReplaced(Optional.of(leaver)));
    List<Recipient> byMatrix =
        deciders(snapshot, pending, now).stream()
            .map(decider -> new Recipient(decider.person().id(), decider.roles().getFirst(), why))
            .toList();
    return byMatrix.isEmpty() ? managers(snapshot, pending, why) : byMatrix;
  }

  /** Where the matrix names nobody any more, somebody still has to say yes or no. */
  private static List<Recipient> managers(
      Snapshot snapshot, Escalation pending, Optional<AskedReason> why) {
    return snapshot.managers().stream()
        .filter(manager -> !manager.equals(pending.requester()))
        .map(manager -> new Recipient(manager, Decider.Role.MANAGER, why))
        .toList();
  }

  /** By the route it was filed by, or the live one that takes the same tickets the same way. */
  private static List<Decider> deciders(Snapshot snapshot, Escalation pending, Instant now) {
    Optional<Matrix> live = snapshot.matrix();
    return live.flatMap(matrix -> route(matrix, pending))
        .map(route ->
            live.get()
                .deciders(route, pending.priority(), pending.requester(), snapshot.directory(now))
                .now())
        .orElse(List.of());
  }

  private static Optional<Route> route(Matrix matrix, Escalation pending) {
    if (matrix.version() == pending.route().matrixVersion()) {
      return matrix.route(pending.route().number());
    }
    return matrix.suggest(facts(pending), Directory.of(List.of(), List.of()))
            instanceof Suggestions.Offered(var offered)
        ? offered.stream()
            .map(Suggestion::route)
            .filter(route -> route.to().equals(pending.to()))
            .findFirst()
        : Optional.empty();
  }

  private static TicketFacts facts(Escalation pending) {
    return new TicketFacts(
        Optional.of(pending.from()),
        pending.category(),
        pending.priority(),
        pending.accountTier(),
        pending.custom(),
        Map.of(),
        Optional.of(pending.previousOwner()),
        pending.requester());
  }
}
