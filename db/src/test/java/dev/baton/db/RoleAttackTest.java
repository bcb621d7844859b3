package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.escalate.Tickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** Everything the app's role could try if somebody found a way to run SQL as it. */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class RoleAttackTest {
  private final FreshDatabase fresh;
  private final String mine = "T-alpha-" + UUID.randomUUID();
  private final String theirs = "T-bravo-" + UUID.randomUUID();

  RoleAttackTest(FreshDatabase fresh) {
    this.fresh = fresh;
    Occupied.in(fresh, mine, "ALPHA");
    Occupied.in(fresh, theirs, "BRAVO");
    fresh.asSuperuser(dsl -> dsl.execute("analyze"));
  }

  @FunctionalInterface
  private interface Attack<T> {
    T on(Connection connection) throws SQLException;
  }

  /** In a transaction of the workspace ALPHA that is rolled back. */
  private <T> T attack(Attack<T> attack) throws SQLException {
    DatabaseUrl url = fresh.appUrl();
    try (Connection connection =
        DriverManager.getConnection(
            url.jdbc(), url.user().orElseThrow(), url.password().orElseThrow())) {
      connection.setAutoCommit(false);
      try (var named = connection.prepareStatement("select set_config('baton.org_id', ?, true)")) {
        named.setString(1, mine);
        named.execute();
      }
      return attack.on(connection);
    }
  }

  private boolean run(String sql) throws SQLException {
    return attack(connection -> {
      try (Statement statement = connection.createStatement()) {
        for (String one : sql.split(";;")) {
          statement.execute(one);
        }
        return true;
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update baton.installation set left_why = 'erased'",
        "update baton.installation set erase_at = '2000-01-01'",
        "update baton.installation set erase_not_before = '2000-01-01'",
        "update baton.installation set left_at = null, left_why = null",
        "insert into baton.installation (org_id, left_at, left_why, erase_at, erase_not_before)"
            + " values ('T-new', '2000-01-01', 'erased', '2000-01-01', '2000-01-01')",
        "select baton.order_end('erased', '2000-01-01');;select baton.erase_workspace('2199-01-01')",
        "select baton.order_end('uninstalled', '2000-01-01');;select baton.erase_workspace('2199-01-01')",
        "select baton.recall_erasure()",
        "set role baton_owner",
        "set role postgres",
        "set session authorization postgres",
        "set session authorization baton_owner",
        "alter role baton_app bypassrls",
        "alter role baton_app superuser",
        "alter role baton_app createrole",
        "grant baton_owner to baton_app",
        "grant pg_read_all_data to baton_app",
        "grant pg_read_server_files to baton_app",
        "create role intruder superuser",
        "alter table baton.escalation disable row level security",
        "alter table baton.escalation no force row level security",
        "alter table baton.escalation owner to baton_app",
        "alter table baton.escalation add column x text",
        "alter table baton.escalation disable trigger all",
        "alter schema baton owner to baton_app",
        "drop policy one_workspace on baton.escalation",
        "alter policy one_workspace on baton.escalation using (true)",
        "create policy mine on baton.escalation using (true)",
        "grant update on baton.acceptance to baton_app;;update baton.acceptance set new_owner = 'me'",
        "set row_security = off;;select * from baton.escalation",
        "set session_replication_role = replica",
        "drop table baton.escalation cascade",
        "truncate baton.escalation cascade",
        "create table baton.mine (org_id text)",
        "create table platform.mine (org_id text)",
        "create table public.mine (org_id text)",
        "create view baton.mine as select * from baton.escalation",
        "create function baton.mine() returns int language sql as 'select 1'",
        "create function platform.mine() returns int language sql security definer as 'select 1'",
        "create or replace view baton.ticket_now as select 1 as org_id",
        "alter view baton.ticket_now set (security_invoker = false)",
        "create schema mine",
        "create extension dblink",
        "create extension postgres_fdw",
        "create extension pg_trgm",
        "create extension file_fdw",
        "create language plpython3u",
        "create server elsewhere foreign data wrapper postgres_fdw",
        "create publication all_of_it for all tables",
        "create event trigger mine on ddl_command_start execute function pg_notify()",
        "select dblink_connect('host=127.0.0.1')",
        "select pg_read_file('/etc/passwd')",
        "select pg_read_binary_file('/etc/passwd')",
        "select pg_ls_dir('.')",
        "select pg_stat_file('/etc/passwd')",
        "select lo_import('/etc/passwd')",
        "select lo_export(1, '/tmp/baton-export')",
        "copy baton.escalation to '/tmp/baton-copy'",
        "copy baton.escalation to program 'cat'",
        "copy baton.escalation from program 'true'",
        "copy baton.role_grant from '/etc/passwd'",
        "select * from pg_authid",
        "select * from pg_shadow",
        "select * from pg_largeobject",
        "select * from pg_statistic",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres' limit 1;;select 1/0",
        "select pg_reload_conf()",
        "alter system set row_security = off",
        "load 'auto_explain'",
        "select pg_create_physical_replication_slot('x')",
        "select pg_logical_emit_message(true, 'x', 'y');;select pg_logical_slot_get_changes('x', null, null)",
        "vacuum baton.escalation",
        "lock table baton.escalation in access exclusive mode",
        "delete from baton.audit_event",
        "update baton.audit_event set actor = 'nobody'",
        "update baton.acceptance set new_owner = 'me'",
        "delete from baton.acceptance",
        "update baton.escalation set org_id = 'T-other'",
        "insert into baton.workspace (org_id, name, created_at) values ('T-other', 'x', now())",
        "insert into platform.flyway_schema_history select * from platform.flyway_schema_history",
      })
  void isRefused(String sql) {
    assertThatThrownBy(() -> run(sql)).as(sql).isInstanceOf(SQLException.class);
  }

  @Test
  void copyingATableOutGivesTheWorkspacesOwnRowsOnly() throws SQLException {
    for (String table : tables()) {
      String copied = attack(connection -> copied(connection, table));
      assertThat(copied).as(table).doesNotContain("BRAVO").doesNotContain(theirs);
    }
    String own = attack(connection -> copied(connection, "baton.escalation"));
    assertThat(own).contains("ALPHA");
  }

  private static String copied(Connection connection, String table) throws SQLException {
    StringWriter out = new StringWriter();
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy (select * from " + table + ") to stdout", out);
      return out.toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<String> tables() {
    return fresh.asSuperuser(dsl ->
        dsl.fetch(
                "select 'baton.' || relname from pg_class where relnamespace ="
                    + " 'baton'::regnamespace and relkind in ('r', 'p', 'v', 'm')")
            .into(String.class));
  }

  /** A function that tells every row it is asked about, cheap enough to be asked first. */
  @Test
  void aFunctionInAConditionIsNotAskedAboutRowsOfOthers() throws SQLException {
    List<String> told =
        attack(connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(
                "create function pg_temp.tell(t text) returns boolean cost 0.0000001 language"
                    + " plpgsql as $$ begin raise notice '%', t; return true; end $$");
            statement.execute("select * from baton.escalation where pg_temp.tell(reason)");
            List<String> notices = new ArrayList<>();
            for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
              notices.add(String.valueOf(w.getMessage()));
            }
            return notices;
          }
        });

    assertThat(told).isNotEmpty().noneMatch(notice -> notice.contains("BRAVO"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // An error would tell that such a row is there.
        "select 1 / (length(reason) - length(reason)) from baton.escalation where org_id = '%s'",
        "select reason::int from baton.escalation where org_id = '%s'",
        "update baton.ticket set last_seq = -1 where org_id = '%s'",
        "delete from baton.draft where org_id = '%s'",
        "create temp view seen as select * from baton.escalation;;select 1 / count(*) from seen where org_id = '%s' having count(*) > 0",
        "create temp table kept as select * from baton.escalation;;select 1 / (count(*) - count(*)) from kept where org_id = '%s' having count(*) > 0",
        "prepare p as select 1 / (length(reason) - length(reason)) from baton.escalation where org_id = '%s';;execute p",
        "select * from baton.escalation where org_id = '%s' for update nowait",
      })
  void rowsOfOthersAreNotThereEvenForAnError(String sql) throws SQLException {
    assertThat(run(sql.formatted(theirs))).isTrue();
  }

  @Test
  void statisticsOfTheTablesTellNoValues() {
    Integer told =
        fresh.asApp(
            mine,
            dsl ->
                dsl.fetchSingle("select count(*)::int from pg_stats where schemaname = 'baton'")
                    .get(0, Integer.class));

    assertThat(told).isZero();
  }

  @Test
  void aRowOfAnotherWorkspaceCannotBeWrittenNorFoundByItsKey() {
    String insert =
        "insert into baton.draft (org_id, root_view_id, draft_id, author, answers, created_at)"
            + " values (?, 'V1', gen_random_uuid(), 'x', '{}', now())";

    assertThatThrownBy(() -> fresh.asApp(mine, dsl -> dsl.execute(insert, theirs)))
        .hasMessageContaining("row-level security");
    assertThatThrownBy(() ->
            fresh.asApp(
                mine,
                dsl ->
                    dsl.execute(
                        insert + " on conflict (org_id, root_view_id) do update set answers = '{}'",
                        theirs)))
        .hasMessageContaining("row-level security");
  }

  /** The query text alone: values travel as binds, which no other session is shown. */
  @Test
  void whatOtherSessionsRunIsSeenWithoutItsValues() {
    String running =
        fresh
            .tenants()
            .inTransaction(
                theirs,
                tx -> {
                  Tickets.in(tx).find("SECRET-VALUE");
                  return fresh.asApp(
                      mine, dsl -> dsl.fetch("select query from pg_stat_activity").toString());
                });

    assertThat(running).doesNotContain("SECRET-VALUE").doesNotContain(theirs);
  }

  @Test
  void nothingIsToldToWhoeverListens() throws SQLException {
    boolean heard =
        attack(connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("listen baton");
            statement.execute("listen scheduled_tasks");
            connection.commit();
            Occupied.in(fresh, "T-loud-" + UUID.randomUUID(), "LOUD");
            return connection.unwrap(PGConnection.class).getNotifications(100).length > 0;
          }
        });

    assertThat(heard).isFalse();
  }

  @Test
  void whatRunsAsItsOwnerFixesItsSearchPathAndIsNotForEverybody() {
    List<String> unsafe =
        fresh.asSuperuser(dsl ->
            dsl.fetch(
                    "select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid ="
                        + " p.pronamespace where n.nspname in ('baton', 'platform') and p.prosecdef"
                        + " and (not exists (select from unnest(p.proconfig) c where c like"
                        + " 'search_path=%') or exists (select from aclexplode(coalesce(p.proacl,"
                        + " acldefault('f', p.proowner))) a where a.grantee = 0))")
                .into(String.class));

    assertThat(unsafe).isEmpty();
  }

  /**
   * Nothing in SQL keeps a session from naming another workspace: whoever runs SQL of their own has
   * all of them. What keeps them from it is that no text becomes SQL, see {@link SqlTextTest}.
   */
  @Test
  void namingAnotherWorkspaceInTheMiddleIsPossibleForWhoeverWritesTheSql() {
    String seen =
        fresh.asApp(
            mine,
            dsl -> {
              dsl.fetch("select set_config('baton.org_id', ?, true)", theirs);
              return dsl.fetch("select reason from baton.escalation").toString();
            });

    assertThat(seen).contains("BRAVO").doesNotContain("ALPHA");
  }
}
