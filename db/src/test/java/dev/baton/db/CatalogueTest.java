package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Walks every table there is; a new one without isolation fails here before anyone uses it. */
@ExtendWith(TestDatabase.class)
class CatalogueTest {
  private static final String POLICY =
      "(org_id = NULLIF(current_setting('baton.org_id'::text, true), ''::text))";

  private static final String TENANT_TABLES =
      """
      select c.relname as "table", c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select format_type(a.atttypid, null) || ' ' || a.attname from pg_index i
          join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as leading_key,
        array(select coalesce(pg_get_expr(p.polqual, c.oid), '') || ' ' || p.polcmd::text
            || ' ' || coalesce(pg_get_expr(p.polwithcheck, c.oid), '')
          from pg_policy p where p.polrelid = c.oid and p.polpermissive) as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'baton' and c.relkind in ('r', 'p')
      """;

  private static final String UNSAFE_VIEWS =
      """
      select c.relname || ' is a view that runs as its owner, or holds rows of its own'
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'baton' and (c.relkind in ('m', 'f')
        or c.relkind = 'v' and not 'security_invoker=true' = any (coalesce(c.reloptions, '{}')))
      """;

  private static final String CROSSING_KEYS =
      """
      select k.conrelid::regclass || '.' || k.conname || ' does not carry org_id on both sides'
      from pg_constraint k join pg_namespace n on n.oid = k.connamespace
      where n.nspname = 'baton' and k.contype = 'f' and not exists (
        select from unnest(k.conkey, k.confkey) as pair (here, there)
        join pg_attribute h on h.attrelid = k.conrelid and h.attnum = pair.here
        join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.there
        where h.attname = 'org_id' and t.attname = 'org_id')
      """;

  private static final String OWNED_BY_APP =
      """
      select n.nspname || '.' || c.relname || ' is owned by the app'
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relowner = 'baton_app'::regrole
      """;

  private static final String PLATFORM_COLUMNS =
      """
      select table_name || '.' || column_name from information_schema.columns
      where table_schema = 'platform' and table_name <> 'flyway_schema_history'
      """;

  private static final String UNSAFE_FUNCTIONS =
      """
      select p.proname || ' runs as ' || pg_get_userbyid(p.proowner) || ', on '
        || coalesce(array_to_string(p.proconfig, ' '), 'any path') || ', for ' || coalesce(p.proacl::text, 'everybody')
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('baton', 'platform') and p.prosecdef
        and (not 'search_path=pg_catalog, pg_temp' = any(coalesce(p.proconfig, array[]::text[]))
          or p.proowner = 'baton_app'::regrole
          or p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))
      """;

  private final FreshDatabase fresh;
  private final TestServer server;

  CatalogueTest(FreshDatabase fresh, TestServer server) {
    this.fresh = fresh;
    this.server = server;
  }

  @Test
  void everyTenantTableIsIsolated() {
    assertThat(faults(fresh)).isEmpty();
  }

  @Test
  void everyTableWithoutIsolationIsFound() {
    try (FreshDatabase bad = server.fresh()) {
      int before = tables(bad);
      bad.asOwner(dsl ->
          dsl.execute("create table baton.bad_open (org_id text primary key)")
              + dsl.execute("create table baton.bad_key (id int primary key, org_id text)")
              + dsl.execute("alter table baton.bad_key enable row level security")
              + dsl.execute("alter table baton.bad_key force row level security")
              + dsl.execute("create policy p on baton.bad_key using (true)")
              + dsl.execute("create view baton.bad_view as select 1 as one")
              + dsl.execute(
                  "create function baton.bad_function() returns int language sql security definer"
                      + " as 'select 1'")
              + dsl.execute(
                  "create table baton.bad_reference (org_id text primary key,"
                      + " other text references baton.bad_open)"));

      assertThat(tables(bad)).isEqualTo(before + 3);
      assertThat(faults(bad))
          .contains(
              "bad_open: row-level security is not enabled",
              "bad_open: row-level security is not forced",
              "bad_key: its key does not begin with text org_id",
              "bad_key: its one permissive policy is not the workspace's");
      assertThat(faults(bad))
          .anyMatch(fault -> fault.startsWith("bad_view is a view"))
          .anyMatch(fault -> fault.startsWith("bad_function runs as baton_owner, on any path"))
          .anyMatch(fault -> fault.contains("bad_reference_other_fkey does not carry org_id"));
    }
  }

