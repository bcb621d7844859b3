package dev.baton.db.privacy;

import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROUTE;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Where a row of the matrix can hold the address of the member it is joined with. */
final class NamedInRoute {
  static final List<Field<String[]>> COLUMNS =
      List.of(ROUTE.OWNERS, ROUTE.BACKUP_OWNERS, ROUTE.LEADS, ROUTE.BACKUP_LEADS, ROUTE.MANAGERS);

  private NamedInRoute() {}

  static Condition in(Field<String[]> column) {
    return MEMBER.EMAIL.eq(DSL.any(column));
  }

  static Condition anywhere() {
    return DSL.or(COLUMNS.stream().map(NamedInRoute::in).toList());
  }
}
