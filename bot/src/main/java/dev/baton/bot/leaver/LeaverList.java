package dev.baton.bot.leaver;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.leaver.Leavers;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.NamedButGone;
import dev.baton.escalation.member.TierDuties;
import dev.baton.matrix.Tier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom the last look found, with what they hold at this moment. */
public final class LeaverList {
  private final Optional<Collection<Tier>> tiers;
  private final Map<String, Map<Tier, Integer>> tickets;
  private final Map<String, List<TierDuties>> named;
  private final Snapshot snapshot;

  private LeaverList(
      Optional<Collection<Tier>> tiers,
      Map<String, Map<Tier, Integer>> tickets,
      Map<String, List<TierDuties>> named,
      Snapshot snapshot) {
    this.tiers = tiers;
    this.tickets = tickets;
    this.named = named;
    this.snapshot = snapshot;
  }

  /**
   * A part of them, whom was found last first.
   *
   * @param tiers what holds in others is left out; empty for all there are
   */
  public static Slice<Leaver> part(
      Tx tx, Snapshot snapshot, Optional<Collection<Tier>> tiers, int first, int most) {
    Slice<String> found = Leavers.in(tx).part(tiers, first, most);
    if (found.items().isEmpty()) {
      return Slice.empty();
    }
    Map<String, List<TierDuties>> named =
        snapshot
            .matrix()
            .map(matrix -> NamedButGone.in(matrix, snapshot.members().values()))
            .orElse(Map.of());
    LeaverList list =
        new LeaverList(tiers, Leavers.in(tx).ticketsOf(found.items()), named, snapshot);
    return found.map(list::leaver);
  }

  private Leaver leaver(String member) {
    int held =
        tickets.getOrDefault(member, Map.of()).entrySet().stream()
            .filter(entry -> concerns(entry.getKey()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    return new Leaver(
        member,
        snapshot.member(member).filter(LeaverList::isGuest).isPresent(),
        held,
        named.getOrDefault(member, List.of()).stream()
            .filter(duty -> concerns(duty.tier()))
            .toList());
  }

  private static boolean isGuest(Member known) {
    return known.kind() == Member.Kind.GUEST && !known.deactivated();
  }

  private boolean concerns(Tier tier) {
    return tiers.map(some -> some.contains(tier)).orElse(true);
  }
}
