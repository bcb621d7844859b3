package dev.baton.bot.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Roles;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.ticket.TakeRight;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody may do by hand with tickets now; asked at every click. */
public final class TicketRights {
  private final Snapshot people;
  private final String member;
  private final Permissions permissions;
  private final boolean supportTeam;

  private TicketRights(
      Snapshot people, String member, Permissions permissions, boolean supportTeam) {
    this.people = requireNonNull(people);
    this.member = requireNonNull(member);
    this.permissions = requireNonNull(permissions);
    this.supportTeam = supportTeam;
  }

  /** Those of one person, by the live matrix. */
  public static TicketRights of(Tx tx, Snapshot people, String member) {
    return new TicketRights(
        people,
        member,
        Roles.in(tx).permissionsOf(member),
        HistoryReaders.in(tx).rightOf(member) == HistoryRight.WHOLE);
  }

  /** Whether they may become the first owner: they work in its tier and read its history. */
  public boolean mayTake(TicketNow ticket) {
    return ticket.owner().isEmpty() && tiers().contains(ticket.tier());
  }

  /** Whether they may say that they see to it: who owns it, works or leads in its tier, manages. */
  boolean seesTo(TicketNow ticket) {
    return permissions.full()
        && (ticket.isOwnedBy(member)
            || permissions.manager()
            || tiers().contains(ticket.tier())
            || leads().contains(ticket.tier()));
  }

  /** Whether they may say who is the first owner: its leads, and managers. */
  public boolean mayGive(TicketNow ticket) {
    return ticket.owner().isEmpty()
        && permissions.full()
        && (permissions.manager() || leads().contains(ticket.tier()));
  }

  /** Whether this ticket can be given to that person: they work in its tier. */
  public boolean mayBeGiven(TicketNow ticket, String to) {
    return people.member(to).filter(Member::isFull).isPresent()
        && TakeRight.worksIn(ticket.tier(), tiersOf(to), entry());
  }

  /** The tiers whose tickets they may take. */
  public Set<Tier> tiers() {
    return permissions.full() && supportTeam
        ? Set.copyOf(
            all().filter(tier -> TakeRight.worksIn(tier, tiersOf(member), entry())).toList())
        : Set.of();
  }

  /** The tiers that they answer for; every one for managers. */
  public Set<Tier> answeredFor() {
    return permissions.manager() ? Set.copyOf(all().toList()) : leads();
  }

  private Set<Tier> leads() {
    return people.member(member).map(people::tiersLedBy).orElse(Set.of());
  }

  private List<Tier> tiersOf(String id) {
    return all().filter(tier -> people.peopleOf(tier).contains(id)).toList();
  }

  private List<Tier> entry() {
    return people.matrix().map(Matrix::entryTiers).orElse(List.of());
  }

  private Stream<Tier> all() {
    Optional<Matrix> matrix = people.matrix();
    return matrix.stream().flatMap(live -> live.tiers().stream());
  }
}
