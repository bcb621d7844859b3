package dev.baton.bot.alert;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.medium.OncallKeys;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Route;
import dev.baton.sandbox.outside.PagerDuty;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** PagerDuty: its key comes with the matrix, and a P1 on that route calls until it is decided. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OncallStoryTest {
  private static final String KEY = "R0AbCdEf0123456789abcdef01234567";
  private static final OncallKey FINGERPRINT = OncallKey.of(KEY);

  private final TestBot bot;
  private final PagerDuty pagerDuty;
  private TestWorkspace acme;
  private Person olga;

  OncallStoryTest(FreshDatabase fresh) {
    this.bot = TestBot.startWithMedia(fresh);
    this.pagerDuty = bot.sandbox().outside().pagerDuty();
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    bot.sandbox().faults().clear();
    acme = TestWorkspace.in(bot);
    olga = acme.person("olga");
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  /** The first route of the test's matrix with this cell in a column of its own. */
  private static String matrix(String cell) {
    return TestWorkspace.MATRIX
        .replaceFirst("\n", ",oncall\n")
        .replaceFirst("bo@acme.test\n", "bo@acme.test," + cell + "\n");
  }

  private Modal uploads(byte[] content) {
    SettingsTab.of(olga).awaitShows("For admins").click("Upload CSV");
    Modal form = olga.modal("Upload a matrix").attach("CSV file", "acme.csv", content);
    form.submit("Check");
    return form;
  }

  private Modal uploads(String cell) {
    return uploads(matrix(cell).getBytes(UTF_8));
  }

  private void live() {
    Modal check = uploads(KEY).awaitShows("1 changed");
    check.submit("Apply");
    check.awaitShows("is live now");
    check.close();
  }

  private List<PagerDuty.Event> events(Escalation asked) {
    return pagerDuty.events().stream()
        .filter(event -> event.dedupKey().equals(incident(asked)))
        .toList();
  }

  private String incident(Escalation asked) {
    return "baton/" + acme.orgId() + "/" + asked.ticket().identity() + "/" + asked.seq();
  }

  /** A P2 that its requester makes a P1. */
  private Escalation p1(String ticket) {
    return acme.replaces(acme.files(ticket));
  }

  private List<String> actions(Escalation asked) {
    return events(asked).stream().map(PagerDuty.Event::action).toList();
  }

  private void awaitActions(Escalation asked, String... actions) {
    await().untilAsserted(() -> assertThat(actions(asked)).containsExactly(actions));
  }

  private Stream<Delivery> calls(Escalation asked) {
    List<Delivery> all = acme.in(tx -> Deliveries.in(tx).allOf(asked.ref()));
    return all.stream().filter(delivery -> delivery.medium() == Medium.ONCALL);
  }

  private boolean hears(String name, String text) {
    return acme.person(name).directMessages().stream().anyMatch(message -> message.shows(text));
  }

  /** Every table of the workspace in which these words stand anywhere. */
  private static List<String> tablesWith(Tx tx, String words) {
    List<String> tables =
        tx.dsl()
            .fetch(
                "select relname from pg_class where relnamespace = 'baton'::regnamespace"
                    + " and relkind = 'r' order by 1")
            .map(row -> row.get(0, String.class));
    return tables.stream()
        .filter(table ->
            !tx.dsl()
                .fetch(
                    "select 1 from baton.\"%s\" t where t::text like ? or t::text like ? limit 1"
                        .formatted(table),
                    "%" + words + "%",
                    "%" + hex(words) + "%")
                .isEmpty())
        .toList();
  }

  private static String hex(String words) {
    return HexFormat.of().formatHex(words.getBytes(UTF_8));
  }

  @Test
  void aP1CallsOnceAndItsDecisionEndsTheCallBesideSlack() {
    live();
    Escalation p2 = acme.files("ZD-10");
    Escalation p1 = acme.replaces(p2);

    awaitActions(p1, "trigger");
    PagerDuty.Event call = events(p1).getFirst();
    assertThat(call.key()).isEqualTo(KEY);
    assertThat(call.summary()).isEqualTo("P1 waits for a decision: ZD-10 #2, T1 to T2 (Acme)");
    assertThat(call.dedupKey()).hasSizeLessThanOrEqualTo(255);
    assertThat(events(p2)).isEmpty();
    await().until(() -> hears("lena", "ZD-10"));
    assertThat(pagerDuty.isOpen(incident(p1))).isTrue();

    acme.lenaApproves(p1);

    awaitActions(p1, "trigger", "resolve");
    assertThat(pagerDuty.isOpen(incident(p1))).isFalse();
  }

  @Test
  void aBounceAndAWithdrawalEndTheCallTooAndTheNextRequestCallsAnew() {
    live();
    Escalation bounced = p1("ZD-11");
    awaitActions(bounced, "trigger");
    acme.lenaBounces(bounced, "Which browser?");
    awaitActions(bounced, "trigger", "resolve");

    Escalation again = p1("ZD-12");
    awaitActions(again, "trigger");
    acme.in(tx ->
        Escalations.in(tx).withdraw(again.ref(), acme.id("ana"), false, bot.clock().instant()));
    awaitActions(again, "trigger", "resolve");
  }

  @Test
  void theKeyItselfIsKeptNowhereButSealed() {
    live();

    assertThat(acme.<List<String>>in(tx -> tablesWith(tx, KEY))).isEmpty();
    assertThat(acme.<List<String>>in(tx -> tablesWith(tx, FINGERPRINT.fingerprint())))
        .contains("oncall_key", "route");
    Escalation asked = p1("ZD-13");
    awaitActions(asked, "trigger");
    assertThat(acme.<List<String>>in(tx -> tablesWith(tx, KEY))).isEmpty();
  }

  @Test
  void theCheckShowsTheFingerprintAndAFileThatIsNotAppliedKeepsNoKeyEither() {
    Modal check = uploads(KEY).awaitShows("1 changed");

    assertThat(check.json().toString())
        .contains("oncall: ", FINGERPRINT.fingerprint())
        .doesNotContain(KEY);
    check.close();
    Modal faulty =
        uploads(matrix(KEY).replace("theo@acme.test", "theo").getBytes(UTF_8))
            .awaitShows("1 fault in acme.csv");
    assertThat(faulty.json().toString()).doesNotContain(KEY);
    faulty.close();
    uploads((matrix(KEY) + "\"T9,\n").getBytes(UTF_8)).awaitShows("in acme.csv");
    assertThat(acme.<List<String>>in(tx -> tablesWith(tx, KEY))).isEmpty();
  }

  @Test
  void whatIsNearlyAKeyIsRefusedWithoutBeingRepeated() {
    Modal check = uploads(KEY.substring(1)).awaitShows("31 characters stand here");

    assertThat(check.json().toString()).doesNotContain(KEY.substring(1));
    check.close();
    uploads("key-0123456789ab").awaitShows("Paste the key itself into column oncall");
  }

  @Test
  void anExportShowsTheFingerprintAndImportsBackAlike() {
    live();
    SettingsTab.of(olga).awaitShows("For admins").click("Download CSV");
    await().untilAsserted(() -> assertThat(olga.files()).isNotEmpty());
    byte[] file = olga.file("baton-matrix-version-2.csv").bytes();

    assertThat(new String(file, UTF_8)).contains(FINGERPRINT.fingerprint()).doesNotContain(KEY);
    uploads(file).awaitShows("Version 2 says the same already");
    Route first = acme.in(tx -> Matrices.in(tx).load(2).routes().getFirst());
    assertThat(first.oncall()).contains(FINGERPRINT);
  }

  @Test
  void whatPagerDutyCannotTakeNowIsTakenLaterAndOnce() {
    live();
    bot.sandbox().faults().pagerDuty().rateLimit("enqueue", 1, Duration.ofSeconds(40));
    Escalation waits = p1("ZD-20");
    await().until(() -> bot.sandbox().faults().pagerDuty().waiting() == 0);
    await().until(() -> errors(waits).contains(DeliveryReason.OUTSIDE_ASKED_TO_WAIT));
    assertThat(events(waits)).isEmpty();
    bot.clock().advance(Duration.ofSeconds(41));
    awaitActions(waits, "trigger");

    bot.sandbox().faults().pagerDuty().fail("enqueue", 1, 503);
    Escalation troubled = p1("ZD-21");
    await().until(() -> errors(troubled).contains(DeliveryReason.OUTSIDE_ANSWERED_HTTP));
    bot.clock().advance(Duration.ofSeconds(10));
    awaitActions(troubled, "trigger");

    bot.sandbox().faults().pagerDuty().loseAnswer("enqueue", 1);
    Escalation lost = p1("ZD-22");
    await().until(() -> errors(lost).contains(DeliveryReason.OUTSIDE_SILENT));
    bot.clock().advance(Duration.ofSeconds(10));
    await().until(() -> calls(lost).allMatch(call -> call.state() == DeliveryState.SENT));
    assertThat(pagerDuty.isOpen(incident(lost))).isTrue();
    acme.lenaApproves(lost);
    await().until(() -> !pagerDuty.isOpen(incident(lost)));
  }

  private List<DeliveryReason> errors(Escalation asked) {
    return calls(asked).flatMap(call -> call.error().stream()).map(DeliveryError::reason).toList();
  }

  @Test
  void aRefusedKeyIsToldToManagersAndItsRequestGoesOnInSlack() {
    live();
    bot.sandbox().faults().pagerDuty().fail("enqueue", 1, 400);
    Escalation asked = p1("ZD-30");

    await().until(() -> hears("bo", "PagerDuty did not take a call"));
    assertThat(hears("bo", KEY)).isFalse();
    await().until(() -> hears("lena", "ZD-30"));
    acme.lenaApproves(asked);
    await()
        .until(() ->
            calls(asked).count() == 2
                && calls(asked).noneMatch(call -> call.state() == DeliveryState.QUEUED));
    assertThat(events(asked)).isEmpty();
  }

  @Test
  void whatIsDecidedBeforePagerDutyAnswersCallsNobodyAnyMore() {
    live();
    bot.sandbox().faults().pagerDuty().rateLimit("enqueue", 1, Duration.ofHours(1));
    Escalation asked = p1("ZD-31");
    await().until(() -> errors(asked).contains(DeliveryReason.OUTSIDE_ASKED_TO_WAIT));
    acme.lenaApproves(asked);
    bot.clock().advance(Duration.ofMinutes(61));

    await()
        .until(() ->
            calls(asked).count() == 2
                && calls(asked).noneMatch(call -> call.state() == DeliveryState.QUEUED));
    assertThat(actions(asked)).doesNotContain("trigger");
  }

  @Test
  void aKeyOfAMatrixThatWasNeverAppliedIsForgotten() {
    live();
    uploads("R1AbCdEf0123456789abcdef01234567").awaitShows("1 changed").close();
    assertThat(acme.<Integer>in(tx -> OncallKeys.in(tx).all().size())).isEqualTo(2);

    acme.in(tx -> OncallKeys.in(tx).forgetUnused(bot.clock().instant().plusSeconds(60)));

    assertThat(acme.<List<OncallKey>>in(tx -> List.copyOf(OncallKeys.in(tx).all())))
        .containsExactly(FINGERPRINT);
  }
}
