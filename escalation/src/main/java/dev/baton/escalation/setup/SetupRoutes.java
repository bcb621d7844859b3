package dev.baton.escalation.setup;

import dev.baton.matrix.Criterion;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Person;
import dev.baton.matrix.Pick;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes that complete answers make. Forward ones come first, by the tier they lead to, so that
 * the file names the tiers in their order; then what goes back, then what skips tiers.
 */
final class SetupRoutes {
  private final SetupAnswers answers;
  private final Directory people;
  private final DetailAnswers details;
  private final List<Tier> tiers;
  private final List<Route> routes = new ArrayList<>();

  SetupRoutes(SetupAnswers answers, Directory people) {
    this.answers = answers;
    this.people = people;
    this.details = new DetailAnswers(answers);
    this.tiers = answers.tiers();
  }

  List<Route> all() {
    for (Tier to : tiers) {
      tiers.stream()
          .filter(from -> isForward(from, to) && answers.movesFrom(from).contains(to))
          .forEach(from -> forward(from, to));
    }
    for (Tier from : tiers) {
      answers.movesFrom(from).stream()
          .filter(to -> isForward(to, from))
          .forEach(to -> timed(from, to, List.of(), criteria(from, to), List.of()));
    }
    details.exceptions().forEach(this::exception);
    return List.copyOf(routes);
  }

  private boolean isForward(Tier from, Tier to) {
    return tiers.indexOf(from) < tiers.indexOf(to);
  }

  /** Where tickets begin, a route of its own names the categories, so that the form offers them. */
  private void forward(Tier from, Tier to) {
    List<String> categories = details.categories();
    boolean begins = from.equals(tiers.getFirst()) && routes.isEmpty();
    if (begins && !categories.isEmpty()) {
      timed(from, to, List.of(new Criterion.Category(categories)), criteria(from, to), List.of());
    }
    timed(from, to, List.of(), criteria(from, to), List.of());
  }

  private String criteria(Tier from, Tier to) {
    return answers.text(SetupField.criteria(from, to)).orElseThrow().strip();
  }

  private void exception(SetupException exception) {
    List<Criterion> conditions = new ArrayList<>();
    if (!exception.categories().isEmpty()) {
      conditions.add(new Criterion.Category(exception.categories()));
    }
    if (!exception.accountTiers().isEmpty()) {
      conditions.add(new Criterion.AccountTier(exception.accountTiers()));
    }
    timed(tiers.getFirst(), exception.to(), conditions, exception.line(), exception.priorities());
  }

  /**
   * One route, or one for each time that priorities have.
   *
   * @param priorities it holds for these only; empty for all
   */
  private void timed(
      Tier from, Tier to, List<Criterion> conditions, String criteria, List<Priority> priorities) {
    Optional<Duration> ofTier = details.timeOf(to);
    Map<Optional<Duration>, List<Priority>> times =
        ofTier.isPresent() ? Map.of(ofTier, List.of(Priority.values())) : details.times();
    times.forEach((time, having) -> {
      List<Priority> meant =
          having.stream().filter(p -> priorities.isEmpty() || priorities.contains(p)).toList();
      if (!meant.isEmpty()) {
        boolean all = meant.size() == Priority.values().length;
        List<Criterion> narrowed = new ArrayList<>(conditions);
        if (!all) {
          narrowed.add(new Criterion.OfPriority(meant));
        }
        add(from, to, narrowed, criteria, time);
      }
    });
  }

  private void add(
      Tier from, Tier to, List<Criterion> conditions, String criteria, Optional<Duration> within) {
    boolean back = isForward(to, from);
    List<Email> owners = emails(SetupField.owners(to));
    List<Email> backups = emails(SetupField.backups(to));
    List<Email> standIns =
        back ? Stream.concat(owners.stream(), backups.stream()).distinct().toList() : backups;
    routes.add(
        new Route(
            routes.size() + 1,
            from,
            to,
            conditions,
            criteria,
            List.of(),
            back ? List.of() : owners,
            standIns,
            details.isBusy() ? Pick.LEAST : Pick.ORDER,
            emails(SetupField.leads(to)),
            backups,
            List.of(),
            within,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private List<Email> emails(String field) {
    return answers.list(field).stream()
        .flatMap(id -> people.find(id).flatMap(Person::email).stream())
        .distinct()
        .toList();
  }
}
