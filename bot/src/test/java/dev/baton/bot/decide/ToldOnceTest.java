package dev.baton.bot.decide;

import static dev.baton.db.tables.baton.Tables.DELIVERY;
import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.sandbox.people.Message;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An approval through the whole house: whoever has several parts in it is told once by each way.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ToldOnceTest {
  private final TestBot bot;
  private TestWorkspace acme;

  ToldOnceTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, acme.id("olga"), acme.now()));
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void whoAskedAndOwnedItAndWhoDecidedAndHasItNow() {
    Escalation asked = acme.files("ZD-1", "ana", "lena", "lena");
    Message request = acme.request("lena", asked);
    request.click("Approve");
    request.click("Approve");
    untilAllIsSent();

    assertThat(messages("ana")).as("receipt and decision").hasSize(2);
    assertThat(messages("lena")).as("request and decision").hasSize(2);
    assertThat(messages("bo")).isEmpty();
    assertThat(mails("ana")).isEqualTo(1);
    assertThat(mails("lena")).isEqualTo(1);
  }

  @Test
  void aManagerWhoDecidesInPlaceOfALeadIsToldNothingTheyDidThemselves() {
    Escalation asked = acme.files("ZD-2", "ana", "marco", "lena");
    acme.request("lena", asked);
    acme.history("bo", asked).click("Approve");
    untilAllIsSent();

    assertThat(messages("bo")).isEmpty();
    assertThat(messages("ana")).hasSize(2);
    assertThat(messages("marco")).hasSize(1);
    assertThat(messages("lena")).hasSize(1);
    assertThat(mails("ana")).isEqualTo(1);
    assertThat(mails("marco")).isEqualTo(1);
    assertThat(mails("bo")).isZero();
  }

  private void untilAllIsSent() {
    await()
        .until(() ->
            acme.<Boolean>in(tx ->
                !tx.dsl()
                    .fetchExists(
                        DELIVERY, DELIVERY.ORG_ID.eq(acme.orgId()), DELIVERY.STATE.eq("queued"))));
  }

  private List<Message> messages(String name) {
    return acme.person(name).directMessages();
  }

  private long mails(String name) {
    return bot.sandbox().mailbox().mailsTo(name + "@acme.test").stream()
        .filter(mail -> acme.orgId().equals(mail.tags().get("workspace")))
        .count();
  }
}
