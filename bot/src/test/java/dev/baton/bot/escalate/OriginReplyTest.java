package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.clock.DueWork;
import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.Patience;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.people.Channel;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The thread of a message that was escalated learns what becomes of it. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OriginReplyTest {
  private static final String SAID = "Initech cannot sign in since the update, ticket ZD-1042";
  private static final String STEPS = "Cleared the cookies and tried another browser";

  private final TestBot bot;
  private TestWorkspace acme;
  private DeliveryRunner deliveries;
  private Channel channel;
  private Message escalated;

  OriginReplyTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void anaWrites() {
    acme = TestWorkspace.in(bot);
    acme.slack().shortcut("Escalate this message", "escalate_message");
    deliveries = new DeliveryRunner(acme);
    channel = acme.slack().channel("support").invite(acme.person("ana")).inviteBot();
    escalated = channel.post(acme.person("ana"), SAID);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Escalation escalates() {
    return told(escalatesUntold());
  }

  private Escalation escalatesUntold() {
    acme.person("ana").messageShortcut(escalated, "Escalate this message");
    Modal form = acme.person("ana").modal("Escalate a ticket");
    Patience.await().until(() -> noted() > 0);
    form.fill("Ticket", "ZD-1042")
        .choose("Priority", "P2")
        .fill("Steps tried", STEPS)
        .submit("Next");
    acme.person("ana").modal("Who takes it over").submit("Escalate");
    return history().getLast();
  }

  private int noted() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchSingle(
                    "select count(*)::int from baton.message_origin where org_id = ?", acme.orgId())
                .get(0, Integer.class));
  }

  private List<Escalation> history() {
    return acme.in(tx -> Escalations.in(tx).historyOf("ZD1042"));
  }

  private Escalation told(Escalation escalation) {
    deliveries.runAll(escalation);
    return escalation;
  }

  private List<String> replies() {
    return channel.messages().stream()
        .filter(message -> message.threadTs().filter(escalated.ts()::equals).isPresent())
        .map(Message::text)
        .toList();
  }

  private void bounces(Escalation asked, String note) {
    acme.request("lena", asked).click("Bounce");
    acme.person("lena")
        .modal("Bounce")
        .choose("Reason", "Missing information")
        .fill("Note", note)
        .submit("Bounce");
    told(asked);
  }

  @Test
  void itLearnsOfEachChangeOnceAndOfNothingThatPeopleWrote() {
    Escalation asked = escalates();
    acme.request("lena", asked).click("Approve");
    told(asked);
    told(asked);

    assertThat(replies())
        .containsExactly(
            "This was escalated as *ZD-1042 #1*: T1 to T2. Ana Ruiz owns it until it is approved.",
            "✓ *ZD-1042 #1* was approved. Now with Marco Rossi in T2.");
    assertThat(channel.messages()).hasSize(3);
  }

  @Test
  void aBounceTellsNeitherWhyNorTheNote() {
    Escalation asked = escalates();
    bounces(asked, "Which browser of Initech, and since when exactly?");

    assertThat(replies().getLast())
        .isEqualTo("↩ *ZD-1042 #1* was sent back. Stays with Ana Ruiz in T1.");
    assertThat(replies()).noneMatch(reply -> reply.contains("Initech") || reply.contains(STEPS));
  }

  @Test
  void whatIsTakenBackMovedOrWithdrawnIsToldToo() {
    Escalation asked = escalates();
    acme.request("lena", asked).click("Approve");
    told(asked);
    acme.history("lena", asked).click("Take back");
    told(asked);

    assertThat(replies().getLast())
        .isEqualTo("↶ The approval of *ZD-1042 #1* was taken back. With Ana Ruiz in T1 again.");
  }

  @Test
  void aWithdrawalIsTold() {
    Escalation asked = escalates();
    acme.receipt(asked).clickAndConfirm("Withdraw");
    told(asked);

    assertThat(replies().getLast())
        .isEqualTo("*ZD-1042 #1* was withdrawn. Stays with Ana Ruiz in T1.");
  }

  @Test
  void aBounceTakenBackIsToldByTheRequestThatWaitsAgain() {
    Escalation asked = escalates();
    bounces(asked, "Which browser, and since when exactly?");
    acme.history("lena", asked).click("Take back");
    told(asked);
    told(history().getLast());

    assertThat(replies()).hasSize(3);
    assertThat(replies().getLast()).startsWith("The request for *ZD-1042 #2* waits again");
  }

  @Test
  void aLeadsMoveWithinTheTierIsTold() {
    Escalation asked = escalates();
    acme.request("lena", asked).click("Approve");
    told(asked);
    acme.history("lena", asked).click("Move within the tier…");
    Modal form = acme.person("lena").modal("Move tickets");
    String nina =
        form.options("New owner").stream().filter(o -> o.startsWith("Nina")).findFirst().get();
    form.choose("New owner", nina).fill("Note", "Marco is away until Monday").submit("Move");
    told(history().getLast());

    assertThat(replies().getLast())
        .isEqualTo("⇄ *ZD-1042 #2* was moved within T2. Now with Nina Holm.");
  }

  @Test
  void thatTimeRanOutIsToldOnce() {
    Escalation asked = escalates();
    DueWork due = new DueWork(acme);
    due.at(asked.decideBy(), asked);
    due.at(asked.decideBy().plusSeconds(3600), asked);

    assertThat(replies())
        .filteredOn(reply -> reply.contains("was not decided in time"))
        .containsExactly(
            "*ZD-1042 #1* was not decided in time, and more people are asked."
                + " Stays with Ana Ruiz in T1.");
  }

  @Test
  void whereBatonIsNoMemberNobodyIsAlarmedAndTheRequesterHasTheirMessages() {
    channel.removeBot();
    Escalation asked = escalates();
    acme.request("lena", asked).click("Approve");
    told(asked);

    assertThat(replies()).isEmpty();
    assertThat(originReplies(asked))
        .isNotEmpty()
        .allSatisfy(reply -> assertThat(reply.state()).isEqualTo(DeliveryState.SKIPPED));
    assertThat(acme.person("ana").directMessages())
        .noneMatch(message -> message.text().contains("This was escalated as"));
    assertThat(acme.person("bo").directMessages()).isEmpty();
  }

  @Test
  void whoAskedIsToldOfAMoveDirectlyWhereTheThreadIsOutOfReach() {
    Escalation asked = escalates();
    acme.request("lena", asked).click("Approve");
    told(asked);
    channel.removeBot();
    acme.history("lena", asked).click("Move within the tier…");
    Modal form = acme.person("lena").modal("Move tickets");
    String nina =
        form.options("New owner").stream().filter(o -> o.startsWith("Nina")).findFirst().get();
    form.choose("New owner", nina).fill("Note", "Marco is away until Monday").submit("Move");
    told(history().getLast());
    told(history().getLast());

    assertThat(acme.person("ana").directMessages())
        .filteredOn(message -> message.text().contains("was moved within T2"))
        .hasSize(1);
  }

  @Test
  void aMessageDeletedBeforeItsFirstReplyLeavesNothingInTheChannelAndNobodyIsAlarmed() {
    Escalation asked = escalatesUntold();
    channel.delete(escalated);
    told(asked);

    assertThat(channel.messages()).isEmpty();
    assertThat(originReplies(asked))
        .singleElement()
        .satisfies(reply -> {
          assertThat(reply.state()).isEqualTo(DeliveryState.SKIPPED);
          assertThat(reply.error().orElseThrow().reason())
              .isEqualTo(DeliveryReason.ORIGIN_OUT_OF_REACH);
        });
    assertThat(acme.receipt(asked).text()).contains("ZD-1042");
    assertThat(acme.person("bo").directMessages()).isEmpty();
  }

  @Test
  void whereRepliesStandAlreadyTheThreadGoesOnWithoutItsFirstMessage() {
    Escalation asked = escalates();
    channel.delete(escalated);
    acme.request("lena", asked).click("Approve");
    told(asked);

    assertThat(replies()).hasSize(2);
    assertThat(replies().getLast()).contains("was approved");
  }

  @Test
  void inAnArchivedChannelNothingIsSaidAndAMoveIsToldDirectly() {
    Escalation asked = escalates();
    acme.request("lena", asked).click("Approve");
    told(asked);
    channel.archive();
    movesToNina(asked);

    assertThat(replies()).hasSize(2);
    assertThat(acme.person("ana").directMessages())
        .filteredOn(message -> message.text().contains("was moved within T2"))
        .hasSize(1);
    assertThat(acme.person("bo").directMessages()).isEmpty();
  }

  @Test
  void aMoveIsToldDirectlyWhereTheMessageAndItsThreadAreGone() {
    Escalation asked = escalatesUntold();
    channel.delete(escalated);
    told(asked);
    acme.request("lena", asked).click("Approve");
    told(asked);
    movesToNina(asked);

    assertThat(channel.messages()).isEmpty();
    assertThat(acme.person("ana").directMessages())
        .filteredOn(message -> message.text().contains("was moved within T2"))
        .hasSize(1);
  }

  @Test
  void eachQuestionAndItsAnswerAreToldWithoutTheirWords() {
    Escalation asked = escalates();
    asks(asked, "Which version of the app does the customer run?");
    answers("It is 4.2.1 on Windows");
    asks(asked, "Since when does it happen, and how often?");

    assertThat(replies())
        .containsExactly(
            "This was escalated as *ZD-1042 #1*: T1 to T2. Ana Ruiz owns it until it is approved.",
            "Before *ZD-1042 #1* is decided, a question waits for an answer."
                + " Stays with Ana Ruiz in T1.",
            "The question about *ZD-1042 #1* was answered. Stays with Ana Ruiz in T1.",
            "Before *ZD-1042 #1* is decided, a question waits for an answer."
                + " Stays with Ana Ruiz in T1.");
  }

  private void asks(Escalation asked, String question) {
    acme.request("lena", asked).click("Ask");
    acme.person("lena").modal("Ask").fill("Question", question).submit("Ask");
    told(asked);
  }

  private void answers(String answer) {
    acme.person("ana").directMessage("asks you").click("Answer");
    acme.person("ana").modal("Answer").fill("Answer", answer).submit("Answer");
    told(history().getLast());
  }

  @Test
  void thatOthersDecideItNowIsToldOnEachChange() {
    Escalation asked = escalates();
    acme.history("bo", asked).click("Redirect");
    acme.person("bo")
        .modal("Redirect")
        .choose("Decides instead", "Theo Brandt: lead one tier up, here")
        .submit("Redirect");
    told(asked);

    assertThat(replies().getLast())
        .isEqualTo("Others are asked to decide *ZD-1042 #1* now. Stays with Ana Ruiz in T1.");
  }

  private void movesToNina(Escalation asked) {
    acme.history("lena", asked).click("Move within the tier…");
    Modal form = acme.person("lena").modal("Move tickets");
    String nina =
        form.options("New owner").stream().filter(o -> o.startsWith("Nina")).findFirst().get();
    form.choose("New owner", nina).fill("Note", "Marco is away until Monday").submit("Move");
    told(history().getLast());
    told(history().getLast());
  }

  private List<Delivery> originReplies(Escalation escalation) {
    return deliveries.all(escalation).stream()
        .filter(delivery -> delivery.notice() instanceof Notice.OriginReply)
        .toList();
  }

  @Test
  void whatBeganByTheCommandHasNoThread() {
    Escalation asked = told(acme.files("ZD-7"));

    assertThat(originReplies(asked)).isEmpty();
    assertThat(noted()).isZero();
  }
}
