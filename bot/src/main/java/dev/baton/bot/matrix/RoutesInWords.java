package dev.baton.bot.matrix;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Column;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.matrix.RouteCells;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The routes of a version in words, line by line: plain text in the reader's language. */
final class RoutesInWords {
  /** What the sentence does not say, below it. */
  private static final Set<Column> BELOW =
      EnumSet.of(
          Column.CHECKLIST,
          Column.BACKUP_OWNER,
          Column.BACKUP_LEAD,
          Column.MANAGER,
          Column.ACCEPT_WITHIN,
          Column.HOURS,
          Column.CHANNEL,
          Column.ONCALL);

  private final Wording words;

  RoutesInWords(Wording words) {
    this.words = words;
  }

  List<String> of(Matrix matrix) {
    List<String> lines = new ArrayList<>();
    matrix.routes().forEach(route -> add(route, lines));
    return lines;
  }

  private void add(Route route, List<String> lines) {
    lines.add(
        words.say(
            MatrixPhrase.ROUTE_IN_WORDS,
            "number",
            String.valueOf(route.number()),
            "from",
            route.from().name(),
            "to",
            route.to().name(),
            "conditions",
            new MatrixText(words).conditionsOf(route),
            "criteria",
            route.criteria(),
            "returned",
            route.owners().isEmpty(),
            "owners",
            named(route.owners()),
            "leads",
            named(route.leads())));
    Map<String, String> cells = RouteCells.of(route);
    for (Column column : BELOW) {
      String value = cells.getOrDefault(column.header(), "");
      if (!value.isEmpty()) {
        lines.add(
            words.say(
                MatrixPhrase.ROUTE_CELL,
                "column",
                column.header(),
                "value",
                value.replace("|", ", ")));
      }
    }
  }

  private static Arg named(List<Email> people) {
    return Arg.everyOf(people.stream().map(Email::address).collect(Collectors.toList()));
  }
}
