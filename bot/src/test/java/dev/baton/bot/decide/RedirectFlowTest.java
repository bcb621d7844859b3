package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.AcmeTeam;
import dev.baton.bot.testing.RunningBot;
import dev.baton.db.decide.Decisions;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.decide.RedirectOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Notice;
import dev.baton.matrix.Decider;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedirectFlowTest {
  private final RunningBot bot;
  private int workspaces;
  private AcmeTeam acme;
  private Escalation asked;

  RedirectFlowTest(FreshDatabase fresh) {
    this.bot = new RunningBot(fresh);
  }

  @BeforeEach
  void anaAsks(TestInfo test) {
    acme = new AcmeTeam(bot, "T" + ++workspaces + test.getTestMethod().orElseThrow().getName());
    asked = acme.files("ZD-1042");
  }

  @AfterAll
  void stop() throws Exception {
    bot.stop();
  }

  @Test
  void aManagerGivesTheRequestToAnotherWhoMayDecide() {
    bot.fresh().clock().advance(Duration.ofMinutes(5));
    Modal form = opened("mia");
    assertThat(form.options("Decides instead"))
        .containsExactly(
            "Lena: lead, here", "Bo: backup lead, here", "Lou: lead one tier up, here");

    form.choose("Decides instead", "Lou: lead one tier up, here").submit("Redirect");

    assertThat(acme.person("mia").modal().shows("(lead one tier up) decides")).isTrue();
    Escalation redirected = acme.now(asked);
    assertThat(redirected.recipients())
        .containsExactly(
            new Recipient(
                acme.id("lou"),
                Decider.Role.LEAD_ABOVE,
                Optional.empty(),
                Optional.of(acme.id("mia"))));
    assertThat(redirected.version()).isEqualTo(asked.version() + 1);
    assertThat(requestsTo("lou")).hasSize(1);
    assertThat(redrawn("lena")).isTrue();
    assertThat(auditKinds()).containsExactly("escalation.filed", "request.redirected");
  }

  @Test
  void whoWasAskedBeforeCannotDecideAnyMoreAndTheOtherCan() {
    Message lenas = acme.request("lena", asked);
    redirectTo("Lou: lead one tier up, here");

    assertThat(lenas.click("Approve").reply().text())
        .contains("Only <@" + acme.id("lou") + "> (lead one tier up) can decide");
    acme.request("lou", asked).click("Approve");

    assertThat(acme.now(asked).settlement().orElseThrow())
        .isInstanceOfSatisfying(
            Settlement.Approved.class,
            approved -> {
              assertThat(approved.by()).isEqualTo(acme.id("lou"));
              assertThat(approved.override()).isFalse();
            });
  }

  @Test
  void aRequestMayComeBackToWhoHadIt() {
    redirectTo("Lou: lead one tier up, here");
    redirectTo("Lena: lead, here");

    assertThat(acme.now(asked).recipients())
        .extracting(Recipient::member)
        .containsExactly(acme.id("lena"));
    acme.request("lena", asked).click("Approve");
    assertThat(acme.now(asked).isPending()).isFalse();
  }

  @Test
  void whoDecidesAloneAlreadyIsNamedBesideTheField() {
    redirectTo("Lou: lead one tier up, here");
    Modal form = opened("mia");

    form.choose("Decides instead", "Lou: lead one tier up, here").submit("Redirect");

    assertThat(form.errors().get("Decides instead"))
        .isEqualTo("Lou is the one who decides it already.");
  }

  @Test
  void whoLeftMeanwhileIsRefusedBesideTheField() {
    Modal form = opened("mia");
    acme.becomes("lou", Member.Kind.FULL, true);

    form.choose("Decides instead", "Lou: lead one tier up, here").submit("Redirect");

    assertThat(form.errors().get("Decides instead")).startsWith("This person may not decide it");
    assertThat(acme.now(asked)).isEqualTo(asked);
  }

  @Test
  void onlyManagersMayAndNeverTheirOwn() {
    assertThat(click("lena").reply().text()).startsWith("Only a manager who did not file ZD-1042");
    Escalation own = acme.files("ZD-7", "mia", "marco", "lena");
    assertThat(acme.message("mia", own, "redirect:Redirect").click("Redirect").reply().text())
        .startsWith("Only a manager who did not file ZD-7");
    assertThat(acme.person("mia").modals()).isEmpty();
  }

  @Test
  void aLateRedirectIsToldWhoDecided() {
    Modal form = opened("mia");
    acme.request("lena", asked).click("Approve");
    Escalation decided = acme.now(asked);

    form.choose("Decides instead", "Lou: lead one tier up, here").submit("Redirect");

    assertThat(acme.person("mia").modal().shows("was approved by")).isTrue();
    assertThat(click("mia").reply().text()).contains("was approved by");
    assertThat(acme.now(asked)).isEqualTo(decided);
  }

  @RepeatedTest(10)
  void ofAYesAndARedirectAtOnceEachSeesTheOther(RepetitionInfo round) throws Exception {
    Recipient lou = new Recipient(acme.id("lou"), Decider.Role.LEAD_ABOVE);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Object> yes =
          () ->
              acme.door()
                  .inTransaction(
                      acme.orgId(),
                      tx ->
                          Decisions.in(tx)
                              .decide(
                                  asked.ref(),
                                  acme.id("lena"),
                                  new Decision.Approve(acme.id("marco")),
                                  Set.of(),
                                  bot.fresh().clock().instant()));
      Callable<Object> redirect =
          () ->
              acme.door()
                  .inTransaction(
                      acme.orgId(),
                      tx ->
                          Decisions.in(tx)
                              .redirect(
                                  asked.ref(), acme.id("mia"), lou, bot.fresh().clock().instant()));
      List<Callable<Object>> both =
          round.getCurrentRepetition() % 2 == 0 ? List.of(yes, redirect) : List.of(redirect, yes);
      List<Object> outcomes = people.invokeAll(both).stream().map(Future::resultNow).toList();

      Escalation now = acme.now(asked);
      assertThat(now.version()).isEqualTo(asked.version() + 1);
      if (now.isPending()) {
        assertThat(outcomes)
            .hasAtLeastOneElementOfType(RedirectOutcome.Redirected.class)
            .hasAtLeastOneElementOfType(DecisionOutcome.NotYours.class);
      } else {
        assertThat(outcomes)
            .hasAtLeastOneElementOfType(DecisionOutcome.Approved.class)
            .hasAtLeastOneElementOfType(RedirectOutcome.AlreadySettled.class);
      }
    }
  }

  private void redirectTo(String label) {
    bot.fresh().clock().advance(Duration.ofSeconds(1));
    opened("mia").choose("Decides instead", label).submit("Redirect");
    acme.person("mia").modal().close();
  }

  private Modal opened(String who) {
    click(who);
    return acme.person(who).modal("Redirect");
  }

  private Outcome click(String who) {
    return acme.message(who, asked, "redirect:Redirect").click("Redirect");
  }

  private List<Delivery> requestsTo(String who) {
    return deliveries().stream()
        .filter(delivery -> delivery.notice() instanceof Notice.Request)
        .filter(delivery -> delivery.recipient().equals(acme.id(who)))
        .filter(delivery -> delivery.updates().isEmpty())
        .toList();
  }

  private boolean redrawn(String who) {
    return deliveries().stream()
        .anyMatch(delivery ->
            delivery.recipient().equals(acme.id(who)) && delivery.updates().isPresent());
  }

  private List<Delivery> deliveries() {
    return acme.door().inTransaction(acme.orgId(), tx -> Deliveries.in(tx).allOf(asked.ref()));
  }

  private List<String> auditKinds() {
    return bot.fresh()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select kind from baton.audit_event where org_id = ? and kind <>"
                        + " 'matrix.applied' order by number",
                    acme.orgId())
                .getValues(0, String.class));
  }
}
