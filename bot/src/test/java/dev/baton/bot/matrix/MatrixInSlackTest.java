package dev.baton.bot.matrix;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import dev.baton.sandbox.slack.Role;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin brings the matrix into Slack, and everybody who may not, does not. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixInSlackTest {
  private static final String OTHER_LEAD = TestWorkspace.MATRIX.replace("lena@", "nina@");

  private final TestBot bot;
  private TestWorkspace acme;
  private Person olga;

  MatrixInSlackTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
    // Who installed Baton was made an admin by that; here only Slack says who is one.
    bot.database()
        .asSuperuser(
            dsl -> dsl.execute("delete from baton.role_grant where org_id = ?", acme.orgId()));
  }

  @AfterAll
  void close() {
    bot.close();
  }

  private int live() {
    return acme.in(tx -> Matrices.in(tx).liveVersion()).orElse(0);
  }

  private Modal uploads(Person admin, String name, byte[] content) {
    SettingsTab.of(admin).awaitShows("For admins").click("Upload CSV");
    Modal form = admin.modal("Upload a matrix").attach("CSV file", name, content);
    assertThat(form.submit("Check").kind()).isEqualTo(Submission.Kind.UPDATED);
    return form;
  }

  private Modal uploads(String content) {
    return uploads(olga, "acme.csv", content.getBytes(UTF_8));
  }

  @Test
  void anUploadedFileShowsWhatItChangesAndIsLiveOnceApplied() {
    Modal check = uploads(OTHER_LEAD).awaitShows("1 changed");

    assertThat(check.lines())
        .anyMatch(line -> line.contains("lead: lena@acme.test → nina@acme.test"));
    assertThat(live()).isEqualTo(1);
    check.submit("Apply");
    check.awaitShows("Version 2 of the matrix is live now");

    assertThat(live()).isEqualTo(2);
    var from = acme.in(tx -> Matrices.in(tx).liveProvenance()).orElseThrow();
    assertThat(from.appliedBy()).isEqualTo(olga.id());
    assertThat(from.source()).isEqualTo("acme.csv");
    olga.home().awaitShows("Version 2 is live, applied by <@" + olga.id() + ">");
  }

  @Test
  void allFaultsAreShownAtOnceWithHowToMendThem() {
    Modal check =
        uploads(
                """
                from_tier,to_tier,priority,criteria,owner,lead
                T1,T2,P7,Needs a specialist,marco,lena@acme.test
                ,T2,P1,,marco@acme.test,
                """)
            .awaitShows("faults in acme.csv");

    assertThat(check.shows("Line 2, priority, “P7”")).isTrue();
    assertThat(check.shows("Line 2, owner, “marco”")).isTrue();
    assertThat(check.shows("Line 3, from_tier")).isTrue();
    assertThat(check.shows("Line 3, lead: The cell is blank. Name who approves")).isTrue();
    assertThat(check.submitLabel()).isEmpty();
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void aFileOfWindowsIsToldHowToBecomeUtf8() {
    String german = TestWorkspace.MATRIX.replace("a specialist", "eine Prüfung");
    Modal cp1252 = uploads(olga, "w.csv", german.getBytes(Charset.forName("windows-1252")));
    cp1252.awaitShows("CSV UTF-8");
    cp1252.close();
    Modal utf16 = uploads(olga, "w.csv", german.getBytes(Charset.forName("UTF-16LE")));
    utf16.awaitShows("UTF-16");
    utf16.close();
    Modal workbook = uploads(olga, "w.csv", new byte[] {'P', 'K', 3, 4, 0, 0});
    workbook.awaitShows("workbook");
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void whatChangesNothingCannotBeApplied() {
    Modal check = uploads(TestWorkspace.MATRIX).awaitShows("Version 1 says the same already");
    assertThat(check.submitLabel()).isEmpty();
  }

  @Test
  void aStaleApplyShowsTheNewDifferenceAndAsksAgain() {
    Modal check = uploads(OTHER_LEAD).awaitShows("1 changed");
    acme.applyMatrix(TestWorkspace.MATRIX.replace("theo@", "omar@"));

    check.submit("Apply");
    check.awaitShows("Nothing was applied: version 2 went live meanwhile");

    assertThat(live()).isEqualTo(2);
    assertThat(check.shows("compared with version 2")).isTrue();
    assertThat(check.shows("2 changed")).isTrue();
    check.submit("Apply");
    check.awaitShows("Version 3 of the matrix is live now");
    assertThat(live()).isEqualTo(3);
  }

  @Test
  void twoSubmitsOfOneCheckApplyItOnce() {
    Modal check = uploads(OTHER_LEAD).awaitShows("1 changed");
    var first = Thread.ofVirtual().start(check::submitAgain);
    var second = Thread.ofVirtual().start(check::submitAgain);
    await().untilAsserted(() -> assertThat(first.isAlive() || second.isAlive()).isFalse());

    await().untilAsserted(() -> assertThat(live()).isEqualTo(2));
    await().untilAsserted(() -> assertThat(check.shows("Applying")).isFalse());
    assertThat(live()).isEqualTo(2);
  }

  @Test
  void twoAdminsWhoApplyAtOnceMakeOneVersionAndOneAsksAgain() {
    Person ana = acme.person("ana").as(Role.ADMIN);
    acme.members().everybody(acme.orgId());
    Modal olgas = uploads(OTHER_LEAD).awaitShows("1 changed");
    Modal anas =
        uploads(ana, "ana.csv", TestWorkspace.MATRIX.replace("theo@", "omar@").getBytes(UTF_8))
            .awaitShows("1 changed");

    var first = Thread.ofVirtual().start(() -> olgas.submit("Apply"));
    var second = Thread.ofVirtual().start(() -> anas.submit("Apply"));
    await().untilAsserted(() -> assertThat(first.isAlive() || second.isAlive()).isFalse());

    await()
        .untilAsserted(() ->
            assertThat(List.of(said(olgas), said(anas)))
                .containsExactlyInAnyOrder("live", "asked again"));
    assertThat(live()).isEqualTo(2);
    ana.as(Role.MEMBER);
  }

  private static String said(Modal modal) {
    return modal.shows("is live now")
        ? "live"
        : modal.shows("Nothing was applied") ? "asked again" : "nothing";
  }

  @Test
  void whoClosedTheWindowGetsTheCheckByMessageAndAppliesItFromThere() {
    SettingsTab.of(olga).awaitShows("For admins").click("Upload CSV");
    Modal form = olga.modal("Upload a matrix").attach("CSV file", "acme.csv", bytes(OTHER_LEAD));
    form.close();
    form.submitAgain();

    Message told = awaitMessage(olga, "compared with version 1");
    told.click("Look at it");
    Modal check = olga.modal("Check the matrix").awaitShows("1 changed");
    check.submit("Apply");
    check.awaitShows("is live now");
    assertThat(live()).isEqualTo(2);

    told.click("Look at it");
    olga.modal("Check the matrix").awaitShows("Nothing was changed: this was applied already");
    assertThat(live()).isEqualTo(2);
  }

  private static Message awaitMessage(Person person, String text) {
    await()
        .untilAsserted(
            () -> assertThat(person.directMessages()).anyMatch(message -> message.shows(text)));
    return person.directMessages().stream()
        .filter(message -> message.shows(text))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void onlyAdminsSeeAndUseIt() {
    for (String name : List.of("lena", "bo", "ana", "gil")) {
      assertThat(SettingsTab.of(acme.person(name)).awaitShows("For you").buttons())
          .doesNotContain("Upload CSV", "Versions", "Download CSV", "Change a route");
    }
    SettingsTab.of(olga).awaitShows("For admins").click("Upload CSV");
    Modal form = olga.modal("Upload a matrix").attach("CSV file", "acme.csv", bytes(OTHER_LEAD));
    Person ana = acme.person("ana").as(Role.ADMIN);
    acme.members().everybody(acme.orgId());
    olga.as(Role.MEMBER);
    acme.members().everybody(acme.orgId());

    form.submit("Check");

    assertThat(form.errors().values()).anyMatch(error -> error.contains("Only admins"));
    assertThat(live()).isEqualTo(1);
    olga.as(Role.OWNER);
    ana.as(Role.MEMBER);
  }

  @Test
  void whoIsNoAdminAnyMoreAppliesNothing() {
    Modal check = uploads(OTHER_LEAD).awaitShows("1 changed");
    acme.person("ana").as(Role.ADMIN);
    olga.as(Role.MEMBER);
    acme.members().everybody(acme.orgId());

    check.submit("Apply");

    check.awaitShows("Only admins");
    assertThat(live()).isEqualTo(1);
    olga.as(Role.OWNER);
    acme.person("ana").as(Role.MEMBER);
  }

  @Test
  void versionsAreListedShownSentAndBroughtBack() {
    Modal check = uploads(OTHER_LEAD).awaitShows("1 changed");
    check.submit("Apply");
    check.awaitShows("is live now");
    check.close();

    olga.home().click("Versions");
    Modal versions = olga.modal("Versions of the matrix").awaitShows("Version 2* · live");
    assertThat(versions.shows("on the command line")).isTrue();
    assertThat(versions.shows("from acme.csv")).isTrue();
    versions.click("Go back to this");
    Modal back = olga.modal("Check the matrix").awaitShows("compared with version 2");
    assertThat(back.shows("lead: nina@acme.test → lena@acme.test")).isTrue();
    back.submit("Apply");
    back.awaitShows("Version 3 of the matrix is live now");
    var from = acme.in(tx -> Matrices.in(tx).liveProvenance()).orElseThrow();
    assertThat(from.origin()).isEqualTo(MatrixOrigin.ROLLBACK);
    olga.home().awaitShows("to be as version 1 was");
    back.close();

    olga.home().click("Versions");
    olga.modal("Versions of the matrix").awaitShows("Version 3* · live");
    assertThat(acme.<List<?>>in(tx -> Matrices.in(tx).load(3).routes()))
        .isEqualTo(acme.<List<?>>in(tx -> Matrices.in(tx).load(1).routes()));
  }

  @Test
  void theDownloadedFileImportsBackAsNothingNew() {
    SettingsTab.of(olga).awaitShows("For admins").click("Download CSV");
    await().untilAsserted(() -> assertThat(olga.files()).isNotEmpty());
    byte[] file = olga.file("baton-matrix-version-1.csv").bytes();

    Modal check = uploads(olga, "again.csv", file);

    check.awaitShows("Version 1 says the same already");
  }

  @Test
  void aRouteIsChangedByPeopleOfSlackAndTimes() {
    SettingsTab.of(olga).awaitShows("For admins").click("Change a route");
    Modal form = olga.modal("Change a route").choose("Route", "1. T1 → T2: It needs a specialist");
    form.submit("Next");
    assertThat(form.value("Next owners")).isEqualTo(acme.id("marco") + ", " + acme.id("nina"));
    form.chooseAll("Leads", "Nina Holm").fill("Time to decide", "soon").fill("Hours", "always");

    form.submit("Check");
    assertThat(form.errors()).containsKeys("Time to decide", "Hours");
    assertThat(form.value("Leads")).isEqualTo(acme.id("nina"));

    form.fill("Time to decide", "30m").clear("Hours");
    form.submit("Check");
    form.awaitShows("accept_within: (blank) → 30m");
    form.submit("Apply");
    form.awaitShows("Version 2 of the matrix is live now");
    olga.home().awaitShows("by changing a route in Slack");
    assertThat(acme.in(tx -> Matrices.in(tx).load(2).route(1)).orElseThrow().leads().toString())
        .contains("nina@acme.test");
  }

  @Test
  void otherHoursMakeAnotherRouteAndAreNamed() {
    SettingsTab.of(olga).awaitShows("For admins").click("Change a route");
    Modal form = olga.modal("Change a route").choose("Route", "1. T1 → T2: It needs a specialist");
    form.submit("Next");
    form.fill("Hours", "Mon-Fri 08:00-16:00 Europe/Berlin").submit("Check");

    form.awaitShows("hours: Mon-Fri 08:00-16:00 Europe/Berlin");
    form.submit("Apply");
    form.awaitShows("is live now");
    assertThat(acme.in(tx -> Matrices.in(tx).load(2).route(1)).orElseThrow().hours()).isPresent();
  }

  @Test
  void aChangeOfOneRouteTakesBackNothingThatAnotherChanged() {
    SettingsTab.of(olga).awaitShows("For admins").click("Change a route");
    Modal form = olga.modal("Change a route").choose("Route", "1. T1 → T2: It needs a specialist");
    form.submit("Next");
    acme.applyMatrix(TestWorkspace.MATRIX.replace("theo@", "omar@"));
    form.chooseAll("Leads", "Nina Holm");
    form.submit("Check");
    form.awaitShows("compared with version 2: 0 added, 1 changed");
    form.submit("Apply");
    form.awaitShows("Version 3 of the matrix is live now");

    assertThat(acme.in(tx -> Matrices.in(tx).load(3).route(2)).orElseThrow().leads().toString())
        .contains("omar@acme.test");
  }

  @Test
  void aRouteThatIsAnotherByNowIsNotChanged() {
    SettingsTab.of(olga).awaitShows("For admins").click("Change a route");
    Modal form = olga.modal("Change a route").choose("Route", "1. T1 → T2: It needs a specialist");
    form.submit("Next");
    acme.applyMatrix(OTHER_LEAD);
    form.chooseAll("Backup leads", "Ana Ruiz");
    form.submit("Check");

    form.awaitShows("this route is not as it was");
    assertThat(live()).isEqualTo(2);
  }

  @Test
  void whoCannotLeadIsSaidBesideTheFieldAndUnknownAddressesStay() {
    acme.applyMatrix(TestWorkspace.MATRIX.replace("omar@acme.test", "gone@acme.test"));
    SettingsTab.of(olga).awaitShows("For admins").click("Change a route");
    Modal form = olga.modal("Change a route").choose("Route", "1. T1 → T2: It needs a specialist");
    form.submit("Next");
    assertThat(form.options("Addresses that stay")).containsExactly("Backup leads: gone@acme.test");

    form.chooseAll("Leads", "Gil Moreau");
    form.submit("Check");
    assertThat(form.errors().get("Leads")).contains("only full members own and lead");
    form.chooseAll("Leads");
    form.submit("Check");
    assertThat(form.errors().get("Leads")).contains("Choose at least one lead");

    form.chooseAll("Leads", "Lena Fischer").chooseAll("Next owners", "Nina Holm");
    form.submit("Check");
    form.awaitShows("owner: marco@acme.test|nina@acme.test → nina@acme.test");
    form.submit("Apply");
    form.awaitShows("is live now");
    assertThat(
            acme.in(tx -> Matrices.in(tx).load(3).route(1)).orElseThrow().backupLeads().toString())
        .contains("gone@acme.test");
  }

  @Test
  void tenThousandRoutesAreCheckedAppliedSearchedAndSentWhole() {
    String many =
        "from_tier,to_tier,category,criteria,owner,lead\n"
            + IntStream.rangeClosed(1, 9_999)
                .mapToObj(i -> "T1,T2,C" + i + ",Sentence " + i + ",marco@acme.test,lena@acme.test")
                .collect(Collectors.joining("\n"))
            + "\nT1,T2,,Anything else,marco@acme.test,lena@acme.test\n";
    Modal check = uploads(many).awaitShows("10,000 routes");
    assertThat(check.shows("All of them come as a file")).isTrue();
    await().untilAsserted(() -> assertThat(olga.files()).isNotEmpty());
    assertThat(olga.file("baton-matrix-check.txt").text()).contains("Sentence 9999");
    check.submit("Apply");
    check.awaitShows("Version 2 of the matrix is live now");
    check.close();

    olga.home().click("Change a route");
    Modal form = olga.modal("Change a route");
    assertThat(form.suggestions("Route", "sentence 777"))
        .contains("777. T1 → T2: Sentence 777")
        .hasSize(11);
  }

  @Test
  void anotherWorkspacesCheckIsNeverShownOrApplied() {
    Modal check = uploads(OTHER_LEAD).awaitShows("1 changed");
    String memory = check.json().get("private_metadata").getAsString();
    TestWorkspace other = TestWorkspace.in(bot);
    Person boss = other.person("olga");
    Modal theirs = uploadsIn(boss).awaitShows("1 changed");
    theirs.json();

    MatrixCheck looked =
        new ProposedMatrices(bot.parts())
            .apply(
                new dev.baton.slack.Caller(other.orgId(), boss.id()),
                CheckView.Shown.parse(memory).orElseThrow().proposal(),
                java.util.Optional.of(1));

    assertThat(looked).isInstanceOf(MatrixCheck.Gone.class);
    assertThat(live()).isEqualTo(1);
  }

  private Modal uploadsIn(Person boss) {
    return uploads(boss, "other.csv", bytes(OTHER_LEAD));
  }
}
