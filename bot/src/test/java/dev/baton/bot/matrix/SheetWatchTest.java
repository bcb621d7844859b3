package dev.baton.bot.matrix;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.matrix.MatrixSource.Opened;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.Work;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A linked Google Sheet over days: changed, broken, a login page, gone, and mended. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetWatchTest {
  private static final String LINK =
      "https://docs.google.com/spreadsheets/d/e/2PACX-0123456789/pub?output=csv";
  private static final String OTHER_LEAD = TestWorkspace.MATRIX.replace("lena@", "nina@");

  private final TestBot bot;
  private TestWorkspace acme;
  private Person olga;

  SheetWatchTest(FreshDatabase database) {
    this.bot = TestBot.startWithJobs(database);
  }

  @BeforeEach
  void link() {
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
    says(TestWorkspace.MATRIX);
    SettingsTab.of(olga).awaitShows("For admins").click("Use a Google Sheet");
    Modal form = olga.modal("Google Sheet").fill("Link", LINK);
    form.submit("Check and link");
    form.awaitShows("says the same already");
    form.close();
  }

  @AfterAll
  void close() {
    bot.close();
  }

  private void says(String csv) {
    bot.google(_ ->
        new Opened.Read(MatrixSource.ofBytes("docs.google.com/2PACX-01…", csv.getBytes(UTF_8))));
  }

  private void answers(Unopened why) {
    bot.google(_ -> new Opened.Not(why));
  }

  /** One look, as the daily job does it; how long until the next. */
  private Duration looks() {
    Instant now = acme.now();
    Outcome outcome =
        requireNonNull(bot.surfaces().jobs().get(SheetWatch.DAILY))
            .run(new Work(acme.orgId(), "daily"));
    assertThat(outcome).isInstanceOf(Outcome.Again.class);
    Duration wait = Duration.between(now, ((Outcome.Again) outcome).at());
    return wait.compareTo(Duration.ofHours(2)) < 0 ? Duration.ofHours(1) : Duration.ofDays(1);
  }

  private List<Message> told(String text) {
    return olga.directMessages().stream().filter(message -> message.shows(text)).toList();
  }

  private Message awaitTold(String text) {
    await().untilAsserted(() -> assertThat(told(text)).isNotEmpty());
    return told(text).getLast();
  }

  private int queued(String kind) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchOne(
                    "select count(*)::int from baton.delivery where org_id = ? and kind = ?",
                    acme.orgId(),
                    kind)
                .get(0, Integer.class));
  }

  private int live() {
    return acme.in(tx -> Matrices.in(tx).liveVersion()).orElse(0);
  }

  @Test
  void aChangedSheetIsProposedOnceAndAppliedOnlyByAnAdmin() {
    looks();
    assertThat(queued("matrix_proposed")).isZero();

    says(OTHER_LEAD);
    looks();
    looks();

    Message told = awaitTold("The matrix in docs.google.com/2PACX-01… changed");
    assertThat(told.shows("lead: lena@acme.test → nina@acme.test")).isTrue();
    assertThat(queued("matrix_proposed")).isEqualTo(1);
    assertThat(live()).isEqualTo(1);
    told.click("Look at it");
    Modal check = olga.modal("Check the matrix").awaitShows("1 changed");
    check.submit("Apply");
    check.awaitShows("Version 2 of the matrix is live now");
    assertThat(acme.in(tx -> Matrices.in(tx).liveProvenance()).orElseThrow().origin())
        .isEqualTo(MatrixOrigin.SHEET);

    looks();
    assertThat(queued("matrix_proposed")).isEqualTo(1);
  }

  @Test
  void anOlderProposalCountsNoMoreOnceTheSheetChangedAgain() {
    says(OTHER_LEAD);
    looks();
    Message first = awaitTold("changed");
    says(TestWorkspace.MATRIX.replace("theo@", "omar@"));
    looks();
    await().untilAsserted(() -> assertThat(told("theo@acme.test → omar@acme.test")).hasSize(1));

    first.click("Look at it");

    olga.modal("Check the matrix").awaitShows("this check is not kept any more");
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void aSheetThatBecameALoginPageIsToldOnceAndAgainForAnotherReason() {
    answers(new Unopened.NotShared());
    looks();
    looks();
    Message told = awaitTold("cannot be used any more");
    assertThat(told.shows("Publish to web")).isTrue();
    assertThat(queued("sheet_troubled")).isEqualTo(1);

    answers(new Unopened.Status(404));
    looks();
    looks();
    awaitTold("does not exist any more");
    assertThat(queued("sheet_troubled")).isEqualTo(2);
    SettingsTab.of(olga).awaitShows("cannot be used");

    says(TestWorkspace.MATRIX);
    looks();
    assertThat(acme.in(tx -> MatrixSheets.in(tx).find()).orElseThrow().trouble()).isEmpty();
    answers(new Unopened.TooLarge(5 * 1024 * 1024));
    looks();
    awaitTold("larger than 5 MB");
    assertThat(queued("sheet_troubled")).isEqualTo(3);
    assertThat(live()).isEqualTo(1);
  }

  @Test
  void faultsAreToldOnceForEachContentAndLookedAt() {
    says(TestWorkspace.MATRIX.replace("lena@acme.test", "lena"));
    looks();
    looks();
    Message told = awaitTold("has faults or cannot be applied");
    assertThat(queued("sheet_troubled")).isEqualTo(1);

    told.click("Look at it");
    olga.modal("Check the matrix").awaitShows("Line 2, lead, “lena”");

    says(TestWorkspace.MATRIX.replace("theo@acme.test", "theo"));
    looks();
    await().untilAsserted(() -> assertThat(queued("sheet_troubled")).isEqualTo(2));
  }

  @Test
  void whatMayPassIsTriedAgainWithinTheHourAndToldTheThirdTime() {
    answers(new Unopened.Slow(Duration.ofSeconds(10)));
    assertThat(looks()).isEqualTo(Duration.ofHours(1));
    assertThat(looks()).isEqualTo(Duration.ofHours(1));
    assertThat(queued("sheet_troubled")).isZero();

    assertThat(looks()).isEqualTo(Duration.ofDays(1));
    assertThat(queued("sheet_troubled")).isEqualTo(1);
    looks();
    assertThat(queued("sheet_troubled")).isEqualTo(1);
  }

  @Test
  void lookNowAndUnlink() {
    says(OTHER_LEAD);
    SettingsTab.of(olga).awaitShows("is looked at every day").click("Use a Google Sheet");
    olga.modal("Google Sheet").click("Look now");
    Modal check = olga.modal("Check the matrix").awaitShows("1 changed");
    check.close();
    looks();
    assertThat(queued("matrix_proposed")).isZero();

    SettingsTab.of(olga).awaitShows("is looked at every day").click("Use a Google Sheet");
    olga.modal("Google Sheet").click("Unlink");
    olga.modal("Check the matrix").awaitShows("not looked at any more");
    assertThat(acme.<Boolean>in(tx -> MatrixSheets.in(tx).find().isPresent())).isFalse();
    assertThat(looks()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void anotherLinkThanGooglesIsSaidBesideTheFieldAndASheetThatCannotBeReadIsNotLinked() {
    SettingsTab.of(olga).awaitShows("For admins").click("Use a Google Sheet");
    Modal form = olga.modal("Google Sheet").fill("Link", "https://169.254.169.254/pub?output=csv");
    form.submit("Check and link");
    assertThat(form.errors().get("Link")).contains("not the link of a Google Sheet");

    answers(new Unopened.NotCsv());
    form.fill("Link", LINK.replace("0123456789", "9876543210"));
    form.submit("Check and link");
    form.awaitShows("was not read");
    Optional<String> linked = acme.in(tx -> MatrixSheets.in(tx).find()).map(s -> s.link());
    assertThat(linked).contains(LINK);
  }
}
