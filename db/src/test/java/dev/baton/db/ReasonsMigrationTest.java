package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.escalate.Escalations;
import dev.baton.db.log.AuditLog;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TestServer;
import dev.baton.db.testing.VersionEight;
import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.Absentee.Why;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What became of the sentences that version 8 kept. */
@ExtendWith(TestDatabase.class)
class ReasonsMigrationTest {
  private static final String ORG = "T-one";
  private static final String OTHER = "T-two";

  private static final String PROTECTION =
      """
      select c.relname || ' ' || c.relrowsecurity || c.relforcerowsecurity || ' ' || coalesce(string_agg(
          p.polname || p.polcmd::text || p.polpermissive || coalesce(pg_get_expr(p.polqual, c.oid), '')
            || coalesce(pg_get_expr(p.polwithcheck, c.oid), ''), ' ' order by p.polname), '')
      from pg_class c left join pg_policy p on p.polrelid = c.oid
      where c.relnamespace = 'baton'::regnamespace and c.relkind in ('r', 'p')
      group by c.oid, c.relname order by 1
      """;

  private static final String LEFTOVERS =
      """
      select proname from pg_proc where pronamespace = 'baton'::regnamespace and proname like 'migrating%'
      union all select relname from pg_class where relnamespace = 'baton'::regnamespace and relname like 'migrating%'
      """;

  private final FreshDatabase database;
  private final VersionEight eight;

  ReasonsMigrationTest(TestServer server, @TempDir Path folder) {
    this.database = server.empty();
    this.eight = new VersionEight(database, folder);
  }

