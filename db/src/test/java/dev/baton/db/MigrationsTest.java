package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class MigrationsTest {
  private final TestServer server;

  MigrationsTest(TestServer server) {
    this.server = server;
  }

  @Test
  void anEmptyDatabaseIsBehindUntilItIsMigratedAndASecondTimeChangesNothing() {
    try (FreshDatabase empty = server.empty()) {
      int all = Migrations.pending(empty.ownerUrl()).size();
      assertThat(all).isPositive();

      Migrations migrations = new Migrations(empty.ownerUrl(), empty.appUrl());
      assertThat(migrations.migrate())
          .isInstanceOfSatisfying(
              Migrations.Outcome.Migrated.class,
              first -> assertThat(first.applied()).isEqualTo(all));
      assertThat(migrations.migrate())
          .isInstanceOfSatisfying(
              Migrations.Outcome.Migrated.class,
              second -> {
                assertThat(second.applied()).isZero();
                assertThat(second.version()).isNotBlank();
              });
      assertThat(Migrations.pending(empty.appUrl())).isEmpty();
    }
  }

  @Test
  void functionsThatAreSaidAnewAreNamedAmongWhatIsMissing() {
    try (FreshDatabase empty = server.empty()) {
      assertThat(Migrations.pending(empty.ownerUrl())).startsWith("1").endsWith("erasure");
    }
  }

  @Test
  void twoAtTheSameTimeBothSucceedAndEachMigrationRunsOnce() throws Exception {
    try (FreshDatabase empty = server.empty();
        var threads = Executors.newFixedThreadPool(4)) {
      int all = Migrations.pending(empty.ownerUrl()).size();
      Callable<Migrations.Outcome> migrate =
          () -> new Migrations(empty.ownerUrl(), empty.appUrl()).migrate();

      int applied = 0;
      for (Future<Migrations.Outcome> done :
          threads.invokeAll(List.of(migrate, migrate, migrate, migrate))) {
        applied += applied(done);
      }

      assertThat(applied).isEqualTo(all);
    }
  }

  private static int applied(Future<Migrations.Outcome> done)
      throws InterruptedException, ExecutionException {
    return switch (done.get()) {
      case Migrations.Outcome.Migrated migrated -> migrated.applied();
      case Migrations.Outcome.NeedsAdministrator needs -> throw new AssertionError(needs.sql());
    };
  }

  @Test
  void aMissingAppRoleIsCreatedWithItsPasswordAndNothingBeyondLoggingIn() {
    try (FreshDatabase empty = server.empty()) {
      DatabaseUrl app = as(empty.ownerUrl(), "new%22app", "it%27s%5Csecret");

      new Migrations(empty.ownerUrl(), app).migrate();

      assertThat(RoleCheck.faults(app)).isEmpty();
      assertThat(Migrations.pending(app)).isEmpty();
    }
  }

  @Test
  void anOwnerWithoutTheRightGetsTheSqlForAnAdministratorAndNothingChanges() {
    try (FreshDatabase empty = server.empty()) {
      empty.asSuperuser(dsl ->
          dsl.execute("create role weak_owner login password 'weak'")
              + dsl.execute("grant all on database " + empty.ownerUrl().name() + " to weak_owner"));
      DatabaseUrl weak = as(empty.ownerUrl(), "weak_owner", "weak");

      assertThat(new Migrations(weak, as(weak, "unborn", "hidden")).migrate())
          .isInstanceOfSatisfying(
              Migrations.Outcome.NeedsAdministrator.class,
              needs ->
                  assertThat(needs.sql())
                      .isEqualTo(
                          "create role \"unborn\" login nosuperuser nocreatedb nocreaterole"
                              + " noinherit nobypassrls;"));
      assertThat(Migrations.pending(weak)).isNotEmpty();
    }
  }

  @Test
  void aSchemaOfANewerProgramIsRefusedAndItsFunctionsStay() {
    try (FreshDatabase newer = server.empty()) {
      Migrations migrations = new Migrations(newer.ownerUrl(), newer.appUrl());
      assertThat(migrations.migrate()).isInstanceOf(Migrations.Outcome.Migrated.class);
      newer.migratedByANewerProgram();
      int said =
          newer.asSuperuser(dsl -> {
            dsl.execute("drop function baton.unexplained(jsonb)");
            return dsl.execute(
                "update platform.flyway_schema_history set checksum = 1 where description ="
                    + " 'erasure'");
          });
      assertThat(said).isOne();

      assertThatThrownBy(migrations::migrate)
          .isInstanceOf(NewerSchema.class)
          .hasMessageContaining("at version 7777, which a newer Baton made")
          .hasMessageContaining("Start the newer Baton");
      assertThatThrownBy(() -> Migrations.pending(newer.appUrl())).isInstanceOf(NewerSchema.class);
      int written =
          newer.asSuperuser(
              dsl -> dsl.fetch("select from pg_proc where proname = 'unexplained'").size());
      assertThat(written).isZero();
    }
  }

  @Test
  void ownerAndAppMayNotBeTheSameRole() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://same:x@localhost/baton");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Migrations(url, url))
        .withMessageContaining("DATABASE_OWNER_URL and DATABASE_URL name the same role");
  }

  @Test
  void aDatabaseThatIsAwayIsSaidToBeUnavailable() {
    DatabaseUrl nowhere = DatabaseUrl.parse("postgres://u:p@127.0.0.1:1/baton");

    assertThatThrownBy(() -> Migrations.pending(nowhere)).isInstanceOf(DatabaseUnavailable.class);
  }

  private static DatabaseUrl as(DatabaseUrl url, String user, String password) {
    return DatabaseUrl.parse(
        String.format(
            Locale.ROOT,
            "postgres://%s:%s@%s:%d/%s",
            user,
            password,
            url.host(),
            url.port(),
            url.name()));
  }
}
