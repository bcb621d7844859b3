package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Column;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Email;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.slack.ViewValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an admin made of one route in its form. */
final class RouteAnswers {
  private final Matrix matrix;
  private final Route route;
  private final PeopleOfRoute people;
  private final Wording words;
  private final Map<String, String> errors = new LinkedHashMap<>();

  RouteAnswers(Matrix matrix, Route route, List<Member> members, Wording words) {
    this.matrix = matrix;
    this.route = route;
    this.people = new PeopleOfRoute(members);
    this.words = words;
  }

  /** The route as it is to be, or what to mend. */
  sealed interface Outcome {
    record Read(Route route) implements Outcome {}

    /** A sentence by the id of each field that needs one. */
    record Refused(Map<String, String> errors) implements Outcome {
      public Refused {
        errors = Map.copyOf(errors);
      }
    }
  }

  Outcome read(ViewValues values) {
    Map<Column, List<Email>> named = new EnumMap<>(Column.class);
    PeopleOfRoute.COLUMNS.forEach(column -> named.put(column, people(column, values)));
    Optional<Duration> within = within(values);
    Optional<Hours> hours = hours(values);
    need(named);
    return errors.isEmpty()
        ? new Outcome.Read(changed(named, within, hours))
        : new Outcome.Refused(errors);
  }

  private List<Email> people(Column column, ViewValues values) {
    String block = RouteForm.block(column);
    List<Email> emails = new ArrayList<>();
    for (String id : values.people(block)) {
      Optional<Member> member = people.member(id);
      String who = member.map(Member::name).orElse(id);
      if (member.isPresent() && !member.get().isFull()) {
        errors.put(block, words.say(MatrixPhrase.GUEST_CHOSEN, "who", who));
      }
      member
          .flatMap(PeopleOfRoute::emailOf)
          .ifPresentOrElse(
              emails::add, () -> errors.put(block, words.say(MatrixPhrase.NO_ADDRESS, "who", who)));
    }
    List<Email> ordered = inOrder(column, emails, values);
    if (ordered.size() > PeopleOfRoute.MOST) {
      errors.put(block, words.say(MatrixPhrase.TOO_MANY_CHOSEN, "most", PeopleOfRoute.MOST));
    }
    return ordered;
  }

  /** Slack keeps no order that was meant: whoever stood there stays in place, newcomers follow. */
  private List<Email> inOrder(Column column, List<Email> chosen, ViewValues values) {
    Map<String, PeopleOfRoute.Kept> kept = people.kept(route);
    List<String> boxed = RouteForm.boxed(kept);
    List<String> ticked = values.ticked(RouteForm.KEPT);
    List<Email> before = PeopleOfRoute.of(route, column);
    List<Email> ordered = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      String id = column.header() + ":" + i;
      boolean stays =
          kept.containsKey(id)
              ? !boxed.contains(id) || ticked.contains(id)
              : chosen.contains(before.get(i));
      if (stays) {
        ordered.add(before.get(i));
      }
    }
    chosen.stream().filter(email -> !ordered.contains(email)).forEach(ordered::add);
    return ordered;
  }

  private Optional<Duration> within(ViewValues values) {
    Optional<String> typed = values.text(RouteForm.WITHIN);
    Optional<Duration> within = typed.flatMap(AcceptWithin::parse);
    if (typed.isPresent() && within.isEmpty()) {
      errors.put(
          RouteForm.WITHIN,
          words.say(
              MatrixPhrase.BAD_WITHIN, "longest", AcceptWithin.written(AcceptWithin.LONGEST)));
    }
    return within;
  }

  private Optional<Hours> hours(ViewValues values) {
    Optional<String> typed = values.text(RouteForm.HOURS);
    Optional<Hours> hours = typed.flatMap(Hours::parse);
    if (typed.isPresent() && hours.isEmpty()) {
      errors.put(RouteForm.HOURS, words.say(MatrixPhrase.BAD_HOURS));
    }
    return hours;
  }

  private void need(Map<Column, List<Email>> named) {
    if (named.getOrDefault(Column.LEAD, List.of()).isEmpty()) {
      errors.putIfAbsent(RouteForm.block(Column.LEAD), words.say(MatrixPhrase.NOBODY_LEADS_IT));
    }
    if (named.getOrDefault(Column.OWNER, List.of()).isEmpty()
        && matrix.directionOf(route) != Direction.HAND_BACK) {
      errors.putIfAbsent(RouteForm.block(Column.OWNER), words.say(MatrixPhrase.NOBODY_OWNS_IT));
    }
  }

  private Route changed(
      Map<Column, List<Email>> named, Optional<Duration> within, Optional<Hours> hours) {
    return new Route(
        route.number(),
        route.from(),
        route.to(),
        route.conditions(),
        route.criteria(),
        route.checklist(),
        named.getOrDefault(Column.OWNER, List.of()),
        named.getOrDefault(Column.BACKUP_OWNER, List.of()),
        route.pick(),
        named.getOrDefault(Column.LEAD, List.of()),
        named.getOrDefault(Column.BACKUP_LEAD, List.of()),
        named.getOrDefault(Column.MANAGER, List.of()),
        within,
        hours,
        route.channel(),
        route.oncall());
  }
}
