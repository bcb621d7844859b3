package dev.baton.bot.sla;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.MatrixSource.Opened;
import dev.baton.bot.matrix.SheetWatch;
import dev.baton.bot.matrix.Unopened;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Work;
import dev.baton.db.detect.Criteria;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Origin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.db.table.TicketTable;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
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

/** Admins change promises and criteria in Slack, as they change the matrix. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisesInSlackTest {
  private static final Instant MONDAY = Instant.parse("2026-12-07T09:00:00Z");
  private static final String HEADER = "account_tier,priority,first_response,resolution,hours\n";
  private static final String PROMISES =
      """
      account_tier,priority,first_response,resolution,hours
      Enterprise,P1,30m,4h,24/7
      ,P1,2h,,24/7
      ,P2,4h,8h,Mon-Fri 09:00-17:00 Europe/Berlin
      """;
  private static final String CRITERIA =
      """
      when,tier,priority,account_tier,category,after,hours,to,say
      no first response,,P1,,,45m,24/7,T2,A P1 waits for its first answer.
      """;
  private static final String LINK =
      "https://docs.google.com/spreadsheets/d/e/2PACX-0123456789/pub?output=csv";

  private final TestBot bot;
  private TestWorkspace acme;
  private Person olga;

  PromisesInSlackTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithJobs(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(MONDAY);
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  private Modal uploads(String button, String title, String content) {
    SettingsTab.of(olga).awaitShows("For admins").click(button);
    Modal form = olga.modal(title).attach("CSV file", "acme.csv", content.getBytes(UTF_8));
    form.submit("Check");
    return form;
  }

  private Modal promises(String content) {
    return uploads("Upload promises", "Promises", content);
  }

  private Optional<Integer> live() {
    return acme.in(tx -> SlaPolicies.in(tx).liveVersion());
  }

  private List<SlaTarget> rows(int version) {
    return acme.in(tx -> SlaPolicies.in(tx).load(version)).targets();
  }

  private void arrives(String ticket, String priority) {
    Map<String, Optional<String>> said = new HashMap<>();
    said.put(TicketRow.OPENED, Optional.of(acme.now().toString()));
    said.put(TicketRow.PRIORITY, Optional.of(priority));
    TicketRow row =
        new TicketRow(
            1,
            TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow(),
            new Tier("T2"),
            new Word(said, new Stamp(acme.now(), ticket, "desk")));
    acme.in(tx -> TicketTable.in(tx).apply(List.of(row), acme.now()));
  }

  @Test
  void aFileIsCheckedInDatesNamesWhatWouldBeOverdueAndIsApplied() {
    arrives("ZD-1", "P2");
    arrives("ZD-2", "P3");
    bot.clock().set(MONDAY.plus(Duration.ofHours(5)));

    Modal check = promises(PROMISES).awaitShows("Apply makes this the live version");

    assertThat(check.lines().toString())
        .contains("3 rows, with no live version to compare with: 3 added")
        .contains("P2: first answer within 4h, in Mon-Fri 09:00-17:00 Europe/Berlin.")
        .contains("Opened now, due Tue 8 Dec 11:00 in Europe/Berlin.")
        .contains("1 open ticket would be overdue: it is listed, not escalated.")
        .contains("ZD-1, P2: first answer, promised within 4h")
        .doesNotContain("ZD-2");
    assertThat(live()).isEmpty();
    check.submit("Apply");
    check.awaitShows("Version 1 is live now");
    assertThat(live()).contains(1);
    SettingsTab.of(olga).awaitShows("Version 1 is live, applied by");
    await().untilAsserted(() -> assertThat(overdue("ZD1")).as("planned anew by the job").isOne());
    assertThat(acme.person("lena").directMessages().stream().filter(m -> m.shows("ZD-1")))
        .as("what is missed by the change alone is told to nobody")
        .isEmpty();
  }

  private int overdue(String ticket) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchOne(
                    "select count(*)::int from baton.clock where org_id = ? and ticket_key = ?"
                        + " and breach_cause = 'policy'",
                    acme.orgId(),
                    ticket)
                .get(0, Integer.class));
  }

  @Test
  void everyFaultIsShownAtOnceAndNothingCanBeApplied() {
    Modal check =
        promises(HEADER + "Enterprise,P1,soon,,24/7\n,P9,1h,,24/7\n,P2,1d,,working hours\n")
            .awaitShows("3 faults");

    assertThat(check.lines().toString())
        .contains("Line 2, first_response")
        .contains("Line 3, priority")
        .contains("Line 4, first_response");
    assertThat(check.submitLabel()).isNotEqualTo("Apply");
    assertThat(live()).isEmpty();
  }

  @Test
  void whatWouldNeverBeDueIsRefused() {
    Modal check =
        promises(HEADER + ",P1,8760h,,Sun 00:00-00:01 Europe/Berlin\n")
            .awaitShows("what is never due is no promise");

    assertThat(check.submitLabel()).isNotEqualTo("Apply");
  }

  @Test
  void theSameFileTwiceIsNothingToApplyAndASecondSubmitChangesNothing() {
    Modal check = promises(PROMISES).awaitShows("Apply makes this");
    check.submit("Apply");
    check.submitAgain();
    check.awaitShows("Version 1");

    promises(PROMISES).awaitShows("It says the same as what is live");
    assertThat(live()).contains(1);
  }

  @Test
  void whoAppliesAfterAnotherVersionWentLiveSeesTheNewPlanFirst() {
    Modal check = promises(PROMISES).awaitShows("Apply makes this");
    acme.in(tx ->
        SlaPolicies.in(tx)
            .apply(
                SlaPolicy.usual(),
                new Provenance(Origin.FILE, "sla.csv", "0", "cli", acme.now()),
                "cli"));

    check.submit("Apply");

    check.awaitShows("another version went live meanwhile");
    assertThat(live()).contains(1);
    check.submit("Apply");
    check.awaitShows("Version 2 is live now");
  }

  @Test
  void versionsAreListedShownSentAsAFileThatImportsAlikeAndRolledBackTo() {
    Modal first = promises(PROMISES).awaitShows("Apply makes this");
    first.submit("Apply");
    first.awaitShows("Version 1 is live now");
    Modal second = promises(PROMISES.replace("30m", "20m")).awaitShows("Apply makes this");
    second.submit("Apply");
    second.awaitShows("Version 2 is live now");

    SettingsTab.of(olga).awaitShows("Version 2 is live").click("Promises as CSV");
    await().untilAsserted(() -> assertThat(olga.files()).hasSize(1));
    String csv = olga.file("baton-sla-2.csv").text();
    promises(csv).awaitShows("It says the same as what is live");

    SettingsTab.of(olga).click("Versions of the promises");
    Modal list = olga.modal("Versions").awaitShows("Version 1");
    assertThat(list.lines().toString()).contains("live").contains("3 rows");
    list.click("Roll back to this");
    Modal back = olga.modal("Promises").awaitShows("1 changed");
    back.submit("Apply");
    back.awaitShows("Version 3 is live now");
    assertThat(rows(3)).isEqualTo(rows(1));
    SettingsTab.of(olga).awaitShows("to be as version 1 was");
  }

  @Test
  void criteriaComeInTheSameWay() {
    Modal check = uploads("Upload criteria", "Criteria", CRITERIA).awaitShows("Apply makes this");
    assertThat(check.lines().toString())
        .contains("1 row, against what is usual")
        .contains("no first response, P1: after 45m, around the clock to T2.");
    check.submit("Apply");
    check.awaitShows("Version 1 is live now");
    assertThat(acme.in(tx -> Criteria.in(tx).liveVersion()).orElse(0)).isEqualTo(1);

    Modal refused =
        uploads("Upload criteria", "Criteria", CRITERIA.replace("T2", "T9"))
            .awaitShows("The matrix has no tier T9");
    assertThat(refused.submitLabel()).isNotEqualTo("Apply");
  }

  @Test
  void aLinkedSheetIsLookedAtEachDayProposedOnceAndNeverAppliedByItself() {
    says(PROMISES);
    SettingsTab.of(olga).awaitShows("For admins").click("Upload promises");
    Modal form = olga.modal("Promises").fill("Or a Google Sheet", LINK);
    form.submit("Check");
    form.awaitShows("Apply makes this");
    form.submit("Apply");
    form.awaitShows("Version 1 is live now");

    says(PROMISES.replace("30m", "20m"));
    looks();
    looks();
    Message told = awaitTold("The promises in docs.google.com/2PACX-01… changed");
    assertThat(live()).contains(1);
    told.click("Look at it");
    Modal check = olga.modal("Promises").awaitShows("1 changed");
    check.submit("Apply");
    check.awaitShows("Version 2 is live now");
    SettingsTab.of(olga).awaitShows("from docs.google.com/2PACX-01…");

    bot.google(_ -> new Opened.Not(new Unopened.NotShared()));
    looks();
    looks();
    awaitTold("The promises in docs.google.com/2PACX-01… cannot be used any more");
    assertThat(told("cannot be used any more")).hasSize(1);

    SettingsTab.of(olga).awaitShows("cannot be used").click("Upload promises");
    olga.modal("Promises").click("End this link");
    olga.modal("Promises").awaitShows("The sheet is not looked at any more");
    assertThat(acme.in(tx -> MatrixSheets.of(tx, "sla").find()).isEmpty()).isTrue();
    assertThat(live()).contains(2);
  }

  private void says(String csv) {
    bot.google(_ ->
        new Opened.Read(MatrixSource.ofBytes("docs.google.com/2PACX-01…", csv.getBytes(UTF_8))));
  }

  private void looks() {
    requireNonNull(bot.surfaces().jobs().get(SheetWatch.DAILY))
        .run(new Work(acme.orgId(), "daily"));
  }

  private List<Message> told(String text) {
    return olga.directMessages().stream().filter(message -> message.shows(text)).toList();
  }

  private Message awaitTold(String text) {
    await().untilAsserted(() -> assertThat(told(text)).isNotEmpty());
    return told(text).getLast();
  }

  @Test
  void oneAccountTierIsEditedInAFormAndTheRestStays() {
    Modal file = promises(PROMISES).awaitShows("Apply makes this");
    file.submit("Apply");
    file.awaitShows("Version 1 is live now");
    SettingsTab.of(olga).click("Promises of an account tier");
    olga.modal("An account tier").fill("Account tier", "Enterprise").submit("Next");
    Modal form = olga.modal("An account tier").awaitShows("This is what is promised now");
    assertThat(form.value("P1: first answer within")).isEqualTo("30m");
    assertThat(form.value("P2: first answer within")).isEqualTo("4h");

    form.fill("P2: first answer within", "1d").submit("Check");
    assertThat(form.errors().toString()).contains("A day has no length in working hours");
    form.fill("P2: first answer within", "90m").submit("Check");
    Modal check = olga.modal("Promises").awaitShows("1 added");
    assertThat(check.lines().toString())
        .contains("+ P2 of Enterprise: answer 90m, solution 8h, in Mon-Fri 09:00-17:00");
    check.submit("Apply");
    check.awaitShows("Version 2 is live now");

    assertThat(rows(2)).hasSize(4).startsWith(rows(1).toArray(SlaTarget[]::new));
    SettingsTab.of(olga).awaitShows("by a form in Slack, for Enterprise");
  }

  @Test
  void neitherAFileNorALinkIsSaidBesideTheField() {
    SettingsTab.of(olga).awaitShows("For admins").click("Upload promises");
    Modal form = olga.modal("Promises");
    form.submit("Check");

    assertThat(form.errors().toString()).contains("Choose one CSV file, or give the link");
  }
}
