package dev.baton.bot.home;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.home.HomeViewers;
import dev.baton.db.member.Absences;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one does at home: decide, see what is late, turn to the rest, follow what others do. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeWorkTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person ana;
  private Person lena;
  private Person bo;

  HomeWorkTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    ana = acme.person("ana");
    lena = acme.person("lena");
    bo = acme.person("bo");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void whatIsDecidedAtHomeIsGoneFromItAtOnceAndForEverybodyWhoLooks() {
    acme.files("ZD-1");
    HomeView mine = lena.opensHome().awaitShows("ZD-1 #1");
    HomeView asked = ana.opensHome().awaitShows("You asked for (1)");

    mine.click("Approve");

    mine.awaitShows("Nothing waits for you");
    asked.awaitShows("None of your requests is open");
    acme.person("marco").opensHome().awaitShows("Yours now (1)").awaitShows("ZD-1");
  }

  @Test
  void aRequestThatIsFiledComesOntoTheLeadsOpenPage() {
    HomeView home = lena.opensHome().awaitShows("Nothing waits for you");

    acme.files("ZD-1");

    home.awaitShows("Waits for your yes or no (1)").awaitShows("Asked by <@" + ana.id() + ">");
  }

  @Test
  void aManagersQueueHasWhatIsLateOnTopWithTheWaysToDecide() {
    Escalation late = acme.files("ZD-1");
    bot.clock().set(late.decideBy().plusSeconds(1));
    acme.files("ZD-2");

    HomeView home = bo.opensHome().awaitShows("Your team's queue (2)");

    String page = String.join("\n", home.lines());
    assertThat(page).contains("What waits for others stands below");
    assertThat(page.indexOf("*Overdue* · *ZD-1 #1*"))
        .isPositive()
        .isLessThan(page.indexOf("ZD-2 #1"));
    assertThat(home.buttons()).contains("Approve", "Bounce", "Redirect");
  }

  @Test
  void whatIsLeftIsCountedInWordsAndCountedAnewEachMinuteWhileSomebodyLooks() {
    Escalation asked = acme.files("ZD-1");
    Instant due = asked.decideBy();
    bot.clock().set(due.minus(Duration.ofMinutes(40)));

    HomeView mine = lena.opensHome().awaitShows("min of working time left: decide by");
    HomeView hers = ana.opensHome().awaitShows("min of working time left: to be decided by");
    assertThat(mine.shows("times left are counted to then")).isTrue();
    int first = minutesLeft(mine);
    int hersFirst = minutesLeft(hers);

    bot.clock().advance(Duration.ofMinutes(5));
    await().until(() -> minutesLeft(mine) <= first - 5);
    await().until(() -> minutesLeft(hers) <= hersFirst - 5);

    bot.clock().set(due.plus(Duration.ofHours(2)));
    lena.opensHome().awaitShows("overdue by 2 hr").awaitShows("of working time: was to be decided");
  }

  private static int minutesLeft(HomeView home) {
    Matcher left =
        Pattern.compile("(\\d+) min of working time left").matcher(String.join("\n", home.lines()));
    assertThat(left.find()).isTrue();
    return Integer.parseInt(left.group(1));
  }

  @Test
  void whoIsToBeginSeesWhatIsLeftToo() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");

    acme.person("marco").opensHome().awaitShows("of working time left: begin by");
  }

  @Test
  void anAbsenceThatBeginsAndEndsIsSeenOnOpenPagesAtThatMoment() {
    Instant nine = Instant.parse("2026-03-02T09:00:00Z");
    acme.in(tx ->
        Absences.in(tx)
            .set(
                new PlannedAbsence(
                    tx.newId(),
                    lena.id(),
                    new Member.Away(nine.plusSeconds(300), nine.plusSeconds(3600)),
                    Optional.empty(),
                    lena.id()),
                "slack",
                nine));
    bot.parts().snapshots().refresh(acme.orgId());
    HomeView home = lena.opensHome().awaitShows("You are here");

    bot.clock().set(nine.plusSeconds(301));
    home.awaitShows("You are away until");

    bot.clock().set(nine.plusSeconds(3500));
    HomeView later = lena.opensHome().awaitShows("You are away until");
    bot.clock().set(nine.plusSeconds(3601));
    later.awaitShows("You are here");
  }

  @Test
  void nothingIsCountedWhereNothingWaits() {
    HomeView home = lena.opensHome().awaitShows("Nothing waits for you");

    assertThat(home.shows("times left are counted")).isFalse();
  }

  @Test
  void aListIsTurnedToItsRestAndBack() {
    for (int number = 1; number <= 10; number++) {
      acme.files("ZD-" + number);
      bot.clock().advance(Duration.ofSeconds(1));
    }
    HomeView home = lena.opensHome().awaitShows("Waits for your yes or no (10)");
    assertThat(home.shows("ZD-9 #1")).isFalse();

    home.click("Show 2 more");
    home.awaitShows("ZD-9 #1");
    assertThat(home.shows("ZD-1 #1*")).isFalse();

    home.click("Show the 8 before");
    home.awaitShows("*ZD-1 #1*");
  }

  @Test
  void whatCameBackIsMendedFromHome() {
    acme.request("lena", acme.files("ZD-1")).click("Bounce");
    lena.modal()
        .choose("Reason", "Missing information")
        .fill("Note", "Add the error log of the failing export, please.")
        .submit("Bounce");

    HomeView home = ana.opensHome().awaitShows("came back to you");
    assertThat(home.shows("Add the error log of the failing export")).isTrue();
    home.click("Fix and resend");

    Modal form = ana.modal("Escalate a ticket");
    assertThat(form.value("Ticket")).isEqualTo("ZD-1");
    form.close();
  }

  @Test
  void whoOwnsATicketReadsItsHistoryAndHandsItOn() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    Person marco = acme.person("marco");
    HomeView home = marco.opensHome().awaitShows("Yours now (1)");

    home.choose("ZD-1", "History");
    Modal history = marco.modal("History");
    assertThat(history.shows("ZD-1 #1")).isTrue();
    history.close();

    home.choose("ZD-1", "Escalate");
    Modal form = marco.modal("Escalate a ticket");
    assertThat(form.value("Ticket")).isEqualTo("ZD-1");
    form.close();
  }

  @Test
  void aNewOwnerSaysAtHomeThatTheyAreOnItAndTheButtonIsGone() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    HomeView home = acme.person("marco").opensHome().awaitShows("begin by");

    home.click("I'm on it");

    await().until(() -> !home.shows("begin by"));
    assertThat(home.buttons()).doesNotContain("I'm on it");
    assertThat(home.shows("Yours now (1)")).isTrue();
  }

  @Test
  void whatIsToBeginComesFirstAndSaysWhenItIsLate() {
    Escalation first = acme.files("ZD-1");
    acme.request("lena", first).click("Approve");
    bot.clock().set(first.decideBy().plus(Duration.ofHours(1)));
    acme.request("lena", acme.files("ZD-2")).click("Approve");

    HomeView home =
        acme.person("marco")
            .opensHome()
            .awaitShows("Yours now (2)")
            .awaitShows("you were to begin by");

    String page = String.join("\n", home.lines());
    assertThat(page.indexOf("*ZD-1*")).isPositive().isLessThan(page.indexOf("*ZD-2*"));
    assertThat(home.buttons()).filteredOn("I'm on it"::equals).hasSize(2);
  }

  @Test
  void aSlipIsTakenBackFromHome() {
    acme.files("ZD-1");
    HomeView home = lena.opensHome().awaitShows("ZD-1 #1");
    home.click("Approve");

    home.awaitShows("You decided just now (1)").awaitShows("approved").click("Take back");

    await().until(() -> !home.shows("You decided just now"));
    acme.person("ana").opensHome().awaitShows("Yours now (1)");
  }

  @Test
  void aManagerTakesBackWhatTheyDecidedInPlaceOfALead() {
    acme.files("ZD-1");
    HomeView home = bo.opensHome().awaitShows("Your team's queue (1)");
    home.click("Approve");

    home.awaitShows("You decided just now (1)").click("Take back");

    await().until(() -> !home.shows("You decided just now"));
  }

  @Test
  void takeBackIsGoneOnceTheNewOwnerActs() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    HomeView home = lena.opensHome().awaitShows("You decided just now (1)");

    acme.person("marco").opensHome().awaitShows("begin by").click("I'm on it");

    await().until(() -> !home.shows("You decided just now"));
    assertThat(home.buttons()).doesNotContain("Take back");
  }

  @Test
  void takeBackIsGoneFromAnOpenPageWhenItsTimeIsOver() {
    acme.request("lena", acme.files("ZD-1")).click("Approve");
    bot.clock().advance(Duration.ofMinutes(5));
    HomeView home = lena.opensHome().awaitShows("You decided just now (1)");

    bot.clock().advance(Duration.ofMinutes(5).plusSeconds(1));

    await().until(() -> !home.shows("You decided just now"));
  }

  @Test
  void whatIsDecidedInAMessageIsGoneFromAnOpenPage() {
    Escalation asked = acme.files("ZD-1");
    HomeView home = lena.opensHome().awaitShows("ZD-1 #1");
    acme.request("lena", asked).click("Approve");

    assertThat(home.awaitShows("Nothing waits for you").buttons()).doesNotContain("Approve");
  }

  @Test
  void whoIsNoMemberAnyMoreIsRefusedAndNotNoted() {
    ana.deactivate();
    await()
        .until(() ->
            acme.<Boolean>in(
                tx -> Members.in(tx).find(ana.id()).filter(Member::deactivated).isPresent()));

    HomeView home = ana.opensHome().awaitShows("members of this workspace");

    assertThat(home.buttons()).isEmpty();
    assertThat(acme.<Boolean>in(tx -> HomeViewers.in(tx).order(ana.id()).isPresent())).isFalse();
  }

  @Test
  void pagesAreDrawnSlowerTheMoreLook() {
    assertThat(HomeNews.between(1)).isEqualTo(Duration.ofSeconds(4));
    assertThat(HomeNews.between(200)).isEqualTo(Duration.ofSeconds(150));
  }
}
