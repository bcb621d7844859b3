package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApproveFlowTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Escalation asked;

  ApproveFlowTest(FreshDatabase fresh) {
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
  void oneClickMovesTheTicketToTheProposedOwner() {
    Outcome click = acme.request("lena", asked).click("Approve");

    assertThat(click.problem()).isEmpty();
    assertThat(acme.now(asked).settlement())
        .hasValueSatisfying(settlement ->
            assertThat(settlement)
                .isInstanceOfSatisfying(
                    Settlement.Approved.class,
                    approved -> {
                      assertThat(approved.by()).isEqualTo(acme.id("lena"));
                      assertThat(approved.newOwner()).isEqualTo(acme.id("marco"));
                      assertThat(approved.override()).isFalse();
                    }));
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void theRecordSaysThatItWasTheButton() {
    acme.request("lena", asked).click("Approve");

    List<String> surfaces =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetch(
                        "select surface from baton.audit_event where org_id = ? and kind = ?",
                        acme.orgId(),
                        "escalation.approved")
                    .into(String.class));
    assertThat(surfaces).containsExactly("button approve");
  }

  @Test
  void aLateClickIsToldWhoDecidedAndChangesNothing() {
    Message lenas = acme.request("lena", asked);
    Message omars = acme.request("omar", asked);
    lenas.click("Approve");
    Escalation decided = acme.now(asked);

    Message reply = omars.click("Approve").reply();

    assertThat(reply.text())
        .contains("ZD-1042 #1", "Approved by <@" + acme.id("lena"), "Nothing was changed");
    assertThat(acme.now(asked)).isEqualTo(decided);
    assertThat(omars.click("Bounce").reply().text()).contains("Approved by");
    assertThat(omars.click("Approve for…").reply().text()).contains("Approved by");
    assertThat(acme.person("omar").modals()).isEmpty();
  }

  @Test
  void aDoubleClickDecidesOnce() throws Exception {
    Message request = acme.request("lena", asked);

    List<Outcome> clicks = together(() -> request.click("Approve"), () -> request.click("Approve"));

    assertThat(clicks).allSatisfy(click -> assertThat(click.problem()).isEmpty());
    assertThat(acme.now(asked).version()).isEqualTo(asked.version() + 1);
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void ofTwoLeadsAtOnceExactlyOneDecides() throws Exception {
    Message lenas = acme.request("lena", asked);
    Message omars = acme.request("omar", asked);

    together(() -> lenas.click("Approve"), () -> omars.click("Approve"));

    Escalation decided = acme.now(asked);
    assertThat(decided.version()).isEqualTo(asked.version() + 1);
    String winner = decided.settlement().orElseThrow().by();
    String loser = winner.equals(acme.id("lena")) ? "omar" : "lena";
    Message late = loser.equals("omar") ? omars : lenas;
    assertThat(late.click("Approve").reply().text()).contains("Approved by <@" + winner);
  }

  @Test
  void aStrangerIsToldWhoCanDecide() {
    Message request = acme.request("lena", asked).copiedTo(acme.person("ben"));

    Message reply = request.click("Approve").reply();

    assertThat(reply.text())
        .isEqualTo(
            "Only <@%s> (lead) or <@%s> (backup lead) can decide ZD-1042 #1. Nothing was changed."
                .formatted(acme.id("lena"), acme.id("omar")));
    assertThat(reply.isEphemeral()).isTrue();
    assertThat(request.now().buttons()).contains("Approve");
    assertThat(acme.now(asked).isPending()).isTrue();
  }

  @Test
  void aClickFromAnotherWorkspaceFindsNothing() {
    TestWorkspace other = TestWorkspace.in(bot);

    for (String button : new String[] {"Approve", "Approve for…", "Bounce"}) {
      Message copy = acme.request("lena", asked).copiedTo(other.person("lena"));
      assertThat(copy.click(button).reply().text())
          .isEqualTo("This escalation does not exist here. Nothing was changed.");
    }
    assertThat(acme.now(asked)).isEqualTo(asked);
  }

  @Test
  void aGuestCannotDecide() {
    Message request = acme.request("lena", asked);
    Message copy = request.copiedTo(acme.person("gil"));
    acme.becomes("lena", Member.Kind.GUEST, false);

    assertThat(request.click("Approve").reply().text()).contains("Only");
    assertThat(copy.click("Approve").reply().text()).contains("Only");
    assertThat(acme.now(asked).isPending()).isTrue();
  }

  @Test
  void nobodyDecidesTheirOwnRequestEvenAsLead() {
    Escalation own = acme.files("ZD-7", "lena", "marco", "omar");

    Message copy = acme.request("omar", own).copiedTo(acme.person("lena"));
    assertThat(copy.click("Approve").reply().text())
        .startsWith("You filed ZD-7 #1 yourself, and nobody decides their own request");
    assertThat(acme.now(own).isPending()).isTrue();
  }

  @Test
  void aManagersYesIsAnOverrideAndSaysSo() {
    assertThat(acme.history("bo", asked).click("Approve").reply().text())
        .contains("You approved *ZD-1042 #1* as a manager", "recorded as an override");

    assertThat(acme.now(asked).settlement().orElseThrow())
        .isInstanceOfSatisfying(
            Settlement.Approved.class, approved -> assertThat(approved.override()).isTrue());
  }

  @Test
  void anotherPersonOfTheTierCanBeChosen() {
    acme.request("lena", asked).click("Approve for…");
    Modal modal = acme.person("lena").modal("Approve for…");
    assertThat(modal.options("New owner"))
        .anySatisfy(option -> assertThat(option).startsWith("Nina Holm: here"))
        .noneSatisfy(option -> assertThat(option).startsWith("Ana"))
        .noneSatisfy(option -> assertThat(option).startsWith("Tara"));
    assertThat(modal.value("New owner")).startsWith("Marco");

    modal.choose("New owner", "Nina Holm: here, 0 accepted in 7 days").submit("Approve");

    assertThat(modal.isOpen()).isFalse();
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("nina"));
  }

  @Test
  void aChoiceThatBecameInvalidIsNamedBesideTheField() {
    acme.request("lena", asked).click("Approve for…");
    Modal modal = acme.person("lena").modal("Approve for…");
    modal.choose("New owner", "Nina Holm: here, 0 accepted in 7 days");
    acme.becomes("nina", Member.Kind.FULL, true);

    modal.submit("Approve");

    assertThat(modal.errors().get("New owner")).contains("Nina Holm is no longer a full member");
    assertThat(acme.now(asked).isPending()).isTrue();
  }

  @Test
  void aChoiceSubmittedTooLateIsToldWhoDecided() {
    acme.request("lena", asked).click("Approve for…");
    Modal modal = acme.person("lena").modal("Approve for…");
    acme.request("omar", asked).click("Approve");

    modal.submit("Approve");

    assertThat(acme.person("lena").modal().shows("Approved by")).isTrue();
    assertThat(acme.now(asked).settlement().orElseThrow().by()).isEqualTo(acme.id("omar"));
  }

  @Test
  void aProposedOwnerWhoLeftIsReplacedByChoice() {
    acme.becomes("marco", Member.Kind.FULL, true);

    acme.request("lena", asked).click("Approve");

    Modal modal = acme.person("lena").modal("Approve for…");
    assertThat(modal.shows("Marco Rossi is no longer a full member of this workspace")).isTrue();
    assertThat(modal.value("New owner")).startsWith("Nina");
    modal.submit("Approve");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("nina"));
  }

  private static List<Outcome> together(Callable<Outcome> one, Callable<Outcome> other)
      throws Exception {
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> clicks = people.invokeAll(List.of(one, other));
      return List.of(clicks.get(0).get(), clicks.get(1).get());
    }
  }
}