  private static int tables(FreshDatabase database) {
    return database.asSuperuser(dsl -> dsl.fetch(TENANT_TABLES).size());
  }

  private static List<String> faults(FreshDatabase database) {
    return database.asSuperuser(dsl ->
        Stream.of(
                dsl.fetch(TENANT_TABLES).stream().flatMap(CatalogueTest::faults),
                dsl.fetch(UNSAFE_VIEWS).map(row -> row.get(0, String.class)).stream(),
                dsl.fetch(CROSSING_KEYS).map(row -> row.get(0, String.class)).stream(),
                dsl.fetch(OWNED_BY_APP).map(row -> row.get(0, String.class)).stream(),
                dsl.fetch(UNSAFE_FUNCTIONS).map(row -> row.get(0, String.class)).stream())
            .flatMap(faults -> faults)
            .toList());
  }

  private static Stream<String> faults(Record row) {
    List<String> faults = new ArrayList<>();
    if (!row.get("enabled", Boolean.class)) {
      faults.add("row-level security is not enabled");
    }
    if (!row.get("forced", Boolean.class)) {
      faults.add("row-level security is not forced");
    }
    if (!"text org_id".equals(row.get("leading_key", String.class))) {
      faults.add("its key does not begin with text org_id");
    }
    List<String> policies = List.of(row.get("policies", String[].class));
    if (!policies.equals(List.of(POLICY + " * "))
        && !policies.equals(List.of(POLICY + " * " + POLICY))) {
      faults.add("its one permissive policy is not the workspace's");
    }
    String table = row.get("table", String.class);
    return faults.stream().map(fault -> table + ": " + fault);
  }

  @Test
  void withoutAWorkspaceNothingIsSeen() {
    List<String> tables =
        fresh.asSuperuser(dsl -> dsl.fetch(TENANT_TABLES).getValues("table", String.class));

    for (String table : tables) {
      int seen = fresh.asApp("", dsl -> dsl.fetchCount(DSL.table("baton." + table)));
      assertThat(seen).as(table).isZero();
    }
  }

  @Test
  void platformHoldsNothingButTasksEventsHashesTurnsAndItsHistory() {
    List<String> columns =
        fresh.asSuperuser(dsl -> dsl.fetch(PLATFORM_COLUMNS).getValues(0, String.class));

    assertThat(columns)
        .containsExactlyInAnyOrder(
            "scheduled_tasks.task_name",
            "scheduled_tasks.task_instance",
            "scheduled_tasks.task_data",
            "scheduled_tasks.execution_time",
            "scheduled_tasks.picked",
            "scheduled_tasks.picked_by",
            "scheduled_tasks.last_success",
            "scheduled_tasks.last_failure",
            "scheduled_tasks.consecutive_failures",
            "scheduled_tasks.last_heartbeat",
            "scheduled_tasks.version",
            "scheduled_tasks.priority",
            "seen_event.event_id",
            "seen_event.received_at",
            "oauth_state.state_hash",
            "oauth_state.browser_hash",
            "oauth_state.expires_at",
            "telegram_start.token_hash",
            "telegram_start.org_id",
            "telegram_start.expires_at",
            "telegram_chat.chat_hash",
            "telegram_chat.org_id",
            "telegram_reader.bot",
            "telegram_reader.next_update",
            "telegram_reader.reader",
            "telegram_reader.read_until",
            "locator.kind",
            "locator.sha256",
            "locator.org_id",
            "locator.expires_at",
            "mail_pace.account",
            "mail_pace.next_turn",
            "mail_pace.paused_until",
            "mail_pace.last_taken",
            "mail_pace.taken_before",
            "mail_turn.account",
            "mail_turn.delivery_id",
            "mail_turn.due");
  }
}
