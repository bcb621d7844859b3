package dev.baton.bot.helpdesk;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.log.AuditLog;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.zendesk.ZendeskDesk;
import dev.baton.sandbox.zendesk.ZendeskWebhook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin connects Zendesk, and its tickets come in by themselves. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ZendeskInTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person olga;
  private ZendeskDesk desk;
  private long staff;
  private long carl;
  private int accounts;

  ZendeskInTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
    desk = bot.sandbox().zendesk("acme" + ++accounts);
    staff = desk.agent("Ana", "ana@acme.test", "agent");
    carl = desk.customer("Carl", "carl@globex.test", desk.organization("Globex", new JsonObject()));
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void aConnectedZendeskTellsOfItsTicketsFromOpeningToSolving() {
    ZendeskWebhook webhook = connected();
    long ticket = desk.opens(carl, "Invoice is wrong", "It says <b>12</b>.");
    desk.changes(staff, ticket, "priority", "urgent");
    assertThat(desk.tell(webhook)).containsOnly(202);
    await().until(() -> known(ticket).flatMap(TicketNow::priority).isPresent());
    assertThat(known(ticket).orElseThrow().priority()).contains(Priority.P1);
    assertThat(known(ticket).orElseThrow().details().title()).contains("Invoice is wrong");
    assertThat(known(ticket).orElseThrow().details().openedAt())
        .contains(Instant.parse(desk.ticket(ticket).get("created_at").getAsString()));

    bot.clock().advance(Duration.ofMinutes(5));
    desk.comments(carl, ticket, "Anybody there?", true);
    desk.comments(staff, ticket, "Looks odd.", false);
    bot.clock().advance(Duration.ofMinutes(5));
    Instant answered = acme.now();
    desk.comments(staff, ticket, "We look into it.", true);
    bot.clock().advance(Duration.ofMinutes(5));
    desk.comments(staff, ticket, "Mended.", true);
    desk.changes(staff, ticket, "status", "solved");
    assertThat(desk.tell(webhook)).containsOnly(202);
    settled();
    assertThat(status(ticket)).isEqualTo(TicketStatus.RESOLVED);
    assertThat(known(ticket).orElseThrow().details().firstResponseAt().orElseThrow())
        .isBetween(answered.minusMillis(1), answered.plus(Duration.ofMinutes(4)));
    assertThat(acme.in(tx -> AuditLog.in(tx).verify()) instanceof ChainCheck.Verdict.Intact)
        .isTrue();

    assertThat(text(list())).contains("Last received and verified");
  }

  @Test
  void eventsThatComeTurnedRoundAndTwiceEndAlike() {
    ZendeskWebhook webhook = connected();
    long ticket = desk.opens(carl, "Turned round", "Text");
    for (String status : List.of("open", "pending", "open", "hold", "pending")) {
      bot.clock().advance(Duration.ofSeconds(1));
      desk.changes(staff, ticket, "status", status);
    }
    List<JsonObject> news = new ArrayList<>(desk.news());
    news.addAll(List.copyOf(news));
    Collections.shuffle(news, new Random(7));
    news.forEach(event -> assertThat(webhook.send(event.toString(), acme.now())).isIn(200, 202));
    settled();
    assertThat(status(ticket)).isEqualTo(TicketStatus.WAITING);
  }

  @Test
  void oneEventFiftyTimesAtOnceIsOneEvent() throws Exception {
    ZendeskWebhook webhook = connected();
    desk.opens(carl, "Many", "Text");
    String event = desk.news().getFirst().toString();
    List<Callable<Integer>> sends = Collections.nCopies(50, () -> webhook.send(event, acme.now()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : threads.invokeAll(sends)) {
        assertThat(answer.get()).isIn(200, 202, 503);
      }
    }
    assertThat(events()).hasSize(1);
  }

  @Test
  void whatIsDeletedMarkedAsSpamAndBroughtBackIsSoHere() {
    ZendeskWebhook webhook = connected();
    long ticket = desk.opens(carl, "To be deleted", "Private text");
    desk.tell(webhook);
    await().until(() -> known(ticket).isPresent());
    for (String topic : List.of("soft_deleted", "marked_as_spam", "permanently_deleted")) {
      bot.clock().advance(Duration.ofSeconds(2));
      desk.happens(staff, ticket, topic, new JsonObject());
      desk.tell(webhook);
      await().until(() -> status(ticket) == TicketStatus.CLOSED);
      bot.clock().advance(Duration.ofSeconds(2));
      desk.happens(staff, ticket, "undeleted", new JsonObject());
      desk.tell(webhook);
      await().until(() -> status(ticket) == TicketStatus.OPEN);
    }
  }

  @Test
  void aRequestForWhatIsMarkedAsSpamIsClosed() {
    ZendeskWebhook webhook = connected();
    long ticket = desk.opens(carl, "Cheap watches", "Buy now");
    desk.tell(webhook);
    await().until(() -> known(ticket).isPresent());
    Escalation asked = acme.files("ZD-" + ticket);

    bot.clock().advance(Duration.ofSeconds(2));
    desk.happens(staff, ticket, "marked_as_spam", new JsonObject());
    desk.tell(webhook);

    await().until(() -> acme.now(asked).settlement().orElse(null) instanceof Settlement.Closed);
  }

  @Test
  void onlyItsOwnSecretCountsAndTheOneBeforeForADay() {
    ZendeskWebhook webhook = connected();
    ZendeskWebhook reset = webhook.signedWith("another-secret-of-the-webhook");
    String event = news("One");
    assertThat(reset.send(event, acme.now())).isEqualTo(401);
    assertThat(olga.directMessage("the webhook got a new secret").text()).isNotEmpty();
    setUp(reset.secret());
    assertThat(reset.send(event, acme.now())).isEqualTo(202);
    assertThat(webhook.send(news("Two"), acme.now())).isEqualTo(202);
    bot.clock().advance(Duration.ofHours(24).plusSeconds(1));
    assertThat(webhook.send(news("Three"), acme.now())).isEqualTo(401);
    assertThat(reset.send(news("Four"), acme.now())).isEqualTo(202);
    assertThat(reset.send(news("Five"), acme.now().minusSeconds(301))).isEqualTo(401);
    assertThat(reset.send(news("Six"), acme.now().plusSeconds(301))).isEqualTo(401);
  }

  @Test
  void theTestButtonIsHeardAndDoesNothing() {
    ZendeskWebhook address = new Address().webhook();
    ZendeskWebhook tried = address.signedWith(ZendeskWebhook.TEST_SECRET);
    String event = news("Test");
    assertThat(tried.send(event, acme.now())).isEqualTo(200);
    assertThat(tried.send("", acme.now())).isEqualTo(200);
    assertThat(address.send(event, acme.now())).isEqualTo(401);
    assertThat(events()).isEmpty();
    assertThat(text(list())).contains("test request received", "no secret given yet 1");

    Modal form = setUpForm();
    form.fill("Signing secret", ZendeskWebhook.TEST_SECRET).submit();
    assertThat(form.errors().toString()).contains("no secret of a webhook");
    setUp(address.secret());
    assertThat(tried.send(event, acme.now())).isEqualTo(200);
    assertThat(events()).isEmpty();
    assertThat(address.send(event, acme.now())).isEqualTo(202);
  }

  @Test
  void anotherAccountIsRefusedEvenWithTheRightSecret() {
    ZendeskWebhook webhook = connected();
    assertThat(webhook.send(news("Ours"), acme.now())).isEqualTo(202);
    String other = news("Theirs").replace(String.valueOf(desk.account()), "4711");
    assertThat(webhook.send(other, acme.now())).isEqualTo(403);
    assertThat(events()).hasSize(1);
    assertThat(text(list())).contains("of another account 1");
  }

  @Test
  void jsonThatAPlaceholderBrokeIsKeptAsRefusedWithItsPlace() {
    ZendeskWebhook webhook = connected();
    String broken = "{\"ticket_id\":\"7\",\"ticket_title\":\"He said \"no\"\"}";
    assertThat(webhook.send(broken, acme.now())).isEqualTo(400);
    assertThat(events())
        .singleElement()
        .satisfies(event -> assertThat(event.reason()).contains("not_json"));
  }

  @Test
  void keysAreMadeAsTheAdminWritesAndOnlyReadableOnes() {
    ZendeskWebhook webhook = new Address().webhook();
    Modal form = setUpForm();
    form.fill("Signing secret", webhook.secret()).fill("Keys of its tickets", "no number").submit();
    assertThat(form.errors().toString()).contains("{id}");
    form.fill("Keys of its tickets", "SUP-{id}").submit();
    olga.modal().awaitShows("Nothing with a right signature");
    long ticket = desk.opens(carl, "Under another key", "Text");
    desk.tell(webhook);
    await()
        .until(() ->
            bot.holds(acme.orgId(), tx -> Tickets.in(tx).find(key("SUP-" + ticket)).isPresent()));
  }

  @Test
  void anOrganisationThatNoAccountHasIsNamedAndNotShownAsACustomer() {
    ZendeskWebhook webhook = connected();
    long ticket = desk.opens(carl, "Whose", "Text");
    desk.tell(webhook);
    settled();
    assertThat(known(ticket).orElseThrow().customer()).isEmpty();
    assertThat(events().getFirst().detail().orElseThrow()).contains("account unknown");
  }

  private String news(String title) {
    desk.opens(carl, title, "Text");
    return desk.news().getFirst().toString();
  }

  /** The address that an admin was shown. */
  private final class Address {
    private final URI uri;

    Address() {
      Modal list = list();
      list.fill("Name", "Zendesk").choose("What is it?", "Zendesk").submit();
      Modal told = olga.modal().awaitShows("Create webhook");
      Matcher path = Pattern.compile("/hooks/[A-Za-z0-9_-]{22}").matcher(text(told));
      assertThat(path.find()).as(text(told)).isTrue();
      this.uri = bot.address(path.group());
    }

    ZendeskWebhook webhook() {
      return desk.webhook(uri);
    }
  }

  private ZendeskWebhook connected() {
    ZendeskWebhook webhook = new Address().webhook();
    olga.modal().fill("Signing secret", webhook.secret()).submit();
    olga.modal().awaitShows("Nothing with a right signature");
    return webhook;
  }

  private Modal setUpForm() {
    list().click("Set up");
    return olga.modal().awaitShows("Create webhook");
  }

  private void setUp(String secret) {
    setUpForm().fill("Signing secret", secret).submit();
    olga.modal().awaitShows("In 24 hours");
  }

  private Modal list() {
    olga.modals().forEach(Modal::close);
    SettingsTab.of(olga).click("Help desks and programs");
    return olga.modal();
  }

  private void settled() {
    await()
        .until(() ->
            !events().isEmpty()
                && events().stream().noneMatch(e -> e.state() == InboundRow.State.NEW));
  }

  private List<InboundRow> events() {
    return acme.in(tx -> {
      ConnectionRow newest = Connections.in(tx).all().getFirst();
      return InboundEvents.in(tx).newest(newest.id(), 50);
    });
  }

  private TicketStatus status(long ticket) {
    return known(ticket).orElseThrow().details().status();
  }

  private Optional<TicketNow> known(long ticket) {
    return acme.in(tx -> Tickets.in(tx).find(key("ZD-" + ticket)));
  }

  private static TicketKey key(String key) {
    return TicketKeyFormat.DEFAULT.parse(key).orElseThrow();
  }

  private static String text(Modal modal) {
    return String.join("\n", modal.lines());
  }
}
