package dev.baton.bot.workspace;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrases;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Person;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A workspace as it was half a minute ago at most: enough to draw page one without the database.
 *
 * @param matrix empty before the first import
 * @param members by Slack id, the deactivated included
 * @param managers Slack ids of all managers, whatever makes them so
 * @param phrases what is said to them
 */
public record Snapshot(
    String orgId,
    TicketKeyFormat format,
    Optional<Matrix> matrix,
    Map<String, Member> members,
    List<String> managers,
    Instant takenAt,
    Phrases phrases) {
  public Snapshot {
    requireNonNull(orgId);
    requireNonNull(format);
    requireNonNull(matrix);
    members = Map.copyOf(members);
    managers = List.copyOf(managers);
    requireNonNull(phrases);
  }

  /** The same with these people as they are said here. */
  public Snapshot with(Collection<Member> anew) {
    Map<String, Member> all = new HashMap<>(members);
    anew.forEach(member -> all.put(member.id(), member));
    return new Snapshot(orgId, format, matrix, all, managers, takenAt, phrases);
  }

  /** The same with these managers. */
  Snapshot withManagers(List<String> now) {
    return new Snapshot(orgId, format, matrix, members, now, takenAt, phrases);
  }

  /** Everybody the matrix may name, without what they carry. */
  public Directory directory(Instant now) {
    return directory(Map.of(), now);
  }

  /**
   * Everybody the matrix may name, with what they carry; people not in {@code loads} carry nothing.
   */
  public Directory directory(Map<String, Tickets.Load> loads, Instant now) {
    return directory(members.values(), managers, loads, now);
  }

  /** The same of people who are in no snapshot yet. */
  public static Directory directory(
      Collection<Member> members,
      List<String> managers,
      Map<String, Tickets.Load> loads,
      Instant now) {
    return Directory.of(
        members.stream()
            .flatMap(
                member -> person(member, Optional.ofNullable(loads.get(member.id())), now).stream())
            .toList(),
        managers);
  }

  /** Slack ids of the people of this tier who are in the workspace. */
  public Set<String> peopleOf(Tier tier) {
    List<Email> addresses = matrix.map(m -> m.peopleOf(tier)).orElse(List.of());
    return idsOf(addresses);
  }

  /** The tiers into which this person decides or stands in, by the live matrix. */
  public Set<Tier> tiersLedBy(Member member) {
    return matrix.stream()
        .flatMap(live -> live.routes().stream())
        .filter(route ->
            Stream.concat(route.leads().stream(), route.backupLeads().stream())
                .anyMatch(lead -> member.email().filter(lead.address()::equals).isPresent()))
        .map(Route::to)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Slack ids of these addresses, in their order; those not in the workspace are left out. */
  public Set<String> idsOf(Collection<Email> addresses) {
    Map<String, String> byEmail =
        members.values().stream()
            .filter(member -> member.email().isPresent() && member.isFull())
            .collect(
                Collectors.toMap(m -> m.email().orElseThrow(), Member::id, (first, _) -> first));
    Set<String> ids = new LinkedHashSet<>();
    for (Email address : addresses) {
      Optional.ofNullable(byEmail.get(address.address())).ifPresent(ids::add);
    }
    return ids;
  }

  public Optional<Member> member(String id) {
    return Optional.ofNullable(members.get(id));
  }

  /** The person's name, or the id where nobody is known under it. */
  public String nameOf(String id) {
    return id.equals(Baton.ID) ? Baton.NAME : member(id).map(Member::name).orElse(id);
  }

  /** For times on this person's screens; UTC for strangers. */
  public ZoneId zoneOf(String id) {
    return member(id).map(Member::zone).orElse(ZoneOffset.UTC);
  }

  /** How to speak to this person; English to strangers and in channels. */
  public Wording wordingFor(String id) {
    return member(id).map(this::wordingFor).orElseGet(phrases::english);
  }

  /** The same for a person who was read later than this. */
  public Wording wordingFor(Member member) {
    return phrases.of(member);
  }

  /** For a text: a mention in Slack, a name elsewhere. */
  public Arg named(String id) {
    return Arg.person(id, nameOf(id));
  }

  private static Optional<Person> person(Member member, Optional<Tickets.Load> load, Instant now) {
    return member.asPerson(
        now, load.map(Tickets.Load::recent).orElse(0), load.flatMap(Tickets.Load::lastAccepted));
  }
}