  @BeforeEach
  void twoWorkspaces() {
    eight.workspace(
        ORG,
        Map.of(
            "UANN", "Ann",
            "ULEA", "Lena Ortiz, Jr.",
            "UBEN", "Ben isn't away",
            "UOLGA", "Olga",
            "UTWIN1", "Kim",
            "UTWIN2", "Kim",
            "UNEW", "Noa Park",
            "UW1", "Wes"));
    eight.workspace(OTHER, Map.of("UOTHER", "Lena Ortiz, Jr.", "UKIM", "Kim"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everySentenceThatVersionEightWroteOfAnOwnerIsReadOnPendingAndDecidedRows() {
    Map<String, OwnerReason> written = ownerSentences();
    List<EscalationRef> refs = new ArrayList<>();
    for (String state : List.of("pending", "approved", "bounced", "withdrawn")) {
      refs.add(
          eight.escalation(ORG, "ZD" + state, state, List.copyOf(written.keySet()), List.of("")));
    }

    migrate();

    for (EscalationRef ref : refs) {
      assertThat(find(ORG, ref).because())
          .as(ref.ticket())
          .containsExactlyElementsOf(written.values());
    }
  }

  private static Map<String, OwnerReason> ownerSentences() {
    Map<String, OwnerReason> written = new LinkedHashMap<>();
    written.put("takes any ticket of this tier", new OwnerReason.CriteriaMatched(List.of()));
    written.put(
        "matches category Billing or Refunds, priority P1 or P2, account tier Gold, my region EU or"
            + " US",
        new OwnerReason.CriteriaMatched(
            List.of(
                new OwnerReason.Condition("category", List.of("Billing", "Refunds")),
                new OwnerReason.Condition("priority", List.of("P1", "P2")),
                new OwnerReason.Condition("account_tier", List.of("Gold")),
                new OwnerReason.Condition("if:my_region", List.of("EU", "US")))));
    written.put("available", new OwnerReason.Available());
    written.put("accepted nothing in the last 7 days", new OwnerReason.Load(0));
    written.put("has 12 accepted in the last 7 days", new OwnerReason.Load(12));
    written.put("named first", new OwnerReason.FirstInOrder());
    written.put("next in rotation", new OwnerReason.NextInRotation(true));
    written.put("next in rotation, none yet", new OwnerReason.NextInRotation(false));
    written.put("fewest of that team", new OwnerReason.LeastLoaded());
    written.put("owned it in Tier 2 before", new OwnerReason.OwnedBefore("Tier 2"));
    written.put("backup for ", new OwnerReason.BackupFor(List.of()));
    written.put(
        "backup for Lena Ortiz, Jr. is away, Ben isn't away left, Olga is a guest, Ann asks, Ann"
            + " owns it already, zoe@acme.test is not in this workspace, Erased person is away",
        new OwnerReason.BackupFor(
            List.of(
                absent("ULEA", Why.AWAY),
                absent("UBEN", Why.DEACTIVATED),
                absent("UOLGA", Why.GUEST),
                absent("UANN", Why.IS_REQUESTER),
                absent("UANN", Why.OWNS_IT_ALREADY),
                absent("zoe@acme.test", Why.NOT_IN_WORKSPACE),
                new Absentee(Optional.empty(), Why.AWAY))));
    return written;
  }

  @Test
  void aSentenceThatIsNotReadOrNamesNobodyForSureIsKeptAsItIs() {
    List<String> written =
        List.of(
            "matches category Billing",
            "backup for Kim is away",
            "backup for Lena Maiden is away",
            "Vertretung für Lena",
            "backup for Lena Ortiz, Jr. is away, ",
            "first of the owners");
    EscalationRef ref =
        eight.escalation(ORG, "ZD1", "approved", written, List.of("in case", "Kim left"));

    migrate();

    assertThat(find(ORG, ref).because())
        .containsExactlyElementsOf(
            written.stream().<OwnerReason>map(OwnerReason.Legacy::new).toList());
    assertThat(find(ORG, ref).recipients())
        .extracting(Recipient::why)
        .containsExactly(
            Optional.of(new AskedReason.Legacy("in case")),
            Optional.of(new AskedReason.Legacy("Kim left")));
  }

  @Test
  void everySentenceThatVersionEightWroteOfWhoIsAskedIsRead() {
    List<String> written =
        List.of(
            "",
            "Lena Ortiz, Jr. is away, Ann asks",
            "Olga left the workspace",
            "U024BE7LH left the workspace",
            "Erased person left the workspace");
    EscalationRef decided = eight.escalation(ORG, "ZD1", "bounced", List.of(), written);
    EscalationRef pending = eight.escalation(ORG, "ZD2", "pending", List.of(), written);
    eight.wasAsked(ORG, decided, "UOLGA");
    eight.wasAsked(ORG, pending, "UOLGA");

    migrate();

    for (EscalationRef ref : List.of(decided, pending)) {
      assertThat(find(ORG, ref).recipients())
          .extracting(Recipient::why)
          .containsExactly(
              Optional.empty(),
              Optional.of(
                  new AskedReason.StandsIn(
                      List.of(absent("ULEA", Why.AWAY), absent("UANN", Why.IS_REQUESTER)))),
              Optional.of(new AskedReason.LeaverReplaced(Optional.of("UOLGA"))),
              Optional.of(new AskedReason.LeaverReplaced(Optional.of("U024BE7LH"))),
              Optional.of(new AskedReason.LeaverReplaced(Optional.empty())));
    }
  }

  @Test
  void aNameIsLookedForInItsOwnWorkspaceOnly() {
    List<String> written = List.of("backup for Kim is away", "backup for Olga is away");
    EscalationRef ref = eight.escalation(OTHER, "ZD1", "withdrawn", written, List.of());

    migrate();

    assertThat(find(OTHER, ref).because())
        .containsExactly(
            new OwnerReason.BackupFor(List.of(absent("UKIM", Why.AWAY))),
            new OwnerReason.Legacy("backup for Olga is away"));
  }

  @Test
  void aNameInCapitalsIsNoIdAndAnIdOfAMemberIsOne() {
    List<String> asked =
        List.of(
            "WENDY left the workspace",
            "ULRICH77 is not in this workspace",
            "UW1 left the workspace",
            "UW1 is not in this workspace",
            "W0123ABCD is not in this workspace");
    EscalationRef ref = eight.escalation(ORG, "ZD1", "approved", List.of(), asked);

    migrate();

    assertThat(find(ORG, ref).recipients())
        .extracting(Recipient::why)
        .containsExactly(
            Optional.of(new AskedReason.Legacy("WENDY left the workspace")),
            Optional.of(new AskedReason.Legacy("ULRICH77 is not in this workspace")),
            Optional.of(new AskedReason.LeaverReplaced(Optional.of("UW1"))),
            Optional.of(new AskedReason.StandsIn(List.of(absent("UW1", Why.NOT_IN_WORKSPACE)))),
            Optional.of(
                new AskedReason.StandsIn(List.of(absent("W0123ABCD", Why.NOT_IN_WORKSPACE)))));
  }

  @Test
  void aNameThatPassedOnIsNotGivenToWhomTheMatrixDidNotName() {
    List<String> because =
        List.of(
            "backup for Noa Park is away", "backup for Noa Park asks", "backup for Ann is away");
    EscalationRef ref =
        eight.escalation(
            ORG,
            "ZD1",
            "approved",
            because,
            List.of("Noa Park is away", "Noa Park left the workspace", "Olga left the workspace"));
    eight.wasAsked(ORG, ref, "UNEW");

    migrate();

    assertThat(find(ORG, ref).because())
        .as("who asked and who owned the ticket is known without the matrix")
        .containsExactly(
            new OwnerReason.Legacy("backup for Noa Park is away"),
            new OwnerReason.BackupFor(List.of(absent("UANN", Why.IS_REQUESTER))),
            new OwnerReason.BackupFor(List.of(absent("UANN", Why.AWAY))));
    assertThat(find(ORG, ref).recipients())
        .as("whoever left had been asked")
        .extracting(Recipient::why)
        .containsExactly(
            Optional.of(new AskedReason.Legacy("Noa Park is away")),
            Optional.of(new AskedReason.LeaverReplaced(Optional.of("UNEW"))),
            Optional.of(new AskedReason.Legacy("Olga left the workspace")));
  }

  @Test
  void everySentenceThatVersionEightWroteOfADeliveryIsRead() {
    Map<String, DeliveryError> written = deliverySentences();
    Map<UUID, DeliveryError> expected = new LinkedHashMap<>();
    written.forEach((said, error) ->
        expected.put(
            eight.delivery(ORG, "UANN", "failed", said, List.of("begun", "failed: " + said, said)),
            error));
    UUID clean = eight.delivery(ORG, "UANN", "sent", "", List.of("sent"));

    migrate();

    expected.forEach((id, error) -> {
      assertThat(delivery(id).error()).contains(error);
      String outcome = error.reason().name().startsWith("MAIL_") ? "undeliverable" : "postponed";
      assertThat(attempts(id))
          .containsExactly(
              "begun", "failed " + error.reason().code(), outcome + " " + error.reason().code());
    });
    assertThat(delivery(clean).error()).isEmpty();
    assertThat(attempts(clean)).containsExactly("sent");
  }

  private static Map<String, DeliveryError> deliverySentences() {
    Map<String, DeliveryError> written = new LinkedHashMap<>();
    plain(written, "There is nothing left to tell.", DeliveryReason.NOTHING_LEFT_TO_TELL);
    plain(
        written,
        "The message it changes was never posted, or erased.",
        DeliveryReason.MESSAGE_NEVER_POSTED);
    plain(written, "Slack asked to wait.", DeliveryReason.SLACK_ASKED_TO_WAIT);
    plain(
        written,
        "Something on the way to Slack answered in its place",
        DeliveryReason.SLACK_INTERCEPTED);
    plain(
        written,
        "Slack refused it: Baton is not installed in this workspace any more",
        DeliveryReason.NOT_INSTALLED);
    plain(written, "Baton was removed from this workspace.", DeliveryReason.BATON_REMOVED);
    plain(
        written,
        "An earlier attempt got no clear answer, so it may be there twice.",
        DeliveryReason.PERHAPS_TWICE);
    plain(
        written,
        "No clear answer for a day; not sent again, lest it come twice.",
        DeliveryReason.NO_CLEAR_ANSWER);
    plain(written, "Email is off: RESEND_API_KEY is not set.", DeliveryReason.EMAIL_OFF);
    plain(
        written,
        "Email is off: no admin of this workspace agreed to it yet.",
        DeliveryReason.EMAIL_NOT_AGREED_TO);
    plain(written, "Only decisions are told by email.", DeliveryReason.EMAIL_FOR_DECISIONS_ONLY);
    plain(written, "This person left the workspace.", DeliveryReason.RECIPIENT_LEFT);
    plain(written, "This person opted out of email.", DeliveryReason.OPTED_OUT);
    plain(written, "Slack shows no email address of this person.", DeliveryReason.NO_ADDRESS);
    plain(written, "Resend's answer names no email.", DeliveryReason.RESEND_NAMED_NO_MAIL);
    plain(
        written,
        "Resend took an earlier attempt, whose answer was lost.",
        DeliveryReason.RESEND_TOOK_EARLIER);
    plain(written, "Slack did not answer", DeliveryReason.SLACK_SILENT);
    plain(written, "The mail bounced", DeliveryReason.MAIL_BOUNCED);
    plain(written, "The mail failed", DeliveryReason.MAIL_FAILED);
    plain(written, "Its reader marked it as spam", DeliveryReason.MAIL_COMPLAINED);
    with(
        written,
        "The message is gone from Slack: message_not_found",
        DeliveryReason.MESSAGE_GONE,
        "error",
        "message_not_found");
    with(
        written,
        "Slack refused it: channel_not_found",
        DeliveryReason.SLACK_REFUSED,
        "error",
        "channel_not_found");
    with(written, "Slack said fatal_error", DeliveryReason.SLACK_TROUBLE, "error", "fatal_error");
    with(written, "Slack answered HTTP 503", DeliveryReason.SLACK_ANSWERED_HTTP, "status", "503");
    with(
        written,
        "Slack did not answer: slack.com: timeout",
        DeliveryReason.SLACK_SILENT,
        "detail",
        "slack.com: timeout");
    with(
        written,
        "The token of T-one is at its end, and Slack gave no other.",
        DeliveryReason.TOKEN_UNAVAILABLE,
        "detail",
        "The token of T-one is at its end, and Slack gave no other.");
    with(
        written,
        "Resend did not answer: timeout",
        DeliveryReason.RESEND_SILENT,
        "detail",
        "timeout");
    with(
        written,
        "rate_limit_exceeded: Too many requests",
        DeliveryReason.RESEND_POSTPONED,
        "detail",
        "rate_limit_exceeded: Too many requests");
    with(written, "HTTP 502", DeliveryReason.RESEND_POSTPONED, "detail", "HTTP 502");
    written.put(
        "Resend refused it (422): validation_error: Invalid `to`",
        new DeliveryError(
            DeliveryReason.RESEND_REFUSED,
            Map.of("status", "422", "detail", "validation_error: Invalid `to`")));
    with(
        written,
        "The mail bounced: mailbox full",
        DeliveryReason.MAIL_BOUNCED,
        "detail",
        "mailbox full");
    with(
        written,
        "Resend holds mail to this address back: on a list",
        DeliveryReason.MAIL_SUPPRESSED,
        "detail",
        "on a list");
    with(
        written,
        "Zustellung fehlgeschlagen: Postfach voll",
        DeliveryReason.LEGACY,
        "text",
        "Zustellung fehlgeschlagen: Postfach voll");
    return written;
  }

  private static void plain(
      Map<String, DeliveryError> written, String said, DeliveryReason reason) {
    written.put(said, DeliveryError.of(reason));
  }

  private static void with(
      Map<String, DeliveryError> written,
      String said,
      DeliveryReason reason,
      String name,
      String value) {
    written.put(said, DeliveryError.of(reason, name, value));
  }

  @Test
  void rowsPoliciesAndTheAuditChainAreAsTheyWereAndNothingIsLeftBehind() {
    eight.escalation(ORG, "ZD1", "approved", List.of("available"), List.of("in case"));
    eight.escalation(OTHER, "ZD1", "pending", List.of("?"), List.of(""));
    eight.delivery(
        OTHER, "UOTHER", "failed", "Slack refused it: x", List.of("failed: Slack refused it: x"));
    eight.chain(ORG, 5);
    List<String> protection = texts(PROTECTION);
    Map<String, Integer> rows = rows();

    migrate();

    assertThat(texts(PROTECTION)).containsAll(protection);
    assertThat(rows()).containsAllEntriesOf(rows);
    assertThat(texts(LEFTOVERS)).isEmpty();
    ChainCheck.Verdict verdict = in(ORG, tx -> AuditLog.in(tx).verify());
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  @Test
  void whatWasNotReadGoesWithTheErasureOfAnybodyInThatWorkspace() {
    List<String> former = List.of("backup for Lena Maiden is away", "available");
    EscalationRef ref =
        eight.escalation(ORG, "ZD1", "approved", former, List.of("Lena Maiden left"));
    EscalationRef other = eight.escalation(OTHER, "ZD1", "approved", former, List.of(""));
    UUID mail =
        eight.delivery(ORG, "ULEA", "failed", "to Lena Maiden", List.of("failed: to Lena Maiden"));

    migrate();
    database.asApp(
        ORG,
        dsl -> dsl.execute("select baton.erase_person('ULEA', 'UADA', '2026-11-01T00:00:00Z')"));

    assertThat(find(ORG, ref).because()).containsExactly(new OwnerReason.Available());
    assertThat(find(ORG, ref).recipients()).allMatch(asked -> asked.why().isEmpty());
    assertThat(delivery(mail).error()).isEmpty();
    assertThat(attempts(mail)).containsExactly("failed legacy");
    assertThat(find(OTHER, other).because()).hasSize(2);
    assertThat(texts("select t::text from baton.escalation t where org_id = 'T-one'"))
        .noneMatch(row -> row.contains("Maiden"));
    assertThat(texts("select a::text from baton.delivery_attempt a"))
        .noneMatch(row -> row.contains("Maiden"));
  }

  @Test
  void whereSomebodyWasErasedBeforeNothingIsKeptThatWasNotRead() {
    List<String> former = List.of("backup for Lena Maiden is away", "available");
    List<String> asked = List.of("Lena Maiden left the workspace", "Lena Maiden is away");
    EscalationRef ref = eight.escalation(ORG, "ZD1", "approved", former, asked);
    EscalationRef other = eight.escalation(OTHER, "ZD1", "approved", former, asked);
    UUID mail =
        eight.delivery(
            ORG,
            "UOLGA",
            "failed",
            "to Lena Maiden",
            List.of("failed: to Lena Maiden", "to Lena Maiden", "sent"));
    eight.erased(ORG, "ULEA");

    migrate();

    assertThat(find(ORG, ref).because()).containsExactly(new OwnerReason.Available());
    assertThat(find(ORG, ref).recipients())
        .hasSize(2)
        .allMatch(recipient -> recipient.why().isEmpty());
    assertThat(delivery(mail).error()).isEmpty();
    assertThat(attempts(mail)).containsExactly("failed legacy", "postponed legacy", "sent");
    assertThat(find(OTHER, other).because()).hasSize(2);
    for (String table : List.of("escalation", "recipient", "delivery", "delivery_attempt")) {
      assertThat(texts("select t::text from baton." + table + " t where org_id = 'T-one'"))
          .isNotEmpty()
          .noneMatch(row -> row.contains("Maiden"));
    }
  }

  private void migrate() {
    Migrations.Outcome outcome = new Migrations(database.ownerUrl(), database.appUrl()).migrate();
    assertThat(outcome).isInstanceOf(Migrations.Outcome.Migrated.class);
  }

  private <T> T in(String org, Work<T> work) {
    return database.tenants().inTransaction(org, work::in);
  }

  private interface Work<T> {
    T in(Tx tx);
  }

  private Escalation find(String org, EscalationRef ref) {
    return in(org, tx -> Escalations.in(tx).find(ref)).orElseThrow();
  }

  private Delivery delivery(UUID id) {
    return in(ORG, tx -> Deliveries.in(tx).find(id)).orElseThrow();
  }

  private List<String> attempts(UUID delivery) {
    return database.asSuperuser(dsl ->
        dsl.fetch(
                "select concat_ws(' ', outcome, reason ->> 'code') from baton.delivery_attempt"
                    + " where delivery_id = ? order by attempt",
                delivery)
            .into(String.class));
  }

  private List<String> texts(String sql) {
    return database.asSuperuser(dsl -> dsl.fetch(sql).into(String.class));
  }

  private Map<String, Integer> rows() {
    return database.asSuperuser(dsl -> {
      Map<String, Integer> rows = new LinkedHashMap<>();
      dsl.fetch(
              "select relname from pg_class where relnamespace = 'baton'::regnamespace and relkind"
                  + " = 'r' order by 1")
          .into(String.class)
          .forEach(table -> rows.put(table, dsl.fetchCount(DSL.table("baton." + table))));
      return rows;
    });
  }

  private static Absentee absent(String who, Why why) {
    return new Absentee(Optional.of(who), why);
  }
}
