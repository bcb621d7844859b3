package dev.baton.bot.helpdesk;

import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.baton.bot.config.Secret;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.escalate.UnownedTickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Tier;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.zendesk.ZendeskDesk;
import dev.baton.sandbox.zendesk.ZendeskWebhook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Until the first request for a ticket is filed, who works on it in Zendesk owns it. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskOwnerTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person olga;
  private ZendeskDesk desk;
  private ZendeskWebhook webhook;
  private long first;
  private long second;
  private long ticket;
  private int accounts;

  DeskOwnerTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
    desk = bot.sandbox().zendesk("owners" + ++accounts);
    first = desk.agent("Ana", "ana@acme.test", "agent");
    second = desk.agent("Marco", "marco@acme.test", "agent");
    long globex = desk.organization("Globex", new JsonObject());
    webhook = connected();
    ticket = desk.opens(desk.customer("Carl", "carl@globex.test", globex), "Broken", "Text");
    assign(first);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private ZendeskWebhook connected() {
    DeskConnection made =
        acme.in(tx ->
            DeskConnection.create(
                    tx,
                    Sender.secrets(),
                    ConnectionKind.ZENDESK,
                    "Zendesk",
                    acme.id("olga"),
                    acme.now())
                .orElseThrow());
    ZendeskWebhook hook = desk.webhook(bot.address("/hooks/" + made.path()));
    acme.in(tx ->
        DeskConnection.give(
            tx,
            Sender.secrets(),
            made.id(),
            Optional.of(new Secret(hook.secret())),
            Desk.USUAL,
            acme.id("olga"),
            acme.now()));
    return hook;
  }

  @Test
  void whoZendeskAssignedItToOwnsItOnceSomebodySaysWhoTheyAre() {
    assertThat(ticketNow().owner()).isEmpty();
    assertThat(waitsForAnOwner()).isTrue();
    sayWho(first, "ana");
    assertThat(ticketNow().owner()).contains(acme.id("ana"));
    assertThat(waitsForAnOwner()).isFalse();
    acme.person("ana").opensHome().awaitShows(key().shown());

    sayWho(second, "marco");
    assign(second);
    await().until(() -> ticketNow().owner().equals(Optional.of(acme.id("marco"))));
    desk.changes(second, ticket, "assignee_id", ZendeskDesk.nothing());
    desk.tell(webhook);
    await().until(() -> ticketNow().owner().isEmpty());
  }

  @Test
  void fromTheFirstFilingOnTheGateAloneDecides() {
    sayWho(first, "ana");
    sayWho(second, "marco");
    Escalation asked = acme.files(key().shown());
    assign(second);
    await().until(() -> assignee().equals(Optional.of(Long.toString(second))));
    assertThat(ticketNow().owner()).contains(acme.id("ana"));

    acme.lenaApproves(asked);
    Optional<String> accepted = ticketNow().owner();
    assertThat(accepted).isPresent().isNotEqualTo(Optional.of(acme.id("ana")));
    assign(first);
    await().until(() -> assignee().equals(Optional.of(Long.toString(first))));
    assertThat(ticketNow().owner()).isEqualTo(accepted);
  }

  @Test
  void somebodyWhoIsNoMemberIsRefusedBesideTheirNumber() {
    Modal form = form();
    form.choose(label(form, first), acme.id("gil")).submit();
    assertThat(form.errors().toString()).contains("full member");
    assertThat(ticketNow().owner()).isEmpty();
  }

  private void assign(long agent) {
    desk.changes(agent, ticket, "assignee_id", agent);
    desk.tell(webhook);
    await().until(() -> assignee().equals(Optional.of(Long.toString(agent))));
  }

  private void sayWho(long agent, String name) {
    if (assignee().filter(Long.toString(agent)::equals).isEmpty()) {
      long other = desk.opens(agent, "Another", "Text");
      desk.changes(agent, other, "assignee_id", agent);
      desk.tell(webhook);
      TicketKey key = TicketKeyFormat.DEFAULT.parse("ZD-" + other).orElseThrow();
      await().until(() -> assignee(key).isPresent());
    }
    Modal form = form();
    form.choose(label(form, agent), acme.id(name)).submit();
    olga.modal().awaitShows("In 24 hours");
  }

  private Modal form() {
    olga.modals().forEach(Modal::close);
    SettingsTab.of(olga).click("Help desks and programs");
    olga.modal().click("Who is who");
    return olga.modal().awaitShows("Until the first request");
  }

  private static String label(Modal form, long agent) {
    return form.lines().stream()
        .filter(line -> line.startsWith(agent + ":"))
        .map(line -> line.replaceFirst(": \\[.*$", ""))
        .findFirst()
        .orElseThrow(() -> new AssertionError(form.lines()));
  }

  private boolean waitsForAnOwner() {
    return acme.in(tx ->
        UnownedTickets.in(tx).of(List.of(new Tier("T1")), 0, 50).items().stream()
            .anyMatch(waiting -> waiting.key().equals(key())));
  }

  private Optional<String> assignee() {
    return assignee(key());
  }

  private Optional<String> assignee(TicketKey key) {
    return acme.in(tx ->
        Optional.ofNullable(
            tx.dsl()
                .select(TICKET.DESK_ASSIGNEE)
                .from(TICKET)
                .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(key.identity()))
                .fetchOne(0, String.class)));
  }

  private TicketNow ticketNow() {
    return acme.in(tx -> Tickets.in(tx).find(key())).orElseThrow();
  }

  private TicketKey key() {
    return TicketKeyFormat.DEFAULT.parse("ZD-" + ticket).orElseThrow();
  }
}
