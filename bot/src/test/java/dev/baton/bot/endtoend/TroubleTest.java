package dev.baton.bot.endtoend;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.testing.DatabaseOutage;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.sandbox.fault.FaultPlan;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms while the database or Slack is away: nothing is lost and nothing counts twice. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {
  private static final String DATABASE_AWAY =
      Texts.load().english().say(SharedPhrase.DATABASE_AWAY);

  private final TestWorkspace acme;
  private final Requester ana;
  private final DatabaseOutage outage;

  TroubleTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh);
    this.ana = new Requester(acme.person("ana"));
    this.outage = new DatabaseOutage(fresh);
  }

  @AfterEach
  void mended() {
    acme.bot().sandbox().faults().clear();
    outage.promote();
    outage.end();
  }

  @AfterAll
  void close() {
    acme.close();
  }

  private List<Escalation> historyOf(String identity) {
    return acme.in(tx -> Escalations.in(tx).historyOf(identity));
  }

  @Test
  void withoutADatabaseTheFormOpensAndBothPagesKeepWhatWasTyped() {
    outage.begin();
    Modal page = ana.filled("ZD-10", "P2", Requester.REASON, Requester.STEPS);
    page.submit("Next");
    assertThat(page.errors()).containsEntry("Reason", DATABASE_AWAY);
    assertThat(page.value("Steps tried")).isEqualTo(Requester.STEPS);
    outage.end();
    page.submit("Next");
    Modal two = acme.person("ana").modal("Who takes it over").checkAll("Checklist");

    outage.begin();
    two.submit("Escalate");
    assertThat(two.errors()).containsEntry("Next tier", DATABASE_AWAY);
    outage.end();

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(historyOf("ZD10")).hasSize(1);
  }

  @Test
  void withoutADatabaseInformationIsKeptInItsForm() {
    ana.escalates("ZD-11");
    Message receipt = acme.person("ana").directMessage("ZD-11 #1* is filed");
    receipt.click("Add information");
    Modal form =
        acme.person("ana").modal("Add information").fill("Information", "It is invoice 17");

    outage.begin();
    form.submit("Add");
    assertThat(form.errors()).containsEntry("Information", DATABASE_AWAY);
    assertThat(receipt.click("Add information").reply().text()).isEqualTo(DATABASE_AWAY);
    outage.end();
    form.submit("Add");
    form.submitAgain();

    assertThat(historyOf("ZD11").getFirst().information())
        .singleElement()
        .satisfies(added -> assertThat(added.text()).isEqualTo("It is invoice 17"));
  }

  @Test
  void aSlackThatFailsOrIsSlowToOpenTheFormIsSaidSo() {
    acme.bot().sandbox().faults().slack().fail("views.open", 1, 500);
    assertThat(acme.person("ana").types("/escalate ZD-12").reply().text())
        .startsWith("Slack did not say whether it opened the form");

    acme.bot().sandbox().faults().slack().slow("views.open", 1, Duration.ofSeconds(4));
    assertThat(acme.person("ana").types("/escalate ZD-12").reply().text())
        .startsWith("Slack did not say whether it opened the form");
    acme.bot().sandbox().faults().slack().refuse("views.open", 1, "expired_trigger_id");
    assertThat(acme.person("ana").types("/escalate ZD-12").reply().text())
        .startsWith("That took too long for Slack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ratelimited",
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "too_many_requests",
        "invalid_trigger_id",
        "invalid_trigger",
        "exchanged_trigger_id",
        "invalid_arguments",
      })
  void aFormThatIsRefusedInPassingIsToBeTriedOnceMore(String error) {
    acme.bot().sandbox().faults().slack().refuse("views.open", 1, error);

    assertThat(acme.person("ana").types("/escalate ZD-12").reply().text())
        .endsWith("Try once more.")
        .doesNotContain(error);
  }

  @Test
  void aSpentTriggerAndTooManyRequestsAreToBeTriedOnceMore() {
    acme.bot()
        .sandbox()
        .faults()
        .slack()
        .refuseArguments("views.open", 1, "[ERROR] invalid trigger_id [json-pointer:/trigger_id]");
    assertThat(acme.person("ana").types("/escalate ZD-12").reply().text())
        .endsWith("Try once more.");

    acme.bot().sandbox().faults().slack().rateLimit("views.open", 1, Duration.ofSeconds(3));
    assertThat(acme.person("ana").types("/escalate ZD-12").reply().text())
        .endsWith("Try once more.");
  }

  @Test
  void aDatabaseThatTakesNoWritesKeepsWhatWasTypedAndIsBackWithTheFirstTryAfterwards() {
    Modal page = ana.filled("ZD-14", "P2", Requester.REASON, Requester.STEPS);
    page.submit("Next");
    Modal two = acme.person("ana").modal("Who takes it over").checkAll("Checklist");

    outage.beginReadOnly();
    two.submit("Escalate");
    assertThat(two.errors()).containsEntry("Next tier", DATABASE_AWAY);
    assertThat(acme.bot().browser().open(acme.bot().address("/readyz")).statusCode())
        .isEqualTo(503);
    outage.promote();

    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(acme.bot().browser().open(acme.bot().address("/readyz")).statusCode())
        .isEqualTo(200);
    acme.person("lena").directMessage("ZD-14 #1");
  }

  @Test
  void aRefusedInstallationHoldsRequestsThatCountAllTheSame() {
    Modal page = ana.filled("ZD-15", "P2", Requester.REASON, Requester.STEPS);
    acme.bot().sandbox().faults().slack().refuse(FaultPlan.ANY, 1_000, "account_inactive");
    page.submit("Next");
    Modal two = acme.person("ana").modal("Who takes it over").checkAll("Checklist");
    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    await().until(() -> !acme.<List<DeliveryHold>>in(tx -> DeliveryHolds.in(tx).all()).isEmpty());

    acme.bot().sandbox().faults().clear();
    acme.bot().clock().advance(Duration.ofMinutes(16));

    acme.person("lena").directMessage("ZD-15 #1");
    acme.person("ana").directMessage("ZD-15 #1* is filed");
    await().until(() -> acme.<List<DeliveryHold>>in(tx -> DeliveryHolds.in(tx).all()).isEmpty());
  }

  @Test
  void pagesAreTakenWhileSlacksMethodsAreDownAndTheRequestFollows() {
    Modal page = ana.filled("ZD-13", "P2", Requester.REASON, Requester.STEPS);
    acme.bot().sandbox().faults().slack().down();
    page.submit("Next");
    Modal two = acme.person("ana").modal("Who takes it over").checkAll("Checklist");
    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(historyOf("ZD13")).hasSize(1);

    acme.bot().sandbox().faults().slack().up();
    acme.bot().clock().advance(Duration.ofMinutes(10));

    acme.person("lena").directMessage("ZD-13 #1");
  }
}
