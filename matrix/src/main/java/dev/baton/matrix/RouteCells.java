package dev.baton.matrix;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A route as the cells of its row, by column; a cell for every column but unused own ones. */
public final class RouteCells {
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
      case ONCALL -> joined(route.oncall().stream().toList());
    };
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining("|"));
  }
}
