package dev.baton.bot.endtoend;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import dev.baton.sandbox.slack.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways into the form and out of it, on the whole bot. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsTest {
  private final TestWorkspace acme;
  private final Requester ana;
  private final Requester ben;

  FormsTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh);
    this.ana = new Requester(acme.person("ana"));
    this.ben = new Requester(acme.person("ben"));
  }

  @AfterAll
  void close() {
    acme.close();
  }

  private Escalation now(String identity, int seq) {
    return acme.in(tx -> Escalations.in(tx).find(new EscalationRef(identity, seq))).orElseThrow();
  }

  @Test
  void helpAndUnknownWordsSayWhatCanBeTyped() {
    assertThat(acme.person("ana").types("/escalate help").reply().text())
        .contains("/escalate ZD-1042");
    assertThat(acme.person("ana").types("/escalate sombody <!here>").reply().text())
        .contains("“sombody <!here>” is neither a ticket key nor a word Baton knows", "guide");
  }

  @Test
  void theGuideSaysWhoTakesWhatAndFilesNothing() {
    assertThat(acme.person("ana").types("/escalate guide").reply().text())
        .contains("T1 → T2", "An invoice or a refund is wrong", "lena@acme.test");
    assertThat(acme.person("ana").types("/escalate guide billing").reply().text())
        .contains("Who takes Billing")
        .doesNotContain("Sign-in fails");
    assertThat(acme.person("ana").types("/escalate guide Plumbing").reply().text())
        .contains("no category “Plumbing”", "Billing, Login");
  }

  @Test
  void aMessageBecomesTheReasonAndItsTicketTheTicket() {
    Message message =
        acme.slack()
            .channel("support")
            .post(acme.person("ben"), "Refund twice & again on ticket ZD-310, see above");

    acme.person("ana").messageShortcut(message, "Escalate this message");

    Modal page = acme.person("ana").modal("Escalate a ticket");
    assertThat(page.value("Ticket")).isEqualTo("ZD-310");
    assertThat(page.value("Reason")).isEqualTo("Refund twice & again on ticket ZD-310, see above");
    page.close();
  }

  @Test
  void theShortcutsMenuOpensTheEmptyFormWhereverOneIs() {
    acme.person("ana").globalShortcut("Escalate a ticket");

    Modal page = acme.person("ana").modal("Escalate a ticket");
    assertThat(page.value("Ticket")).isEmpty();
    assertThat(page.value("Reason")).isEmpty();
    page.close();
  }

  @Test
  void whoIsNoPersonOfTheWorkspaceIsToldSoEverywhere() {
    Person stranger =
        acme.slack().person("sue@elsewhere.test", "Sue Far").asStranger("T0ELSEWHERE");
    await()
        .untilAsserted(() ->
            assertThat(stranger.types("/escalate ZD-1").reply().text())
                .contains("Only members of this workspace"));
    Message message =
        acme.slack().channel("support").post(acme.person("ben"), "It fails for ZD-311");

    assertThat(stranger.messageShortcut(message, "Escalate this message").reply().text())
        .contains("Only members of this workspace");
    stranger.globalShortcut("Escalate a ticket");
    await()
        .untilAsserted(() ->
            assertThat(stranger.directMessages())
                .anySatisfy(
                    told -> assertThat(told.text()).contains("Only members of this workspace")));
    assertThat(stranger.modals()).isEmpty();
  }

  @Test
  void aGuestMayFileAndSeesNoHistory() {
    Person guest = acme.slack().person("gil@acme.test", "Gil Guest").as(Role.GUEST);

    Modal page = new Requester(guest).pageOne("/escalate ZD-312");
    assertThat(page.isOpen()).isTrue();
    page.close();
  }

  @Test
  void aModalClosedOnPageTwoIsKeptAndContinued() {
    Modal two = ana.pageTwo("ZD-320");
    two.close();
    acme.person("ana").modal("Escalate a ticket").close();

    Message kept = acme.person("ana").directMessage("Your escalation of *ZD-320* was not filed");
    kept.click("Continue");
    Modal again = acme.person("ana").modal("Escalate a ticket");
    assertThat(again.value("Ticket")).isEqualTo("ZD-320");
    assertThat(again.value("Category")).isEqualTo("Billing");
    assertThat(again.value("Reason")).isEqualTo(Requester.REASON);
    assertThat(again.value("Steps tried")).isEqualTo(Requester.STEPS);
    again.submit("Next");
    acme.person("ana").modal("Who takes it over").checkAll("Checklist").submit("Escalate");
    assertThat(now("ZD320", 1).isPending()).isTrue();
  }

  @Test
  void pageOneClosedByMistakeIsKeptAndContinued() {
    ana.filled("ZD-321", "P2", Requester.REASON, Requester.STEPS).close();

    Message kept = acme.person("ana").directMessage("Your escalation of *ZD-321* was not filed");
    kept.click("Continue");
    Modal again = acme.person("ana").modal("Escalate a ticket");
    assertThat(again.value("Priority")).isEqualTo("P2");
    assertThat(again.value("Reason")).isEqualTo(Requester.REASON);
    assertThat(again.value("Steps tried")).isEqualTo(Requester.STEPS);
    again.close();
  }

  @Test
  void pageOneClosedWithoutATicketIsKeptToo() {
    ben.pageOne("/escalate").fill("Reason", Requester.REASON).close();

    acme.person("ben").directMessage("Your escalation was not filed").click("Continue");
    Modal again = acme.person("ben").modal("Escalate a ticket");
    assertThat(again.value("Reason")).isEqualTo(Requester.REASON);
    again.close();
  }

  @Test
  void pageOneClosedUntouchedTellsNobody() {
    Message message =
        acme.slack()
            .channel("support")
            .post(acme.person("nina"), "Invoice is wrong on ticket ZD-322 since the update");
    acme.person("nina").messageShortcut(message, "Escalate this message");
    acme.person("nina").modal("Escalate a ticket").close();

    assertThat(drafts("ZD-322")).isEmpty();
  }

  @Test
  void whatIsRefusedIsKeptWhereSlackTellsNothingAtTheEnd() {
    Modal page = ana.filled("ZD-323", "P2", Requester.REASON, "n/a");
    assertThat(page.submit("Next").errors()).isNotEmpty();

    await().until(() -> !drafts("ZD-323").isEmpty());
    page.close();
  }

  @Test
  void aChecklistThatMustBeAnsweredIsNotCalledOptional() {
    Modal two = ana.pageTwo("ZD-324");

    for (var block : two.json().getAsJsonArray("blocks")) {
      var json = block.getAsJsonObject();
      if (json.toString().contains("checkboxes")) {
        assertThat(json.get("type").getAsString()).isEqualTo("section");
        assertThat(json.has("optional")).isFalse();
      }
    }
    two.check("Checklist", "Invoice number noted");
    two.choose("New owner", two.options("New owner").getLast());
    assertThat(two.value("Checklist")).isEqualTo("Invoice number noted");
    two.close();
    acme.person("ana").modal("Escalate a ticket").close();
  }

  @Test
  void anOpenBoxIsRefusedUntilItIsExplained() {
    Modal two = ana.pageTwo("ZD-330");
    two.check("Checklist", "Invoice number noted");

    assertThat(two.submit("Escalate").errors().values())
        .singleElement()
        .asString()
        .startsWith("One box is not ticked");
    two.fill("Why something was not done", "The plan is of a partner and hidden from us");
    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    assertThat(now("ZD330", 1).checklist().getLast().explanation())
        .contains("The plan is of a partner and hidden from us");
  }

  @Test
  void nothingTriedIsSaidOnceAndReadEverywhere() {
    String why = "Only the platform team may read the ledger of this bank";
    Modal page = ana.filled("ZD-331", "P1", Requester.REASON, "n/a");
    page.choose("Nothing could be tried", "no permission");
    assertThat(page.submit("Next").errors().values())
        .singleElement()
        .asString()
        .contains("why nothing could be tried");

    page.fill("Steps tried", why).submit("Next");
    Modal two = acme.person("ana").modal("Who takes it over");
    assertThat(two.shows("Nothing could be tried: no permission")).isTrue();
    assertThat(two.value("Why something was not done")).isEqualTo(why);
    two.fill("Why something was not done", "");
    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);

    assertThat(now("ZD331", 1).checklist())
        .allSatisfy(answer -> assertThat(answer.explanation()).contains(why));
    acme.person("ana").directMessage("ZD-331").awaitShows("Nothing could be tried: no permission");
    Message request = acme.person("lena").directMessage("ZD-331 #1");
    assertThat(request.shows("Nothing could be tried: no permission")).isTrue();
    assertThat(request.shows("Steps tried")).isFalse();
    bounced(request);

    acme.person("ana").directMessage("You may read the ledger").click("Fix and resend");
    Modal again = acme.person("ana").modal("Escalate a ticket");
    assertThat(again.value("Nothing could be tried")).isEqualTo("no permission");
    assertThat(again.value("Steps tried")).isEqualTo(why);
    again.choose("Nothing could be tried", "Something was tried");
    again.fill("Steps tried", Requester.STEPS).submit("Next");
    acme.person("ana").modal("Who takes it over").checkAll("Checklist").submit("Escalate");
    assertThat(now("ZD331", 2).nothingTried()).isEmpty();
    assertThat(acme.person("lena").directMessage("ZD-331 #2").shows("something was tried since"))
        .isTrue();
    String history =
        acme.person("bo").types("/escalation-log show ZD-331").replies().stream()
            .map(Message::text)
            .collect(Collectors.joining("\n"));
    assertThat(history).contains("Nothing could be tried: no permission");
  }

  private void bounced(Message request) {
    request.click("Bounce");
    acme.person("lena")
        .modal()
        .choose("Reason", "Not enough tried")
        .fill("Note", "You may read the ledger since Monday, please look")
        .submit("Bounce");
  }

  @Test
  void aSecondPersonSeesThePendingOneAndLosesNothingTyped() {
    ana.escalates("ZD-340");
    String reason = "It is the same refund, & now for a third time. " + "&".repeat(2950);
    String steps = "Looked into both accounts and found this: " + "<".repeat(2950);
    ben.filled("ZD-340", "P2", reason, steps).submit("Next");

    Modal pending = acme.person("ben").modal("Already escalated");
    assertThat(pending.shows("ZD-340 #1")).isTrue();
    assertThat(pending.value("Add your reason to it")).isEqualTo(reason);
    assertThat(pending.value("Add what you tried")).isEqualTo(steps);
    pending.submit("Add information");

    assertThat(acme.person("ben").modal("Already escalated").shows("Added to *ZD-340 #1*"))
        .isTrue();
    assertThat(now("ZD340", 1).information())
        .singleElement()
        .satisfies(added -> assertThat(added.text()).isEqualTo(reason + "\n\nTried:\n" + steps));
    acme.person("lena").directMessage("added to *ZD-340 #1*");
  }

  @Test
  void addedTooLateItIsGivenBackWhole() {
    ana.escalates("ZD-341");
    String reason = "It is the same refund, now for a third time. " + "&".repeat(2900) + " end";
    ben.filled("ZD-341", "P2", reason, Requester.STEPS).submit("Next");
    Modal pending = acme.person("ben").modal("Already escalated");
    Message request = acme.person("lena").directMessage("ZD-341 #1");
    request.click("Approve");
    request.awaitShows("Approved by");

    pending.submit("Add information");

    Modal told = acme.person("ben").modal("Already escalated").awaitShows("Approved by");
    String shown = String.join("\n", told.lines());
    assertThat(shown.chars().filter(c -> c == '&').count()).isGreaterThanOrEqualTo(2900);
    assertThat(shown).contains("end", "Tried:", "Asked the customer for the bank statement");
  }

  @Test
  void aHigherPriorityTakesThePendingOnesPlace() {
    ana.escalates("ZD-350");
    ben.filled("ZD-350", "P1", Requester.REASON + " for a bank", Requester.STEPS).submit("Next");
    acme.person("ben").modal("Already escalated").click("Replace it as P1");

    Modal two = acme.person("ben").modal("Who takes it over");
    two.checkAll("Checklist").submit("Escalate");

    assertThat(now("ZD350", 2).supersedes()).contains(1);
    assertThat(now("ZD350", 1).isPending()).isFalse();
    acme.person("ana").directMessage("ZD-350 #1").awaitShows("Replaced by #2");
    assertThat(acme.person("ben").types("/escalation-log show ZD-350").replies())
        .noneMatch(shown -> shown.shows("Withdrawn by"));
    assertThat(acme.person("lena").directMessage("ZD-350 #2").shows("Replaces #1")).isTrue();
  }

  @Test
  void theReceiptsButtonsAddAndWithdraw() {
    ana.escalates("ZD-360");
    Message receipt = acme.person("ana").directMessage("ZD-360 #1* is filed");
    receipt.click("Add information");
    acme.person("ana")
        .modal("Add information")
        .fill("Information", "It is invoice 17")
        .submit("Add");
    acme.person("lena").directMessage("ZD-360 #1").awaitShows("It is invoice 17");

    receipt.clickAndConfirm("Withdraw");

    assertThat(receipt.awaitShows("Withdrawn by you").buttons()).isEmpty();
    assertThat(now("ZD360", 1).isPending()).isFalse();
  }

  @Test
  void otherScriptsAndSmileysArriveAsTyped() {
    String reason = "החשבונית של מאי נרשמה פעמיים והלקוח לא מקבל החזר 🧾👩‍👩‍👧";
    String steps = "قارنت الفاتورتين مع كشف الحساب\n✅ سألت العميل 🏳️‍🌈";

    ana.escalates("ZD-370", reason, steps);

    assertThat(
            acme.person("lena")
                .directMessage("ZD-370 #1")
                .awaitShows(reason)
                .shows("سألت العميل 🏳️‍🌈"))
        .isTrue();
    assertThat(now("ZD370", 1).stepsTried()).isEqualTo(steps);
  }

  @Test
  void wallsOfMarkupGoThroughEveryScreen() {
    String reason = "The page shows & instead of the total " + "&".repeat(2960);
    String steps = "Cleared the cache & compared both " + "&".repeat(2960);
    ana.escalates("ZD-380", reason, steps);
    ben.filled("ZD-380", "P2", reason, steps).submit("Next");
    acme.person("ben").modal("Already escalated").close();
    acme.person("ben").modal("Escalate a ticket").close();

    List<Message> history = acme.person("ana").types("/escalation-log show ZD-380").replies();
    assertThat(history).isNotEmpty();
    acme.person("lena").directMessage("ZD-380 #1").click("Approve");
    acme.person("lena").directMessage("ZD-380 #1").awaitShows("Approved by");

    acme.person("marco").directMessage("ZD-380 #1* is yours now");
  }

  @Test
  void managersOwnersAndWhoAskedWithdrawFromTheHistory() {
    ana.escalates("ZD-390");
    assertThat(acme.person("ben").types("/escalation-log show ZD-390").reply().buttons()).isEmpty();
    Message shown = acme.person("ana").types("/escalation-log show ZD-390").reply();
    assertThat(shown.buttons())
        .containsExactly("Same ticket as…", "Edit ticket", "Add information", "Withdraw");

    Message managers = acme.person("bo").types("/escalation-log show ZD-390").reply();
    assertThat(managers.clickAndConfirm("Withdraw").reply().text())
        .contains("Withdrawn by <@" + acme.person("bo").id());
    assertThat(now("ZD390", 1).isPending()).isFalse();
  }

  @Test
  void whereNobodyIsThereItSaysWhomToAsk() {
    acme.person("marco").status(":palm_tree:", "Vacationing");
    acme.person("nina").status(":palm_tree:", "Vacationing");
    try {
      await()
          .untilAsserted(() -> {
            Modal page = ana.filled("ZD-395", "P2", Requester.REASON, Requester.STEPS);
            page.submit("Next");
            Modal told = acme.person("ana").modal();
            boolean nowhere = told.shows("Every route for *ZD-395* is unavailable right now");
            boolean asks = told.shows("Ask ");
            told.close();
            page.close();
            assertThat(nowhere).isTrue();
            assertThat(asks).isTrue();
          });
    } finally {
      acme.person("marco").noStatus();
      acme.person("nina").noStatus();
    }
  }

  @Test
  void whereNoRouteFitsItSaysWhomToAsk() {
    Modal page = ana.pageOne("/escalate ZD-396");
    page.choose("Category", "Other")
        .choose("Priority", "P2")
        .fill("Reason", Requester.REASON)
        .fill("Steps tried", Requester.STEPS)
        .submit("Next");

    Modal told = acme.person("ana").modal().awaitShows("The matrix has no route for *ZD-396*");
    assertThat(told.shows("Ask ")).isTrue();
    assertThat(told.shows("Nothing was filed")).isTrue();
    told.close();
    page.close();
  }

  @Test
  void aDraftIsErasedAfterADay() {
    ana.pageTwo("ZD-399").close();
    acme.person("ana").modal("Escalate a ticket").close();
    Message kept = acme.person("ana").directMessage("Your escalation of *ZD-399* was not filed");

    acme.bot().clock().advance(Duration.ofHours(25));

    await().until(() -> drafts("ZD-399").isEmpty());
    assertThat(kept.click("Continue").reply().text()).contains("older than a day and was erased");
  }

  private List<?> drafts(String ticket) {
    return acme.bot()
        .database()
        .asSuperuser(dsl ->
            dsl.fetchValues(
                "select draft_id from baton.draft where answers->>'ticket' = ?", ticket));
  }
}
