package dev.baton.bot.escalate;

import static dev.baton.db.tables.baton.Tables.FILE_COPY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.FileTrouble;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Screenshots and logs go with the form, and whoever is asked sees them. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilesFlowTest {
  private static final String LOG = "14:02:11 sync stopped after invoice R-771\n";

  /** A request, its copies, and what they change on it. */
  private static final int ROUNDS = 4;

  private final TestBot bot;
  private TestWorkspace acme;

  FilesFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void aWorkspace() {
    acme = TestWorkspace.in(bot);
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
  void whoeverIsAskedGetsBatonsOwnCopyUnderTheRequest() {
    Modal two = next(pageOne("ZD-1").attach("Files", "screen.png", png(2000)));
    assertThat(two.shows("Files: app.log and screen.png")).isTrue();
    Escalation filed = filed(two, "ZD1", 1);
    run(filed);

    Message request = acme.request("lena", filed);
    assertThat(request.text()).contains("*Files:* app.log (1 kB) and screen.png (2 kB)");
    assertThat(thread("lena", request))
        .singleElement()
        .satisfies(copies ->
            assertThat(copies.text()).isEqualTo("Files of *ZD-1 #1*: app.log and screen.png"));
    assertThat(acme.person("lena").file("app.log").text()).isEqualTo(LOG);
    assertThat(acme.receipt(filed).text()).contains("app.log (1 kB) and screen.png (2 kB)");
    assertThat(acme.person("sara").files()).isEmpty();
    String original = filed.files().getFirst().file().id();
    assertThat(acme.person("lena").window().file(original)).isEmpty();
    assertThat(acme.person("ben").window().file(original)).isPresent();
  }

  @Test
  void aFormWithoutFilesIsAsItWas() {
    Escalation filed = filed(next(withoutFiles("ZD-2")), "ZD2", 1);
    run(filed);

    assertThat(acme.request("lena", filed).text()).doesNotContain("Files");
    assertThat(copies(filed)).isEmpty();
  }

  @Test
  void aFileDeletedMeanwhileIsNamedAndTheRestGoes() {
    Escalation filed =
        filed(next(pageOne("ZD-3").attach("Files", "screen.png", png(2000))), "ZD3", 1);
    acme.person("ben").deletesFile("screen.png");
    run(filed);

    String gone =
        "*screen.png* could not be copied for those asked: Slack does not have it any more.";
    Message request = acme.request("lena", filed);
    assertThat(thread("lena", request))
        .singleElement()
        .satisfies(
            copies -> assertThat(copies.text()).isEqualTo("Files of *ZD-3 #1*: app.log\n" + gone));
    assertThat(request.now().text()).contains(gone);
    assertThat(acme.receipt(filed).now().text()).contains(gone);
    assertThat(acme.now(filed).files().getLast().trouble()).contains(FileTrouble.GONE);
  }

  @Test
  void whoeverIsAskedLaterGetsThemToo() {
    Escalation filed = filed(next(pageOne("ZD-4")), "ZD4", 1);
    run(filed);
    assertThat(acme.person("theo").files()).isEmpty();

    acme.history("bo", filed).click("Redirect");
    acme.person("bo")
        .modal("Redirect")
        .choose("Decides instead", "Theo Brandt: lead one tier up, here")
        .submit("Redirect");
    run(filed);

    assertThat(thread("theo", acme.request("theo", filed))).hasSize(1);
    assertThat(acme.person("theo").file("app.log").text()).isEqualTo(LOG);
  }

  @Test
  void aNewOwnerGetsThemUnderTheWordThatItIsTheirs() {
    Escalation filed = filed(next(pageOne("ZD-17")), "ZD17", 1);
    run(filed);
    acme.request("lena", filed).click("Approve");
    run(filed);

    Message told = acme.person("marco").directMessage("is yours now");
    assertThat(thread("marco", told)).hasSize(1);
    assertThat(acme.person("marco").file("app.log").text()).isEqualTo(LOG);
    assertThat(acme.person("lena").files()).hasSize(1);
  }

  @Test
  void mailsNameThem() {
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, acme.id("olga"), acme.now()));
    Escalation filed =
        filed(next(pageOne("ZD-31").attach("Files", "<screen>.png", png(2000))), "ZD31", 1);
    acme.request("lena", filed).click("Approve");
    run(filed);

    Mail mail =
        bot.sandbox().mailbox().mailsTo("marco@acme.test").stream()
            .filter(one -> acme.orgId().equals(one.tags().get("workspace")))
            .toList()
            .getLast();
    assertThat(mail.text()).contains("Files, in Slack: app.log (1 kB) and <screen>.png (2 kB)");
    assertThat(mail.html())
        .contains(">Files, in Slack</th>", "app.log (1 kB) and &lt;screen&gt;.png (2 kB)");
  }

  @Test
  void whatIsDecidedBeforeTheCopiesGoNeedsNone() {
    Escalation filed = filed(next(pageOne("ZD-18")), "ZD18", 1);
    acme.request("lena", filed);
    acme.lenaBounces(filed, "Please attach what the customer sees");
    run(filed);

    assertThat(acme.person("lena").files()).isEmpty();
    assertThat(copies(filed))
        .singleElement()
        .matches(each -> each.state() == DeliveryState.SKIPPED);
  }

  @Test
  void aLostAnswerToTheLastStepIsLookedForAndNothingIsDoubled() {
    Escalation filed = filed(next(pageOne("ZD-5")), "ZD5", 1);
    bot.sandbox().faults().slack().loseAnswer("files.completeUploadExternal", 1);
    int before = calls("files.completeUploadExternal");
    run(filed);
    settle(filed);

    assertThat(thread("lena", acme.request("lena", filed))).hasSize(1);
    assertThat(copies(filed)).singleElement().matches(each -> each.state() == DeliveryState.SENT);
    assertThat(calls("files.completeUploadExternal")).isEqualTo(before + 1);
  }

  @Test
  void whatAnUnclearAttemptLeftUnseenIsDeletedBeforeAnother() {
    Escalation filed = filed(next(pageOne("ZD-6")), "ZD6", 1);
    bot.sandbox().faults().slack().cut("files.completeUploadExternal", 1);
    run(filed);
    settle(filed);

    assertThat(thread("lena", acme.request("lena", filed))).hasSize(1);
    assertThat(acme.person("lena").files()).hasSize(1);
    assertThat(calls("files.delete")).isPositive();
    assertThat(copyStates(filed)).containsExactlyInAnyOrder("deleted", "shared");
  }

  @Test
  void whatIsAddedWhileTheFirstCopyWaitsIsCopiedOnce() {
    Escalation filed = filed(next(pageOne("ZD-19")), "ZD19", 1);
    DeliveryRunner runner = new DeliveryRunner(acme);
    acme.request("lena", filed);
    bot.sandbox().faults().slack().fail("files.info", 1, 503);
    assertThat(runner.run(copies(filed).getFirst())).isPresent();
    bot.clock().advance(Duration.ofSeconds(1));
    acme.receipt(filed).click("Add information");
    acme.person("ben")
        .modal("Add information")
        .fill("Information", "This is what they see")
        .attach("Files", "seen.png", png(70))
        .submit("Add");
    assertThat(runner.run(copies(filed).getLast())).isPresent();
    assertThat(acme.person("lena").files()).isEmpty();
    settle(filed);

    assertThat(acme.person("lena").files())
        .extracting(file -> file.name())
        .containsExactly("app.log", "seen.png");
  }

  @Test
  void aRightToFilesThatIsMissingHoldsNoMessages() {
    Escalation filed = filed(next(pageOne("ZD-20")), "ZD20", 1);
    bot.sandbox().faults().slack().refuse("files.completeUploadExternal", 1, "missing_scope");
    run(filed);

    List<DeliveryHold> holds = acme.in(tx -> DeliveryHolds.in(tx).all());
    assertThat(holds).isEmpty();
    assertThat(copies(filed)).singleElement().matches(each -> each.state() == DeliveryState.FAILED);
    assertThat(acme.request("lena", filed).buttons()).contains("Approve");
  }

  @Test
  void whoGaveAFileFirstStaysItsGiver() {
    Escalation bounced = filed(next(withoutFiles("ZD-21")), "ZD21", 1);
    run(bounced);
    acme.person("ana").types("/escalate ZD-21");
    acme.person("ana")
        .modal("Escalate a ticket")
        .choose("Priority", "P3")
        .fill("Reason", "Another customer sees the same since this morning")
        .fill("Steps tried", "Compared the two accounts, which look alike")
        .attach("Files", "page.png", png(70))
        .submit("Next");
    acme.person("ana").modal().submit("Add information");
    acme.lenaBounces(acme.now(bounced), "Please say which invoices");
    run(bounced);
    acme.person("ben").directMessage("Please say which").click("Fix and resend");
    Modal again = acme.person("ben").modal("Escalate a ticket");
    assertThat(again.value("Files given before")).isEqualTo("page.png");
    Escalation resent =
        filed(next(again.fill("Steps tried", "Asked: it is R-771 to R-790 alone")), "ZD21", 2);

    assertThat(resent.files()).extracting(AttachedFile::by).containsExactly(acme.id("ana"));
  }

  @Test
  void aServerInTroubleIsAskedAgain() {
    for (String method :
        List.of("files.info", "download", "files.getUploadURLExternal", "upload")) {
      bot.sandbox().faults().slack().fail(method, 1, 503);
    }
    Escalation filed = filed(next(pageOne("ZD-7")), "ZD7", 1);
    run(filed);
    settle(filed);

    assertThat(acme.person("lena").file("app.log").text()).isEqualTo(LOG);
    assertThat(thread("lena", acme.request("lena", filed))).hasSize(1);
    assertThat(acme.now(filed).files().getFirst().trouble()).isEmpty();
  }

  @Test
  void whatSlackDoesNotGiveIsSaidInPlaceOfTheCopy() {
    refusedBy("files.info", "access_denied", FileTrouble.FROM_OUTSIDE, "another workspace");
    refusedBy("files.info", "file_deleted", FileTrouble.GONE, "does not have it any more");
    refusedBy("files.info", "missing_scope", FileTrouble.NOT_ALLOWED, "without the right to files");
    refusedBy(
        "files.getUploadURLExternal",
        "file_upload_size_restricted",
        FileTrouble.NOT_TAKEN,
        "did not take the copy");
    refused(
        () -> bot.sandbox().faults().slack().answerByProxy("download", 1),
        FileTrouble.NOT_READABLE,
        "does not let Baton read it");
    refused(
        () -> bot.sandbox().faults().slack().fail("download", 1, 404),
        FileTrouble.GONE,
        "does not have it any more");
  }

  @Test
  void fixAndResendCarriesThemOverAndANewOneIsNews() {
    Escalation bounced = filed(next(pageOne("ZD-9").attach("Files", "old.png", png(9))), "ZD9", 1);
    acme.lenaBounces(bounced, "Please attach what the customer sees");
    run(bounced);
    acme.person("ben").directMessage("Please attach").click("Fix and resend");
    Modal again = acme.person("ben").modal("Escalate a ticket");
    assertThat(again.value("Files given before")).isEqualTo("app.log, old.png");

    Modal unchanged = next(again.uncheck("Files given before", "old.png"));
    assertThat(unchanged.submit("Escalate").errors().values().toString())
        .contains("nothing here is new");
    unchanged.close();
    Modal more = next(again.attach("Files", "invoice.png", png(500)));
    assertThat(more.shows("Files: app.log and invoice.png")).isTrue();
    Escalation resent = filed(more, "ZD9", 2);
    run(resent);

    assertThat(names(resent)).containsExactly("app.log", "invoice.png");
    assertThat(thread("lena", acme.request("lena", resent)).getFirst().text())
        .isEqualTo("Files of *ZD-9 #2*: app.log and invoice.png");
  }

  @Test
  void whatReplacesARequestTakesItsFilesAlong() {
    Escalation first = filed(next(pageOne("ZD-10")), "ZD10", 1);
    run(first);
    acme.person("ana").types("/escalate ZD-10");
    acme.person("ana")
        .modal("Escalate a ticket")
        .choose("Priority", "P1")
        .fill("Reason", "Nobody at the customer can send an invoice any more")
        .fill("Steps tried", "Asked for the status page, which shows nothing")
        .attach("Files", "outage.png", png(50))
        .submit("Next");
    acme.person("ana").modal().click("Replace it as P1");
    acme.person("ana").modal("Who takes it over").submit("Escalate");
    Escalation second =
        acme.in(tx -> Escalations.in(tx).find(new EscalationRef("ZD10", 2))).orElseThrow();
    run(second);

    assertThat(names(second)).containsExactly("outage.png", "app.log");
    assertThat(second.files())
        .extracting(AttachedFile::by)
        .containsExactly(acme.id("ana"), acme.id("ben"));
    assertThat(acme.person("lena").file("outage.png").length()).isEqualTo(50);
  }

  @Test
  void whoIsSecondAddsTheirFilesToTheRequestThatWaits() {
    Escalation first = filed(next(pageOne("ZD-11")), "ZD11", 1);
    run(first);
    acme.person("ana").types("/escalate ZD-11");
    acme.person("ana")
        .modal("Escalate a ticket")
        .choose("Priority", "P3")
        .fill("Reason", "Another customer sees the same since this morning")
        .fill("Steps tried", "Compared the two accounts, which look alike")
        .attach("Files", "second.png", png(70))
        .attach("Files", "private.png", png(70))
        .submit("Next");
    acme.person("ana")
        .modal()
        .uncheck("Files given before", "private.png")
        .submit("Add information");
    run(first);

    assertThat(names(first)).containsExactly("app.log", "second.png");
    Message request = acme.request("lena", first);
    assertThat(request.now().text()).contains("app.log (1 kB) and second.png (1 kB)");
    assertThat(thread("lena", request))
        .extracting(Message::text)
        .contains("Files of *ZD-11 #1*: app.log", "Files of *ZD-11 #1*: second.png");
  }

  @Test
  void addedInformationTakesFilesToo() {
    Escalation first = filed(next(withoutFiles("ZD-12")), "ZD12", 1);
    run(first);
    acme.receipt(first).click("Add information");
    Modal form = acme.person("ben").modal("Add information");
    form.fill("Information", "This is what they see").attach("Files", "seen.png", png(70));
    form.submit("Add");
    form.submitAgain();
    run(first);

    assertThat(names(first)).containsExactly("seen.png");
    assertThat(acme.person("lena").files()).hasSize(1);
  }

  @Test
  void aPageDrawnAnewKeepsWhatWasGivenAndTakesMore() {
    acme.applyMatrix(
        """
        from_tier,to_tier,account_tier,criteria,owner,lead
        T1,T2,Gold,It is important,marco@acme.test,lena@acme.test
        T1,T2,,It needs a specialist,marco@acme.test,lena@acme.test
        """);
    Modal one = pageOne("ZD-13");
    assertThat(one.submit("Next").kind()).isEqualTo(Submission.Kind.UPDATED);
    Modal again = acme.person("ben").modal("Escalate a ticket");
    assertThat(again.value("Files given before")).isEqualTo("app.log");
    again.attach("Files", "more.png", png(70)).choose("Account tier", "Gold");

    Escalation filed = filed(next(again), "ZD13", 1);
    assertThat(names(filed)).containsExactly("app.log", "more.png");
  }

  @Test
  void moreThanFiveAreRefusedBesideTheField() {
    Escalation bounced = filed(next(pageOne("ZD-14")), "ZD14", 1);
    acme.lenaBounces(bounced, "Please attach what the customer sees");
    run(bounced);
    acme.person("ben").directMessage("Please attach").click("Fix and resend");
    Modal again = acme.person("ben").modal("Escalate a ticket");
    for (int i = 0; i < 5; i++) {
      again.attach("Files", "screen-" + i + ".png", png(9));
    }
    assertThat(again.submit("Next").errors())
        .containsOnly(
            Map.entry("Files", "5 files are the most that go with a request. Take some out."));
    Modal two = next(again.uncheck("Files given before", "app.log"));
    assertThat(names(filed(two, "ZD14", 2))).hasSize(5);
  }

  @Test
  void whereTheRightToFilesIsMissingTheFormOpensWithoutThem() {
    acme.slack().withoutScope("files:read");
    Modal one = withoutFiles("ZD-16");
    assertThat(one.labels()).doesNotContain("Files");
    assertThat(one.shows("Files cannot be given here yet")).isTrue();
    assertThat(names(filed(next(one), "ZD16", 1))).isEmpty();
  }

  private List<String> names(Escalation filed) {
    return acme.now(filed).files().stream().map(each -> each.file().name()).toList();
  }

  private void refusedBy(String method, String error, FileTrouble trouble, String said) {
    refused(() -> bot.sandbox().faults().slack().refuse(method, 1, error), trouble, said);
  }

  private void refused(Runnable fault, FileTrouble trouble, String said) {
    acme = TestWorkspace.in(bot);
    Escalation filed = filed(next(pageOne("ZD-8")), "ZD8", 1);
    fault.run();
    run(filed);

    Message request = acme.request("lena", filed);
    assertThat(thread("lena", request))
        .singleElement()
        .satisfies(word -> assertThat(word.text()).contains("*app.log*", said));
    assertThat(request.now().text()).contains("*app.log* could not be copied", said);
    assertThat(acme.now(filed).files())
        .extracting(AttachedFile::trouble)
        .containsExactly(Optional.of(trouble));
    assertThat(copies(filed)).singleElement().matches(each -> each.state() == DeliveryState.SENT);
  }

  private int calls(String method) {
    return bot.sandbox().exchanges().named(method).size();
  }

  private List<String> copyStates(Escalation filed) {
    return acme.in(tx ->
        tx.dsl()
            .select(FILE_COPY.STATE)
            .from(FILE_COPY)
            .where(
                FILE_COPY.ORG_ID.eq(tx.orgId()), FILE_COPY.TICKET_KEY.eq(filed.ticket().identity()))
            .fetch(FILE_COPY.STATE));
  }

  /** Lets the time pass that each attempt waits for. */
  private void settle(Escalation filed) {
    for (int rounds = 0; rounds < 2 * ROUNDS && isQueued(filed); rounds++) {
      bot.clock().advance(Duration.ofSeconds(40));
      new DeliveryRunner(acme).runAll(filed);
    }
  }

  private List<Message> thread(String reader, Message request) {
    return acme.person(reader).directMessages().stream()
        .filter(message -> message.threadTs().equals(Optional.of(request.ts())))
        .toList();
  }

  private List<Delivery> copies(Escalation filed) {
    return new DeliveryRunner(acme)
        .all(filed).stream().filter(each -> each.notice() instanceof Notice.FileCopy).toList();
  }

  private void run(Escalation filed) {
    DeliveryRunner runner = new DeliveryRunner(acme);
    for (int rounds = 0; rounds < ROUNDS && isQueued(filed); rounds++) {
      runner.runAll(filed);
    }
  }

  private boolean isQueued(Escalation filed) {
    return new DeliveryRunner(acme)
        .all(filed).stream().anyMatch(each -> each.state() == DeliveryState.QUEUED);
  }

  private Modal withoutFiles(String ticket) {
    acme.person("ben").types("/escalate " + ticket);
    return acme.person("ben")
        .modal("Escalate a ticket")
        .choose("Priority", "P3")
        .fill("Reason", "The export fails for every invoice since the last release")
        .fill("Steps tried", "Cleared the cache and tried two other browsers");
  }

  private Modal pageOne(String ticket) {
    return withoutFiles(ticket).attach("Files", "app.log", LOG.getBytes(UTF_8));
  }

  private Modal next(Modal pageOne) {
    Submission submitted = pageOne.submit("Next");
    assertThat(submitted.kind()).as("%s", submitted).isEqualTo(Submission.Kind.PUSHED);
    return acme.person("ben").modal("Who takes it over");
  }

  private Escalation filed(Modal two, String key, int seq) {
    assertThat(two.submit("Escalate").kind()).isEqualTo(Submission.Kind.CLEARED);
    return acme.in(tx -> Escalations.in(tx).find(new EscalationRef(key, seq))).orElseThrow();
  }

  private static byte[] png(int size) {
    return new byte[size];
  }
}
