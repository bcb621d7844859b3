package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

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
