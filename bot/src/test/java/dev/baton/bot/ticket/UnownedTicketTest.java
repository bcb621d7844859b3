package dev.baton.bot.ticket;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.account.Accounts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditLog;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.account.Health;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.ticket.TakeOutcome;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Email;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A ticket that nobody owns: who sees it, who takes it, and what it says wherever it is told of.
 */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnownedTicketTest {
  private static final UUID ACME = new UUID(0, 1);

  private final TestBot bot;
  private TestWorkspace acme;

  UnownedTicketTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    acme.in(tx -> {
      Accounts.in(tx)
          .keep(
              new Account(
                  ACME,
                  "Acme & Sons",
                  Optional.of("Enterprise"),
                  Optional.of(new ContractValue(18_000_000, Currency.getInstance("EUR"))),
                  Optional.of(Health.YELLOW),
                  Optional.empty(),
                  Optional.of(LocalDate.parse("2026-05-03")),
                  Optional.of(new Email("sara@acme.test")),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              acme.now());
      return true;
    });
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void whoWorksInItsTierTakesItAtHomeAndThenItIsTheirs() {
    arrives("ZD-1", "T2");
    HomeView home = acme.person("marco").opensHome().awaitShows("Nobody owns (1)");
    home.awaitShows("*ZD-1* · T2 · P2").awaitShows("Export hangs");

    home.click("Take it");

    home.awaitShows("Yours now (1)");
    assertThat(owner("ZD-1")).contains(acme.id("marco"));
    assertThat(acme.in(tx -> FirstOwners.in(tx).of("ZD1")).orElseThrow().by())
        .isEqualTo(acme.id("marco"));
    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  @Test
  void whoWorksElsewhereIsOfferedNothingAndRefusedWhereTheyTry() {
    arrives("ZD-2", "T2");
    Message marcos = acme.person("marco").types("/escalation-log show ZD-2").reply();
    assertThat(marcos.text()).contains("*ZD-2* is in T2; nobody owns it yet");
    assertThat(marcos.buttons()).contains("Take it").doesNotContain("Give it to…");

    Message taras = acme.person("tara").types("/escalation-log show ZD-2").reply();
    assertThat(taras.buttons()).doesNotContain("Take it", "Give it to…");
    Message ofMarco = marcos.copiedTo(acme.person("tara"));
    assertThat(ofMarco.click("Take it").reply().text()).contains("only people of T2 can take it");
    assertThat(owner("ZD-2")).isEmpty();
  }

  @Test
  void whoIsNotOfTheSupportTeamReadsNothingOfIt() {
    arrives("ZD-3", "T1");
    assertThat(acme.person("sara").types("/escalation-log show ZD-3").reply().text())
        .contains("read by the support team");
    assertThat(acme.person("sara").opensHome().awaitShows("Yours now").lines().toString())
        .doesNotContain("ZD-3");
  }

  @Test
  void aSecondClickAndASecondPersonChangeNothing() {
    arrives("ZD-4", "T2");
    Message marcos = acme.person("marco").types("/escalation-log show ZD-4").reply();
    Message ninas = acme.person("nina").types("/escalation-log show ZD-4").reply();

    assertThat(marcos.click("Take it").reply().text()).contains("*ZD-4* is yours now, in T2.");
    assertThat(marcos.click("Take it").reply().text()).contains("*ZD-4* is yours already.");
    assertThat(ninas.click("Take it").reply().text())
        .contains("is <@" + acme.id("marco") + ">'s already");
    assertThat(owner("ZD-4")).contains(acme.id("marco"));
  }

  @Test
  void ofManyWhoTakeItAtOnceOneOwnsIt() throws Exception {
    arrives("ZD-5", "T2");
    List<String> people = List.of("marco", "nina", "lena", "omar");
    try (ExecutorService pool = Executors.newFixedThreadPool(people.size())) {
      List<Callable<TakeOutcome>> takes =
          people.stream()
              .<Callable<TakeOutcome>>map(name ->
                  () ->
                      acme.in(tx ->
                          FirstOwners.in(tx).give("ZD5", acme.id(name), acme.id(name), acme.now())))
              .toList();
      int taken = 0;
      for (Future<TakeOutcome> each : pool.invokeAll(takes)) {
        taken += each.get() instanceof TakeOutcome.Taken ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
  }

  @Test
  void itsLeadGivesItToSomebodyOfTheTierWhoIsTold() {
    arrives("ZD-6", "T2");
    acme.person("lena").types("/escalation-log show ZD-6").reply().click("Give it to…");
    Modal form = acme.person("lena").modal("Who owns it");
    form.choose("First owner", "Tara Singh");
    assertThat(form.submit().errors().values().toString())
        .contains("Tara Singh does not work in T2");
    form.choose("First owner", "Nina Holm");
    form.submit();

    assertThat(acme.person("lena").modal().lines().toString()).contains("They are told");
    assertThat(owner("ZD-6")).contains(acme.id("nina"));
    await()
        .until(() ->
            acme.person("nina").directMessages().stream()
                .anyMatch(message ->
                    message.shows("gave you *ZD-6*, which nobody owned: it is yours now")));
  }

  @Test
  void filingDoesNotSetAnOwnerAndTheRequestSaysThatNobodyDoes() {
    arrives("ZD-7", "T1");
    Escalation asked = acme.files("ZD-7");

    assertThat(owner("ZD-7")).isEmpty();
    assertThat(asked.previousOwner()).isEmpty();
    Message request = acme.request("lena", asked);
    assertThat(request.lines().toString())
        .contains("*Owner now* nobody")
        .contains(
            "*Account* Acme & Sons · Enterprise · €180K · renewal in 62 days · health yellow"
                + " · 1st ticket this month · owner <@"
                + acme.id("sara")
                + ">");
    assertThat(acme.receipt(asked).lines().toString()).contains("Nobody owns the ticket.");

    request.click("Approve");
    assertThat(owner("ZD-7")).contains(acme.id("marco"));
  }

  @Test
  void whoTakesItWhileARequestWaitsIsToldWhatBecomesOfIt() {
    arrives("ZD-8", "T1");
    acme.in(tx -> Roles.in(tx).grant(acme.id("ben"), "support", "cli", "cli", acme.now()));
    bot.parts().snapshots().refresh(acme.orgId());
    Escalation asked = acme.files("ZD-8");
    Message request = acme.request("lena", asked);

    acme.person("ben").types("/escalation-log show ZD-8").reply().click("Take it");
    request.awaitShows("*Owner now* <@" + acme.id("ben") + ">");
    acme.lenaBounces(asked, "Which export is it?");

    await()
        .until(() ->
            acme.person("ben").directMessages().stream()
                .anyMatch(message -> message.shows("Which export is it?")));
    assertThat(owner("ZD-8")).contains(acme.id("ben"));
  }

  @Test
  void anApprovalTakenBackLeavesItToNobodyAgain() {
    arrives("ZD-9", "T1");
    Escalation asked = acme.files("ZD-9");
    Message request = acme.request("lena", asked);
    request.click("Approve");
    assertThat(owner("ZD-9")).contains(acme.id("marco"));

    request.awaitShows("Take back").click("Take back");

    request.awaitShows("In T1 again; nobody owns it.");
    assertThat(owner("ZD-9")).isEmpty();
    assertThat(acme.in(tx -> Tickets.in(tx).find("ZD9")).orElseThrow().tier())
        .isEqualTo(new Tier("T1"));
  }

  @Test
  void aBounceTakenBackWaitsAgainWithNobodyAsOwner() {
    arrives("ZD-10", "T1");
    Escalation asked = acme.files("ZD-10");
    Message request = acme.request("lena", asked);
    acme.lenaBounces(asked, "Which export is it?");
    request.awaitShows("Take back").click("Take back");

    Escalation again = acme.in(tx -> Escalations.in(tx).pendingOf("ZD10")).orElseThrow();
    assertThat(again.seq()).isEqualTo(2);
    assertThat(again.previousOwner()).isEmpty();
  }

  @Test
  void theFormShowsTheCustomerAndTheMoneyOnlyToWhoMayReadIt() {
    arrives("ZD-11", "T2");
    acme.person("ana").types("/escalate ZD-11");
    Modal anas = acme.person("ana").modal();
    assertThat(anas.lines().toString())
        .contains("nobody owns it yet")
        .contains("Acme & Sons · Enterprise · 1st ticket this month · owner")
        .doesNotContain("€180K", "renewal", "health");
    acme.person("lena").types("/escalate ZD-11");
    assertThat(acme.person("lena").modal().lines().toString())
        .contains("€180K · renewal in 62 days · health yellow");
  }

  private Optional<String> owner(String ticket) {
    return acme.in(tx -> Tickets.in(tx).find(key(ticket))).flatMap(TicketNow::owner);
  }

  private void arrives(String ticket, String tier) {
    acme.in(tx -> {
      Tickets.in(tx)
          .introduce(
              new TicketNow(
                  key(ticket),
                  new Tier(tier),
                  Optional.empty(),
                  0,
                  Optional.empty(),
                  Optional.of(Priority.P2),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of(),
                  new TicketDetails(
                      Optional.of(ACME),
                      Optional.of("Export hangs"),
                      TicketStatus.OPEN,
                      Optional.of(acme.now()),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty())),
              acme.now());
      return true;
    });
  }

  private static TicketKey key(String ticket) {
    return TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow();
  }
}
