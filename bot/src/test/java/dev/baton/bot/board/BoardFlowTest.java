package dev.baton.bot.board;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SignedIn;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.account.Accounts;
import dev.baton.db.board.BoardTickets;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.log.AuditLog;
import dev.baton.db.table.TicketTable;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.account.Health;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Email;
import dev.baton.matrix.Tier;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
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

/** The board as it is served: what each reader sees, where tickets go by hand, and where not. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardFlowTest {
  private static final String NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

  private final TestBot bot;
  private TestWorkspace acme;

  BoardFlowTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  /** A ticket that a file tells of, by field and value. */
  private void told(String key, String... said) {
    Map<String, Optional<String>> values = new HashMap<>();
    for (int i = 0; i + 1 < said.length; i += 2) {
      values.put(said[i], Optional.of(said[i + 1]));
    }
    Instant now = bot.clock().instant();
    values.putIfAbsent(TicketRow.OPENED, Optional.of(now.minus(Duration.ofHours(3)).toString()));
    acme.in(tx ->
        TicketTable.in(tx)
            .apply(
                List.of(
                    new TicketRow(
                        1,
                        TicketKeyFormat.DEFAULT.parse(key).orElseThrow(),
                        new Tier("T1"),
                        new Word(
                            values,
                            new Stamp(
                                now.minusSeconds(60), UUID.randomUUID().toString(), "import")))),
                now));
    bot.clock().advance(Duration.ofSeconds(5));
  }

  private BoardTicket now(String key) {
    return acme.in(tx ->
        KnownTickets.in(tx)
            .known(TicketKeyFormat.DEFAULT.read(key))
            .flatMap(known -> BoardTickets.in(tx).held(known.identity()))
            .orElseThrow());
  }

  /** What stands in a column, as the page has it. */
  private static String lane(String page, String column) {
    int begin = page.indexOf("data-column=\"" + column + "\"");
    assertThat(begin).as(column).isPositive();
    return page.substring(begin, page.indexOf("</section>", begin));
  }

  private String board(String name) {
    bot.clock().advance(Duration.ofSeconds(5));
    HttpResponse<String> page = SignedIn.as(acme, name).open("/board");
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  @Test
  void eachTicketStandsInTheColumnThatItsStateSays() {
    told("ZD-1", TicketRow.TITLE, "Cannot log in");
    told("ZD-2", TicketRow.STATUS, "in_progress");
    told("ZD-3", TicketRow.STATUS, "waiting");
    told("ZD-4", TicketRow.STATUS, "resolved");
    told("ZD-5", TicketRow.STATUS, "closed");
    acme.files("ZD-6");
    Escalation approved = acme.files("ZD-7");
    acme.lenaApproves(approved);

    String page = board("bo");

    assertThat(lane(page, "open")).contains("ZD-1", "Cannot log in").doesNotContain("ZD-2");
    assertThat(lane(page, "in_progress")).contains("ZD-2");
    assertThat(lane(page, "waiting")).contains("ZD-3");
    assertThat(lane(page, "resolved")).contains("ZD-4");
    assertThat(lane(page, "closed")).contains("ZD-5");
    assertThat(lane(page, "escalated"))
        .contains("ZD-6", "Waits for a yes or no", "ZD-7", "T2 · Marco Rossi");
    assertThat(page.length()).isLessThan(100_000);
  }

  @Test
  void escalatedIsSortedByAccountTierThenPriorityThenDeadline() {
    acme.in(tx -> {
      dev.baton.db.setup.SetupInterviews.in(tx).setAccountTiers(List.of("Enterprise", "Growth"));
      return true;
    });
    account("Initech", "Enterprise");
    account("Globex", "Growth");
    for (String ticket : List.of("ZD-13", "ZD-15", "ZD-14", "ZD-12", "ZD-11")) {
      acme.files(ticket);
      bot.clock().advance(Duration.ofMinutes(1));
    }
    bot.clock().advance(Duration.ofMinutes(2));
    told("ZD-15", TicketRow.PRIORITY, "P1", TicketRow.ACCOUNT, "Initech");
    told("ZD-11", TicketRow.PRIORITY, "P1");
    told("ZD-12", TicketRow.PRIORITY, "P2", TicketRow.ACCOUNT, "Globex");
    told("ZD-13", TicketRow.PRIORITY, "P3", TicketRow.ACCOUNT, "Initech");
    told("ZD-14", TicketRow.PRIORITY, "P1", TicketRow.ACCOUNT, "Initech");

    String escalated = lane(board("bo"), "escalated");

    List<String> inOrder = List.of("ZD-15", "ZD-14", "ZD-13", "ZD-12", "ZD-11");
    assertThat(inOrder.stream().map(escalated::indexOf).toList()).isSorted().doesNotContain(-1);
  }

  private void account(String name, String tier) {
    acme.in(tx -> {
      Accounts.in(tx)
          .keep(
              new Account(
                  UUID.randomUUID(),
                  name,
                  Optional.of(tier),
                  Optional.of(new ContractValue(18_000_000, Currency.getInstance("EUR"))),
                  Optional.of(Health.YELLOW),
                  Optional.empty(),
                  Optional.of(LocalDate.parse("2026-05-03")),
                  Optional.of(new Email("sara@acme.test")),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              bot.clock().instant());
      return true;
    });
  }

  @Test
  void whoIsNotOfTheSupportTeamSeesTheirOwnOnly() {
    told("ZD-21", TicketRow.TITLE, "Somebody else's");
    acme.files("ZD-22", "sara", "marco", "lena", "omar");
    acme.files("ZD-24", "theo", "marco", "lena", "omar");

    String page = board("sara");

    // Not in a filter either.
    assertThat(page).contains("Sara").doesNotContain("Theo Brandt", acme.id("theo"));
    assertThat(board("lena")).contains("Theo Brandt");

    assertThat(page).contains("ZD-22", "You see the tickets that are yours");
    assertThat(page).doesNotContain("ZD-21").doesNotContain("Somebody else");
    SignedIn sara = SignedIn.as(acme, "sara");
    assertThat(sara.open("/tickets/ZD-22").statusCode()).isEqualTo(200);
    assertThat(sara.open("/tickets/ZD-21").statusCode()).isEqualTo(404);
    assertThat(sara.move("ZD-21", "open", "waiting").statusCode()).isEqualTo(404);
  }

  @Test
  void filtersAreTheAddressAndNeverFail() {
    told("ZD-31", TicketRow.PRIORITY, "P1");
    told("ZD-32", TicketRow.PRIORITY, "P3");
    SignedIn bo = SignedIn.as(acme, "bo");

    assertThat(bo.open("/board?priority=P1").body()).contains("ZD-31").doesNotContain("ZD-32");
    assertThat(bo.open("/board?owner=nobody").body()).contains("ZD-31", "ZD-32");
    assertThat(bo.open("/board?owner=me").body()).contains("No ticket fits these filters");
    assertThat(bo.open("/board?tier=T1&view=list&sort=due").body()).contains("ZD-31", "ZD-32");
    String nasty = URLEncoder.encode(NASTY, StandardCharsets.UTF_8);
    for (String query :
        List.of("tier=" + nasty, "owner=" + nasty, "sort=" + nasty, "view=" + nasty, "priority=")) {
      HttpResponse<String> page = bo.open("/board?" + query);
      assertThat(page.statusCode()).as(query).isEqualTo(200);
      assertThat(page.body()).as(query).doesNotContain("<script>alert").doesNotContain("<img");
    }
    assertThat(bo.open("/board?" + "tier=T9&".repeat(1_500)).statusCode()).isEqualTo(200);
    assertThat(bo.open("/board?" + "tier=T9&".repeat(1_000_000 / 8)).statusCode()).isIn(414, 431);
  }

  @Test
  void htmlInEveryTextIsText() {
    told(
        "ZD-41",
        TicketRow.TITLE,
        NASTY,
        TicketRow.ACCOUNT,
        NASTY,
        TicketRow.CATEGORY,
        NASTY,
        TicketRow.OPENED,
        "9999-12-31T23:59:59Z");
    SignedIn bo = SignedIn.as(acme, "bo");
    for (String path : List.of("/board", "/board?view=list", "/board/cards", "/tickets/ZD-41")) {
      HttpResponse<String> page = bo.open(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body())
          .as(path)
          .contains("&lt;script&gt;alert(1)")
          .doesNotContain("<script>alert")
          .doesNotContain("<img src=x");
    }
  }

  @Test
  void whoHasItAllIsToldSoAndAChangeIsSeenWithinTenSeconds() {
    told("ZD-51");
    SignedIn bo = SignedIn.as(acme, "bo");
    String etag = bo.open("/board/cards").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> same = bo.poll("/board/cards", etag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(bo.poll("/board/cards?priority=P1", etag).statusCode()).isEqualTo(200);

    acme.files("ZD-52");
    bot.clock().advance(BoardState.FRESH);
    HttpResponse<String> other = bo.poll("/board/cards", etag);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(lane(other.body(), "escalated")).contains("ZD-52");
  }

  @Test
  void anOwnerMovesTheirTicketAndItIsOnRecord() {
    Escalation asked = acme.files("ZD-61");
    acme.lenaApproves(asked);
    SignedIn marco = SignedIn.as(acme, "marco");

    HttpResponse<String> moved = marco.move("ZD-61", "open", "waiting");
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(200);
    assertThat(moved.body()).contains("ZD-61 is in Waiting on Customer now");
    assertThat(lane(marco.open("/board").body(), "waiting")).contains("ZD-61");

    bot.clock().advance(Duration.ofMinutes(1));
    assertThat(marco.move("ZD-61", "waiting", "escalated").body()).contains("in Escalated now");
    bot.clock().advance(Duration.ofMinutes(1));
    assertThat(marco.move("ZD-61", "in_progress", "resolved").body()).contains("in Resolved now");
    bot.clock().advance(Duration.ofMinutes(1));
    assertThat(marco.move("ZD-61", "resolved", "closed").body()).contains("in Closed now");
    assertThat(marco.move("ZD-61", "closed", "open").body()).contains("Nothing was changed");

    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }

  @Test
  void ofTwoWhoMoveOneTicketAtOnceOneIsTold() throws Exception {
    told("ZD-71");
    SignedIn bo = SignedIn.as(acme, "bo");
    SignedIn ines = SignedIn.as(acme, "ines");
    List<Callable<Integer>> both =
        List.of(
            () -> bo.move("ZD-71", "open", "waiting").statusCode(),
            () -> ines.move("ZD-71", "open", "in_progress").statusCode());
    List<Integer> codes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> one : threads.invokeAll(both)) {
        codes.add(one.get());
      }
    }
    assertThat(codes).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void outOfEscalatedLeadsAHandBackOrADecisionOnly() {
    Escalation asked = acme.files("ZD-81");
    SignedIn bo = SignedIn.as(acme, "bo");
    assertThat(bo.move("ZD-81", "open", "resolved").body()).contains("waits for a yes or no");
    acme.lenaApproves(asked);
    HttpResponse<String> back = bo.move("ZD-81", "open", "in_progress");
    assertThat(back.statusCode()).isEqualTo(409);
    assertThat(back.body()).contains("Marco Rossi may hand it back", "Nothing was changed");
    assertThat(now("ZD-81").status().isOpen()).isTrue();
  }

  @Test
  void ontoEscalatedOffersTheFormInSlackAndMovesNothing() {
    told("ZD-91");
    SignedIn ines = SignedIn.as(acme, "ines");
    HttpResponse<String> offered = ines.move("ZD-91", "open", "escalated");
    assertThat(offered.statusCode()).isEqualTo(202);
    assertThat(offered.body()).contains("A ticket gets to Escalated by a request");
    await()
        .until(() ->
            acme.person("ines").directMessages().stream()
                .anyMatch(message -> message.shows("ZD-91")));
    acme.person("ines").directMessage("ZD-91").click("Escalate");
    assertThat(acme.person("ines").modal("Escalate a ticket").toString()).contains("ZD-91");
    assertThat(now("ZD-91").pending()).isEmpty();
  }

  @Test
  void strangersToATicketAndForgedFormsMoveNothing() {
    told("ZD-101");
    SignedIn nina = SignedIn.as(acme, "nina");
    assertThat(nina.move("ZD-101", "open", "waiting").body())
        .contains("Only its owner, the leads of T1 and managers");
    SignedIn bo = SignedIn.as(acme, "bo");
    var path = bo.address("/tickets/ZD-101/status");
    for (HttpResponse<String> refused :
        List.of(
            bo.browser().post(path, "column", "waiting"),
            bo.browser().post(path, "token", nina.token(), "column", "waiting"),
            bo.browser()
                .post(path, "cross-site", new String[] {"token", bo.token(), "column", "waiting"}),
            bo.browser().post(path, "token", bo.token(), "column", "nowhere"),
            bo.browser()
                .post(
                    bo.address("/tickets/ZD-999/status"), "token", bo.token(), "column", "open"))) {
      assertThat(refused.statusCode()).isIn(400, 403, 404);
      assertThat(refused.body()).contains("Nothing was changed");
    }
    assertThat(lane(board("bo"), "open")).contains("ZD-101");
  }

  @Test
  void whatAHelpDeskSaysIsChangedThereUntilItIsSwitchedOff() {
    told("ZD-111");
    UUID desk = UUID.randomUUID();
    acme.in(tx ->
        Connections.in(tx)
            .create(
                new Connections.Created(
                    desk,
                    "generic",
                    "Desk",
                    desk.toString().replace("-", "").repeat(2),
                    "p",
                    Optional.of("s")),
                acme.id("olga"),
                acme.now()));
    bot.database()
        .asSuperuser(dsl ->
            dsl.execute(
                "update baton.ticket set connection_id = ? where org_id = ?", desk, acme.orgId()));
    SignedIn bo = SignedIn.as(acme, "bo");
    assertThat(bo.move("ZD-111", "open", "waiting").body()).contains("change it there");

    acme.in(tx -> Connections.in(tx).switchOff(desk, acme.id("olga"), acme.now()));

    assertThat(bo.move("ZD-111", "open", "waiting").body()).doesNotContain("change it there");
    assertThat(lane(board("bo"), "waiting")).contains("ZD-111");
  }

  @Test
  void theListShowsAccountsAndFiguresOnlyToWhoMayKnowThem() {
    account("Initech", "Enterprise");
    told("ZD-121", TicketRow.ACCOUNT, "Initech", TicketRow.TITLE, "Report is empty");

    assertThat(SignedIn.as(acme, "bo").open("/board?view=list").body())
        .contains(
            "Open tickets with account context", "Initech · Enterprise", "€180K", "health yellow");
    assertThat(SignedIn.as(acme, "nina").open("/board?view=list").body())
        .contains("Initech · Enterprise", "not shown")
        .doesNotContain("€180K")
        .doesNotContain("health yellow");
  }

  @Test
  void aTicketsPageTellsItsWholeStory() {
    Escalation first = acme.files("ZD-131");
    acme.lenaBounces(first, "Which invoice is it, and since when?");
    SignedIn ana = SignedIn.as(acme, "ana");

    HttpResponse<String> page = ana.open("/tickets/ZD-131");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            "ZD-131 #1 T1 → T2", first.reason(), "Which invoice is it", "Who was told", "Slack");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(ana.open("/tickets/ZD-999").statusCode()).isEqualTo(404);
  }
}
