package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RedirectFlowTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Escalation asked;

  RedirectFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void anaAsks() {
    acme = TestWorkspace.in(bot);
    asked = acme.files("ZD-1042");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void aManagerGivesTheRequestToAnotherWhoMayDecide() {
    bot.clock().advance(Duration.ofMinutes(5));
    Modal form = opened();
    assertThat(form.options("Decides instead"))
        .containsExactly(
            "Lena Fischer: lead, here",
            "Omar Haddad: backup lead, here",
            "Theo Brandt: lead one tier up, here",
            "Olga Berg: manager, here");

    form.choose("Decides instead", "Theo Brandt: lead one tier up, here").submit("Redirect");

    assertThat(acme.person("bo").modal().shows("(lead one tier up) can decide")).isTrue();
    Escalation redirected = acme.now(asked);
    assertThat(redirected.recipients())
        .containsExactly(
            new Recipient(
                acme.id("theo"),
                Decider.Role.LEAD_ABOVE,
                Optional.empty(),
                Optional.of(acme.id("bo"))));
    assertThat(redirected.version()).isEqualTo(asked.version() + 1);
    assertThat(requestsTo("theo")).hasSize(1);
    assertThat(redrawn("lena")).isTrue();
    assertThat(auditKinds()).containsExactly("escalation.filed", "request.redirected");
  }

  @Test
  void whoWasAskedBeforeCannotDecideAnyMoreAndTheOtherCan() {
    Message lenas = acme.request("lena", asked);
    redirectTo("Theo Brandt: lead one tier up, here");

    assertThat(lenas.click("Approve").reply().text())
        .contains("Only <@" + acme.id("theo") + "> (lead one tier up) can decide");
    acme.request("theo", asked).click("Approve");

    assertThat(acme.now(asked).settlement().orElseThrow())
        .isInstanceOfSatisfying(
            Settlement.Approved.class,
            approved -> {
              assertThat(approved.by()).isEqualTo(acme.id("theo"));
              assertThat(approved.override()).isFalse();
            });
  }

  @Test
  void aRequestMayComeBackToWhoHadIt() {
    redirectTo("Theo Brandt: lead one tier up, here");
    redirectTo("Lena Fischer: lead, here");

    assertThat(acme.now(asked).recipients())
        .extracting(Recipient::member)
        .containsExactly(acme.id("lena"));
    acme.request("lena", asked).click("Approve");
    assertThat(acme.now(asked).isPending()).isFalse();
  }

  @Test
  void whoDecidesAloneAlreadyIsNamedBesideTheField() {
    redirectTo("Theo Brandt: lead one tier up, here");
    Modal form = opened();

    form.choose("Decides instead", "Theo Brandt: lead one tier up, here").submit("Redirect");

    assertThat(form.errors().get("Decides instead"))
        .isEqualTo("Theo Brandt is the one who decides it already. Nothing was changed.");
  }

  @Test
  void whoLeftMeanwhileIsRefusedBesideTheField() {
    Modal form = opened();
    acme.becomes("theo", Member.Kind.FULL, true);

    form.choose("Decides instead", "Theo Brandt: lead one tier up, here").submit("Redirect");

    assertThat(form.errors().get("Decides instead")).startsWith("This person may not decide it");
    assertThat(acme.now(asked)).isEqualTo(asked);
  }

  @Test
  void onlyManagersMayAndNeverTheirOwn() {
    Message managers = acme.history("bo", asked);
    assertThat(managers.copiedTo(acme.person("lena")).click("Redirect").reply().text())
        .startsWith("Only a manager who did not file ZD-1042");
    Escalation own = acme.files("ZD-7", "bo", "marco", "lena");
    assertThat(
            acme.history("olga", own).copiedTo(acme.person("bo")).click("Redirect").reply().text())
        .startsWith("Only a manager who did not file ZD-7");
    assertThat(acme.person("bo").modals()).isEmpty();
  }

  @Test
  void aLateRedirectIsToldWhoDecided() {
    Message managers = acme.history("bo", asked);
    managers.click("Redirect");
    Modal form = acme.person("bo").modal("Redirect");
    acme.request("lena", asked).click("Approve");
    Escalation decided = acme.now(asked);

    form.choose("Decides instead", "Theo Brandt: lead one tier up, here").submit("Redirect");

    assertThat(acme.person("bo").modal().shows("Approved by")).isTrue();
    assertThat(managers.click("Redirect").reply().text()).contains("Approved by");
    assertThat(acme.now(asked)).isEqualTo(decided);
  }

  @RepeatedTest(10)
  void ofAYesAndARedirectAtOnceEachSeesTheOther(RepetitionInfo round) throws Exception {
    Recipient lou = new Recipient(acme.id("theo"), Decider.Role.LEAD_ABOVE);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Object> yes =
          () ->
              acme.in(tx ->
                  Decisions.in(tx)
                      .decide(
                          asked.ref(),
                          acme.id("lena"),
                          new Decision.Approve(acme.id("marco")),
                          Set.of(),
                          bot.clock().instant()));
      Callable<Object> redirect =
          () ->
              acme.in(tx ->
                  Decisions.in(tx)
                      .redirect(asked.ref(), acme.id("bo"), lou, bot.clock().instant()));
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
    bot.clock().advance(Duration.ofSeconds(1));
    opened().choose("Decides instead", label).submit("Redirect");
    acme.person("bo").modal().close();
  }

  private Modal opened() {
    acme.history("bo", asked).click("Redirect");
    return acme.person("bo").modal("Redirect");
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
    return acme.in(tx -> Deliveries.in(tx).allOf(asked.ref()));
  }

  private List<String> auditKinds() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select kind from baton.audit_event where org_id = ? and kind like any"
                        + " (array['escalation.%', 'request.%']) order by number",
                    acme.orgId())
                .getValues(0, String.class));
  }
}
