package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.DeliveryRunner;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.decide.Reassignments;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Direction;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lead moves tickets to somebody else of their tier. Lena leads T2; Marco owns ZD-1042 there. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReassignFlowTest {
  private static final String BUTTON = "Move within the tier…";
  private static final String NOTE = "Marco is away until Monday";

  private final TestBot bot;
  private TestWorkspace acme;
  private DeliveryRunner deliveries;
  private Escalation first;

  ReassignFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void marcoOwnsOne() {
    acme = TestWorkspace.in(bot);
    deliveries = new DeliveryRunner(acme);
    first = marcos("ZD-1042");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  /** A ticket that Lena approved for Marco. */
  private Escalation marcos(String ticket) {
    Escalation asked = acme.files(ticket);
    acme.lenaApproves(asked);
    deliveries.runAll(asked);
    return asked;
  }

  private Modal opened(String lead) {
    acme.history(lead, first).click(BUTTON);
    return acme.person(lead).modal("Move tickets");
  }

  private Modal moves(String lead, String newOwner) {
    Modal form = opened(lead);
    form.choose("New owner", option(form, newOwner)).fill("Note", NOTE).submit("Move");
    deliveries.runAll(moved());
    return form;
  }

  private static String option(Modal form, String name) {
    return form.options("New owner").stream()
        .filter(option -> option.startsWith(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(form.options("New owner")));
  }

  private Escalation moved() {
    return history().getLast();
  }

  private List<Escalation> history() {
    return acme.in(tx -> Escalations.in(tx).historyOf(first.ref().ticket()));
  }

  private String owner(String ticket) {
    return acme.in(tx -> Tickets.in(tx).find(ticket).flatMap(TicketNow::owner)).orElseThrow();
  }

  @Test
  void aLeadMovesATicketWithinTheTier() {
    Modal form = moves("lena", "Nina Holm");

    assertThat(form.shows("is with <@%s> in T2 now".formatted(acme.id("nina")))).isTrue();
    assertThat(acme.ownerOf(first)).isEqualTo(acme.id("nina"));
    Escalation moved = moved();
    assertThat(moved.kind()).isEqualTo(EscalationKind.REASSIGN);
    assertThat(moved.requester()).isEqualTo(Baton.ID);
    assertThat(moved.from()).isEqualTo(moved.to());
    assertThat(moved.settlement().orElseThrow().by()).isEqualTo(acme.id("lena"));
    assertThat(moved.reason()).isEqualTo(NOTE);
    assertThat(moved.label()).isEqualTo("ZD-1042 #2");
  }

  @Test
  void theFormOffersTheOthersOfTheTierAndNobodyElse() {
    Modal form = opened("lena");

    assertThat(form.options("New owner"))
        .map(option -> option.substring(0, option.indexOf(':')))
        .containsExactlyInAnyOrder("Nina Holm", "Lena Fischer", "Omar Haddad");
  }

  @Test
  void bothOwnersAreToldOnceByMessageAndMail() {
    acme.in(tx -> WorkspaceRow.in(tx).setEmailConsent(true, acme.id("olga"), acme.now()));
    moves("lena", "Nina Holm");

    assertThat(told(Medium.SLACK)).containsExactlyInAnyOrder(acme.id("marco"), acme.id("nina"));
    assertThat(told(Medium.EMAIL)).containsExactlyInAnyOrder(acme.id("marco"), acme.id("nina"));
    Message ninas = acme.person("nina").directMessage("is yours now");
    assertThat(ninas.text())
        .contains(
            "<@%s> moved it to you from <@%s>, within T2"
                .formatted(acme.id("lena"), acme.id("marco")),
            NOTE,
            first.reason());
    assertThat(ninas.buttons()).contains("I'm on it");
    assertThat(acme.person("marco").directMessage("You no longer own it").text())
        .contains("Moved by", "Now with <@%s> in T2".formatted(acme.id("nina")), NOTE);
    String mail = bot.sandbox().mailbox().mailsTo("nina@acme.test").getLast().text();
    assertThat(mail)
        .contains("ZD-1042 is yours now, in T2.", "Note:\n" + NOTE, first.reason())
        .doesNotContain("baton,", "Steps tried:\n\n");
    assertThat(bot.sandbox().mailbox().mailsTo("marco@acme.test").getLast().text())
        .contains("You no longer own ZD-1042.", NOTE)
        .doesNotContain(first.reason());
  }

  private List<String> told(Medium medium) {
    return deliveries.all(moved()).stream()
        .filter(told -> told.notice() instanceof Notice.Decided && told.medium() == medium)
        .map(Delivery::recipient)
        .toList();
  }

  @Test
  void theOldOwnersMessageNoLongerAsksThemToBegin() {
    assertThat(acme.person("marco").directMessage("is yours now").buttons()).contains("I'm on it");

    moves("lena", "Nina Holm");
    deliveries.runAll(first);

    assertThat(acme.person("marco").directMessage("is yours now").buttons())
        .doesNotContain("I'm on it");
  }

  @Test
  void theNewOwnersTimeToBeginRuns() {
    moves("lena", "Nina Holm");

    assertThat(running()).containsExactly("2");
    acme.person("nina").directMessage("is yours now").click("I'm on it");
    assertThat(running()).isEmpty();
  }

  @Test
  void aLeadWhoTakesItThemselvesIsOnItAlready() {
    moves("lena", "Lena Fischer");

    assertThat(running()).isEmpty();
    assertThat(acme.person("lena").directMessage("is yours now").text())
        .contains("you took it over from");
  }

  private List<String> running() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select scope::text from baton.clock where org_id = ? and state = 'running' and"
                        + " kind = 'first_action'",
                    acme.orgId())
                .into(String.class));
  }

  @Test
  void itIsOnTheRecordAndInTheHistory() {
    moves("lena", "Nina Holm");

    List<String> kinds =
        bot.database()
            .asSuperuser(dsl ->
                dsl.fetch(
                        "select kind || ' ' || surface || ' ' || actor from baton.audit_event where"
                            + " org_id = ? and seq = 2 order by number",
                        acme.orgId())
                    .into(String.class));
    assertThat(kinds)
        .containsExactly("ticket.reassigned form move_tickets_modal " + acme.id("lena"));
    String history = acme.history("nina", first).text();
    assertThat(history)
        .contains("ZD-1042 #2", "Moved by <@%s>".formatted(acme.id("lena")), NOTE)
        .doesNotContain("baton", "<@baton>");
  }

  @Test
  void aRequestThatWaitsKeepsItsTicketAndIsNamed() {
    Modal form = opened("lena");
    Escalation further = acme.file("ZD-1042", "marco", "tara", 2, Direction.FORWARD, "theo");
    form.choose("New owner", option(form, "Nina")).fill("Note", NOTE).submit("Move");

    assertThat(form.shows("its request #2 waits for a decision")).isTrue();
    assertThat(form.shows(NOTE)).isTrue();
    assertThat(acme.ownerOf(first)).isEqualTo(acme.id("marco"));
    assertThat(acme.history("lena", further).buttons()).doesNotContain(BUTTON);
  }

  @Test
  void nobodyButItsLeadsMayMoveIt() {
    Message lenas = acme.history("lena", first);
    for (String name : List.of("marco", "nina", "ana", "bo", "olga", "ines", "theo", "tara")) {
      assertThat(acme.history(name, first).buttons()).as(name).doesNotContain(BUTTON);
      assertThat(lenas.copiedTo(acme.person(name)).click(BUTTON).reply().text())
          .as(name)
          .contains("Only the leads of T2 move tickets within it", acme.id("lena"), acme.id("omar"))
          .contains("Nothing was changed");
      assertThat(acme.person(name).modals()).isEmpty();
    }
    assertThat(history()).hasSize(1);
  }

  @Test
  void whoLostTheLeadMeanwhileIsToldSo() {
    Modal form = opened("lena");
    acme.applyMatrixElsewhere(TestWorkspace.MATRIX.replace("lena@acme.test", "nina@acme.test"));
    form.choose("New owner", option(form, "Omar")).fill("Note", NOTE).submit("Move");

    assertThat(form.shows("Only the leads of T2 move tickets within it")).isTrue();
    assertThat(form.shows(NOTE)).isTrue();
    assertThat(acme.ownerOf(first)).isEqualTo(acme.id("marco"));
  }

  @Test
  void whoLeftTheTierOrTheWorkspaceMeanwhileIsNoChoice() {
    Modal form = opened("lena");
    form.choose("New owner", option(form, "Nina")).fill("Note", NOTE);
    acme.leavesElsewhere("nina");

    assertThat(form.submit("Move").errors())
        .containsEntry("New owner", "Nina Holm is no longer a full member of this workspace.");
    acme.becomes("nina", Member.Kind.FULL, false);
    acme.applyMatrixElsewhere(TestWorkspace.MATRIX.replace("|nina@acme.test", ""));
    assertThat(form.submit("Move").errors())
        .containsEntry("New owner", "Nina Holm is not among the people of T2 any more.");
    assertThat(acme.ownerOf(first)).isEqualTo(acme.id("marco"));
  }

  @Test
  void theNoteIsRequired() {
    Modal form = opened("lena");
    form.choose("New owner", option(form, "Nina")).fill("Note", "n/a");

    assertThat(form.submit("Move").errors())
        .containsEntry("Note", "Write why they move. Both owners read it.");
    assertThat(history()).hasSize(1);
  }

  @Test
  void aDoubleClickMovesItOnce() throws Exception {
    Modal form = opened("lena");
    form.choose("New owner", option(form, "Nina")).fill("Note", NOTE);

    together(() -> form.submitAgain().toString(), () -> form.submitAgain().toString());

    assertThat(history()).hasSize(2);
    deliveries.runAll(moved());
    assertThat(told(Medium.SLACK)).hasSize(2);
  }

  @Test
  void ofTwoLeadsAtOnceOneMovesItAndTheOtherIsTold() throws Exception {
    Modal lenas = opened("lena");
    Modal omars = opened("omar");
    lenas.choose("New owner", option(lenas, "Nina")).fill("Note", NOTE);
    omars.choose("New owner", option(omars, "Omar")).fill("Note", "I take it over myself");

    together(() -> lenas.submit("Move").toString(), () -> omars.submit("Move").toString());

    assertThat(history()).hasSize(2);
    boolean lenaWon = acme.ownerOf(first).equals(acme.id("nina"));
    assertThat(
            (lenaWon ? omars : lenas)
                .shows("is not with <@%s> in T2 any more".formatted(acme.id("marco"))))
        .isTrue();
    assertThat((lenaWon ? lenas : omars).shows("in T2 now")).isTrue();
  }

  private static void together(Callable<String> one, Callable<String> other) throws Exception {
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (Future<String> done : two.invokeAll(List.of(one, other))) {
        done.get();
      }
    }
  }

  @Test
  void whatWasMovedByALeadIsNotTakenBack() {
    Message request = acme.request("lena", first);
    moves("lena", "Nina Holm");
    deliveries.runAll(first);

    assertThat(request.now().buttons()).isEmpty();
    assertThat(acme.history("lena", first).buttons()).doesNotContain("Take back");
  }

  @Test
  void aBouncedRequestCanStillBeMendedAfterwards() {
    Escalation further = acme.file("ZD-1042", "marco", "tara", 2, Direction.FORWARD, "theo");
    Message theos = acme.request("theo", further);
    theos.click("Bounce");
    acme.person("theo")
        .modal("Bounce")
        .choose("Reason", "Missing information")
        .fill("Note", "Which browser, and since when exactly?")
        .submit("Bounce");
    deliveries.runAll(further);

    moves("lena", "Nina Holm");
    deliveries.runAll(further);

    assertThat(acme.person("marco").directMessage("What you wrote is kept").buttons())
        .contains("Fix and resend");
    assertThat(home("marco").shows("came back to you")).isTrue();
  }

  @Test
  void allOfSomebodysTicketsMoveByOneJobThatTellsHowFarItIs() {
    marcos("ZD-2");
    marcos("ZD-3");
    Escalation waits = acme.file("ZD-3", "marco", "tara", 2, Direction.FORWARD, "theo");
    Modal form = marcosTickets();

    assertThat(form.shows("2 tickets of <@%s> in T2 can move".formatted(acme.id("marco"))))
        .isTrue();
    assertThat(form.shows("ZD-1042 and ZD-2") || form.shows("ZD-2 and ZD-1042")).isTrue();
    assertThat(form.shows("One stays, because a request for it waits for a decision: ZD-3 #2"))
        .isTrue();
    form.choose("New owner", option(form, "Nina")).fill("Note", NOTE).submit("Move");
    assertThat(form.shows("3 tickets of")).isTrue();
    assertThat(owner("ZD1042")).isEqualTo(acme.id("marco"));

    runMoves();

    assertThat(List.of(owner("ZD1042"), owner("ZD2"), owner("ZD3")))
        .containsExactly(acme.id("nina"), acme.id("nina"), acme.id("marco"));
    assertThat(acme.now(waits).isPending()).isTrue();
    Message progress = lastToldOf("lena");
    assertThat(progress.text())
        .contains("2 of 3 tickets", "*ZD-3* stayed: its request #2 waits for a decision");
    assertThat(acme.person("lena").directMessages())
        .filteredOn(message -> message.text().contains("of 3"))
        .hasSize(1);
  }

  private HomeView home(String name) {
    return acme.person(name).opensHome().awaitShows("You asked for");
  }

  private Modal marcosTickets() {
    home("lena").click("Move tickets…");
    Modal whose = acme.person("lena").modal("Move tickets");
    whose.choose("Whose tickets", "Marco Rossi").submit("Next");
    return acme.person("lena").modal("Move tickets");
  }

  /** As the queue does it. */
  private void runMoves() {
    for (String order : orders()) {
      Objects.requireNonNull(bot.surfaces().jobs().get(Reassignments.JOB))
          .run(new Work(acme.orgId(), order));
    }
    told()
        .forEach(id ->
            Objects.requireNonNull(bot.surfaces().jobs().get(DeliveryQueue.SLACK))
                .run(new Work(acme.orgId(), id)));
  }

  private List<String> orders() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select reassignment_id::text from baton.reassignment where org_id = ? and"
                        + " finished_at is null",
                    acme.orgId())
                .into(String.class));
  }

  private List<String> told() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select delivery_id::text from baton.delivery where org_id = ? and kind ="
                        + " 'tickets_moved' order by created_at, number",
                    acme.orgId())
                .into(String.class));
  }

  private Message lastToldOf(String name) {
    return acme.person(name).directMessages().stream()
        .filter(message -> message.text().contains("moved to"))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError(acme.person(name).directMessages()));
  }

  @Test
  void onlyTheChosenOnesMove() {
    marcos("ZD-2");
    Modal form = marcosTickets();
    form.chooseAll("Only these tickets", "ZD-2")
        .choose("New owner", option(form, "Nina"))
        .fill("Note", NOTE)
        .submit("Move");

    assertThat(List.of(owner("ZD1042"), owner("ZD2")))
        .containsExactly(acme.id("marco"), acme.id("nina"));
  }

  @Test
  void theTicketsOfWhoLeftAreFoundAndOnlyTheNewOwnerIsTold() {
    acme.becomes("marco", Member.Kind.FULL, true);
    home("lena").click("Move tickets…");
    Modal whose = acme.person("lena").modal("Move tickets");
    assertThat(whose.suggestions("Whose tickets", "marco")).containsExactly("Marco Rossi (left)");
    whose.choose("Whose tickets", "Marco Rossi (left)").submit("Next");
    Modal form = acme.person("lena").modal("Move tickets");
    form.choose("New owner", option(form, "Nina")).fill("Note", NOTE).submit("Move");

    assertThat(form.shows("is not in this workspace any more")).isTrue();
    deliveries.runAll(moved());
    assertThat(told(Medium.SLACK)).containsExactly(acme.id("nina"));
    assertThat(told(Medium.EMAIL)).containsExactly(acme.id("nina"));
  }

  @Test
  void whatMovedMeanwhileStaysAndTheOthersGoThrough() {
    List<String> keys = new ArrayList<>();
    for (int i = 2; i < 40; i++) {
      marcos("ZD-" + i);
      keys.add("ZD" + i);
    }
    Modal form = marcosTickets();
    form.choose("New owner", option(form, "Nina")).fill("Note", NOTE).submit("Move");
    moves("omar", "Omar Haddad");

    runMoves();
    runMoves();

    assertThat(keys).allSatisfy(key -> assertThat(owner(key)).isEqualTo(acme.id("nina")));
    assertThat(owner("ZD1042")).isEqualTo(acme.id("omar"));
    assertThat(lastToldOf("lena").text())
        .contains("38 of 39 tickets", "*ZD-1042* stayed: it is not with");
  }

  @Test
  void whoOwnsNothingThereIsSaid() {
    home("lena").click("Move tickets…");
    Modal whose = acme.person("lena").modal("Move tickets");
    whose.choose("Whose tickets", "Tara Singh").submit("Next");

    assertThat(acme.person("lena").modal("Move tickets").shows("owns no ticket in T2")).isTrue();
  }

  @Test
  void whoLeadsNothingHasNoButtonAtHome() {
    assertThat(home("marco").buttons()).doesNotContain("Move tickets…");
    assertThat(home("lena").buttons()).contains("Move tickets…");
  }

  @Test
  void anOwnTicketMovesFromItsMenuAtHome() {
    moves("lena", "Lena Fischer");
    Outcome chosen = home("lena").choose("ZD-1042", "Move within the tier");
    assertThat(chosen.problem()).isEmpty();
    Modal form = acme.person("lena").modal("Move tickets");
    form.choose("New owner", option(form, "Nina")).fill("Note", NOTE).submit("Move");

    assertThat(acme.ownerOf(first)).isEqualTo(acme.id("nina"));
  }
}
