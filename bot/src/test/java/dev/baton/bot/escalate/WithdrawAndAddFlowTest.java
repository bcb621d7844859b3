package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.AcmeTeam;
import dev.baton.bot.testing.RunningBot;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WithdrawAndAddFlowTest {
  private final RunningBot bot;
  private AcmeTeam acme;
  private Escalation asked;

  WithdrawAndAddFlowTest(FreshDatabase fresh) {
    this.bot = new RunningBot(fresh);
  }

  @BeforeEach
  void anaAsks(TestInfo test) {
    acme = new AcmeTeam(bot, "T" + test.getTestMethod().orElseThrow().getName());
    asked = acme.files("ZD-1042");
  }

  @AfterAll
  void stop() throws Exception {
    bot.stop();
  }

  @Test
  void whoAskedTakesItBackAfterSayingYesTwice() {
    receipt("ana").clickAndConfirm("Withdraw");

    assertThat(acme.now(asked).settlement().orElseThrow()).isInstanceOf(Settlement.Withdrawn.class);
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  @Test
  void aSecondWithdrawAndALateApproveChangeNothing() {
    Message ana = receipt("ana");
    ana.clickAndConfirm("Withdraw");
    Escalation withdrawn = acme.now(asked);

    assertThat(ana.clickAndConfirm("Withdraw").reply().text())
        .contains("was withdrawn by <@" + acme.id("ana"));
    assertThat(acme.request("lena", asked).click("Approve").reply().text())
        .contains("was withdrawn");
    assertThat(acme.now(asked)).isEqualTo(withdrawn);
  }

  @Test
  void aManagerMayWithdrawAndOthersMayNot() {
    assertThat(receipt("sam").clickAndConfirm("Withdraw").reply().text())
        .startsWith("Only <@" + acme.id("ana"));
    assertThat(acme.now(asked).isPending()).isTrue();

    receipt("mia").clickAndConfirm("Withdraw");
    assertThat(acme.now(asked).isPending()).isFalse();
  }

  @Test
  void anybodyOfTheWorkspaceMayAdd() {
    add("ana", "The log is in the ticket");
    bot.fresh().clock().advance(Duration.ofSeconds(1));
    add("gus", "It also fails on <!channel> mobile");

    assertThat(acme.now(asked).information())
        .extracting(AddedInformation::author)
        .containsExactly(acme.id("ana"), acme.id("gus"));
    assertThat(acme.now(asked).information().getLast().text())
        .isEqualTo("It also fails on <!channel> mobile");
  }

  @Test
  void fillerIsRefusedBesideTheFieldAndKept() {
    Modal form = opened("ana");
    form.fill("Information", "n/a").submit("Add");

    assertThat(form.errors().get("Information")).startsWith("This adds nothing yet");
    assertThat(form.value("Information")).isEqualTo("n/a");
    assertThat(acme.now(asked).information()).isEmpty();
  }

  @Test
  void whatComesTooLateIsShownBackToWhoTypedIt() {
    Modal form = opened("ana");
    acme.request("lena", asked).click("Approve");

    form.fill("Information", "The log is in the ticket").submit("Add");

    Modal told = acme.person("ana").modal();
    assertThat(told.shows("was approved by")).isTrue();
    assertThat(told.shows("The log is in the ticket")).isTrue();
    assertThat(receipt("ana").click("Add information").reply().text())
        .contains("was approved by", "Nothing can be added any more");
    assertThat(acme.now(asked).information()).isEmpty();
  }

  private void add(String who, String text) {
    Modal form = opened(who);
    form.fill("Information", text).submit("Add");
    assertThat(form.isOpen()).isFalse();
  }

  private Modal opened(String who) {
    receipt(who).click("Add information");
    return acme.person(who).modal("Add information");
  }

  private Message receipt(String who) {
    return acme.message(who, asked, "add_information:Add information", "withdraw:Withdraw");
  }
}
