package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.util.json.GsonFactory;
import dev.baton.bot.Texts;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WithdrawAndAddFlowTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Escalation asked;

  WithdrawAndAddFlowTest(FreshDatabase fresh) {
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
  void whoAskedTakesItBackAfterSayingYesTwice() {
    acme.receipt(asked).clickAndConfirm("Withdraw");

    assertThat(acme.now(asked).settlement().orElseThrow()).isInstanceOf(Settlement.Withdrawn.class);
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  @Test
  void theQuestionNamesTheTicket() {
    assertThat(
            GsonFactory.createSnakeCase()
                .toJson(Buttons.ofParty(Texts.load().english(), asked).getLast().getConfirm()))
        .contains("Withdraw ZD-1042 #1?");
  }

  @Test
  void aSecondWithdrawAndALateApproveChangeNothing() {
    Message ana = acme.receipt(asked);
    Message lenas = acme.request("lena", asked);
    ana.clickAndConfirm("Withdraw");
    Escalation withdrawn = acme.now(asked);

    assertThat(ana.clickAndConfirm("Withdraw").reply().text())
        .contains("Withdrawn by <@" + acme.id("ana"));
    assertThat(lenas.click("Approve").reply().text()).contains("Withdrawn by");
    assertThat(acme.now(asked)).isEqualTo(withdrawn);
  }

  @Test
  void aManagerMayWithdrawAndOthersMayNot() {
    Message copy = acme.receipt(asked).copiedTo(acme.person("ben"));
    assertThat(copy.clickAndConfirm("Withdraw").reply().text())
        .startsWith("Only <@" + acme.id("ana"));
    assertThat(acme.now(asked).isPending()).isTrue();

    acme.history("bo", asked).clickAndConfirm("Withdraw");
    assertThat(acme.now(asked).isPending()).isFalse();
  }

  @Test
  void anybodyOfTheWorkspaceMayAdd() {
    add("ana", "The log is in the ticket");
    bot.clock().advance(Duration.ofSeconds(1));
    add("gil", "It also fails on <!channel> mobile");

    assertThat(acme.now(asked).information())
        .extracting(AddedInformation::author)
        .containsExactly(acme.id("ana"), acme.id("gil"));
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
    assertThat(told.shows("Approved by")).isTrue();
    assertThat(told.shows("The log is in the ticket")).isTrue();
    assertThat(acme.receipt(asked).click("Add information").reply().text())
        .contains("Approved by", "Nothing can be added any more");
    assertThat(acme.now(asked).information()).isEmpty();
  }

  private void add(String who, String text) {
    Modal form = opened(who);
    form.fill("Information", text).submit("Add");
    Modal receipt = acme.person(who).modal("Add information");
    assertThat(receipt.shows("Added to *ZD-1042 #1*")).isTrue();
    receipt.close();
  }

  private Modal opened(String who) {
    Message receipt = acme.receipt(asked);
    Message theirs = who.equals("ana") ? receipt : receipt.copiedTo(acme.person(who));
    theirs.click("Add information");
    return acme.person(who).modal("Add information");
  }
}
