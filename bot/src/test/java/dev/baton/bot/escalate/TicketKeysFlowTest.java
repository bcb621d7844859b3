package dev.baton.bot.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket is the one that was meant, or nothing begins. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TicketKeysFlowTest {
  private static final String REASON = "Login loops since the update this morning";
  private static final String STEPS = "Cleared cookies and tried another browser";

  private final TestBot bot;
  private TestWorkspace acme;

  TicketKeysFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void aWorkspace() {
    acme = TestWorkspace.in(bot);
    acme.slack().shortcut("Escalate this message", EscalateShortcut.ID);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Modal form(String typed) {
    assertThat(acme.person("ben").types("/escalate " + typed).problem()).isEmpty();
    return acme.person("ben").modal("Escalate a ticket");
  }

  private static Submission submit(Modal form) {
    return form.choose("Priority", "P2")
        .fill("Reason", REASON)
        .fill("Steps tried", STEPS)
        .submit("Next");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://acme.atlassian.net/jira/boards/1",
        "https://acme.zendesk.com/agent/filters/360001234",
        "https://github.com/acme/app/issues/1042",
      })
  void anAddressWithoutATicketAsksForTheKey(String address) {
    Message answer = acme.person("ben").types("/escalate " + address).reply();

    assertThat(answer.shows("Write its key")).isTrue();
    assertThat(answer.shows("App Home")).isFalse();
    assertThat(acme.person("ben").modals()).isEmpty();
    assertThat(acme.person("olga").types("/escalate " + address).reply().shows("App Home"))
        .isTrue();
  }

  @Test
  void theIssueChosenOnABoardIsTheTicket() {
    Modal form = form("https://acme.atlassian.net/jira/boards/1?selectedIssue=SUP-345");

    assertThat(form.value("Ticket")).isEqualTo("SUP-345");
  }

  @Test
  void aSlipOfAKnownKeyIsAskedBackAndWhatWasTypedStays() {
    acme.files("ZD-1042");

    Modal form = form("ZD-1024");
    assertThat(submit(form).kind()).isEqualTo(Submission.Kind.UPDATED);

    assertThat(form.labels()).contains("Do you mean ZD-1042?");
    assertThat(form.value("Reason")).isEqualTo(REASON);
    assertThat(form.value("Priority")).isEqualTo("P2");
    form.choose("Do you mean ZD-1042?", "Yes, ZD-1042").submit("Next");
    assertThat(acme.person("ben").modal("Already escalated").shows("ZD-1042 #1")).isTrue();
    assertThat(acme.<Boolean>in(tx -> Tickets.in(tx).find("ZD1024").isPresent())).isFalse();
  }

  @Test
  void whoSaysItIsNewIsBelieved() {
    acme.files("ZD-1042");

    Modal form = form("1042");
    submit(form);
    form.choose("Do you mean ZD-1042?", "No, 1042 is a new ticket").submit("Next");

    assertThat(acme.person("ben").modal("Who takes it over").shows("1042 is new to Baton"))
        .isTrue();
  }

  @Test
  void theFormSaysAtOnceThatATicketWaits() {
    acme.files("ZD-77");

    Modal form = form("zd 77");

    form.awaitShows("*ZD-77 #1* is already waiting");
    assertThat(form.shows(acme.id("ana"))).isTrue();
  }

  @Test
  void theFormShowsTheNoteOfABounceAndWhatIsKnown() {
    Escalation filed = acme.files("ZD-78");
    acme.lenaBounces(filed, "Which browser was it, and since when?");

    Modal form = form("ZD-78");

    form.awaitShows("Which browser was it, and since when?");
    assertThat(form.value("Priority")).isEqualTo(filed.priority().name());
  }

  @Test
  void theFormOpensWhileTheDatabaseIsSlowAndIsFilledLater() {
    Escalation filed = acme.files("ZD-79");
    acme.lenaBounces(filed, "Which browser was it, and since when?");
    bot.database()
        .asSuperuser(dsl ->
            dsl.transactionResult(slow -> {
              slow.dsl().execute("lock table baton.ticket in access exclusive mode");
              Modal form = form("ZD-79");
              assertThat(form.shows("owned by")).isFalse();
              assertThat(form.value("Priority")).isEmpty();
              form.fill("Reason", REASON);
              return true;
            }));

    Modal form = acme.person("ben").modal("Escalate a ticket").awaitShows("Which browser was it");
    assertThat(form.value("Ticket")).isEqualTo("ZD-79");
    assertThat(form.value("Reason")).isEqualTo(REASON);
    assertThat(form.value("Priority")).isEqualTo(filed.priority().name());
    assertThat(form.fill("Steps tried", STEPS).submit("Next").kind())
        .isEqualTo(Submission.Kind.PUSHED);
  }

  /** As an admin sets it when the help desk is another one from now on. */
  private void keysLookLike(String pattern) {
    acme.in(tx ->
        WorkspaceRow.in(tx)
            .setTicketKeyFormat(
                new TicketKeyFormat("", pattern, Optional.empty()), acme.id("olga"), acme.now()));
    acme.bot().parts().snapshots().refresh(acme.orgId());
  }

  @Test
  void aKnownTicketFitsAlsoWhenThePatternTakesItNoMore() {
    acme.files("ZD-82");
    keysLookLike("INC[0-9]{7}");

    Modal form = form("zd 82");

    form.awaitShows("*ZD-82 #1* is already waiting");
    assertThat(form.value("Ticket")).isEqualTo("ZD-82");
    Message answer = acme.person("lena").types("/escalate ZD-83").reply();
    assertThat(answer.shows("ZD-83")).isTrue();
    assertThat(acme.person("lena").modals()).isEmpty();
  }

  @Test
  void whatMayBeAKnownTicketOpensTheFormFromMemoryWhileTheDatabaseIsSlow() {
    acme.files("ZD-84");
    keysLookLike("INC[0-9]{7}");
    bot.database()
        .asSuperuser(dsl ->
            dsl.transactionResult(slow -> {
              slow.dsl().execute("lock table baton.ticket in access exclusive mode");
              Modal form = form("ZD-84");
              assertThat(form.value("Ticket")).isEqualTo("ZD-84");
              form.fill("Reason", REASON);
              return true;
            }));

    Modal form =
        acme.person("ben").modal("Escalate a ticket").awaitShows("*ZD-84 #1* is already waiting");
    assertThat(form.value("Reason")).isEqualTo(REASON);
    assertThat(form.value("Ticket")).isEqualTo("ZD-84");
  }

  @Test
  void aTierThatNeverWasIsNamed() {
    Message answer = acme.person("bo").types("/escalation-log export tier T9").reply();

    assertThat(answer.shows("“T9”")).isTrue();
    assertThat(answer.shows("T1")).isTrue();
    assertThat(
            acme.person("bo")
                .types("/escalation-log export tier “ｔ２”.")
                .reply()
                .shows("being made"))
        .isTrue();
  }

  @Test
  void anotherKeyIsJoinedFromTheHistory() {
    Escalation moved = acme.files("SUP-12");
    acme.lenaBounces(moved, "It was moved to the other desk, see there");
    Escalation kept = acme.files("ZD-900");

    Message history = acme.person("bo").types("/escalation-log show ZD-900").reply();
    history.click("Same ticket as…");
    acme.person("bo").modal("Same ticket as…").fill("The other key", "sup-012").submit("Join");
    assertThat(acme.person("bo").modal("Same ticket as…").shows("leads to *ZD-900*")).isTrue();

    Message joined = acme.person("bo").types("/escalation-log show SUP-12").reply();
    assertThat(joined.shows("*ZD-900* is in T1")).isTrue();
    assertThat(joined.shows("SUP-12 #1")).isTrue();
    assertThat(acme.<Boolean>in(tx -> Escalations.in(tx).find(moved.ref()).isPresent())).isTrue();
    assertThat(submit(form("SUP-12")).kind()).isEqualTo(Submission.Kind.PUSHED);
    assertThat(acme.person("ben").modal("Already escalated").shows(kept.label())).isTrue();
  }

  @Test
  void whoDoesNotAnswerForATicketJoinsNothing() {
    acme.files("ZD-901");

    Message history = acme.person("tara").types("/escalation-log show ZD-901").reply();

    assertThat(history.buttons()).doesNotContain("Same ticket as…");
  }

  @Test
  void theShortcutReadsWordsAndDoesNotGuess() {
    Message plain = acme.person("ben").says("The CSV is UTF-8, step #1 fails since 2026, P1");
    acme.person("ben").messageShortcut(plain, "Escalate this message");

    Modal form = acme.person("ben").modal("Escalate a ticket");
    assertThat(form.value("Ticket")).isEmpty();
    assertThat(form.value("Priority")).isEqualTo("P1");
    assertThat(form.value("Reason")).contains("UTF-8, step #1");
    form.close();

    acme.files("SUP-345");
    Message known =
        acme.person("ben")
            .says("<@" + acme.id("lena") + "> see SUP-345 &amp; tell\nCustomer: Globex");
    acme.person("ben").messageShortcut(known, "Escalate this message");
    Modal filled = acme.person("ben").modal("Escalate a ticket");
    assertThat(filled.value("Ticket")).isEqualTo("SUP-345");
    assertThat(filled.value("Reason")).contains("@Lena Fischer see SUP-345 & tell");
    assertThat(filled.value("Customer")).isEqualTo("Globex");
  }
}
