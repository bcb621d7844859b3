package dev.baton.bot.helpdesk;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Priority;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of docs/webhook.md, run as it stands there by the tools that it names. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookDocumentTest {
  private final TestBot bot;

  WebhookDocumentTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void theExampleIsTakenAndMakesTheTicketKnown() throws Exception {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    TestWorkspace acme = TestWorkspace.in(bot);
    try (HttpClient http = HttpClient.newHttpClient()) {
      Sender desk = Sender.to(acme, http);
      ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", example());
      shell.environment().put("SECRET", desk.connection().secret().reveal());
      shell.environment().put("URL", bot.address("/hooks/" + desk.connection().path()).toString());
      shell.environment().put("TIME", String.valueOf(acme.now().getEpochSecond()));
      Process running = shell.redirectErrorStream(true).start();
      String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(running.waitFor()).as(said).isZero();
      assertThat(said.strip()).isEqualTo("202");
    }
    await()
        .until(() ->
            acme.bot()
                .holds(
                    acme.orgId(),
                    tx ->
                        Tickets.in(tx)
                            .find(TicketKeyFormat.DEFAULT.parse("ZD-1042").orElseThrow())
                            .filter(ticket -> ticket.priority().equals(Optional.of(Priority.P1)))
                            .isPresent()));
  }

  @Test
  void everyFieldThatIsReadIsExplained() throws Exception {
    Set<String> explained =
        Files.readString(document())
            .lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> Stream.of(line.split("\\|")[1].split(",")))
            .map(name -> name.strip().replace("`", ""))
            .collect(Collectors.toSet());
    Set<String> read =
        Stream.concat(TicketRow.COLUMNS.names().stream(), AccountRow.COLUMNS.names().stream())
            .filter(name -> !name.equals("updated_at"))
            .collect(Collectors.toSet());
    assertThat(explained).containsAll(read);
  }

  private static String example() throws Exception {
    String text = Files.readString(document());
    int start = text.indexOf("```sh\n", text.indexOf("<!-- example -->")) + "```sh\n".length();
    return text.substring(start, text.indexOf("```", start));
  }

  private static Path document() {
    return Path.of("..", "docs", "webhook.md");
  }
}
