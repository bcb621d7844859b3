package dev.baton.bot.decide;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Email;
import dev.baton.matrix.Tier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whose word moves a ticket within a tier: those who decide into it by the live matrix. */
final class LedTiers {
  private LedTiers() {}

  /** The tiers that this person leads or stands in for now; none for who is no full member. */
  static Set<Tier> of(Tx tx, Snapshot snapshot, String member) {
    return Members.in(tx)
        .find(member)
        .filter(Member::isFull)
        .map(snapshot::tiersLedBy)
        .orElse(Set.of());
  }

  /** Slack ids of the leads of this tier, then of those who stand in. */
  static List<String> leadsOf(Snapshot snapshot, Tier tier) {
    List<Email> addresses =
        snapshot.matrix().stream()
            .flatMap(matrix -> matrix.entering(tier).stream())
            .flatMap(route -> Stream.concat(route.leads().stream(), route.backupLeads().stream()))
            .distinct()
            .toList();
    return List.copyOf(snapshot.idsOf(addresses));
  }
}
