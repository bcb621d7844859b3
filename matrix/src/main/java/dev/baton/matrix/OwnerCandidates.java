package dev.baton.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may take a ticket over by a route: its owners as ranked, or else those who stand in. */
record OwnerCandidates(List<Candidate> candidates, Optional<Unavailable> unavailable) {
  private static final Comparator<Person> LEAST_RECENT_FIRST =
      Comparator.comparing(
          person -> person.lastAccepted().orElse(null),
          Comparator.nullsFirst(Comparator.naturalOrder()));

  static OwnerCandidates of(
      Route route, Direction direction, TicketFacts facts, Directory directory) {
    Optional<String> before =
        direction == Direction.HAND_BACK
            ? Optional.ofNullable(facts.lastOwnerByTier().get(route.to()))
            : Optional.empty();
    Eligibility eligibility = new Eligibility(direction, before, facts, directory);
    List<Presence> owners =
        route.owners().isEmpty()
            ? before.stream().map(eligibility::of).toList()
            : eligibility.of(route.owners());
    List<Person> present = distinct(Presence.present(owners));
    if (!present.isEmpty()) {
      return available(ranked(route, present, before));
    }
    return standIns(route, owners, eligibility.of(route.backupOwners()));
  }

  /** Whether somebody the route names can be the new owner of this ticket. */
  private record Eligibility(
      Direction direction, Optional<String> before, TicketFacts facts, Directory directory) {
    List<Presence> of(List<Email> emails) {
      return emails.stream().map(directory::presence).map(this::restrict).toList();
    }

    Presence of(String id) {
      return restrict(directory.presence(id));
    }

    private Presence restrict(Presence presence) {
      return switch (presence) {
        case Presence.Missing missing -> missing;
        case Presence.Present(var person) when before.filter(person.id()::equals).isPresent() ->
            presence;
        case Presence.Present(var person)
            when direction == Direction.SIDEWAYS
                && facts.owner().filter(person.id()::equals).isPresent() ->
            new Presence.Missing(new Absence.OwnsItAlready(person));
        case Presence.Present present -> present.unlessRequester(facts.requester());
      };
    }
  }

  private static List<Candidate> ranked(
      Route route, List<Person> present, Optional<String> before) {
    List<Person> order = new ArrayList<>(present);
    switch (route.pick()) {
      case ORDER -> {}
      case ROTATE -> order.sort(LEAST_RECENT_FIRST);
      case LEAST -> order.sort(Comparator.comparingInt(Person::load));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Person person : order) {
      List<Reason> reasons = new ArrayList<>();
      if (before.filter(person.id()::equals).isPresent()) {
        reasons.add(new Reason.OwnedBefore(route.to()));
      }
      if (order.size() > 1 && candidates.isEmpty()) {
        reasons.add(rankReason(route.pick(), person));
      }
      candidates.add(candidate(person, reasons));
    }
    return candidates;
  }

  private static Reason rankReason(Pick pick, Person first) {
    return switch (pick) {
      case ORDER -> new Reason.FirstInOrder();
      case ROTATE -> new Reason.NextInRotation(first.lastAccepted());
      case LEAST -> new Reason.LeastLoaded();
    };
  }

  private static OwnerCandidates standIns(
      Route route, List<Presence> owners, List<Presence> backups) {
    List<Absence> absentOwners = Presence.absent(owners);
    List<Person> present = distinct(Presence.present(backups));
    if (!present.isEmpty()) {
      Reason reason = new Reason.BackupFor(absentOwners);
      return available(present.stream().map(person -> candidate(person, List.of(reason))).toList());
    }
    List<Absence> absent =
        Stream.concat(absentOwners.stream(), Presence.absent(backups).stream()).distinct().toList();
    Unavailable why =
        owners.isEmpty()
            ? new Unavailable.NeverOwnedThere(route.to(), absent)
            : new Unavailable.NobodyToOwn(absent);
    return new OwnerCandidates(List.of(), Optional.of(why));
  }

  private static OwnerCandidates available(List<Candidate> candidates) {
    return new OwnerCandidates(candidates, Optional.empty());
  }

  private static Candidate candidate(Person person, List<Reason> because) {
    return new Candidate(
        person,
        Stream.concat(
                because.stream(), Stream.of(new Reason.Available(), new Reason.Load(person.load())))
            .toList());
  }

  private static List<Person> distinct(List<Person> people) {
    Map<String, Person> byId = new LinkedHashMap<>();
    people.forEach(person -> byId.putIfAbsent(person.id(), person));
    return List.copyOf(byId.values());
  }
}
