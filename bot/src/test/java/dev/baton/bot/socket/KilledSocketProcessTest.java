package dev.baton.bot.socket;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.ServeProcess;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.event.BotSockets;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two processes without an address, of which one is killed while people work. */
@ExtendWith(TestDatabase.class)
final class KilledSocketProcessTest {
  private static final int CONNECTIONS = 2;

  private final TestWorkspace acme;
  private final TestBot bot;
  private final BotSockets sockets;

  KilledSocketProcessTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.throughSockets(fresh);
    this.bot = acme.bot();
    this.sockets = acme.slack().sockets();
    // The other process has the machine's clock.
    bot.clock().set(Instant.now());
  }

  @AfterEach
  void close() {
    acme.close();
  }

  private Modal pageTwo(String ticket) {
    assertThat(acme.person("ana").types("/escalate " + ticket).problem()).isEmpty();
    acme.person("ana")
        .modal("Escalate a ticket")
        .choose("Category", "Billing")
        .choose("Priority", "P2")
        .fill("Reason", "The refund of May was booked twice and billing shows no trace of it")
        .fill("Steps tried", "Compared both invoices\nAsked the customer for the statement")
        .submit("Next");
    return acme.person("ana").modal("Who takes it over").checkAll("Checklist");
  }

  private long messages(String reader, String ticket) {
    return acme.person(reader).directMessages().stream()
        .filter(message -> message.shows(ticket + " #1"))
        .count();
  }

  @Test
  void whatOneHadIsDoneOnceThroughTheOther() throws Exception {
    Map<String, String> settings = bot.throughSockets(acme.slack());
    Process other = ServeProcess.start(settings);
    try {
      await().until(() -> sockets.open() == 2 * CONNECTIONS);
      Modal form = pageTwo("ZD-8001");
      CompletableFuture<Submission> sent =
          CompletableFuture.supplyAsync(() -> form.submit("Escalate"), Thread::startVirtualThread);
      other.destroyForcibly().waitFor();

      // Where the dead one had taken it, Slack says that it failed and Ana presses once more.
      if (sent.join().kind() == Submission.Kind.FAILED) {
        form.submit("Escalate");
      }
      Message request = acme.person("lena").directMessage("ZD-8001 #1");
      await().until(() -> sockets.open() == CONNECTIONS);
      assertThat(request.click("Approve").problem()).isEmpty();
      request.awaitShows("Approved");
      acme.person("marco").directMessage("ZD-8001");
      assertThat(messages("lena", "ZD-8001")).isEqualTo(1);
      assertThat(messages("marco", "ZD-8001")).isEqualTo(1);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }
}
