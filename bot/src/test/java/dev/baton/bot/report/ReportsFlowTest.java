package dev.baton.bot.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SignedIn;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.account.Accounts;
import dev.baton.db.log.AuditLog;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.account.Health;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.log.ChainCheck;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports as they are asked for in Slack and in the browser, by each kind of reader. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsFlowTest {
  private static final String NASTY = "<script>alert(1)</script>\"'><img src=x>";
  private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL);

  private final FreshDatabase fresh;
  private final TestBot bot;
  private TestWorkspace acme;

  ReportsFlowTest(FreshDatabase fresh) {
    this.fresh = fresh;
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

  private void aDay() {
    acme.lenaApproves(acme.files("ZD-1"));
    acme.lenaBounces(acme.files("ZD-2"), "Which invoice?");
    acme.files("ZD-3", "ben", "marco", "lena", "omar");
  }

  private static String encoded(String words) {
    return "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> page(String name, String path) {
    return SignedIn.as(acme, name).open("/reports" + path);
  }

  private HttpResponse<String> file(String name, String path) {
    return SignedIn.as(acme, name).fetch("/reports" + path, "same-origin");
  }

  private String said(String name, String question, String containing) {
    return acme.person(name)
        .types("/escalation-log report " + question)
        .reply(containing)
        .json()
        .toString();
  }

  private static List<List<String>> table(String page) {
    List<List<String>> rows = new ArrayList<>();
    Matcher row = ROW.matcher(page);
    while (row.find()) {
      List<String> cells = new ArrayList<>();
      Matcher cell = CELL.matcher(row.group(1));
      while (cell.find()) {
        cells.add(cell.group(1).replaceAll("<[^>]*>", ""));
      }
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    return rows;
  }

  @Test
  void aManagerSeesEverythingWithItsPictureAndWhatIsCounted() {
    aDay();

    String page = page("bo", "/escalations").body();

    assertThat(page)
        .contains("Escalations, by Month", "Filed: 3, period before 0", "role=\"img\"")
        .contains("so far", "Days are those of UTC", "What is counted")
        .contains("/escalation-log report escalations last 12 months");
    assertThat(table(page)).hasSize(12);
    assertThat(table(page).getLast()).contains("3", "1");
    assertThat(page.length()).isLessThan(100_000);
  }

  @Test
  void aFileHasTheRowsOfTheScreenAndIsOnRecord() throws IOException {
    aDay();
    String query = encoded("by tier last 30 days");
    List<List<String>> screen = table(page("bo", "/escalations" + query).body());

    HttpResponse<String> file = file("bo", "/escalations.csv" + query);

    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    List<CSVRecord> rows =
        CSVFormat.RFC4180.parse(new StringReader(file.body().substring(1))).getRecords();
    assertThat(rows.getFirst().toList()).startsWith("tier", "filed", "approved", "bounced");
    assertThat(rows.stream().skip(1).map(row -> row.toList().subList(0, 6)))
        .isEqualTo(screen.stream().map(row -> row.subList(0, 6)).toList());
    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
    assertThat(file("lena", "/escalations.csv").statusCode()).isEqualTo(403);
    assertThat(file("ana", "/escalations.csv").body()).doesNotContain("T2,");
  }

  @Test
  void aLinkOnAnotherSiteRecordsNoFile() {
    SignedIn bo = SignedIn.as(acme, "bo");

    for (String site : List.of("cross-site", "same-site")) {
      assertThat(bo.fetch("/reports/escalations.csv", site).statusCode()).isEqualTo(403);
    }
    assertThat(exports()).isZero();
    assertThat(bo.fetch("/reports/escalations.csv", "same-origin").statusCode()).isEqualTo(200);
    assertThat(bo.open("/reports/escalations.csv").statusCode()).isEqualTo(200);
    assertThat(exports()).isEqualTo(2);
  }

  private long exports() {
    return fresh.asSuperuser(sql ->
        sql.fetchSingle(
                "select count(*) from baton.audit_event where org_id = ? and kind = ?",
                acme.orgId(),
                AuditKind.LOG_EXPORTED.code())
            .get(0, Long.class));
  }

  @Test
  void aReportThatTakesTooLongOrFailsIsNotLeftUnanswered() {
    aDay();
    String ask = "escalations last 30 days";
    fresh.asSuperuser(sql -> {
      sql.execute("lock table baton.acceptance in access exclusive mode");
      assertThat(said("bo", ask, "took too long")).contains("Ask for less time");
      HttpResponse<String> page = page("bo", "/escalations");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("took too long");
      return true;
    });
    fresh.asSuperuser(sql -> sql.execute("alter table baton.acceptance rename kind to gone"));
    try {
      assertThat(said("bo", ask, "was not made")).contains("was not made");
    } finally {
      fresh.asSuperuser(sql -> sql.execute("alter table baton.acceptance rename gone to kind"));
    }
  }

  @Test
  void eachReaderSeesWhatIsTheirs() {
    aDay();

    assertThat(page("lena", "/escalations").body())
        .contains("Filed: 3", "You see what your tiers were asked");
    assertThat(page("ines", "/escalations").body()).contains("Filed: 0");
    assertThat(page("ana", "/escalations").body())
        .contains("Filed: 2", "You see what you asked for");
    assertThat(page("sara", "/escalations").statusCode()).isEqualTo(403);
    assertThat(page("sara", "").statusCode()).isEqualTo(403);
    assertThat(page("lena", "/decision" + encoded("by lead")).statusCode()).isEqualTo(403);
    assertThat(page("lena", "/agents").body()).doesNotContain("Ben Okafor", "Ana Ruiz");
    assertThat(page("bo", "/agents").body()).contains("Ben Okafor", "Ana Ruiz");
    assertThat(page("ana", "/agents").body()).contains("Ana Ruiz").doesNotContain("Ben Okafor");
  }

  @Test
  void contractsAreShownToWhoeverMaySeeThemAndToNobodyByAFilter() {
    acme.in(tx -> {
      Accounts.in(tx)
          .keep(
              new Account(
                  UUID.randomUUID(),
                  "Acme <b>Ltd</b>",
                  Optional.of("Enterprise"),
                  Optional.of(new ContractValue(18_000_000, Currency.getInstance("EUR"))),
                  Optional.of(Health.RED),
                  Optional.empty(),
                  Optional.of(LocalDate.ofInstant(acme.now(), ZoneOffset.UTC).plusDays(20)),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              acme.now());
      return true;
    });
    aDay();
    String query = encoded("renewal within 90 days");

    assertThat(page("bo", "/accounts" + query).body())
        .contains("Acme &lt;b&gt;Ltd&lt;/b&gt;", "red", "€180K")
        .doesNotContain("<b>Ltd");
    assertThat(page("lena", "/accounts" + query).statusCode()).isEqualTo(403);
    assertThat(page("lena", "/accounts").body())
        .contains("Health, renewal and contract value are not shown to you.")
        .doesNotContain("€180K");
    assertThat(page("ana", "/accounts" + query).statusCode()).isEqualTo(403);
    assertThat(page("ana", "/accounts" + encoded("health red")).statusCode()).isEqualTo(403);
  }

  @Test
  void theFormTheFreeWordsAndTheAddressAreOneGrammar() {
    aDay();

    String byForm =
        page("bo", "/escalations?period=last+30+days&by=tier&tier=T2&q=state+bounced").body();

    assertThat(byForm)
        .contains("/escalation-log report escalations tier T2 state bounced by tier last 30 days")
        .contains("Filed: 1");
    assertThat(page("bo", encoded("bounces by tier last month")).body())
        .contains("Bounces, by Tier");
  }

  @Test
  void aReportOfAPageComesAsADirectMessageToWhoAsked() {
    aDay();
    SignedIn lena = SignedIn.as(acme, "lena");

    HttpResponse<String> sent =
        lena.browser()
            .post(
                lena.address("/reports/escalations/send"),
                "token",
                lena.token(),
                "q",
                "by tier last 30 days");

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    assertThat(acme.person("lena").directMessage("Filed: 3").text())
        .contains("Escalations, by Tier", "/reports/escalations?q=by+tier+last+30+days");
    HttpResponse<String> forged =
        lena.browser().post(lena.address("/reports/escalations/send"), "token", "0", "q", "");
    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @Test
  void aPictureShowsWhatWasMeasuredAndNoZeroForWhatWasNot() {
    assertThat(page("bo", "/escalations").body()).doesNotContain("<svg");
    aDay();

    assertThat(page("bo", "/decision").body())
        .contains("<svg", "<polyline points=\"")
        .containsOnlyOnce("class=\"second\"")
        .doesNotContain("height=\"0\"");
    String page = page("bo", "/decision").body();
    assertThat(page.split("<circle", -1)).hasSize(3);
    assertThat(page("bo", "/escalations").body().split("<rect", -1)).hasSize(13);
    String weeks = page("bo", "/escalations" + encoded("by week last 12 months")).body();
    assertThat(weeks.split("<rect", -1)).hasSize(25);
    assertThat(weeks).contains(": the last 24 of 5").contains(">3</text>");
  }

  @Test
  void hostileWordsAreNamedAndHarmNobody() {
    for (String words :
        List.of(
            NASTY,
            "9999",
            "from 9999-01-01 to 9999-12-31",
            "account " + NASTY,
            "=cmd|' /C calc'!A0",
            "tier T2 " + "or T1 ".repeat(190),
            "\u0000")) {
      for (String path : List.of("/escalations", "", "/accounts.csv")) {
        HttpResponse<String> page = file("bo", path + encoded(words));
        assertThat(page.statusCode()).as(words).isIn(200, 400);
        assertThat(page.body()).doesNotContain("<script>alert", "<img src=x");
      }
    }
    assertThat(page("bo", "/nonsense").statusCode()).isEqualTo(404);
    assertThat(page("bo", "/escalations?period=tomorrow").body())
        .contains("I don’t know “tomorrow”.");
    assertThat(page("bo", "/escalations" + encoded("tier T9")).body())
        .contains("There is no tier “T9”. Known here: T1, T2, T3.");
  }

  @Test
  void aQuestionInSlackIsAnsweredWithWhatWasUnderstoodAndTheLink() {
    aDay();

    assertThat(said("bo", "escalations by tier last 30 days", "Filed: 3"))
        .contains("Escalations, by Tier", "Filed: 3", "T2: Filed 3, Approved 1, Bounced 1")
        .contains("/escalation-log report escalations by tier last 30 days")
        .contains("/reports/escalations?q=by+tier+last+30+days");
    assertThat(said("bo", "naughty accounts <!channel>", "naughty"))
        .contains("I don’t know “naughty”.")
        .doesNotContain("<!channel>");
    assertThat(said("ana", "escalations", "Filed: 2"))
        .contains("Filed: 2", "You see what you asked for");
    assertThat(said("sara", "escalations", "support team"))
        .contains("Reports are for the support team");
  }
}
