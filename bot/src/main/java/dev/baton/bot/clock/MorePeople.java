package dev.baton.bot.clock;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who decides besides, once the time to decide is over: backups, and managers after them. */
final class MorePeople {
  private final Snapshots snapshots;

  MorePeople(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * Asks them. Where no backup is there, managers are asked at once.
   *
   * @param managers whether their turn has come
   * @return the escalation as it is then
   */
  Escalation ask(Tx tx, Escalation pending, boolean managers, Instant at) {
    Snapshot snapshot = snapshots.within(tx).orElseThrow();
    Optional<Route> route = route(tx, snapshot, pending);
    Set<String> backups = route.map(found -> snapshot.idsOf(found.backupLeads())).orElse(Set.of());
    Map<String, Recipient> also = new HashMap<>();
    present(tx, pending, backups, at)
        .forEach(id -> also.put(id, new Recipient(id, Decider.Role.BACKUP_LEAD)));
    boolean nobodyNew = also.keySet().stream().allMatch(pending::wasSentTo);
    if (managers || nobodyNew || pending.priority() == Priority.P1) {
      Set<String> bosses = new LinkedHashSet<>();
      route.ifPresent(found -> bosses.addAll(snapshot.idsOf(found.managers())));
      bosses.addAll(Roles.in(tx).managers());
      present(tx, pending, bosses, at)
          .forEach(id -> also.putIfAbsent(id, new Recipient(id, Decider.Role.MANAGER)));
    }
    return Decisions.in(tx).askAlso(pending, new ArrayList<>(also.values()), at);
  }

  /** Read anew: who left or went away a moment ago is not asked. */
  private static List<String> present(
      Tx tx, Escalation pending, Collection<String> ids, Instant at) {
    Map<String, Member> members =
        Members.in(tx).those(ids).stream()
            .collect(Collectors.toMap(Member::id, Function.identity()));
    return ids.stream()
        .filter(id -> !id.equals(pending.requester()))
        .filter(members::containsKey)
        .filter(id -> members.get(id).isFull() && !members.get(id).isAwayAt(at))
        .toList();
  }

  private static Optional<Route> route(Tx tx, Snapshot snapshot, Escalation pending) {
    int version = pending.route().matrixVersion();
    return snapshot
        .matrix()
        .filter(live -> live.version() == version)
        .or(() -> Optional.of(Matrices.in(tx).load(version)))
        .flatMap((Matrix matrix) -> matrix.route(pending.route().number()));
  }
}
