package dev.baton.db;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.SettableClock;
import dev.baton.db.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class DatabaseAwayTest {
  @Test
  void aDatabaseThatRefusesConnectionsIsUnavailable() {
    assertUnavailable(1);
  }

  @Test
  void aDatabaseThatAcceptsAndNeverAnswersIsUnavailable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertUnavailable(silent.getLocalPort());
    }
  }

  @Test
  void aServerWhoseDiskIsFullIsUnavailableAndSaysSo(FreshDatabase fresh) {
    assertThatThrownBy(() ->
            fresh
                .tenants()
                .inTransaction(
                    "T1",
                    tx ->
                        tx.dsl()
                            .execute(
                                "do 'begin raise exception ''no space left'' using errcode ="
                                    + " ''disk_full''; end'")))
        .isInstanceOfSatisfying(
            DatabaseUnavailable.class,
            full -> assertThat(full.inWords()).isEqualTo("the server's disk is full"));
    assertThat(fresh.tenants().inTransaction("T1", Tx::orgId)).isEqualTo("T1");
  }

  /** As many managed databases do, and firewalls between. */
  @Test
  void connectionsThatTheServerClosedWhileTheyWereIdleAreNotNoticed(FreshDatabase fresh) {
    String name = fresh.appUrl().name();
    fresh.asSuperuser(
        dsl -> dsl.execute("alter database " + name + " set idle_session_timeout = '2s'"));
    try (Database database = Database.open(fresh.appUrl())) {
      SettableClock clock = new SettableClock();
      Tenants tenants = new Tenants(database, new UuidV7(clock), clock);
      for (int round = 0; round < 2; round++) {
        int click = tenants.inTransaction("T1", DatabaseAwayTest::server);
        int work = tenants.inBackground("T1", DatabaseAwayTest::server);
        await().until(() -> isGone(fresh, click) && isGone(fresh, work));
      }
      assertThat(tenants.inTransaction("T1", Tx::orgId)).isEqualTo("T1");
      assertThat(tenants.inBackground("T1", Tx::orgId)).isEqualTo("T1");
    }
  }

  private static int server(Tx tx) {
    return tx.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class);
  }

  private static boolean isGone(FreshDatabase fresh, int server) {
    return fresh
        .asSuperuser(dsl -> dsl.fetch("select 1 from pg_stat_activity where pid = " + server))
        .isEmpty();
  }

  private static void assertUnavailable(int port) {
    DatabaseUrl url = DatabaseUrl.parse("postgres://u:p@127.0.0.1:" + port + "/baton");
    try (Database database = Database.open(url)) {
      SettableClock clock = new SettableClock();
      Tenants tenants = new Tenants(database, new UuidV7(clock), clock);

      assertThatThrownBy(() -> tenants.inTransaction("T1", Tx::orgId))
          .isInstanceOf(DatabaseUnavailable.class);
      assertThat(database.answers()).isFalse();
    }
  }
}
