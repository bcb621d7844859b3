package dev.baton.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Surfaces;
import dev.baton.bot.mail.ResendEvent;
import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Direction;
import dev.baton.sandbox.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmailDeliveryTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private DeliveryRunner post;
  private Escalation asked;

  EmailDeliveryTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void anaAsks() {
    acme = TestWorkspace.in(bot);
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, acme.id("olga"), acme.now()));
    post = new DeliveryRunner(acme);
    asked = acme.files("ZD-1042");
  }

  @AfterEach
  void mend() {
    bot.sandbox().faults().clear();
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void anApprovalIsMailedToBothPartiesInOneConversation() {
    acme.lenaApproves(asked);
    post.run(to("ana"));
    post.run(to("marco"));

    Mail anas = mailOf("ana");
    Mail marcos = mailOf("marco");
    assertThat(anas.subject()).isEqualTo("ZD-1042: T1 to T2").isEqualTo(marcos.subject());
    assertThat(marcos.text())
        .startsWith("ZD-1042 is yours now, in T2.")
        .contains("Reason:\nLogin loops", "- Cleared cookies", "UTC");
    assertThat(anas.header("References")).isEqualTo(marcos.header("References"));
    assertThat(anas.header("References").orElseThrow())
        .isEqualTo("<ticket-ZD1042.%s@localhost>".formatted(acme.orgId()));
    assertThat(anas.idempotencyKey()).hasValue("baton/" + to("ana").id());
  }

  @Test
  void everyMailOfATicketHasOneSubject() {
    acme.lenaBounces(asked, "Which browser was it, and which version?");
    post.run(to("ana"));
    asked = acme.files("ZD-1042");
    acme.lenaApproves(asked);
    post.run(to("ana"));
    asked = acme.file("ZD-1042", "marco", "tara", 2, Direction.FORWARD, "theo");
    acme.bot().clock().advance(Duration.ofMinutes(1));
    acme.in(tx ->
        Decisions.in(tx)
            .decide(
                asked.ref(),
                acme.id("theo"),
                new Decision.Approve(acme.id("tara")),
                Set.of(acme.id("tara")),
                acme.now()));
    post.run(to("marco"));

    assertThat(mails("ana")).extracting(Mail::subject).containsOnly("ZD-1042: T1 to T2").hasSize(2);
    assertThat(mailOf("marco").subject()).isEqualTo("ZD-1042: T1 to T2");
    assertThat(mailOf("marco").text())
        .startsWith("Your request was approved, and you no longer own ZD-1042.");
  }

  @Test
  void aMailWaitsForItsMessageAndLinksToIt() {
    acme.lenaApproves(asked);

    assertThat(post.runAlone(to("marco"))).hasValue(acme.now().plusSeconds(2));
    assertThat(mails("marco")).isEmpty();

    post.run(to("marco"));
    Delivery message = post.find(asked, Notice.Decided.class, Medium.SLACK, "marco");
    assertThat(mailOf("marco").text())
        .contains("/archives/" + message.address().orElseThrow())
        .contains(message.externalId().orElseThrow().replace(".", ""));
  }

  @Test
  void aMailWhoseMessageDoesNotComeGoesAfterAMinuteAndLinksToTheApp() {
    acme.lenaApproves(asked);
    bot.clock().advance(MessageLink.PATIENCE);

    assertThat(post.runAlone(to("marco"))).isEmpty();
    assertThat(mailOf("marco").text())
        .contains("https://slack.com/app_redirect?app=A")
        .contains("team=" + acme.orgId());
  }

  @Test
  void aBounceTellsTheNoteAndWhatToDoAndEscapesIt() {
    acme.lenaBounces(asked, "Which <b>browser</b> & version was it?");
    post.run(to("ana"));

    Mail mail = mailOf("ana");
    assertThat(mail.subject()).isEqualTo("ZD-1042: T1 to T2");
    assertThat(mail.text())
        .startsWith("Your request for ZD-1042 was sent back to you. ZD-1042 #1: ↩ Bounced by");
    assertThat(mail.html()).contains("Which &lt;b&gt;browser&lt;/b&gt; &amp; version was it?");
    assertThat(mail.text())
        .contains("Which <b>browser</b> & version was it?", "Add what is missing");
  }

  @Test
  void anAnswerThatWasLostIsNoSecondMail() {
    acme.lenaApproves(asked);
    bot.sandbox().faults().resend().loseAnswer("POST /emails", 1);

    assertThat(post.run(to("ana"))).isPresent();
    assertThat(post.run(to("ana"))).isEmpty();

    assertThat(mails("ana")).hasSize(1);
    assertThat(to("ana").state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void resendsTroublesWaitAndBackOff() {
    acme.lenaApproves(asked);
    var now = bot.clock().instant();
    bot.sandbox().faults().resend().rateLimit("POST /emails", 1, Duration.ofSeconds(9));
    assertThat(post.run(to("ana"))).hasValue(now.plusSeconds(9));
    bot.sandbox().faults().resend().fail("POST /emails", 1, 500);
    assertThat(post.run(to("ana"))).isPresent();

    assertThat(post.run(to("ana"))).isEmpty();
    assertThat(mails("ana")).hasSize(1);
  }

  @Test
  void aMailThatWasTakenWithOtherWordsCountsAsSent() {
    acme.lenaApproves(asked);
    bot.sandbox().faults().resend().loseAnswer("POST /emails", 1);
    post.run(to("ana"));
    ticketsHaveAnAddress();

    assertThat(post.run(to("ana"))).isEmpty();
    assertThat(to("ana").state()).isEqualTo(DeliveryState.SENT);
    assertThat(to("ana").error()).hasValue(DeliveryError.of(DeliveryReason.RESEND_TOOK_EARLIER));
    assertThat(mails("ana")).hasSize(1);
  }

  @Test
  void aDayWithoutAClearAnswerIsNotTriedAgain() {
    acme.lenaApproves(asked);
    bot.sandbox().faults().resend().loseAnswer("POST /emails", 1);
    post.run(to("ana"));
    bot.clock().advance(Duration.ofHours(24));

    assertThat(post.run(to("ana"))).isEmpty();
    assertThat(to("ana").state()).isEqualTo(DeliveryState.FAILED);
    assertThat(to("ana").error()).hasValue(DeliveryError.of(DeliveryReason.NO_CLEAR_ANSWER));
    assertThat(mails("ana")).hasSize(1);
  }

  @Test
  void aMailFirstTriedAfterADayIsAsGoodAsAny() {
    acme.lenaApproves(asked);
    bot.clock().advance(Duration.ofDays(2));
    bot.sandbox().faults().resend().loseAnswer("POST /emails", 1);

    assertThat(post.run(to("ana"))).isPresent();
    assertThat(post.run(to("ana"))).isEmpty();

    assertThat(to("ana").state()).isEqualTo(DeliveryState.SENT);
    assertThat(mails("ana")).hasSize(1);
  }

  @Test
  void aDayOfClearNotNowsLeavesNoDoubt() {
    acme.lenaApproves(asked);
    bot.sandbox().faults().resend().rateLimit("POST /emails", 1, Duration.ofSeconds(9));
    assertThat(post.run(to("ana"))).isPresent();
    bot.clock().advance(Duration.ofDays(2));

    assertThat(post.run(to("ana"))).isEmpty();
    assertThat(to("ana").state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void anOptOutIsRecordedOnTheDelivery() {
    acme.in(tx -> {
      Members.in(tx)
          .setEmailOptOut(acme.id("ana"), true, acme.id("ana"), "slack", bot.clock().instant());
      return true;
    });
    acme.lenaApproves(asked);
    post.run(to("ana"));

    assertThat(to("ana").state()).isEqualTo(DeliveryState.SKIPPED);
    assertThat(to("ana").error()).hasValue(DeliveryError.of(DeliveryReason.OPTED_OUT));
    assertThat(mails("ana")).isEmpty();
  }

  private void lenaWantsRequestsByMail() {
    acme.in(
        tx -> Members.in(tx).setRequestMail(acme.id("lena"), true, "slack", bot.clock().instant()));
  }

  private Delivery toLena(Class<? extends Notice> kind) {
    return post.find(asked, kind, Medium.EMAIL, "lena");
  }

  @Test
  void aLeadWhoWantsItHasTheRequestAndItsEndByMailInOneConversation() {
    lenaWantsRequestsByMail();
    asked = acme.files("ZD-77");
    post.run(post.find(asked, Notice.Request.class, Medium.SLACK, "lena"));
    post.run(toLena(Notice.Request.class));
    Mail request = mailOf("lena");
    assertThat(request.text())
        .startsWith("P2: Ana")
        .contains("asks T2 to take over ZD-77", "Decide by:", "Reason:\nLogin loops")
        .contains("- Cleared cookies")
        .contains("/archives/");

    acme.lenaApproves(asked);
    post.run(toLena(Notice.Decided.class));

    Mail end = mailOf("lena");
    assertThat(end.text()).startsWith("Nothing waits for you here any more. ZD-77 #1");
    assertThat(end.subject()).isEqualTo(request.subject());
    assertThat(end.header("References")).isEqualTo(request.header("References"));
    assertThat(mails("lena")).hasSize(2);
  }

  @Test
  void aWithdrawalIsMailedToWhoHadTheRequestByMailAndToNobodyElse() {
    askedByMail("ZD-80");

    acme.in(tx -> Escalations.in(tx).withdraw(asked.ref(), acme.id("ana"), false, acme.now()));
    post.run(toLena(Notice.Withdrawn.class));

    assertThat(mailOf("lena").text())
        .startsWith("Nothing waits for you here any more. ZD-80 #1")
        .contains("Withdrawn by Ana Ruiz");
    assertThat(mailOf("lena").subject()).isEqualTo("ZD-80: T1 to T2");
    assertThat(endsByMail()).containsExactly(acme.id("lena"));
  }

  @Test
  void aReplacementIsMailedAsSuch() {
    askedByMail("ZD-81");
    Escalation old = asked;

    asked = acme.replaces(old);
    post.run(post.find(old, Notice.Withdrawn.class, Medium.EMAIL, "lena"));

    assertThat(mailOf("lena").text())
        .startsWith("Nothing waits for you here any more. ZD-81 #1")
        .contains("Replaced by #2");
  }

  @Test
  void whoseRequestNeverWentByMailIsNotToldOfItsEndByMail() {
    lenaWantsRequestsByMail();
    asked = acme.files("ZD-82");
    acme.in(tx -> Escalations.in(tx).withdraw(asked.ref(), acme.id("ana"), false, acme.now()));

    post.run(toLena(Notice.Request.class));
    post.run(toLena(Notice.Withdrawn.class));

    assertThat(toLena(Notice.Withdrawn.class).error())
        .hasValue(DeliveryError.of(DeliveryReason.NOTHING_LEFT_TO_TELL));
    assertThat(mails("lena")).isEmpty();
  }

  private void askedByMail(String ticket) {
    lenaWantsRequestsByMail();
    asked = acme.files(ticket);
    post.run(post.find(asked, Notice.Request.class, Medium.SLACK, "lena"));
    post.run(toLena(Notice.Request.class));
  }

  private List<String> endsByMail() {
    return post.all(asked).stream()
        .filter(told -> told.notice() instanceof Notice.Withdrawn)
        .filter(told -> told.medium() == Medium.EMAIL)
        .map(Delivery::recipient)
        .toList();
  }

  @Test
  void whoDidNotChooseItHasNoRequestByMail() {
    assertThat(post.all(asked))
        .noneMatch(
            mail -> mail.medium() == Medium.EMAIL && mail.notice() instanceof Notice.Request);
    acme.lenaApproves(asked);
    assertThat(post.all(asked))
        .noneMatch(
            mail -> mail.medium() == Medium.EMAIL && mail.recipient().equals(acme.id("lena")));
  }

  @Test
  void aRequestDecidedBeforeItsMailWentIsNotAskedForByMail() {
    lenaWantsRequestsByMail();
    asked = acme.files("ZD-78");
    acme.lenaApproves(asked);

    post.run(toLena(Notice.Request.class));

    assertThat(toLena(Notice.Request.class).error())
        .hasValue(DeliveryError.of(DeliveryReason.NOTHING_LEFT_TO_TELL));
    assertThat(mails("lena")).isEmpty();
  }

  @Test
  void anOptOutEndsRequestsByMailToo() {
    lenaWantsRequestsByMail();
    acme.in(tx ->
        Members.in(tx).setEmailOptOut(acme.id("lena"), true, acme.id("lena"), "slack", acme.now()));
    asked = acme.files("ZD-79");
    post.run(post.find(asked, Notice.Request.class, Medium.SLACK, "lena"));
    post.run(toLena(Notice.Request.class));

    assertThat(toLena(Notice.Request.class).error())
        .hasValue(DeliveryError.of(DeliveryReason.OPTED_OUT));
  }

  @Test
  void withoutAKeyMailIsSkippedAndSaysWhy() {
    acme.lenaApproves(asked);
    Surfaces keyless = bot.surfaces(Map.of("RESEND_API_KEY", "", "MAIL_FROM", ""));
    new DeliveryRunner(acme, keyless).run(to("ana"));
    keyless.end().run();

    assertThat(to("ana").error()).hasValue(DeliveryError.of(DeliveryReason.EMAIL_OFF));
  }

  @Test
  void mailThatBouncedIsUndeliverableAndManagersAreToldOnce() {
    acme.lenaApproves(asked);
    post.run(to("ana"));
    ResendEvent news = news(ResendEvent.Kind.BOUNCED, acme.orgId());

    bot.surfaces().resendEvents().accept(news);
    bot.surfaces().resendEvents().accept(news);
    post.runAll(asked);

    assertThat(to("ana").state()).isEqualTo(DeliveryState.UNDELIVERABLE);
    assertThat(acme.person("bo").directMessages()).hasSize(1);
    assertThat(acme.person("bo").directMessage("The email bounced.").text()).contains("ZD-1042 #1");
  }

  @Test
  void aComplaintEndsMailToThatPerson() {
    acme.lenaApproves(asked);
    post.run(to("ana"));

    bot.surfaces().resendEvents().accept(news(ResendEvent.Kind.COMPLAINED, acme.orgId()));

    assertThat(acme.in(tx -> Members.in(tx).find(acme.id("ana"))).orElseThrow().emailOptOut())
        .isTrue();
  }

  @Test
  void newsThatNamesAnotherWorkspaceChangesNothing() {
    acme.lenaApproves(asked);
    post.run(to("ana"));

    bot.surfaces().resendEvents().accept(news(ResendEvent.Kind.BOUNCED, "T0OTHER"));
    bot.surfaces().resendEvents().accept(news(ResendEvent.Kind.DELIVERED, acme.orgId()));

    assertThat(to("ana").state()).isEqualTo(DeliveryState.SENT);
  }

  private ResendEvent news(ResendEvent.Kind kind, String workspace) {
    return new ResendEvent(
        "msg_1",
        kind,
        to("ana").externalId().orElseThrow(),
        bot.clock().instant(),
        List.of("ana@acme.test"),
        "No such mailbox",
        Map.of("workspace", workspace, "delivery", to("ana").id().toString()));
  }

  private Delivery to(String name) {
    return post.find(asked, Notice.Decided.class, Medium.EMAIL, name);
  }

  /** Mails of this test's workspace only: all tests share one mailbox. */
  private List<Mail> mails(String name) {
    return bot.sandbox().mailbox().mailsTo(name + "@acme.test").stream()
        .filter(mail -> acme.orgId().equals(mail.tags().get("workspace")))
        .toList();
  }

  private Mail mailOf(String name) {
    return mails(name).getLast();
  }

  private void ticketsHaveAnAddress() {
    TicketKeyFormat linked =
        new TicketKeyFormat(
            "", TicketKeyFormat.DEFAULT_PATTERN, Optional.of("https://desk.example/{key}"));
    acme.in(tx -> {
      WorkspaceRow.in(tx).setTicketKeyFormat(linked, acme.id("bo"), bot.clock().instant());
      return true;
    });
    bot.parts().snapshots().refresh(acme.orgId());
  }
}
