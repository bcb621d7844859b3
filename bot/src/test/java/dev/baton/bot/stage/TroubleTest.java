package dev.baton.bot.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.surface.Sentences;
import dev.baton.bot.testing.DatabaseOutage;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forms while the database or Slack is away: nothing is lost and nothing counts twice. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {
  private final Stage stage;
  private final Asker ana;
  private final DatabaseOutage outage;

  TroubleTest(FreshDatabase fresh) {
    this.stage = Stage.open(fresh);
    this.ana = new Asker(stage.ana);
    this.outage = new DatabaseOutage(fresh);
  }

  @AfterEach
  void mended() {
    stage.sandbox().faults().clear();
    outage.end();
  }

  @AfterAll
  void close() {
    stage.close();
  }

  private List<Escalation> historyOf(String identity) {
    return stage
        .database()
        .workspace()
        .inTransaction(Stage.ORG, tx -> Escalations.in(tx).historyOf(identity));
  }

  @Test
  void withoutADatabaseTheFormOpensAndBothPagesKeepWhatWasTyped() {
    outage.begin();
    Modal page = ana.filled("ZD-10", "P2", Asker.REASON, Asker.STEPS);
    page.submit("Next");
    assertThat(page.errors()).containsEntry("Reason", Sentences.DATABASE_AWAY);
    assertThat(page.value("Steps tried")).isEqualTo(Asker.STEPS);
    outage.end();
    page.submit("Next");
    Modal two = stage.ana.modal("Who takes it over").checkAll("Checklist");

    outage.begin();
    two.submit("Escalate");
    assertThat(two.errors()).containsEntry("Next tier and owner", Sentences.DATABASE_AWAY);
    outage.end();

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(historyOf("ZD10")).hasSize(1);
  }

  @Test
  void withoutADatabaseInformationIsKeptInItsForm() {
    ana.escalates("ZD-11");
    Message receipt = stage.ana.directMessage("ZD-11 #1* is filed");
    receipt.click("Add information");
    Modal form = stage.ana.modal("Add information").fill("Information", "It is invoice 17");

    outage.begin();
    form.submit("Add");
    assertThat(form.errors()).containsEntry("Information", Sentences.DATABASE_AWAY);
    assertThat(receipt.click("Add information").reply().text()).isEqualTo(Sentences.DATABASE_AWAY);
    outage.end();
    form.submit("Add");
    form.submitAgain();

    assertThat(historyOf("ZD11").getFirst().information())
        .singleElement()
        .satisfies(added -> assertThat(added.text()).isEqualTo("It is invoice 17"));
  }

  @Test
  void aSlackThatFailsOrIsSlowToOpenTheFormIsSaidSo() {
    stage.sandbox().faults().slack().fail("views.open", 1, 500);
    assertThat(stage.ana.types("/escalate ZD-12").reply().text())
        .startsWith("Slack did not say whether it opened the form");

    stage.sandbox().faults().slack().slow("views.open", 1, Duration.ofSeconds(4));
    assertThat(stage.ana.types("/escalate ZD-12").reply().text())
        .startsWith("Slack did not say whether it opened the form");
    stage.sandbox().faults().slack().refuse("views.open", 1, "expired_trigger_id");
    assertThat(stage.ana.types("/escalate ZD-12").reply().text())
        .startsWith("That took too long for Slack");
  }

  @Test
  void pagesAreTakenWhileSlacksMethodsAreDownAndTheRequestFollows() {
    Modal page = ana.filled("ZD-13", "P2", Asker.REASON, Asker.STEPS);
    stage.sandbox().faults().slack().down();
    page.submit("Next");
    Modal two = stage.ana.modal("Who takes it over").checkAll("Checklist");
    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(historyOf("ZD13")).hasSize(1);

    stage.sandbox().faults().slack().up();
    stage.clock().advance(Duration.ofMinutes(10));

    stage.lena.directMessage("ZD-13 #1");
  }
}
