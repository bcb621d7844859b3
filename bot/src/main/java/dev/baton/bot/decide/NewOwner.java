package dev.baton.bot.decide;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Availability;
import dev.baton.matrix.Candidate;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Person;
import dev.baton.matrix.Suggestion;
import dev.baton.matrix.Suggestions;
import dev.baton.matrix.TicketFacts;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody the ticket may be approved for.
 *
 * @param present whether they are here, and not away
 */
record NewOwner(String id, String name, boolean present, int accepted) {
  private static final Duration LOAD_WINDOW = Duration.ofDays(7);

  /**
   * The receiving tier's people who may own it, best first: those the live matrix would suggest for
   * this ticket, then who is here and carries least.
   */
  static List<NewOwner> rank(Tx tx, Snapshot snapshot, Escalation asked, Instant now) {
    Set<String> tierPeople = snapshot.peopleOf(asked.to());
    Directory directory =
        snapshot.directory(Tickets.in(tx).loads(tierPeople, now.minus(LOAD_WINDOW)), now);
    Map<String, NewOwner> owners = new LinkedHashMap<>();
    snapshot
        .matrix()
        .map(matrix -> suggested(matrix, asked, Tickets.in(tx).find(asked.ticket()), directory))
        .orElse(List.of())
        .forEach(person -> add(owners, person));
    byLoad(tierPeople, directory).forEach(person -> add(owners, person));
    return owners.values().stream().filter(owner -> mayOwn(owner.id(), asked)).toList();
  }

  /**
   * The people of this tier but the present owner: who is here and carries least comes first.
   *
   * @param owner Slack id of who owns the tickets now
   */
  static List<NewOwner> within(Tx tx, Snapshot snapshot, Tier tier, String owner, Instant now) {
    Set<String> tierPeople = snapshot.peopleOf(tier);
    Directory directory =
        snapshot.directory(Tickets.in(tx).loads(tierPeople, now.minus(LOAD_WINDOW)), now);
    return byLoad(tierPeople, directory).stream()
        .filter(person -> !person.id().equals(owner))
        .map(NewOwner::of)
        .toList();
  }

  private static List<Person> byLoad(Set<String> tierPeople, Directory directory) {
    return tierPeople.stream()
        .flatMap(id -> directory.find(id).stream())
        .sorted(Comparator.comparing(NewOwner::isAway).thenComparingInt(Person::load))
        .toList();
  }

  /** What a person choosing reads. */
  String label(Wording words) {
    return words.say(
        DecidePhrase.NEW_OWNER_OPTION, "name", name, "present", present, "n", accepted);
  }

  private static List<Person> suggested(
      Matrix matrix, Escalation asked, Optional<TicketNow> ticket, Directory directory) {
    TicketFacts facts =
        new TicketFacts(
            Optional.of(asked.from()),
            asked.category(),
            asked.priority(),
            asked.accountTier(),
            asked.custom(),
            ticket.map(TicketNow::lastOwners).orElse(Map.of()),
            asked.previousOwner(),
            asked.requester());
    return matrix.suggest(facts, directory) instanceof Suggestions.Offered(var offered)
        ? offered.stream()
            .filter(suggestion -> suggestion.route().to().equals(asked.to()))
            .map(Suggestion::candidates)
            .flatMap(List::stream)
            .map(Candidate::person)
            .toList()
        : List.of();
  }

  private static boolean mayOwn(String id, Escalation asked) {
    boolean goesBack = asked.kind() == EscalationKind.HAND_BACK && id.equals(asked.proposedOwner());
    boolean hasItAlready = asked.kind() == EscalationKind.SIDEWAYS && asked.wasOwnedBy(id);
    return (goesBack || !id.equals(asked.requester())) && !hasItAlready;
  }

  private static void add(Map<String, NewOwner> owners, Person person) {
    owners.putIfAbsent(person.id(), of(person));
  }

  private static NewOwner of(Person person) {
    return new NewOwner(person.id(), person.name(), !isAway(person), person.load());
  }

  static boolean isAway(Person person) {
    return !(person.availability() instanceof Availability.Available);
  }
}
