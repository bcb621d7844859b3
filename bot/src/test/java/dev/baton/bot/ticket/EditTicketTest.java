package dev.baton.bot.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.config.EncryptionKeys;
import dev.baton.bot.config.Secret;
import dev.baton.bot.helpdesk.ConnectionSecrets;
import dev.baton.bot.helpdesk.OpenedConnection;
import dev.baton.bot.install.TokenSeal;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tickets that no help desk sends: the support team writes them down and edits them in Slack. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditTicketTest {
  private static final String COMMAND = "/escalation-log";

  private final TestBot bot;
  private TestWorkspace acme;
  private Person marco;

  EditTicketTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    marco = acme.person("marco");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void aTicketIsWrittenDownAndEditedAndOnlyWhatWasChangedIsSaid() {
    Modal form = opened("open ZD-1042");
    form.fill("Title", "Invoice is wrong")
        .fill("Customer", "Globex")
        .choose("Priority", "P2")
        .fill("Contact", "ann@globex.test")
        .submit();
    assertThat(lines()).contains("ZD-1042", "is known now");
    TicketNow known = ticket("ZD-1042");
    assertThat(known.priority()).contains(Priority.P2);
    assertThat(known.customer()).contains("Globex");
    assertThat(known.owner()).isEmpty();
    assertThat(known.details().openedAt()).contains(acme.now());

    Modal edit = opened("edit ZD-1042");
    assertThat(edit.value("Title")).isEqualTo("Invoice is wrong");
    bot.clock().set(acme.now().plusSeconds(60));
    said(acme.person("lena"), "set ZD-1042 in progress");
    bot.clock().set(acme.now().plusSeconds(60));
    edit.fill("Title", "Invoice of March is wrong").submit();
    TicketNow after = ticket("ZD-1042");
    assertThat(after.details().title()).contains("Invoice of March is wrong");
    assertThat(after.details().status()).isEqualTo(TicketStatus.IN_PROGRESS);
  }

  @Test
  void howFarItIsIsSaidByAWord() {
    written("ZD-7");
    assertThat(said(marco, "set ZD-7 waiting")).contains("is set to: Waiting on customer");
    assertThat(ticket("ZD-7").details().waitingSince()).isPresent();
    bot.clock().set(acme.now().plusSeconds(60));
    assertThat(said(marco, "set zd7 resolved")).contains("Resolved");
    assertThat(said(marco, "set ZD-7 resolved")).contains("says that already");
    assertThat(said(marco, "set ZD-7 finished")).contains("is no status");
    assertThat(said(marco, "set ZD-7")).contains("Write a ticket and a status");
    assertThat(said(marco, "set ZD-99 closed")).contains("knows no ticket");
    assertThat(ticket("ZD-7").details().resolvedAt()).contains(acme.now());
  }

  @Test
  void aTicketGoesOnAsAnotherUntilThatIsTakenBack() {
    written("ZD-1");
    written("ZD-2");
    assertThat(said(marco, "merge ZD-1 into ZD-1")).contains("no other ticket");
    assertThat(said(marco, "merge ZD-1")).contains("Write two tickets");
    assertThat(said(marco, "merge ZD-1 into ZD-2")).contains("goes on as *ZD-2*");
    assertThat(ticket("ZD-1").details().status()).isEqualTo(TicketStatus.CLOSED);
    bot.clock().set(acme.now().plusSeconds(60));
    Modal edit = opened("edit ZD-1");
    assertThat(edit.value("Merged into")).isEqualTo("ZD-2");
    edit.clear("Merged into").submit();
    assertThat(ticket("ZD-1").details().status()).isEqualTo(TicketStatus.OPEN);
  }

  @Test
  void whatAProgramKeepsIsChangedThereUntilItIsSwitchedOff() {
    UUID desk = kept("ZD-5");
    assertThat(said(marco, "edit ZD-5")).contains("is kept by Zendesk: change it in Zendesk");
    assertThat(said(marco, "set ZD-5 closed")).contains("change it in Zendesk");
    assertThat(ticket("ZD-5").details().status()).isEqualTo(TicketStatus.OPEN);
    acme.in(tx -> Connections.in(tx).switchOff(desk, acme.id("olga"), acme.now()));
    bot.clock().set(acme.now().plusSeconds(60));
    assertThat(said(marco, "set ZD-5 closed")).contains("is set to: Closed");
  }

  @Test
  void whoDoesNotWorkOnTicketsChangesNothing() {
    written("ZD-3");
    assertThat(said(acme.person("sara"), "set ZD-3 closed")).contains("by the support team");
    assertThat(said(acme.person("sara"), "open ZD-4")).contains("by the support team");
    assertThat(ticket("ZD-3").details().status()).isEqualTo(TicketStatus.OPEN);
  }

  @Test
  void whatCannotBeKeptIsSaidBesideTheField() {
    written("ZD-8");
    Modal form = opened("open");
    form.fill("Ticket", "hello there").submit();
    assertThat(form.errors().values().toString()).contains("no ticket key");
    form.fill("Ticket", "ZD-8").submit();
    assertThat(form.errors().values().toString()).contains("is known already");
    form.close();
  }

  private void written(String key) {
    opened("open " + key).submit();
    assertThat(lines()).contains("is known now");
    marco.modals().forEach(Modal::close);
  }

  private Modal opened(String words) {
    marco.modals().forEach(Modal::close);
    marco.types(COMMAND + " " + words);
    return marco.modal();
  }

  private String lines() {
    return String.join("\n", marco.modal().lines());
  }

  private String said(Person person, String words) {
    return person.types(COMMAND + " " + words).reply().text();
  }

  private TicketNow ticket(String key) {
    return acme.in(
        tx -> Tickets.in(tx).find(TicketKeyFormat.DEFAULT.parse(key).orElseThrow()).orElseThrow());
  }

  private UUID kept(String key) {
    ConnectionSecrets secrets =
        new ConnectionSecrets(
            new TokenSeal(new EncryptionKeys(List.of(new Secret(TestBot.FIRST_KEY)))));
    return acme.in(tx -> {
      UUID desk =
          OpenedConnection.create(tx, secrets, "Zendesk", acme.id("olga"), acme.now())
              .orElseThrow()
              .id();
      hear(tx, key, desk);
      return desk;
    });
  }

  private void hear(Tx tx, String key, UUID desk) {
    Word word =
        new Word(
            Map.of(TicketRow.TITLE, Optional.of("From the desk")),
            new Stamp(acme.now(), "e1", "webhook"));
    ToldTickets.in(tx)
        .hear(
            new TicketRow(
                1, TicketKeyFormat.DEFAULT.parse(key).orElseThrow(), new Tier("T1"), word),
            new ToldTickets.Program(desk, Optional.empty(), Optional.empty()),
            acme.now());
  }
}
