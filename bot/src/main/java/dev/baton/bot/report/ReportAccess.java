package dev.baton.bot.report;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Roles;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Vocabulary;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one reader may ask of the figures, and the words that their workspace knows. */
public final class ReportAccess {
  private ReportAccess() {}

  /**
   * How much they see; empty for who sees no report.
   *
   * @param member as it is stored now
   */
  public static Optional<ReportScope> scope(Tx tx, Snapshot people, String member) {
    Permissions permissions = Roles.in(tx).permissionsOf(member);
    if (!permissions.full()) {
      return Optional.empty();
    }
    if (permissions.manager()) {
      return Optional.of(new ReportScope.Everything());
    }
    Set<String> led =
        people.member(member).map(people::tiersLedBy).orElse(Set.of()).stream()
            .map(Tier::name)
            .collect(Collectors.toSet());
    if (!led.isEmpty()) {
      return Optional.of(new ReportScope.Tiers(led, member));
    }
    return HistoryReaders.in(tx).worksOnTickets(member)
        ? Optional.of(new ReportScope.Own(member))
        : Optional.empty();
  }

  /** The names that questions may use. */
  public static Vocabulary words(Tx tx, Snapshot people, String member) {
    Optional<Matrix> matrix = people.matrix();
    Set<String> tiers = new LinkedHashSet<>(Matrices.in(tx).tiersEver());
    matrix.ifPresent(live -> live.tiers().forEach(tier -> tiers.add(tier.name())));
    Set<String> accountTiers = new LinkedHashSet<>(SetupInterviews.in(tx).accountTiers());
    matrix.ifPresent(live -> accountTiers.addAll(live.accountTiers()));
    Set<String> categories = new LinkedHashSet<>();
    matrix.ifPresent(live -> categories.addAll(live.categories()));
    categories.add(OTHER);
    Map<String, String> names = new HashMap<>();
    for (Member one : people.members().values()) {
      names.put(one.id(), one.name());
    }
    return new Vocabulary(
        List.copyOf(tiers), List.copyOf(accountTiers), List.copyOf(categories), names, member);
  }

  private static final String OTHER = "Other";
}
