package dev.baton.bot.install;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.config.Secret;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.install.Installation;
import dev.baton.db.install.Installations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token that Slack gave once is not lost for want of a connection, of writes or of time. */
@ExtendWith(TestDatabase.class)
final class UnwrittenTokensTest {
  private static final String ORG = "T0ACME";

  private final FreshDatabase fresh;
  private final Database database;
  private final Tenants tenants;
  private final UnwrittenTokens unwritten;
  private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
  private int version;

  UnwrittenTokensTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.database = Database.open(fresh.appUrl());
    this.tenants = new Tenants(database, new UuidV7(fresh.clock()), fresh.clock());
    this.unwritten = new UnwrittenTokens(tenants);
  }

  @BeforeEach
  void anInstallation() {
    Instant now = fresh.clock().instant();
    tenants.inTransaction(
        ORG,
        tx -> {
          WorkspaceRow.in(tx).makeKnown("Acme", now);
          return Installations.in(tx)
              .save(
                  new Installation(
                      false, "UBATON", "first", Optional.of("spent"), Optional.of(now), 0),
                  "U1",
                  now);
        });
    version =
        tenants.inTransaction(ORG, tx -> Installations.in(tx).current().orElseThrow().version());
  }

  @AfterEach
  void close() {
    takesWrites(true);
    unwritten.close();
    others.close();
    database.close();
  }

  private boolean write() {
    Instant end = fresh.clock().instant().plus(Duration.ofHours(12));
    SealedTokens next = new SealedTokens("second", Optional.of("unspent"), Optional.of(end));
    return unwritten.write(
        ORG, version, next, new HeldToken(new Secret("xoxb-second"), Optional.of(end)));
  }

  /** Also of connections that are opened from now on, as after a failover. */
  private void takesWrites(boolean taken) {
    String name = fresh.appUrl().name();
    fresh.asSuperuser(dsl -> {
      dsl.execute("set transaction_read_only = off");
      dsl.execute(
          "alter database "
              + name
              + (taken
                  ? " reset default_transaction_read_only"
                  : " set default_transaction_read_only = on"));
      return dsl.fetch(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'baton_app' and"
              + " datname = current_database()");
    });
  }

  private String stored() {
    return fresh.asSuperuser(dsl ->
        dsl.fetchSingle(
                "select token || ' ' || refresh_token from baton.installation where org_id = ?",
                ORG)
            .get(0, String.class));
  }

  @Test
  void whileEveryConnectionIsTakenItIsWrittenOnOneOfItsOwn() {
    CountDownLatch done = new CountDownLatch(1);
    for (int i = 0; i < 40; i++) {
      others.execute(() -> hold(done, false));
      others.execute(() -> hold(done, true));
    }
    await().until(() -> !database.answers());

    assertThat(write()).isTrue();

    await().until(() -> stored().equals("second unspent"));
    assertThat(database.answers()).as("there is no other way yet").isFalse();
    await().until(() -> unwritten.of(ORG).isEmpty());
    done.countDown();
  }

  private void hold(CountDownLatch done, boolean background) {
    Tenants.Step<Boolean> waiting = tx -> waits(done);
    try {
      var _ = background ? tenants.inBackground(ORG, waiting) : tenants.inTransaction(ORG, waiting);
    } catch (DatabaseUnavailable taken) {
      // One of those for whom no connection was left, which is what is wanted.
    }
  }

  private static boolean waits(CountDownLatch done) {
    try {
      done.await();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whileTheDatabaseTakesNoWritesItIsUsedFromMemoryAndWrittenAfterThePromotion() {
    takesWrites(false);

    assertThat(write()).isTrue();
    assertThat(unwritten.of(ORG).orElseThrow().token().reveal()).isEqualTo("xoxb-second");
    assertThat(stored()).isEqualTo("first spent");
    takesWrites(true);

    await().until(() -> stored().equals("second unspent"));
    await().until(() -> unwritten.of(ORG).isEmpty());
  }

  @Test
  void aProcessThatIsToldToStopMeanwhileStillWritesIt() throws Exception {
    takesWrites(false);
    assertThat(write()).isTrue();

    Future<?> stopped = others.submit(unwritten::close);
    await().until(unwritten::isStopping);
    takesWrites(true);
    stopped.get();

    assertThat(stored()).isEqualTo("second unspent");
  }

  @Test
  void whatSlackAnswersAfterTheStopBeganIsWrittenByWhoeverHasIt() throws Exception {
    unwritten.close();
    takesWrites(false);

    Future<Boolean> written = others.submit(this::write);
    await().until(() -> unwritten.of(ORG).isPresent());
    takesWrites(true);

    assertThat(written.get()).isTrue();
    assertThat(stored()).isEqualTo("second unspent");
  }

  @Test
  void aTokenOfAnInstallationMadeAnewMeanwhileIsNotWrittenOver() {
    takesWrites(false);
    assertThat(write()).isTrue();
    fresh.asSuperuser(dsl -> {
      dsl.execute("set transaction_read_only = off");
      return dsl.execute(
          "update baton.installation set token = 'anew', refresh_token = 'other', version ="
              + " version + 1 where org_id = ?",
          ORG);
    });
    takesWrites(true);

    await().until(() -> unwritten.of(ORG).isEmpty());
    assertThat(stored()).isEqualTo("anew other");
  }
}
