package dev.baton.bot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.FailingCommits;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A connection that breaks in the middle of a commit: nothing typed is lost, nothing doubles. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingCommitTest {
  private static final String DATABASE_AWAY =
      Texts.load().english().say(SharedPhrase.DATABASE_AWAY);

  private static final String NOTE = "Please attach the server log of this morning.";

  private final FailingCommits commits;
  private final TestBot bot;
  private TestWorkspace acme;

  FailingCommitTest(FreshDatabase fresh) throws SQLException {
    this.commits = new FailingCommits(fresh);
    this.bot = TestBot.start(fresh, commits.tenants(), fresh.clock());
  }

  @BeforeEach
  void aWorkspace() {
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void aRequestWhoseCommitWasLostStaysInItsFormAndIsFiledByTheNextTry() {
    Modal page = pageTwo();
    commits.loseNextCommit();

    page.submit("Escalate");

    assertThat(page.errors()).containsEntry("Next tier", DATABASE_AWAY);
    assertThat(filed()).isEmpty();
    assertThat(page.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(filed())
        .singleElement()
        .satisfies(one -> assertThat(one.reason()).isEqualTo(Requester.REASON));
  }

  @Test
  void aRequestThatWasFiledWithoutAnAnswerIsFiledOnceAndAskedOnce() {
    Modal page = pageTwo();
    commits.loseNextAnswer();

    page.submit("Escalate");

    assertThat(page.errors()).containsEntry("Next tier", DATABASE_AWAY);
    assertThat(filed()).hasSize(1);
    assertThat(page.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(filed()).hasSize(1);
    assertThat(new DeliveryRunner(acme).all(filed().getFirst()))
        .filteredOn(delivery -> delivery.notice() instanceof Notice.Request)
        .filteredOn(delivery -> delivery.recipient().equals(acme.id("lena")))
        .hasSize(1);
  }

  @Test
  void aYesWithoutAnAnswerMovesTheTicketOnceAndTheNextClickSaysSo() {
    Escalation asked = acme.files("ZD-1042");
    Message request = acme.request("lena", asked);
    commits.loseNextAnswer();

    assertThat(request.click("Approve").reply().text()).isEqualTo(DATABASE_AWAY);

    assertThat(request.click("Approve").reply().text())
        .contains("Approved by <@" + acme.id("lena"));
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
    assertThat(acme.now(asked).version()).isEqualTo(asked.version() + 1);
  }

  @Test
  void aNoWhoseCommitWasLostKeepsItsNoteAndCountsWhenItIsSentAgain() {
    Escalation asked = acme.files("ZD-1042");
    acme.request("lena", asked).click("Bounce");
    Modal form = acme.person("lena").modal("Bounce");
    form.choose("Reason", "Other").fill("Note", NOTE);
    commits.loseNextCommit();

    form.submit("Bounce");

    assertThat(form.errors()).containsEntry("Reason", DATABASE_AWAY);
    assertThat(form.value("Note")).isEqualTo(NOTE);
    assertThat(acme.now(asked)).isEqualTo(asked);
    form.submit("Bounce");
    assertThat(acme.now(asked).isPending()).isFalse();
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  private Modal pageTwo() {
    acme.person("ana").types("/escalate ZD-1042");
    acme.person("ana")
        .modal("Escalate a ticket")
        .choose("Priority", "P2")
        .fill("Reason", Requester.REASON)
        .fill("Steps tried", Requester.STEPS)
        .submit("Next");
    return acme.person("ana").modal("Who takes it over");
  }

  private List<Escalation> filed() {
    return acme.in(tx -> Escalations.in(tx).historyOf("ZD1042"));
  }
}
