package dev.baton.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Whether the app's role is one that row-level security holds. A superuser, a role with BYPASSRLS
 * and a table's owner are not held by it, nor is a member of such a role.
 */
public final class RoleCheck {
  private static final String FAULTS =
      """
      select case
          when rolname = current_user and rolsuper then 'is a superuser'
          when rolname = current_user then 'has BYPASSRLS'
          when rolsuper then 'may become the superuser ' || rolname
          else 'may become ' || rolname || ', which has BYPASSRLS'
        end
      from pg_roles
      where (rolsuper or rolbypassrls)
        and pg_has_role(current_user, oid, 'MEMBER')
        and (rolname = current_user or not (select rolsuper from pg_roles where rolname = current_user))
      union all
      select 'owns the schema ' || nspname
      from pg_namespace
      where nspname in ('baton', 'platform') and pg_has_role(current_user, nspowner, 'MEMBER')
      union all
      select 'owns ' || nspname || '.' || relname
      from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where nspname in ('baton', 'platform')
        and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        and pg_has_role(current_user, relowner, 'MEMBER')
      """;

  private RoleCheck() {}

  /**
   * The faults of the role that connects, a sentence each; empty when it is as it should be.
   *
   * @throws DatabaseUnavailable when the database is away
   */
  public static List<String> faults(DatabaseUrl app) {
    try (Connection connection = AppRole.connect(app)) {
      DSLContext dsl = Database.dsl(connection);
      String role = dsl.fetchSingle("select current_user").get(0, String.class);
      return dsl.fetch(FAULTS).map(fault -> sentence(role, fault.get(0, String.class)));
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  private static String sentence(String role, String fault) {
    return "DATABASE_URL: the role %s %s, so the database would not keep workspaces apart. Name a role of its own there; ./baton migrate creates it."
        .formatted(role, fault);
  }
}
