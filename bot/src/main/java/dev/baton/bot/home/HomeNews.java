package dev.baton.bot.home;

import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Change;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.PeopleConcerned;
import dev.baton.db.home.HomeViewers;
import dev.baton.db.home.HomeViewers.Viewer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something changed: whoever looks at App Home and is concerned gets it drawn anew. Whose own act
 * it was at once, everybody else within seconds; the more look, the slower, so that Slack's rate of
 * drawing is kept.
 */
public final class HomeNews {
  private static final Duration BETWEEN_TWO = Duration.ofSeconds(4);

  /** Slack draws a hundred a minute for one workspace; a part is left for people's own clicks. */
  private static final Duration A_PERSONS_PART = Duration.ofMillis(750);

  private final BotParts parts;

  public HomeNews(BotParts parts) {
    this.parts = parts;
  }

  /** Does {@link Change#JOB}. */
  public void take(Work work) {
    Change change = Change.parse(work.id());
    Snapshot people = parts.snapshots().of(work.orgId()).orElseThrow();
    Instant now = parts.clock().instant();
    parts
        .tenants()
        .inBackground(
            work.orgId(),
            tx -> {
              List<Viewer> viewers = HomeViewers.in(tx).since(now.minus(Change.LOOKING));
              Duration between = between(viewers.size());
              concerned(tx, change, people, viewers)
                  .forEach(viewer -> order(tx, viewer, change, between, now));
              return true;
            });
  }

  static Duration between(int viewers) {
    Duration share = A_PERSONS_PART.multipliedBy(viewers);
    return share.compareTo(BETWEEN_TWO) > 0 ? share : BETWEEN_TWO;
  }

  private static void order(Tx tx, Viewer viewer, Change change, Duration between, Instant now) {
    Instant when =
        viewer
            .drawnAt()
            .filter(_ -> !viewer.member().equals(change.actor()))
            .map(last -> last.plus(between))
            .filter(now::isBefore)
            .orElse(now);
    HomeViewers.in(tx)
        .order(viewer.member())
        .ifPresent(
            order -> tx.enqueue(HomeDrawing.DRAW, HomeDrawing.id(viewer.member(), order), when));
  }

  /** A change of the workspace concerns everybody, one of an escalation its people. */
  private static Stream<Viewer> concerned(
      Tx tx, Change change, Snapshot people, List<Viewer> viewers) {
    Optional<EscalationRef> ref = change.escalation();
    if (viewers.isEmpty() || ref.isEmpty()) {
      return viewers.stream();
    }
    Set<String> named = PeopleConcerned.by(tx, ref.get());
    named.add(change.actor());
    named.addAll(people.managers());
    Optional<Tier> tier = Escalations.in(tx).find(ref.get()).map(Escalation::to);
    return viewers.stream()
        .filter(viewer ->
            named.contains(viewer.member())
                || tier.filter(to -> leads(people, viewer.member(), to)).isPresent());
  }

  private static boolean leads(Snapshot people, String member, Tier tier) {
    return people
        .member(member)
        .filter(known -> known.isFull() && people.tiersLedBy(known).contains(tier))
        .isPresent();
  }
}
