package dev.baton.bot.endtoend;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.ServeProcess;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.log.AuditLog;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.sandbox.people.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * `serve` in a process of its own, killed again and again in the middle of its work while answers
 * get lost, and started anew at once. The seed says where it is killed.
 */
@ExtendWith(TestDatabase.class)
final class KilledProcessTest {
  /** Another one is played with {@code -Dbaton.play.seed}. */
  private static final long SEED = Long.getLong("baton.play.seed", 20_261_129);

  private static final int KILLS = 3;
  private static final int FILED_EACH_TIME = 3;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Random random = new Random(SEED);
  private final TestBot bot;
  private final TestWorkspace acme;
  private final List<Escalation> filed = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  KilledProcessTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
    bot.clock().runs(true);
    before(Duration.ZERO);
    this.acme = TestWorkspace.in(bot).patiently();
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, acme.id("olga"), acme.now()));
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    bot.close();
  }

  private Process started() throws IOException {
    Process process = ServeProcess.start(bot.installable(TestBot.FIRST_KEY));
    processes.add(process);
    return process;
  }

  /** In the past of the other process, whose clock is the machine's and Slack's. */
  private void before(Duration ago) {
    bot.clock().set(Instant.now().minus(ago));
  }

  private void file() {
    before(Duration.ofMinutes(20));
    filed.add(acme.files("ZD-" + (2000 + filed.size())));
    before(Duration.ZERO);
  }

  private void approve(Escalation asked) {
    before(Duration.ofMinutes(15));
    acme.lenaApproves(asked);
    before(Duration.ZERO);
  }

  private List<Delivery> deliveries() {
    return filed.stream()
        .flatMap(
            each -> acme.<List<Delivery>>in(tx -> Deliveries.in(tx).allOf(each.ref())).stream())
        .toList();
  }

  private long settled() {
    return deliveries().stream().filter(each -> each.state() != DeliveryState.QUEUED).count();
  }

  @Test
  void everythingArrivesOnceHoweverOftenTheProcessIsKilled() throws Exception {
    bot.sandbox().faults().slack().sometimes(random, 0.04, 0.01);
    bot.sandbox().faults().resend().sometimes(random, 0.04, 0);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = started();
      for (int i = 0; i < FILED_EACH_TIME; i++) {
        file();
      }
      approve(filed.get(kill * FILED_EACH_TIME));
      long more = settled() + 1 + random.nextInt(4);
      await().atMost(LONGEST).until(() -> settled() >= more);
      process.destroyForcibly().waitFor();
    }
    Process last = started();

    await().atMost(LONGEST).until(() -> settled() == deliveries().size());
    assertThat(last.isAlive()).isTrue();

    assertThat(deliveries()).noneMatch(each -> each.state() == DeliveryState.FAILED);
    for (Escalation each : filed) {
      assertThat(messages("lena", each)).as(each.label()).hasSize(1);
      assertThat(messages("lena", each).getFirst().buttons().isEmpty())
          .isEqualTo(!acme.now(each).isPending());
    }
    assertThat(mails()).hasSize(2 * KILLS).doesNotHaveDuplicates();
    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  private List<Message> messages(String reader, Escalation about) {
    return acme.person(reader).directMessages().stream()
        .filter(message -> message.text().contains(about.label()))
        .toList();
  }

  /** Which delivery each mail belongs to, of those that were sent. */
  private List<String> mails() {
    List<String> sent =
        deliveries().stream()
            .filter(each -> each.medium() == Medium.EMAIL && each.state() == DeliveryState.SENT)
            .map(each -> each.id().toString())
            .toList();
    return bot.sandbox().mailbox().all().stream()
        .map(mail -> String.valueOf(mail.tags().get("delivery")))
        .filter(sent::contains)
        .toList();
  }
}
