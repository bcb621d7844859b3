package dev.baton.matrix;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One row of the matrix: a move that exists, when it is right, who takes over and who decides.
 *
 * @param number place in the file, from 1; unique in a matrix
 * @param conditions at most one criterion per column, in the order of columns; empty holds for any
 *     ticket
 * @param criteria the sentence an agent reads
 * @param checklist steps that must have been tried; empty asks for none
 * @param owners proposed next owners; empty only on a hand-back: whoever owned it there before
 * @param leads who decides, at least one
 * @param managers told when a decision is overdue; may be empty
 * @param acceptWithin the lead's time to decide; empty takes the priority's default
 * @param hours when the route holds; empty holds always
 * @param channel id of a Slack channel that sees a copy
 * @param oncall by what PagerDuty is called when a P1 is filed
 */
public record Route(
    int number,
    Tier from,
    Tier to,
    List<Criterion> conditions,
    String criteria,
    List<String> checklist,
    List<Email> owners,
    List<Email> backupOwners,
    Pick pick,
    List<Email> leads,
    List<Email> backupLeads,
    List<Email> managers,
    Optional<Duration> acceptWithin,
    Optional<Hours> hours,
    Optional<String> channel,
    Optional<OncallKey> oncall) {

  private static final Comparator<Criterion> COLUMN_ORDER =
      Comparator.comparingInt(Route::columnOrder).thenComparing(Criterion::columnKey);

  /** Throws {@link IllegalArgumentException} when a route without decider or sentence is made. */
  public Route {
    conditions = conditions.stream().sorted(COLUMN_ORDER).toList();
    checklist = List.copyOf(checklist);
    owners = List.copyOf(owners);
    backupOwners = List.copyOf(backupOwners);
    leads = List.copyOf(leads);
    backupLeads = List.copyOf(backupLeads);
    managers = List.copyOf(managers);
    if (number < 1 || criteria.isBlank() || leads.isEmpty()) {
      throw new IllegalArgumentException(
          "Route " + number + " needs a number from 1, a criteria sentence and a lead");
    }
    if (conditions.stream().map(Criterion::columnKey).distinct().count() < conditions.size()) {
      throw new IllegalArgumentException("Route " + number + " has two conditions of one column");
    }
  }

  /** The lead's time to decide on a ticket of this priority. */
  public Duration acceptWithin(Priority priority) {
    return acceptWithin.orElse(priority.defaultAcceptWithin());
  }

  /** Accepted categories; empty accepts any. */
  public List<String> categories() {
    return condition(Criterion.Category.class).map(Criterion::texts).orElse(List.of());
  }

  /** Accepted priorities; empty accepts any. */
  public List<Priority> priorities() {
    return condition(Criterion.OfPriority.class)
        .map(Criterion.OfPriority::values)
        .orElse(List.of());
  }

  /** Accepted account tiers; empty accepts any. */
  public List<String> accountTiers() {
    return condition(Criterion.AccountTier.class).map(Criterion::texts).orElse(List.of());
  }

  /** The workspace's own conditions; empty accepts anything. */
  public List<Criterion.Custom> custom() {
    return conditions.stream()
        .filter(Criterion.Custom.class::isInstance)
        .map(Criterion.Custom.class::cast)
        .toList();
  }

  /** What is the same in rows alike but for their hours and people. */
  record Likeness(Tier from, Tier to, Map<String, Set<String>> conditions) {}

  Likeness likeness() {
    return new Likeness(
        from,
        to,
        conditions.stream().collect(Collectors.toMap(Criterion::columnKey, Criterion::keys)));
  }

  /** The same route at another place in the file. */
  public Route withNumber(int other) {
    return new Route(
        other,
        from,
        to,
        conditions,
        criteria,
        checklist,
        owners,
        backupOwners,
        pick,
        leads,
        backupLeads,
        managers,
        acceptWithin,
        hours,
        channel,
        oncall);
  }

  private <C extends Criterion> Optional<C> condition(Class<C> kind) {
    return conditions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static int columnOrder(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Category _ -> 0;
      case Criterion.OfPriority _ -> 1;
      case Criterion.AccountTier _ -> 2;
      case Criterion.Custom _ -> 3;
    };
  }
}
