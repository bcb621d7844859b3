package dev.baton.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryHold;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.sandbox.fault.FaultPlan;
import dev.baton.sandbox.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refusal of the installation holds everything, and loses and doubles nothing. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeliveryHoldTest {
  private static final int MANY = 1_000;

  private final TestBot bot;
  private TestWorkspace acme;
  private DeliveryRunner post;
  private Escalation asked;

  DeliveryHoldTest(FreshDatabase fresh) {
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

  private Delivery request() {
    return post.find(asked, Notice.Request.class, Medium.SLACK, "lena");
  }

  private Delivery receipt() {
    return post.find(asked, Notice.Receipt.class, Medium.SLACK, "ana");
  }

  private Delivery mailTo(String name) {
    return post.find(asked, Notice.Decided.class, Medium.EMAIL, name);
  }

  private Optional<DeliveryHold> hold(Medium medium) {
    return acme.in(tx -> DeliveryHolds.in(tx).of(medium));
  }

  /** Runs what the queue holds for this workspace and medium, in its order. */
  private void runQueued(String job) {
    List<String> due =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetch(
                        "select split_part(task_instance, '/', 3) from platform.scheduled_tasks"
                            + " where task_name = ? and task_instance like ? order by execution_time",
                        job,
                        acme.orgId() + "/once/%")
                    .into(String.class));
    for (String id : due) {
      Delivery delivery =
          acme.in(tx -> dev.baton.db.notify.Deliveries.in(tx).find(java.util.UUID.fromString(id)))
              .orElseThrow();
      post.run(delivery);
    }
  }

  private List<Mail> mails(String name) {
    return bot.sandbox().mailbox().mailsTo(name + "@acme.test").stream()
        .filter(mail -> acme.orgId().equals(mail.tags().get("workspace")))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account_inactive",
        "org_login_required",
        "missing_scope",
        "token_revoked",
        "token_expired",
        "invalid_auth",
        "not_authed",
        "ekm_access_denied",
        "team_access_not_granted",
        "accesslimited"
      })
  void aRefusalOfTheInstallationHoldsEverythingAndThenAllFlowsOnce(String error) {
    bot.sandbox().faults().slack().refuse(FaultPlan.ANY, MANY, error);

    assertThat(post.run(request())).isEmpty();
    int calls = MANY - bot.sandbox().faults().slack().waiting();
    assertThat(post.run(receipt())).isEmpty();

    assertThat(MANY - bot.sandbox().faults().slack().waiting()).isEqualTo(calls);
    assertThat(request().state()).isEqualTo(DeliveryState.QUEUED);
    assertThat(receipt().attempts()).isZero();
    bot.sandbox().faults().clear();
    bot.clock().advance(Duration.ofSeconds(30));
    assertThat(post.probe(Medium.SLACK)).isEmpty();
    runQueued("slack-delivery");

    assertThat(hold(Medium.SLACK)).isEmpty();
    assertThat(acme.person("lena").directMessages()).hasSize(1);
    assertThat(acme.person("ana").directMessages()).hasSize(1);
    assertThat(post.all(asked)).noneMatch(d -> d.notice() instanceof Notice.Undeliverable);
  }

  @Test
  void thePauseBetweenTwoTriesGrowsFromHalfAMinuteToAQuarterOfAnHour() {
    bot.sandbox().faults().slack().refuse(FaultPlan.ANY, MANY, "account_inactive");
    post.run(request());
    post.run(receipt());

    for (long seconds : new long[] {30, 60, 120, 240, 480, 900, 900, 900}) {
      Instant next = hold(Medium.SLACK).orElseThrow().nextAt();
      assertThat(Duration.between(bot.clock().instant(), next)).hasSeconds(seconds);
      assertThat(post.probe(Medium.SLACK)).hasValue(next);
      bot.clock().set(next);
      assertThat(post.probe(Medium.SLACK)).isPresent();
    }
    assertThat(MANY - bot.sandbox().faults().slack().waiting()).isEqualTo(1 + 8);
  }

  @Test
  void managersHearOfItOnceByMailWithWhoCanMendIt() {
    bot.sandbox().faults().slack().refuse(FaultPlan.ANY, MANY, "missing_scope");
    post.run(request());
    post.run(receipt());
    bot.clock().advance(Duration.ofSeconds(30));
    post.probe(Medium.SLACK);

    runQueued("email-delivery");

    assertThat(mails("bo"))
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.subject()).isEqualTo("[Baton] Slack messages wait");
          assertThat(mail.text())
              .contains("None is lost", "lacks a permission in Slack", "installs Baton again");
        });
  }

  @Test
  void aReinstallLetsEverythingFlow() {
    bot.sandbox().faults().slack().refuse(FaultPlan.ANY, MANY, "token_revoked");
    post.run(request());
    post.run(receipt());
    bot.clock().advance(Duration.ofDays(5));
    bot.sandbox().faults().clear();

    bot.install(acme.slack(), acme.person("olga"));
    runQueued("slack-delivery");

    assertThat(acme.person("lena").directMessages()).hasSize(1);
    assertThat(acme.person("lena").directMessage("ZD-1042 #1").buttons()).contains("Approve");
  }

  @Test
  void aHeldRequestThatWasDecidedMeanwhileComesInItsSettledForm() {
    bot.sandbox().faults().slack().refuse(FaultPlan.ANY, MANY, "account_inactive");
    post.run(request());
    acme.lenaApproves(asked);
    runQueued("slack-delivery");
    bot.sandbox().faults().clear();
    bot.clock().advance(Duration.ofSeconds(30));

    assertThat(post.probe(Medium.SLACK)).isEmpty();
    runQueued("slack-delivery");
    runQueued("slack-delivery");

    assertThat(acme.person("lena").directMessage("Approved by").buttons())
        .containsExactly("Take back");
    assertThat(acme.person("marco").directMessages()).hasSize(1);
    assertThat(post.all(asked)).noneMatch(d -> d.state() == DeliveryState.FAILED);
  }

  @Test
  void aProxyThatAnswersForSlackHoldsAndIsTriedAgain() {
    bot.sandbox().faults().slack().answerByProxy("chat.postMessage", 1);

    assertThat(post.run(request())).isEmpty();
    assertThat(hold(Medium.SLACK)).isPresent();
    bot.clock().advance(Duration.ofSeconds(30));

    assertThat(post.probe(Medium.SLACK)).isEmpty();
    assertThat(acme.person("lena").directMessages()).hasSize(1);
  }

  @Test
  void aRefusalOfOneMessageIsNoRefusalOfTheInstallation() {
    bot.sandbox().faults().slack().refuse("chat.postMessage", 1, "user_not_found");
    post.run(request());

    assertThat(request().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(hold(Medium.SLACK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedKeyHoldsMailAndManagersReadInSlackWhoCanMendIt(int status) {
    acme.lenaApproves(asked);
    bot.sandbox().faults().resend().fail("POST /emails", MANY, status);

    assertThat(post.run(mailTo("ana"))).isEmpty();
    assertThat(post.run(mailTo("marco"))).isEmpty();
    assertThat(MANY - bot.sandbox().faults().resend().waiting()).isOne();
    runQueued("slack-delivery");
    assertThat(acme.person("bo").directMessage("emails wait").text())
        .contains("RESEND_API_KEY", "MAIL_FROM");
    acme.person("bo").opensHome();
    acme.person("bo").home().awaitShows("Baton's emails wait");

    bot.sandbox().faults().clear();
    bot.clock().advance(Duration.ofSeconds(30));
    assertThat(post.probe(Medium.EMAIL)).isEmpty();
    runQueued("email-delivery");

    assertThat(mails("ana")).hasSize(1);
    assertThat(mails("marco")).hasSize(1);
    assertThat(mailTo("ana").state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void mailHeldForLongerThanADayIsSentAllTheSame() {
    acme.lenaApproves(asked);
    bot.sandbox().faults().resend().fail("POST /emails", MANY, 403);
    post.run(mailTo("ana"));
    bot.clock().advance(Duration.ofDays(4));
    bot.sandbox().faults().clear();

    assertThat(post.probe(Medium.EMAIL)).isEmpty();
    assertThat(mails("ana")).hasSize(1);
  }
}
