package dev.baton.bot.alert;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.alert.Alerts;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.notify.Medium;
import dev.baton.matrix.Priority;
import dev.baton.sandbox.outside.Telegram;
import dev.baton.sandbox.outside.TelegramPerson;
import dev.baton.sandbox.people.Modal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts by Telegram: linked from Slack, told besides Slack, ended from either side. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelegramStoryTest {
  private static final Pattern LINK =
      Pattern.compile("https://t\\.me/" + Telegram.USERNAME + "\\?start=[A-Za-z0-9_-]{43}");

  private final TestBot bot;
  private final Telegram telegram;
  private TestWorkspace acme;
  private AlertTickets tickets;
  private int people;

  TelegramStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithMedia(fresh);
    this.telegram = bot.sandbox().outside().telegram();
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    tickets = new AlertTickets(acme);
    tickets.account("Acme", "Enterprise", "sara@acme.test", "", "");
  }

  @AfterEach
  void works() {
    bot.sandbox().faults().clear();
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private TelegramPerson newPerson() {
    return telegram.person("Sara K " + people++);
  }

  /** The link that the window shows after a click. */
  private String link(TestWorkspace workspace, String name) {
    AlertWindow.of(workspace.person(name)).click("Link Telegram");
    Modal shown = workspace.person(name).modal().awaitShows("It works once, for 15 minutes");
    Matcher found = LINK.matcher(shown.json().toString());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private TelegramPerson linked(TestWorkspace workspace, String name) {
    TelegramPerson person = newPerson();
    person.opens(link(workspace, name));
    person.awaitMessage("Linked to");
    return person;
  }

  private void opens(TestWorkspace workspace, AlertTickets its, String key) {
    its.opens(key, Priority.P1, workspace.now());
    workspace.in(tx -> {
      Alerts.in(tx).opened(key.replace("-", ""), workspace.now());
      return true;
    });
  }

  private void opens(String key) {
    opens(acme, tickets, key);
  }

  private boolean hears(String name, String part) {
    return acme.person(name).directMessages().stream().anyMatch(message -> message.shows(part));
  }

  @Test
  void bothSidesConfirmTheLinkAndAlertsComeAsPlainTextBesidesSlack() {
    TelegramPerson sara = linked(acme, "sara");
    assertThat(sara.awaitMessage("Linked to").text())
        .isEqualTo(
            "Linked to Sara Kent at Acme. Alerts come here from now on. Not you? Send /stop");
    await().until(() -> hears("sara", "gets your alerts from now on, beside Slack"));
    opens("ZD-1");

    TelegramPerson.Message alert = sara.awaitMessage("is open with the highest priority");
    assertThat(alert.parseMode()).isEmpty();
    assertThat(alert.text())
        .startsWith("Baton for Acme\nZD-1 is open with the highest priority, P1.")
        .contains("€180K", "renewal in 62 days", "ACTION NEEDED: nobody owns it.")
        .doesNotContain("Export hangs", "*", "<");
    await().until(() -> hears("sara", "is open with the highest priority"));
    assertThat(tickets.audited("alert.medium_chosen")).isEqualTo(1);
  }

  @Test
  void aLinkWorksOnceAndNotAfterFifteenMinutes() {
    String once = link(acme, "sara");
    TelegramPerson sara = newPerson();
    sara.opens(once);
    sara.awaitMessage("Linked to");
    TelegramPerson thief = newPerson();
    thief.opens(once);
    thief.awaitMessage("was used already or is older than 15 minutes");

    String old = link(acme, "ben");
    bot.clock().advance(Duration.ofMinutes(15));
    TelegramPerson ben = newPerson();
    ben.opens(old);
    ben.awaitMessage("was used already or is older than 15 minutes");
    thief.writes("/start nonsense").awaitMessage("was used already");
    assertThat(acme.<Boolean>in(tx -> TelegramLinks.in(tx).of(acme.id("ben")).isPresent()))
        .isFalse();
  }

  @Test
  void aNewerLinkMakesTheOlderOneWorthless() {
    String older = link(acme, "sara");
    String newer = link(acme, "sara");
    TelegramPerson first = newPerson();
    first.opens(older);
    first.awaitMessage("was used already");
    TelegramPerson second = newPerson();
    second.opens(newer);
    second.awaitMessage("Linked to");
  }

  @Test
  void aGroupIsRefusedAndOtherWordsAreAnsweredWithTheWay() {
    String link = link(acme, "sara");
    TelegramPerson sara = newPerson();
    sara.writesInGroup("/start " + link.substring(link.indexOf('=') + 1));
    sara.writes("hello").awaitMessage("To have alerts here, open the link from Slack");
    sara.opens(link);
    sara.awaitMessage("Linked to");
  }

  @Test
  void stopEndsItInEveryWorkspaceAndSlackSaysSo() {
    TestWorkspace globex = TestWorkspace.in(bot);
    AlertTickets its = new AlertTickets(globex);
    its.account("Acme", "Enterprise", "sara@acme.test", "", "");
    TelegramPerson sara = newPerson();
    sara.opens(link(acme, "sara"));
    sara.awaitMessage("Linked to");
    sara.opens(link(globex, "sara"));
    await()
        .until(() ->
            sara.messages().stream().filter(one -> one.text().startsWith("Linked")).count() == 2);

    sara.writes("/stop").awaitMessage("Alerts do not come here any more");

    await().until(() -> hears("sara", "you said /stop there"));
    await()
        .until(() ->
            globex.person("sara").directMessages().stream()
                .anyMatch(message -> message.shows("you said /stop there")));
    sara.writes("/stop").awaitMessage("No alerts come to this chat");
  }

  @Test
  void whoBlocksTheBotIsUnlinkedAndToldInSlack() {
    TelegramPerson sara = linked(acme, "sara");
    sara.blocks();
    opens("ZD-2");

    await().until(() -> hears("sara", "the chat is closed to Baton"));
    assertThat(acme.<Boolean>in(tx -> TelegramLinks.in(tx).of(acme.id("sara")).isPresent()))
        .isFalse();
    await().until(() -> hears("sara", "is open with the highest priority"));
  }

  @Test
  void tooManyRequestsWaitAsLongAsTelegramSays() {
    TelegramPerson sara = linked(acme, "sara");
    bot.sandbox().faults().telegram().rateLimit("sendMessage", 1, Duration.ofSeconds(40));
    opens("ZD-3");
    await().until(() -> bot.sandbox().faults().telegram().waiting() == 0);
    await()
        .until(() ->
            acme.in(tx -> new Noted(tx).error("ZD3", Medium.TELEGRAM))
                .contains("outside_asked_to_wait"));
    assertThat(sara.messages()).noneMatch(message -> message.text().contains("ZD-3"));
    bot.clock().advance(Duration.ofSeconds(41));
    sara.awaitMessage("ZD-3 is open with the highest priority");
  }

  @Test
  void aTokenThatIsRefusedHoldsTheMediumAndAllFlowsInOrderOnceItIsMended() {
    TelegramPerson sara = linked(acme, "sara");
    bot.sandbox().faults().telegram().fail("sendMessage", 1, 401);
    opens("ZD-4");
    await()
        .until(() -> acme.<Boolean>in(tx -> DeliveryHolds.in(tx).of(Medium.TELEGRAM).isPresent()));
    opens("ZD-5");
    await().until(() -> hears("bo", "Baton's Telegram messages wait"));
    bot.clock().advance(Duration.ofSeconds(31));

    sara.awaitMessage("ZD-5 is open");
    List<String> texts = sara.messages().stream().map(TelegramPerson.Message::text).toList();
    assertThat(texts.indexOf(first(texts, "ZD-4"))).isLessThan(texts.indexOf(first(texts, "ZD-5")));
  }

  private static String first(List<String> texts, String part) {
    return texts.stream().filter(text -> text.contains(part)).findFirst().orElseThrow();
  }

  @Test
  void aRequestToDecideComesToWhoChoseItToo() {
    TelegramPerson lena = linked(acme, "lena");
    acme.files("ZD-6");
    assertThat(lena.awaitMessage("waits for your decision").text())
        .contains("ZD-6 #1", "T1 to T2", "priority P2");
  }

  @Test
  void itEndsFromSlackToo() {
    TelegramPerson sara = linked(acme, "sara");
    AlertWindow.of(acme.person("sara"))
        .awaitShows("Telegram*: alerts go to the account")
        .click("End Telegram");
    acme.person("sara").modal().awaitShows("Telegram*: no alerts");
    opens("ZD-7");
    await().until(() -> hears("sara", "is open with the highest priority"));
    assertThat(sara.messages()).noneMatch(message -> message.text().contains("ZD-7"));
  }
}
