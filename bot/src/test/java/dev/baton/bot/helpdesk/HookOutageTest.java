package dev.baton.bot.helpdesk;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DatabaseOutage;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event that cannot be kept is not lost: its sender is told to send it again. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HookOutageTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final String EVENT =
      """
      {"type":"ticket.created","timestamp":"2026-03-02T08:59:00Z","data":{"key":"ZD-1042"}}\
      """;

  private final TestBot bot;
  private final DatabaseOutage outage;
  private final HttpClient http = HttpClient.newHttpClient();

  HookOutageTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
    this.outage = new DatabaseOutage(fresh);
  }

  @AfterAll
  void stop() {
    http.close();
    bot.close();
  }

  @Test
  void whileTheDatabaseIsAwayTheSenderIsToldToComeAgain() {
    bot.clock().set(START);
    TestWorkspace acme = TestWorkspace.in(bot);
    Sender desk = Sender.to(acme, http);
    outage.begin();
    HttpResponse<String> away;
    try {
      away = desk.send("msg_1", START, EVENT);
    } finally {
      outage.end();
    }
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("Retry-After")).contains("30");

    // A connection of the pool may have died with the outage, which is the same answer once more.
    await().until(() -> desk.send("msg_1", START, EVENT).statusCode() == 202);
    List<InboundRow> kept = acme.in(tx -> InboundEvents.in(tx).newest(desk.connection().id(), 50));
    assertThat(kept).hasSize(1);
  }
}
