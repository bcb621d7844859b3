package dev.baton.bot.sla;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditLog;
import dev.baton.db.table.AccountTable;
import dev.baton.db.table.TicketTable;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.ticket.Happening;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Tier;
import dev.baton.matrix.csv.SlaCsv;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people see of what was promised to a customer, and of what runs out. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromiseStoryTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private final TestBot bot;
  private TestWorkspace acme;

  PromiseStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(MONDAY);
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void threeQuartersWarnTheLeadsOfItsTierOnceAndFullTimeSaysThatItIsLate() {
    arrives("ZD-1", "T2", "P1");
    bot.clock().set(MONDAY.plus(Duration.ofMinutes(90)));

    Message warned = told("lena", "Nobody has answered *ZD-1* yet");
    assertThat(warned.lines().toString())
        .contains("2 h were promised, and three quarters of that are over.")
        .contains("*nobody owns it*. It is in T2.");
    assertThat(warned.buttons()).contains("I'm on it", "Escalate…");

    bot.clock().set(MONDAY.plus(Duration.ofHours(2)));
    assertThat(told("lena", "The first answer on *ZD-1* is late").lines().toString())
        .contains("2 h were promised.")
        .doesNotContain("Baton was away");
    assertThat(promises("lena", "ZD-1")).isEqualTo(2);
  }

  @Test
  void whatWasDueWhileBatonWasAwaySaysWhenItWasDueAndWhenThatWasFound() {
    arrives("ZD-2", "T2", "P1");
    bot.clock().set(MONDAY.plus(Duration.ofHours(9)));

    assertThat(told("lena", "The first answer on *ZD-2* is late").lines().toString())
        .contains("Baton was away then, and found it");
    assertThat(promises("lena", "ZD-2")).isOne();
  }

  @Test
  void anAnswerInTimeTellsNobody() {
    arrives("ZD-3", "T2", "P1");
    bot.clock().set(MONDAY.plus(Duration.ofHours(1)));
    happened("ZD3", new TicketEvent.TeamWrote());
    arrives("ZD-4", "T2", "P1");
    bot.clock().set(MONDAY.plus(Duration.ofMinutes(155)));

    told("lena", "Nobody has answered *ZD-4* yet");
    assertThat(promises("lena", "ZD-3")).isZero();
  }

  @Test
  void whoSeesToItSaysSoAndStrangersCannot() {
    arrives("ZD-5", "T2", "P1");
    bot.clock().set(MONDAY.plus(Duration.ofMinutes(90)));
    Message warned = told("lena", "Nobody has answered *ZD-5* yet");

    assertThat(warned.click("I'm on it").reply().text()).contains("Noted: you see to *ZD-5*.");
    Message ofLena = warned.copiedTo(acme.person("tara"));
    assertThat(ofLena.click("I'm on it").reply().text()).contains("Nothing was changed");
    assertThat(audited("ticket.minded")).isOne();

    warned.click("Escalate…");
    assertThat(acme.person("lena").modal().lines().toString()).contains("ZD-5");
  }

  @Test
  void showSaysWhatWasPromisedHowItStandsAndWhenItPaused() {
    promise(",P2,4h,8h,24/7");
    arrives("ZD-6", "T2", "P2");
    bot.clock().set(MONDAY.plus(Duration.ofMinutes(30)));
    happened("ZD6", new TicketEvent.TeamWrote());
    bot.clock().set(MONDAY.plus(Duration.ofHours(1)));
    happened("ZD6", new TicketEvent.StatusSet(TicketStatus.WAITING));
    bot.clock().set(MONDAY.plus(Duration.ofHours(3)));
    happened("ZD6", new TicketEvent.CustomerWrote());

    assertThat(shows("lena", "ZD-6"))
        .contains("First answer within 4 h: in time, on")
        .contains("Solution within 8 h: solution due in 7 h (")
        .contains("1 h counted")
        .contains("Paused once:");
    assertThat(acme.person("sara").types("/escalation-log show ZD-6").reply().text())
        .doesNotContain("First answer within");
  }

  @Test
  void aRequestShowsWhatTheCustomerWaitsFor() {
    arrives("ZD-7", "T1", "P1");
    Escalation asked = acme.files("ZD-7");

    acme.request("lena", asked).awaitShows("*Answer* due ");
    happened("ZD7", new TicketEvent.TeamWrote());
    await().until(() -> !acme.request("lena", asked).lines().toString().contains("*Answer* due"));
  }

  @Test
  void openTicketsAreListedForTheSupportTeamAPageAtATime() {
    for (int i = 10; i < 22; i++) {
      arrives("ZD-" + i, "T2", i % 2 == 0 ? "P1" : "P3");
    }
    acme.person("lena").types("/escalation-log tickets priority P1");
    assertThat(reply("lena", "6 open tickets"))
        .contains("*ZD-10* P1 in T2, *nobody owns it*, open since")
        .contains("answer due in 2 h (")
        .doesNotContain("ZD-11");

    bot.clock().set(MONDAY.plus(Duration.ofHours(3)));
    acme.person("lena").types("/escalation-log tickets overdue first");
    assertThat(reply("lena", "12 open tickets"))
        .contains("page 1 of 2; `page 2` shows the next")
        .contains("answer overdue by 1 h");
    acme.person("lena").types("/escalation-log tickets overdue first page 2");
    assertThat(reply("lena", "page 2 of 2")).contains("P3");
    assertThat(acme.person("lena").types("/escalation-log tickets page two").reply().text())
        .contains("“two” is no page");
    assertThat(acme.person("sara").types("/escalation-log tickets").reply().text())
        .contains("listed for the support team");
  }

  @Test
  void homeSaysInHowLongAnAnswerIsDueAndByHowMuchOneIsLate() {
    arrives("ZD-30", "T2", "P1");
    bot.clock().set(MONDAY.plus(Duration.ofMinutes(108)));
    acme.person("marco").opensHome().awaitShows("answer due in 12 min (");

    bot.clock().set(MONDAY.plus(Duration.ofHours(4)));
    acme.person("marco").opensHome().awaitShows("answer overdue by 2 h");
  }

  @Test
  void aManagerSaysThatNothingIsPromisedAndThatItCountsAgain() {
    arrives("ZD-31", "T2", "P1");
    assertThat(acme.person("lena").types("/escalation-log show ZD-31").reply().buttons())
        .doesNotContain("Promise nothing…");
    acme.person("bo").types("/escalation-log show ZD-31").reply().click("Promise nothing…");
    Modal form = acme.person("bo").modal("Promise nothing");
    form.choose("Why", "Spam");
    form.submit();
    assertThat(acme.person("bo").modal().lines().toString())
        .contains("Nothing is promised for *ZD-31* from now on.");
    assertThat(shows("bo", "ZD-31")).contains("not counted since");
    bot.clock().set(MONDAY.plus(Duration.ofMinutes(30)));

    assertThat(
            acme.person("bo")
                .types("/escalation-log show ZD-31")
                .reply()
                .click("Count again")
                .reply()
                .text())
        .contains("counts again");
    assertThat(shows("bo", "ZD-31")).contains("answer due in 2 h (");
    assertThat(audited("ticket.exempted") + audited("ticket.counted_again")).isEqualTo(2);
    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  @Test
  void manyThatAreLateAtOnceAreToldAsOne() {
    for (int i = 40; i < 56; i++) {
      arrives("ZD-" + i, "T2", "P1");
    }
    await().until(() -> acme.in(tx -> waiting(tx)) == 0);
    assertThat(messages("alert", "lena")).isEqualTo(10);
    assertThat(messages("alerts_collected", "lena")).isOne();
    bot.clock().set(MONDAY.plus(Duration.ofHours(2)));

    await().until(() -> messages("alerts_collected", "lena") == 2);
    await().until(() -> acme.in(tx -> waiting(tx)) == 0);
    // That they are late, and that a criterion wants them where they are: each is told by itself.
    assertThat(messages("promise_mark", "lena") + messages("detected", "lena")).isEqualTo(10);
    assertThat(messages("alerts_collected", "lena")).isEqualTo(2);
  }

  private static int waiting(Tx tx) {
    return tx.dsl()
        .fetch(
            "select 1 from platform.scheduled_tasks where task_name = 'ticket-news'"
                + " and task_instance like ? || '/%'",
            tx.orgId())
        .size();
  }

  /** How many messages of this kind are for this person: neither collected nor changes. */
  private int messages(String kind, String name) {
    return acme.in(tx ->
        tx.dsl()
            .fetch(
                "select 1 from baton.delivery where org_id = ? and kind = ? and recipient = ?"
                    + " and coalesce(error::text, '') not like '%collected%' and updates is null",
                acme.orgId(), kind, acme.id(name))
            .size());
  }

  private String shows(String name, String ticket) {
    return acme.person(name).types("/escalation-log show " + ticket).reply().lines().toString();
  }

  private String reply(String name, String text) {
    await()
        .until(
            () -> acme.person(name).privateReplies().stream().anyMatch(reply -> reply.shows(text)));
    return acme.person(name).privateReplies().stream()
        .filter(reply -> reply.shows(text))
        .toList()
        .getLast()
        .lines()
        .toString();
  }

  private Message told(String name, String text) {
    await()
        .until(() ->
            acme.person(name).directMessages().stream().anyMatch(message -> message.shows(text)));
    return acme.person(name).directMessage(text);
  }

  /** Messages of what was promised for that ticket; that a P1 opened is told besides. */
  private long promises(String name, String ticket) {
    return acme.person(name).directMessages().stream()
        .filter(message ->
            message.shows("Nobody has answered *" + ticket + "* yet")
                || message.shows("The first answer on *" + ticket + "* is late"))
        .count();
  }

  private long audited(String kind) {
    return acme.in(tx ->
        tx.dsl()
            .fetch(
                "select 1 from baton.audit_event where org_id = ? and kind = ?", acme.orgId(), kind)
            .size());
  }

  /** As an admin applies it, with everything that is open planned by it. */
  private void promise(String row) {
    byte[] csv =
        ("account_tier,priority,first_response,resolution,hours\n" + row + "\n").getBytes(UTF_8);
    try {
      if (SlaCsv.read(new ByteArrayInputStream(csv)) instanceof SlaCsv.Reading.Parsed parsed) {
        new SlaImport(bot.parts().tenants(), bot.clock())
            .apply(acme.orgId(), parsed.policy(), "sla.csv", "abc");
      }
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  private void happened(String ticket, TicketEvent.What what) {
    acme.in(tx -> {
      Tickets.in(tx).lock(ticket);
      TicketClocks.in(tx)
          .happened(
              ticket,
              List.of(Happening.of(acme.now(), what)),
              new Told("baton", "desk", acme.now()));
      return true;
    });
  }

  /** As a help desk tells of it. */
  @Test
  void whoLeadsTheTierAndLooksAfterTheCustomerIsToldOnce() {
    Map<String, Optional<String>> said = new HashMap<>();
    said.put(AccountRow.NAME, Optional.of("Acme"));
    said.put(AccountRow.TIER, Optional.of("Enterprise"));
    said.put(AccountRow.OWNER, Optional.of("lena@acme.test"));
    AccountRow account =
        new AccountRow(1, "Acme", Optional.empty(), new Word(said, stamp("accounts")));
    acme.in(tx -> AccountTable.in(tx).apply(List.of(account), acme.now()));
    arrives("ZD-20", "T2", "P1", Map.of(TicketRow.ACCOUNT, Optional.of("Acme")));
    bot.clock().set(MONDAY.plus(Duration.ofMinutes(30)));

    await().untilAsserted(() -> assertThat(missed("lena", "alert")).isOne());
    await()
        .untilAsserted(
            () -> assertThat(queuedNews()).as("news that are still to be told").isZero());

    assertThat(missed("lena", "promise_mark")).isZero();
    assertThat(missed("lena", "alert")).isOne();
  }

  private Stamp stamp(String key) {
    return new Stamp(acme.now(), key, "desk");
  }

  private int missed(String member, String kind) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchOne(
                    "select count(*)::int from baton.delivery where org_id = ? and recipient = ?"
                        + " and kind = ? and (detail ->> 'percent' = '100' or detail::text like"
                        + " '%missed%')",
                    acme.orgId(), acme.person(member).id(), kind)
                .get(0, Integer.class));
  }

  private int queuedNews() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchOne(
                    "select count(*)::int from platform.scheduled_tasks where task_name = ?"
                        + " and task_instance like ? || '/%'",
                    Clocks.NEWS.name(), acme.orgId())
                .get(0, Integer.class));
  }

  private void arrives(String ticket, String tier, String priority) {
    arrives(ticket, tier, priority, Map.of());
  }

  private void arrives(
      String ticket, String tier, String priority, Map<String, Optional<String>> more) {
    Map<String, Optional<String>> said = new HashMap<>(more);
    said.put(TicketRow.OPENED, Optional.of(acme.now().toString()));
    said.put(TicketRow.PRIORITY, Optional.of(priority));
    said.put(TicketRow.TITLE, Optional.of("Export hangs"));
    TicketRow row =
        new TicketRow(
            1,
            TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow(),
            new Tier(tier),
            new Word(said, new Stamp(acme.now(), ticket, "desk")));
    acme.in(tx -> TicketTable.in(tx).apply(List.of(row), acme.now()));
  }
}
