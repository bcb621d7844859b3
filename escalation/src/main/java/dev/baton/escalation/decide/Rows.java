package dev.baton.escalation.decide;

import dev.baton.escalation.clock.Shift;
import dev.baton.escalation.decide.Asking.Step;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.Suggestion;
import dev.baton.matrix.Suggestions;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows of the live matrix that say who decides a request at one moment: its own row and those
 * alike but for hours, as far as they hold then, and the others into the same tier.
 *
 * @param shifts all of them, whatever the hour; empty when the matrix has no such row any more
 * @param holding those of them that count now
 * @param others rows into the same tier that hold now
 */
record Rows(List<Route> shifts, List<Route> holding, List<Route> others, List<Route> entering) {

  static Rows of(Asking asking, Matrix matrix, Instant now) {
    Map<Hours, Boolean> known = new HashMap<>();
    List<Route> entering = matrix.entering(asking.route().to());
    List<Route> shifts =
        counterpart(asking, matrix)
            .map(matrix::shiftsOf)
            // A tier that nobody leads any more keeps those it was asked of.
            .orElseGet(() -> entering.isEmpty() ? List.of(asking.route()) : List.of());
    List<Route> others = entering.stream().filter(route -> holds(route, now, known)).toList();
    return new Rows(shifts, counting(asking, shifts, others, now, known), others, entering);
  }

  /** Nobody is woken whose hours do not hold while somebody's do; an overdue P1 wakes all. */
  private static List<Route> counting(
      Asking asking,
      List<Route> shifts,
      List<Route> others,
      Instant now,
      Map<Hours, Boolean> known) {
    if (asking.facts().priority() == Priority.P1 && asking.step() != Step.FILED) {
      return shifts;
    }
    List<Route> onShift = shifts.stream().filter(route -> holds(route, now, known)).toList();
    return onShift.isEmpty() && others.isEmpty() ? shifts : onShift;
  }

  /** The row of the live matrix that takes the same tickets the same way; empty when none does. */
  static Optional<Route> counterpart(Asking asking, Matrix matrix) {
    List<Route> alike = matrix.shiftsOf(asking.route());
    return alike.stream().findFirst().or(() -> takingOver(asking, matrix));
  }

  private static Optional<Route> takingOver(Asking asking, Matrix matrix) {
    return matrix.suggest(asking.facts(), Directory.of(List.of(), List.of()))
            instanceof Suggestions.Offered(var offered)
        ? offered.stream()
            .map(Suggestion::route)
            .filter(route -> route.to().equals(asking.route().to()))
            .findFirst()
        : Optional.empty();
  }

  private static boolean holds(Route route, Instant at, Map<Hours, Boolean> known) {
    return route.hours().isEmpty()
        || known.computeIfAbsent(route.hours().get(), hours -> Shift.holds(hours, at));
  }

  Set<Email> leads() {
    return emails(holding, Route::leads);
  }

  Set<Email> backups() {
    return emails(holding, Route::backupLeads);
  }

  /** Leads of the tier who are on shift, by whatever row. */
  Set<Email> tierLeads() {
    return emails(others, Route::leads);
  }

  Set<Email> managers() {
    return emails(shifts, Route::managers);
  }

  /** Leads whose shift it is not, where none of their row is on shift. */
  Set<Email> offShift() {
    return holding.isEmpty() ? emails(shifts, Route::leads) : Set.of();
  }

  private static Set<Email> emails(List<Route> rows, Function<Route, Collection<Email>> column) {
    Set<Email> emails = new LinkedHashSet<>();
    rows.forEach(row -> emails.addAll(column.apply(row)));
    return emails;
  }

  Optional<Instant> changesAfter(Instant now) {
    return Stream.concat(shifts.stream(), entering.stream())
        .flatMap(route -> route.hours().stream())
        .distinct()
        .flatMap(hours -> Shift.changesAfter(hours, now).stream())
        .min(Comparator.naturalOrder());
  }
}
