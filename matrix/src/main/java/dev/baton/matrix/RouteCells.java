package dev.baton.matrix;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A route as the cells of its row, by column; a cell for every column but unused own ones. */
public final class RouteCells {
  private static final int SHOWN = 5;

  private RouteCells() {}

  /** The text of each cell by the name of its column, in the order of columns; blank is empty. */
  public static Map<String, String> of(Route route) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      cells.put(column.header(), cell(column, route));
      if (column == Column.ACCOUNT_TIER) {
        route.custom().forEach(custom -> cells.put(custom.column(), joined(custom.texts())));
      }
    }
    return cells;
  }

  private static String cell(Column column, Route route) {
    return switch (column) {
      case FROM_TIER -> route.from().name();
      case TO_TIER -> route.to().name();
      case CATEGORY -> joined(route.categories());
      case PRIORITY -> joined(route.priorities());
      case ACCOUNT_TIER -> joined(route.accountTiers());
      case CRITERIA -> route.criteria();
      case CHECKLIST -> joined(route.checklist());
      case OWNER -> joined(route.owners());
      case BACKUP_OWNER -> joined(route.backupOwners());
      case PICK -> route.pick().word();
      case LEAD -> joined(route.leads());
      case BACKUP_LEAD -> joined(route.backupLeads());
      case MANAGER -> joined(route.managers());
      case ACCEPT_WITHIN -> route.acceptWithin().map(AcceptWithin::written).orElse("");
      case HOURS -> route.hours().map(Hours::toString).orElse("");
      case CHANNEL -> route.channel().orElse("");
    };
  }

  /** A route in a sentence: {@code Route 7, T1 → T2 (category billing)}. */
  public static String title(Route route) {
    String conditions =
        Stream.concat(
                route.conditions().stream().map(c -> c.column() + " " + joined(c.texts())),
                route.hours().map(Hours::toString).stream())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Route %d, %s → %s (%s)",
        route.number(),
        route.from(),
        route.to(),
        conditions.isEmpty() ? "any ticket" : conditions);
  }

  /** Numbers of routes in a sentence, of many only the first. */
  public static String numbers(List<Integer> numbers) {
    String first =
        numbers.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    int more = numbers.size() - SHOWN;
    return (numbers.size() == 1 ? "route " : "routes ")
        + first
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining("|"));
  }
}
