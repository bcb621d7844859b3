package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.matrix.Direction;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BounceFlowTest {
  private static final String T3 = "T3 (reached through T2)";
  private static final String NOTE = "Please attach the server log of this morning.";

  private final TestBot bot;
  private TestWorkspace acme;
  private Escalation asked;

  BounceFlowTest(FreshDatabase fresh) {
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
  void aBounceKeepsTheOwnerAndSaysWhatToMend() {
    Modal form = opened("lena");
    form.choose("Reason", "Missing information").fill("Note", "  " + NOTE).submit("Bounce");

    assertThat(form.isOpen()).isFalse();
    assertThat(bounce())
        .isEqualTo(
            new Bounce(BounceCode.MISSING_INFORMATION, NOTE, Optional.empty(), Optional.empty()));
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  @Test
  void everyFaultStandsBesideItsFieldAndNothingTypedIsLost() {
    Modal form = opened("lena");
    form.choose("Reason", "Wrong tier").awaitShows("Right tier");
    form.choose("Right tier", T3).fill("Note", "Not ours");

    form.submit("Bounce");

    assertThat(form.errors()).containsOnlyKeys("Note");
    assertThat(form.value("Note")).isEqualTo("Not ours");
    assertThat(form.value("Right tier")).isEqualTo(T3);
    assertThat(acme.now(asked).isPending()).isTrue();
  }

  @Test
  void aWrongTierNamesOneThatTheTicketCanReachAndTheWay() {
    Modal form = opened("lena");
    form.fill("Note", NOTE).choose("Reason", "Wrong tier").awaitShows("Right tier");
    assertThat(form.options("Right tier")).containsExactly(T3);
    assertThat(form.value("Note")).isEqualTo(NOTE);

    form.choose("Right tier", T3).submit("Bounce");

    assertThat(bounce().rightTier()).contains("T3");
    new DeliveryRunner(acme).runAll(asked);
    Message told = acme.person("ana").directMessage("T3 is reached through T2");
    told.click("Fix and resend");
    assertThat(acme.person("ana").modal().lines().toString()).contains("T3 is reached through T2");
  }

  @Test
  void aDuplicateNamesAnotherTicketOfThisWorkspace() {
    Modal form = opened("lena");
    form.choose("Reason", "Duplicate").awaitShows("Duplicate of");
    form.fill("Note", NOTE);

    form.fill("Duplicate of", "the other one").submit("Bounce");
    assertThat(form.errors().get("Duplicate of")).contains("“the other one” is no ticket key");
    form.fill("Duplicate of", "zd 1042").submit("Bounce");
    assertThat(form.errors().get("Duplicate of")).contains("the ticket itself");
    form.fill("Duplicate of", "zd-999").submit("Bounce");

    assertThat(bounce().duplicateOf()).contains("ZD-999");
  }

  @Test
  void aFormSubmittedBeforeItsFieldWasDrawnIsDrawnInsteadOfRefused() {
    Modal form = opened("lena");
    bot.sandbox().faults().slack().fail("views.update", 1, 500);
    form.choose("Reason", "Wrong tier").fill("Note", NOTE);

    form.submit("Bounce");

    Modal drawn = acme.person("lena").modal("Bounce").awaitShows("Right tier");
    assertThat(drawn.value("Note")).isEqualTo(NOTE);
    drawn.choose("Right tier", T3).submit("Bounce");
    assertThat(bounce().rightTier()).contains("T3");
  }

  @Test
  void aFormSubmittedTooLateIsToldWhoDecidedAndGetsItsNoteBack() {
    Modal form = opened("lena");
    acme.request("omar", asked).click("Approve");

    String note = "Please attach the log. " + "&".repeat(2900) + " Thank you";
    form.choose("Reason", "No capacity").fill("Note", note).submit("Bounce");

    Modal told = acme.person("lena").modal();
    assertThat(told.shows("Approved by")).isTrue();
    String shown = String.join("", told.lines());
    assertThat(shown).contains("Please attach the log.", "Thank you");
    assertThat(shown.chars().filter(c -> c == '&').count()).isEqualTo(2900);
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void withOneTierNothingCanBelongToAnother() {
    acme.applyMatrix(
        """
        from_tier,to_tier,criteria,owner,lead
        T1,T1,Somebody else should look,marco@acme.test,lena@acme.test
        """);
    asked = acme.file("ZD-7", "ana", "marco", 1, Direction.SIDEWAYS, "lena");

    Modal form = opened("lena");

    assertThat(form.options("Reason")).contains("Other").doesNotContain("Wrong tier");
  }

  @Test
  void anApproveAfterABounceChangesNothing() {
    Message omars = acme.request("omar", asked);
    opened("lena").choose("Reason", "Other").fill("Note", NOTE).submit("Bounce");

    assertThat(omars.click("Approve").reply().text())
        .contains("Bounced by <@" + acme.id("lena"), "Other.", "Stays with");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("ana"));
  }

  @Test
  void theFormOpensOnlyForWhoeverMayDecide() {
    Message request = acme.request("lena", asked);

    assertThat(request.copiedTo(acme.person("ben")).click("Bounce").reply().text())
        .startsWith("Only <@");
    assertThat(request.copiedTo(acme.person("ana")).click("Bounce").reply().text())
        .startsWith("You filed ZD-1042 #1 yourself");
    assertThat(acme.person("ben").modals()).isEmpty();
  }

  @Test
  void aManagersBounceIsAnOverrideAndSaysSo() {
    acme.history("bo", asked).click("Bounce");
    Modal form = acme.person("bo").modal("Bounce");
    form.choose("Reason", "Already solved").fill("Note", NOTE).submit("Bounce");

    assertThat(acme.person("bo").modal().shows("recorded as an override")).isTrue();
    assertThat(acme.now(asked).settlement().orElseThrow())
        .isInstanceOfSatisfying(
            Settlement.Bounced.class, bounced -> assertThat(bounced.override()).isTrue());
  }

  private Modal opened(String who) {
    acme.request(who, asked).click("Bounce");
    return acme.person(who).modal("Bounce");
  }

  private Bounce bounce() {
    return switch (acme.now(asked).settlement().orElseThrow()) {
      case Settlement.Bounced(_, _, _, var bounce) -> bounce;
      case Settlement.Approved _,
          Settlement.TakenBack _,
          Settlement.Withdrawn _,
          Settlement.Replaced _,
          Settlement.Closed _ ->
          throw new AssertionError("Not bounced: " + acme.now(asked));
    };
  }
}
