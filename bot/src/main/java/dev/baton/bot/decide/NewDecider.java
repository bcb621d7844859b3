package dev.baton.bot.decide;

import dev.baton.bot.matrix.MatrixText;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.member.Roles;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody a request may be redirected to.
 *
 * @param present whether they are here, and not away
 */
record NewDecider(String id, String name, Decider.Role role, boolean present) {
  /**
   * Who may decide on a handoff into this tier by the live matrix, nearest first: leads, backup
   * leads, leads one tier up, managers. Neither the requester nor the manager who redirects.
   */
  static List<NewDecider> of(
      Tx tx, Snapshot snapshot, Escalation asked, String manager, Instant now) {
    Map<String, Decider.Role> roles = new LinkedHashMap<>();
    snapshot.matrix().ifPresent(matrix -> addByMatrix(roles, matrix, snapshot, asked));
    Roles.in(tx).managers().forEach(id -> roles.putIfAbsent(id, Decider.Role.MANAGER));
    roles.remove(asked.requester());
    roles.remove(manager);
    return roles.entrySet().stream()
        .flatMap(entry ->
            snapshot.member(entry.getKey()).stream()
                .filter(Member::isFull)
                .map(member -> of(member, entry.getValue(), now)))
        .toList();
  }

  /** The one of this id; empty when they may not decide, or no longer. */
  static Optional<NewDecider> find(List<NewDecider> deciders, String id) {
    return deciders.stream().filter(decider -> decider.id().equals(id)).findFirst();
  }

  /** What a person choosing reads. */
  String label(Wording words) {
    return words.say(
        DecidePhrase.NEW_DECIDER_OPTION,
        "name",
        name,
        "role",
        new MatrixText(words).role(role),
        "present",
        present);
  }

  Recipient recipient(String manager) {
    return new Recipient(id, role, Optional.empty(), Optional.of(manager));
  }

  private static void addByMatrix(
      Map<String, Decider.Role> roles, Matrix matrix, Snapshot snapshot, Escalation asked) {
    List<Route> routes =
        matrix.routes().stream().filter(route -> route.to().equals(asked.to())).toList();
    routes.forEach(route -> add(roles, snapshot, route.leads(), Decider.Role.LEAD));
    routes.forEach(route -> add(roles, snapshot, route.backupLeads(), Decider.Role.BACKUP_LEAD));
    add(roles, snapshot, matrix.leadsAbove(asked.to()), Decider.Role.LEAD_ABOVE);
  }

  private static void add(
      Map<String, Decider.Role> roles,
      Snapshot snapshot,
      Collection<Email> addresses,
      Decider.Role role) {
    snapshot.idsOf(addresses).forEach(id -> roles.putIfAbsent(id, role));
  }

  private static NewDecider of(Member member, Decider.Role role, Instant now) {
    return new NewDecider(member.id(), member.name(), role, !member.isAwayAt(now));
  }
}
