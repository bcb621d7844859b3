package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.escalate.NothingNew;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.matrix.Direction;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AskFlowTest {
  private static final String ASKS = "Which invoices, and since which release?";
  private static final String ANSWERS = "R-771 and R-772, since 4.2 of Monday";

  private final TestBot bot;
  private TestWorkspace acme;
  private Escalation asked;

  AskFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void anaAsks() {
    acme = TestWorkspace.in(bot);
    asked = acme.files("ZD-1042");
    new DeliveryRunner(acme).runAll(asked);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void aQuestionAndItsAnswerStandOnEveryCopy() {
    Modal form = opened("lena");
    assertThat(form.shows("The decision is still due by")).isTrue();
    form.fill("Question", ASKS).submit("Ask");
    assertThat(acme.person("lena").modal("Ask").shows("The decision is still due by")).isTrue();
    run();

    Message question = acme.person("ana").directMessage("asks you about");
    assertThat(question.text()).contains(ASKS, "The decision is still due by");
    assertThat(acme.request("omar", asked).text()).contains("Question by", ASKS, "Not every");
    assertThat(acme.receipt(asked).text()).contains("Question by", ASKS);

    question.click("Answer");
    Modal answer = acme.person("ana").modal("Answer");
    assertThat(answer.shows(ASKS)).isTrue();
    answer.fill("Answer", ANSWERS).submit("Answer");
    run();

    for (String lead : List.of("lena", "omar")) {
      Message request = acme.request(lead, asked);
      assertThat(request.text()).contains(ASKS, "Answer by", ANSWERS).doesNotContain("Not every");
      assertThat(request.buttons()).contains("Approve", "Bounce", "Ask");
      Message news = acme.person(lead).directMessage("ZD-1042 #1*:");
      assertThat(news.text()).contains(ANSWERS, "still due by");
      assertThat(news.threadTs()).contains(request.ts());
    }
    assertThat(acme.person("ana").directMessage("asks you about").buttons()).isEmpty();
    assertThat(acme.receipt(asked).buttons()).doesNotContain("Answer");

    acme.request("lena", asked).click("Approve");
    run();
    assertThat(acme.request("lena", asked).text()).contains(ASKS, ANSWERS);
    assertThat(acme.person("marco").directMessage("is yours now").text()).contains(ASKS, ANSWERS);
    assertThat(acme.history("bo", asked).text()).contains(ASKS, ANSWERS);
  }

  @Test
  void theRequesterIsAskedByMailToo() {
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, id("olga"), acme.now()));
    ask("lena", ASKS);
    run();

    assertThat(
            bot.sandbox().mailbox().mailsTo("ana@acme.test").stream()
                .filter(mail -> mail.text().contains(ASKS)))
        .singleElement()
        .satisfies(mail ->
            assertThat(mail.text())
                .contains("Lena Fischer asks you about ZD-1042 #1", "The decision is still due"));
  }

  @Test
  void whatSaysNothingIsRefusedBesideTheFieldAndKept() {
    Modal form = opened("lena");
    form.fill("Question", "n/a").submit("Ask");
    assertThat(form.errors().get("Question")).startsWith("This asks nothing yet");
    assertThat(form.value("Question")).isEqualTo("n/a");

    form.fill("Question", ASKS).submit("Ask");
    run();
    acme.person("ana").directMessage("asks you about").click("Answer");
    Modal answer = acme.person("ana").modal("Answer");
    answer.fill("Answer", "???").submit("Answer");
    assertThat(answer.errors().get("Answer")).startsWith("This answers nothing yet");
    assertThat(questions()).singleElement().matches(Question::isOpen);
  }

  @Test
  void twoLeadsMayAskAtOnceAndEachQuestionIsAnsweredOnce() {
    Modal lenas = opened("lena");
    Modal omars = opened("omar");
    lenas.fill("Question", ASKS).submit("Ask");
    bot.clock().advance(Duration.ofSeconds(1));
    omars.fill("Question", "Which customer is it?").submit("Ask");
    run();

    assertThat(questions()).extracting(Question::asker).containsExactly(id("lena"), id("omar"));
    acme.receipt(asked).click("Answer");
    Modal first = acme.person("ana").modal("Answer");
    Message direct = acme.person("ana").directMessage("invoices");
    first.fill("Answer", ANSWERS).submit("Answer");
    assertThat(direct.click("Answer").reply().text()).contains("answered this question", ANSWERS);
    assertThat(questions().getFirst().answer().orElseThrow().text()).isEqualTo(ANSWERS);
    assertThat(questions().getLast().isOpen()).isTrue();
  }

  @Test
  void onlyWhoMayDecideAsksAndOnlyTheRequesterAnswers() {
    Message copy = acme.request("lena", asked).copiedTo(acme.person("ben"));
    assertThat(copy.click("Ask").reply().text()).startsWith("Only");
    assertThat(acme.request("lena", asked).copiedTo(acme.person("ana")).click("Ask").reply().text())
        .startsWith("You filed");
    ask("lena", ASKS);
    run();
    Message question = acme.person("ana").directMessage("asks you about");
    for (String other : List.of("marco", "bo", "lena")) {
      assertThat(question.copiedTo(acme.person(other)).click("Answer").reply().text())
          .startsWith("Only");
    }
    assertThat(questions()).singleElement().matches(Question::isOpen);
  }

  @Test
  void aManagerMayAskToo() {
    acme.history("bo", asked).click("Ask");
    acme.person("bo").modal("Ask").fill("Question", ASKS).submit("Ask");
    run();
    acme.person("ana").directMessage("asks you about").click("Answer");
    acme.person("ana").modal("Answer").fill("Answer", ANSWERS).submit("Answer");
    run();

    assertThat(acme.person("bo").directMessage(ANSWERS).text()).contains("your question");
  }

  @Test
  void nothingSaysStillDueOnceTheTimeIsOver() {
    Modal form = opened("lena");
    bot.clock().set(asked.decideBy().plusSeconds(60));

    form.fill("Question", ASKS).submit("Ask");

    assertThat(acme.person("lena").modal("Ask").shows("and is overdue")).isTrue();
    run();
    Message question = acme.person("ana").directMessage("asks you about");
    assertThat(question.text()).contains("and is overdue").doesNotContain("still due");
    question.click("Answer");
    assertThat(acme.person("ana").modal("Answer").shows("and is overdue")).isTrue();
  }

  @Test
  void anOwnerWhoDidNotFileSeesQuestionAndAnswer() {
    Escalation owned = acme.files("ZD-9", "ana", "marco", "lena");
    acme.lenaApproves(owned);
    Escalation next = acme.file("ZD-9", "ben", "tara", 2, Direction.FORWARD, "theo");
    new DeliveryRunner(acme).runAll(next);
    acme.request("theo", next).click("Ask");
    acme.person("theo").modal("Ask").fill("Question", ASKS).submit("Ask");
    new DeliveryRunner(acme).runAll(next);

    Message told = acme.person("marco").directMessage("hand your ticket");
    assertThat(told.text()).contains(ASKS);
    assertThat(told.buttons()).doesNotContain("Answer");
  }

  @Test
  void aGuestWhoFiledMayAnswer() {
    Escalation guests = acme.files("ZD-77", "gil", "marco", "lena");
    new DeliveryRunner(acme).runAll(guests);
    acme.request("lena", guests).click("Ask");
    acme.person("lena").modal("Ask").fill("Question", ASKS).submit("Ask");
    new DeliveryRunner(acme).runAll(guests);

    acme.person("gil").directMessage("asks you about").click("Answer");
    acme.person("gil").modal("Answer").fill("Answer", ANSWERS).submit("Answer");

    assertThat(acme.now(guests).questions().getFirst().answer().orElseThrow().author())
        .isEqualTo(id("gil"));
  }

  @Test
  void anAnswerAfterTheDecisionIsKeptAndSaysSo() {
    ask("lena", ASKS);
    run();
    acme.person("ana").directMessage("asks you about").click("Answer");
    Modal answer = acme.person("ana").modal("Answer");
    bot.clock().advance(Duration.ofSeconds(1));
    acme.request("lena", asked).click("Approve");
    bot.clock().advance(Duration.ofSeconds(1));

    answer.fill("Answer", ANSWERS).submit("Answer");

    assertThat(acme.person("ana").modal("Answer").shows("Decided meanwhile")).isTrue();
    run();
    assertThat(acme.request("lena", asked).text()).contains(ANSWERS, "after the decision");
    assertThat(acme.person("lena").directMessage("Decided meanwhile").text()).contains(ANSWERS);
    assertThat(acme.now(asked).settlement().orElseThrow()).isInstanceOf(Settlement.Approved.class);
  }

  @Test
  void aQuestionThatComesTooLateIsGivenBack() {
    Modal form = opened("lena");
    acme.request("omar", asked).click("Approve");

    form.fill("Question", ASKS).submit("Ask");

    Modal told = acme.person("lena").modal();
    assertThat(told.shows("no longer waits")).isTrue();
    assertThat(told.shows(ASKS)).isTrue();
    assertThat(questions()).isEmpty();
  }

  @Test
  void aQuestionOfWhoMayNoLongerDecideIsGivenBack() {
    Modal form = opened("lena");
    acme.becomes("lena", Member.Kind.GUEST, false);

    form.fill("Question", ASKS).submit("Ask");

    assertThat(acme.person("lena").modal().shows(ASKS)).isTrue();
    assertThat(questions()).isEmpty();
  }

  @Test
  void theOwnerAnswersForARequesterWhoLeft() {
    Escalation owned = acme.files("ZD-9", "ana", "marco", "lena");
    acme.lenaApproves(owned);
    Escalation next = acme.file("ZD-9", "ben", "tara", 2, Direction.FORWARD, "theo");
    new DeliveryRunner(acme).runAll(next);
    acme.becomes("ben", Member.Kind.FULL, true);

    acme.request("theo", next).click("Ask");
    acme.person("theo").modal("Ask").fill("Question", ASKS).submit("Ask");
    assertThat(acme.person("theo").modal("Ask").shows("is no longer here")).isTrue();
    new DeliveryRunner(acme).runAll(next);
    acme.person("marco").directMessage("no longer here, so you can answer").click("Answer");
    acme.person("marco").modal("Answer").fill("Answer", ANSWERS).submit("Answer");
    new DeliveryRunner(acme).runAll(next);

    assertThat(acme.request("theo", next).text()).contains(ANSWERS, "in place of");
  }

  @Test
  void aBounceForMissingInformationOffersToAskFirst() {
    acme.request("lena", asked).click("Bounce");
    Modal bounce = acme.person("lena").modal("Bounce");
    bounce.fill("Note", ASKS).choose("Reason", "Missing information");
    bounce.awaitShows("Nothing was asked yet").click("Ask");

    Modal form = acme.person("lena").modal().awaitShows("can answer it");
    assertThat(form.value("Question")).isEqualTo(ASKS);
    form.submit("Ask");

    assertThat(questions()).singleElement().matches(q -> q.text().equals(ASKS));
    acme.request("lena", asked).click("Bounce");
    Modal again = acme.person("lena").modal("Bounce");
    again.choose("Reason", "Missing information").fill("Note", ASKS).submit("Bounce");
    assertThat(acme.now(asked).isPending()).isFalse();
  }

  @Test
  void anAnswerAfterABounceCountsAsAChange() {
    ask("lena", ASKS);
    run();
    acme.lenaBounces(asked, "Which invoices, please? Nothing can be found without.");
    bot.clock().advance(Duration.ofMinutes(6));
    run();
    Message question = acme.person("ana").directMessage("asks you about");
    assertThat(question.text()).contains("Bounced by");
    question.click("Answer");
    acme.person("ana").modal("Answer").fill("Answer", ANSWERS).submit("Answer");

    EscalationDraft same = asked.draft();
    List<Escalation> history = acme.in(tx -> Escalations.in(tx).historyOf("ZD1042"));
    assertThat(NothingNew.since(history, same, asked.checklist())).isEmpty();
    assertThat(
            new Lineage(history.getFirst(), history)
                .answeredAfter(history.getFirst().settlement().orElseThrow().at()))
        .hasSize(1);
  }

  @Test
  void aSecondSubmitOfOneFormAsksOnce() {
    Modal form = opened("lena");
    form.fill("Question", ASKS).submit("Ask");
    form.submitAgain();
    run();

    assertThat(questions()).hasSize(1);
    assertThat(
            new DeliveryRunner(acme)
                .all(asked).stream()
                    .filter(d -> d.notice() instanceof Notice.QuestionAsked)
                    .filter(d -> d.medium() == Medium.SLACK && d.updates().isEmpty()))
        .hasSize(1);
  }

  private Modal opened(String lead) {
    acme.request(lead, asked).click("Ask");
    return acme.person(lead).modal("Ask");
  }

  private void ask(String lead, String text) {
    opened(lead).fill("Question", text).submit("Ask");
  }

  private void run() {
    new DeliveryRunner(acme).runAll(asked);
  }

  private List<Question> questions() {
    return acme.now(asked).questions();
  }

  private String id(String name) {
    return acme.id(name);
  }
}
