package dev.baton.bot.privacy;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Job;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Work;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.file.FileCopies;
import dev.baton.db.log.EscalationLog;
import dev.baton.db.privacy.Erasures;
import dev.baton.db.privacy.Retention;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.LogFilter;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of the files of a request whose time is over, and where else they are named. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilesErasureTest {
  private static final int ROUNDS = 4;

  private final TestBot bot;
  private TestWorkspace acme;
  private Escalation filed;

  FilesErasureTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void anaFilesWithALog() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    acme.person("ana").types("/escalate ZD-1");
    acme.person("ana")
        .modal("Escalate a ticket")
        .choose("Priority", "P3")
        .fill("Reason", "The export fails for every invoice since the last release")
        .fill("Steps tried", "Cleared the cache and tried two other browsers")
        .attach("Files", "app.log", "R-771".getBytes(UTF_8))
        .submit("Next");
    acme.person("ana").modal("Who takes it over").submit("Escalate");
    filed = acme.in(tx -> Escalations.in(tx).find(new EscalationRef("ZD1", 1))).orElseThrow();
    run();
    assertThat(acme.person("lena").files()).hasSize(1);
  }

  @AfterEach
  void everythingWorksAgain() {
    bot.sandbox().faults().clear();
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void anErasedPersonsFilesGoFromEverybodysConversationsAndTheOriginalsAreNamed() {
    acme.lenaApproves(filed);
    Person olga = acme.person("olga");
    SettingsTab.of(olga).awaitShows("Personal data").click("Personal data");
    Modal form = olga.modal("A person's data");
    form.choose("Person", "Ana Ruiz")
        .choose("What to do", "Erase their data")
        .fill("To erase", "ERASE")
        .submit("Do it");
    assertThat(olga.modal().lines().toString())
        .contains("Slack lets only", "and its own admins delete them: ZD-1: app.log");

    work(Erasures.ERASE, acme.id("ana") + " " + olga.id());
    assertThat(deleting()).isInstanceOf(Outcome.Done.class);

    assertThat(acme.person("lena").files()).isEmpty();
    assertThat(acme.now(filed).files()).singleElement().matches(file -> file.isErased());
    assertThat(acme.person("ana").window().file(filed.files().getFirst().file().id())).isPresent();
    assertThat(acme.history("bo", filed).text()).contains("Files: [erased]");
  }

  @Test
  void slackInTroubleIsAskedAgainUntilTheCopyIsGone() {
    acme.lenaApproves(filed);
    work(Erasures.ERASE, acme.id("ana") + " " + acme.id("olga"));
    bot.sandbox().faults().slack().fail("files.delete", 1, 503);
    assertThat(deleting())
        .isEqualTo(new Outcome.Again(bot.clock().instant().plus(Duration.ofMinutes(5))));
    bot.sandbox().faults().slack().rateLimit("files.delete", 1, Duration.ofSeconds(30));
    assertThat(deleting())
        .isEqualTo(new Outcome.Again(bot.clock().instant().plus(Duration.ofSeconds(30))));
    assertThat(acme.person("lena").files()).hasSize(1);

    assertThat(deleting()).isInstanceOf(Outcome.Done.class);
    assertThat(acme.person("lena").files()).isEmpty();
  }

  @Test
  void whatSlackKeepsIsNotAskedForEver() {
    acme.lenaApproves(filed);
    work(Erasures.ERASE, acme.id("ana") + " " + acme.id("olga"));
    bot.sandbox().faults().slack().refuse("files.delete", 1, "file_deleting_disabled");

    assertThat(deleting()).isInstanceOf(Outcome.Done.class);
    assertThat(doomed()).isEmpty();
  }

  @Test
  void whenTheirTimeIsOverTheNamesAndTheCopiesGo() {
    acme.lenaApproves(filed);
    acme.in(tx ->
        Retention.in(tx).set(Optional.of(new RetentionPeriod(3)), acme.id("olga"), acme.now()));
    bot.clock().set(Instant.parse("2026-09-02T09:00:00Z"));
    work(ContentExpiry.DAILY, "daily");

    assertThat(deleting()).isInstanceOf(Outcome.Done.class);
    assertThat(acme.person("lena").files()).isEmpty();
    assertThat(acme.now(filed).files()).singleElement().matches(file -> file.isErased());
  }

  @Test
  void erasingEverythingTakesTheCopiesAlong() {
    Person olga = acme.person("olga");
    Person lena = acme.person("lena");
    SettingsTab.of(olga).awaitShows("Erase everything…").click("Erase everything…");
    Modal form = olga.modal("Erase everything");
    form.fill("Type the name of this workspace", "Acme").submit("Erase everything");
    assertThat(form.awaitShows("Its own copies of files are deleted").isOpen()).isTrue();

    await().untilAsserted(() -> assertThat(lena.files()).isEmpty());
  }

  @Test
  void theyAreNamedInTheHistoryTheNoteTheExportAndTheCopyOfAPersonsData() {
    acme.lenaApproves(filed);
    run();

    assertThat(acme.history("bo", filed).text()).contains("Files: app.log");
    assertThat(acme.person("marco").directMessages().stream().map(Message::text))
        .anyMatch(text -> text.contains("Files: app.log"));
    int column = EscalationLog.columns().indexOf("files");
    List<String> cells = new ArrayList<>();
    acme.in(tx -> {
      EscalationLog.in(tx).stream(
          LogFilter.EVERYTHING, acme.now(), line -> cells.add(line[column]));
      return true;
    });
    assertThat(cells).containsExactly("app.log");
    SettingsTab.of(acme.person("ana")).awaitShows("Your data").click("Send me my data");
    assertThat(acme.person("ana").file("baton-data-" + acme.id("ana")).text())
        .contains("\"files\"", "app.log");
  }

  private Outcome deleting() {
    return work(FileCopies.DELETE, FileCopies.EVERY);
  }

  private Outcome work(Job job, String id) {
    return Objects.requireNonNull(bot.surfaces().jobs().get(job)).run(new Work(acme.orgId(), id));
  }

  private List<CopyOfFile> doomed() {
    return acme.in(tx -> FileCopies.in(tx).doomed(10));
  }

  private void run() {
    DeliveryRunner runner = new DeliveryRunner(acme);
    for (int rounds = 0; rounds < ROUNDS && isQueued(runner); rounds++) {
      runner.runAll(filed);
    }
  }

  private boolean isQueued(DeliveryRunner runner) {
    return runner.all(filed).stream().anyMatch(each -> each.state() == DeliveryState.QUEUED);
  }
}
