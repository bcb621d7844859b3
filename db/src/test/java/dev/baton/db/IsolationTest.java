package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of every repository of a transaction, tried from another workspace that has the same
 * tickets, people and drafts. A new method joins by itself.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class IsolationTest {
  /** A repository is a class that is asked for by {@code in(tx)}, wherever in the module it is. */
  private static final List<Method> REPOSITORIES =
      new ClassFileImporter()
          .importPackages("dev.baton.db").stream()
              .filter(found -> found.tryGetMethod("in", Tx.class).isPresent())
              .map(found -> found.getMethod("in", Tx.class).reflect())
              .filter(door -> Modifier.isStatic(door.getModifiers()))
              .toList();

  private final FreshDatabase fresh;
  private final String mine = "T-alpha-" + UUID.randomUUID();
  private final String third = "T-gamma-" + UUID.randomUUID();
  private final List<String> tables;
  private final Occupied alpha;
  private final List<String> untouched;
  private Optional<Whole> whole = Optional.empty();

  IsolationTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.tables = fresh.asSuperuser(IsolationTest::tenantTables);
    this.alpha = Occupied.in(fresh, mine, "ALPHA");
    Occupied.in(fresh, third, "GAMMA");
    this.untouched = rowsOf(mine, third);
  }

  /** The other workspace, with all of its rows still there as they were made. */
  private record Whole(Occupied bravo, List<String> rows) {}

  static Stream<Named<Method>> everyMethod() {
    return REPOSITORIES.stream()
        .flatMap(door -> Arrays.stream(door.getReturnType().getDeclaredMethods()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .sorted(Comparator.comparing(Method::toGenericString))
        .map(method ->
            Named.of(method.getDeclaringClass().getSimpleName() + "." + method.getName(), method));
  }

  @Test
  void everyRepositoryIsWalked() {
    assertThat(REPOSITORIES.stream().map(door -> door.getReturnType().getSimpleName()))
        .contains(
            "Escalations",
            "Decisions",
            "Deliveries",
            "Members",
            "AuditLog",
            "EscalationLog",
            "Installations",
            "SeenEvents")
        .hasSizeGreaterThan(17);
    assertThat(everyMethod()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void anotherWorkspaceNeitherSeesNorChangesMine(Method method) {
    Whole before = whole.orElseGet(this::made);

    String seen = calledFrom(before.bravo(), method);

    assertThat(seen).doesNotContain("ALPHA").doesNotContain(mine);
    assertThat(seen).doesNotContain("GAMMA").doesNotContain(third);
    String own = before.bravo().acme().orgId();
    fresh.asSuperuser(dsl -> {
      assertThat(rows(dsl, mine, third)).isEqualTo(untouched);
      // Most methods only read; whoever changed its own workspace leaves a new one to the next.
      whole = Optional.of(before).filter(then -> rows(dsl, own).equals(then.rows()));
      return true;
    });
  }

  private Whole made() {
    Occupied bravo = bravo();
    return new Whole(bravo, rowsOf(bravo.acme().orgId()));
  }

  private Occupied bravo() {
    return Occupied.in(fresh, "T-bravo-" + UUID.randomUUID(), "BRAVO");
  }

  /** What the method answered, as text; what it handed to a callback included. */
  private String calledFrom(Occupied bravo, Method method) {
    Given given = new Given(alpha, bravo);
    try {
      return fresh
          .tenants()
          .inTransaction(
              bravo.acme().orgId(),
              tx -> Given.text(answer(tx, method, given.of(method))) + given.handedOut());
    } catch (Refused refused) {
      // Another workspace's ids may well break a key of this one; then nothing was answered.
      assertThat(refused.why)
          .isInstanceOfAny(DataAccessException.class, IllegalStateException.class);
      return "refused";
    }
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void itsOwnWorkspaceCanUseItAndEveryStatementNamesIt(Method method) {
    Given given = new Given(alpha, alpha);

    assertThatThrownBy(() ->
            fresh
                .tenants()
                .inTransaction(
                    mine,
                    tx -> {
                      Statements statements = Statements.of(tx);
                      answer(tx, method, given.of(method));
                      tx.beforeCommit();
                      assertThat(statements.seen())
                          .filteredOn(sql -> sql.contains("\"baton\"."))
                          .allMatch(sql -> sql.contains("\"org_id\""), "carries org_id");
                      throw new Undone();
                    }))
        .isInstanceOf(Undone.class);
  }

  private static Object answer(Tx tx, Method method, Object[] arguments) {
    try {
      Object repository =
          REPOSITORIES.stream()
              .filter(door -> door.getReturnType() == method.getDeclaringClass())
              .findFirst()
              .orElseThrow()
              .invoke(null, tx);
      Object answer = method.invoke(repository, arguments);
      return answer == null ? "nothing" : answer;
    } catch (InvocationTargetException e) {
      throw new Refused(e.getTargetException());
    } catch (IllegalAccessException e) {
      throw new AssertionError(method + " cannot be called", e);
    }
  }

  private List<String> rowsOf(String... orgIds) {
    return fresh.asSuperuser(dsl -> rows(dsl, orgIds));
  }

  /** Everything of these workspaces: each tenant table there is, and their queued work. */
  private List<String> rows(DSLContext dsl, String... orgIds) {
    String everything =
        tables.stream()
            .map(
                "select '%1$s' || t::text from baton.%1$s t, which where org_id = any (ids)"
                    ::formatted)
            .collect(Collectors.joining(" union all "));
    return dsl.fetch(
            "with which (ids) as (select cast(? as text[])) "
                + everything
                + " union all select t::text from platform.scheduled_tasks t, which"
                + " where split_part(task_instance, '/', 1) = any (ids) order by 1",
            (Object) orgIds)
        .into(String.class);
  }

  private static List<String> tenantTables(DSLContext dsl) {
    return dsl.fetch(
            "select table_name from information_schema.tables where table_schema = 'baton'"
                + " and table_type = 'BASE TABLE' order by 1")
        .into(String.class);
  }

  private static String rowsIn(DSLContext dsl, String table, String orgId) {
    return table
        + dsl.fetch("select t::text from baton." + table + " t where org_id = ? order by 1", orgId)
            .into(String.class);
  }

  private List<String> tenantRowsOf(String orgId) {
    return fresh.asSuperuser(
        dsl -> tables.stream().map(table -> rowsIn(dsl, table, orgId)).toList());
  }

  @Test
  void everyTableHoldsRowsOfBothWorkspacesAndShowsNoneWithoutOne() {
    assertThat(tenantRowsOf(mine)).allMatch(rows -> !rows.endsWith("[]"), "has rows of mine");
    assertThat(tenantRowsOf(bravo().acme().orgId()))
        .allMatch(rows -> !rows.endsWith("[]"), "has rows of theirs");
    assertThat(visible("")).isZero();
    assertThat(visible(mine)).isPositive();
  }

  private long visible(String orgId) {
    return fresh.asApp(
        orgId,
        dsl ->
            dsl
                .fetch(
                    "select relname from pg_class where relnamespace = 'baton'::regnamespace and"
                        + " relkind in ('r', 'v')")
                .into(String.class)
                .stream()
                .mapToLong(table ->
                    dsl.fetchSingle("select count(*) from baton." + table).get(0, Long.class))
                .sum());
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Throwable why;

    Refused(Throwable why) {
      super(why);
      this.why = why;
    }
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
