package dev.baton.db.embedded;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Who lives in an embedded server: read from its catalogue, so that a schema of any version is
 * understood.
 *
 * @param database Baton's, as superuser, who sees the rows of every workspace
 */
record Inhabitants(DSLContext database) {
  private static final String SCHEMA = "baton";
  private static final Field<String> ORG_ID = field(name("org_id"), String.class);

  /** Workspaces but this one, and databases but that one, a word and a name each. */
  List<String> othersThan(String workspace, String own) {
    return Stream.concat(
            workspaces().stream().filter(id -> !id.equals(workspace)).map(id -> "workspace " + id),
            databases().stream().filter(name -> !name.equals(own)).map(name -> "database " + name))
        .toList();
  }

  /** Their ids. */
  Set<String> workspaces() {
    Set<String> ids = new TreeSet<>();
    for (String table : tables()) {
      ids.addAll(
          database
              .selectDistinct(ORG_ID)
              .from(table(name(SCHEMA, table)))
              .where(ORG_ID.isNotNull())
              .fetch(ORG_ID));
    }
    return ids;
  }

  private List<String> tables() {
    Field<String> tableName = field(name("table_name"), String.class);
    return database
        .select(tableName)
        .from(table(name("information_schema", "columns")))
        .where(field(name("table_schema"), String.class).eq(SCHEMA))
        .and(field(name("column_name"), String.class).eq("org_id"))
        .fetch(tableName);
  }

  private List<String> databases() {
    Field<String> name = field(name("datname"), String.class);
    return database
        .select(name)
        .from(table(name("pg_database")))
        .where(name.notIn("postgres", "template0", "template1"))
        .fetch(name);
  }
}
