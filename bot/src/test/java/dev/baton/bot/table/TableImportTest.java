package dev.baton.bot.table;

import static dev.baton.db.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.account.Accounts;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.table.TableDiff;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.check.Fault;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of accounts and tickets: their faults, what they change, and what they leave alone. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableImportTest {
  private static final String ACCOUNTS =
      """
      account,external_id,tier,contract_value,currency,health,health_note,renewal,owner,backup_owner,executive
      Acme & Sons,C-1,Enterprise,"180,000",EUR,yellow,Two outages in May,2026-05-03,sara@acme.test,ben@acme.test,olga@acme.test
      Globex,C-2,SMB,1200.50,USD,green,,,sara@acme.test,,
      """;

  private final TestBot bot;
  private TestWorkspace acme;
  private TableImport imports;

  TableImportTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
  }

  @BeforeEach
  void open() {
    bot.clock().set(Instant.parse("2026-03-02T09:00:00Z"));
    acme = TestWorkspace.in(bot);
    imports = new TableImport(bot.parts().tenants(), bot.clock());
  }

  @AfterAll
  void stop() {
    bot.close();
  }

  @Test
  void accountsComeInAndTheSameFileAgainChangesNothing() {
    TableDiff first = applied(TableKind.ACCOUNTS, ACCOUNTS);
    assertThat(first.added()).isEqualTo(2);
    Account known = account("ACME & SONS").orElseThrow();
    assertThat(known.value()).contains(new ContractValue(18_000_000, Currency.getInstance("EUR")));
    assertThat(known.executive().orElseThrow().address()).isEqualTo("olga@acme.test");

    TableDiff again = planned(TableKind.ACCOUNTS, ACCOUNTS);
    assertThat(again.changesSomething()).isFalse();
    assertThat(again.unchanged()).isEqualTo(2);
  }

  @Test
  void aChangeIsShownFieldByFieldAndARenamedAccountIsKnownByItsExternalId() {
    applied(TableKind.ACCOUNTS, ACCOUNTS);
    bot.clock().set(acme.now().plusSeconds(60));
    String later =
        """
        account,external_id,health
        Acme Group,C-1,red
        """;
    List<String> lines =
        new TableText(bot.parts().snapshots().of(acme.orgId()).orElseThrow().wordingFor("nobody"))
            .lines(TableKind.ACCOUNTS, "later.csv", check(TableKind.ACCOUNTS, later));
    assertThat(lines)
        .contains(
            "Changed: Acme Group", "· account: Acme & Sons → Acme Group", "· health: yellow → red");
    applied(TableKind.ACCOUNTS, later);
    assertThat(account("acme group").orElseThrow().tier()).contains("Enterprise");
    assertThat(account("Acme & Sons")).isEmpty();
  }

  @Test
  void everyFaultIsNamedWithItsLineAndColumnAtOnceAndNothingIsUsed() {
    String csv =
        """
        account,external_id,contract_value,currency,health,renewal,owner,updated_at
        ,C-1,,,,,,
        Globex,C-2,12.345,USD,,,,
        Initech,,1000,,,,,
        Umbrella,,,,purple,31.12.2026,nobody,2026-03-01
        GLOBEX,C-2,,XXX,,,,2026-03-01 10:00
        Hooli,,,,,,,2026-03-05T00:00:00Z
        """;
    assertThat(faults(TableKind.ACCOUNTS, csv))
        .containsExactlyInAnyOrder(
            "2 account Blank",
            "3 contract_value NotAmount",
            "4 currency AmountAndCurrency",
            "5 health NotHealth",
            "5 renewal NotDay",
            "5 owner NotEmail",
            "5 updated_at BareDate",
            "6 currency NotCurrency",
            "6 updated_at NoZone",
            "6 account SameAs",
            "6 external_id SameAs",
            "7 updated_at InFuture");
    assertThat(account("Globex")).isEmpty();
  }

  @Test
  void ticketsComeInWithoutOwnersAndWithoutAWordToAnybody() {
    applied(TableKind.ACCOUNTS, ACCOUNTS);
    int messages = acme.person("lena").directMessages().size();
    TableDiff diff =
        applied(
            TableKind.TICKETS,
            """
            key,title,priority,account,opened,first_response,resolved,status
            ZD-1,Export hangs,P1,acme & sons,2026-01-01T00:00:00Z,,,
            ZD-2,Done long ago,P3,C-2,2025-01-01 10:00 +01:00,2025-01-01T10:00:00Z,2025-01-02T09:00:00Z,
            ZD-3,Waits,,Unknown Ltd,2026-03-01T09:00:00Z,,,Waiting on Customer
            """);
    assertThat(diff.added()).isEqualTo(3);
    assertThat(diff.unknownAccounts()).isEqualTo(1);
    TicketNow first = ticket("ZD1");
    assertThat(first.owner()).isEmpty();
    assertThat(first.tier().name()).isEqualTo("T1");
    assertThat(first.customer()).contains("Acme & Sons");
    assertThat(first.accountTier()).contains("Enterprise");
    assertThat(ticket("ZD2").details().status()).isEqualTo(TicketStatus.RESOLVED);
    assertThat(ticket("ZD2").details().resolvedAt())
        .contains(Instant.parse("2025-01-02T09:00:00Z"));
    assertThat(ticket("ZD3").details().waitingSince())
        .contains(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(ticket("ZD3").customer()).contains("Unknown Ltd");
    assertThat(acme.person("lena").directMessages()).hasSize(messages);
  }

  @Test
  void anOldFileChangesNothingOfWhatIsNewerWhicheverComesFirst() {
    String old =
        """
        key,title,priority,opened,updated_at
        ZD-9,Old title,P3,2026-02-01T00:00:00Z,2026-02-02T00:00:00Z
        """;
    String newer =
        """
        key,title,priority,opened,updated_at
        ZD-9,New title,P1,2026-02-01T00:00:00Z,2026-02-03T00:00:00Z
        """;
    applied(TableKind.TICKETS, newer);
    TableDiff late = planned(TableKind.TICKETS, old);
    assertThat(late.changesSomething()).isFalse();
    assertThat(late.older()).isEqualTo(1);
    assertThat(check(TableKind.TICKETS, old)).isInstanceOf(TableOutcome.Planned.class);
    imports.apply(acme.orgId(), TableKind.TICKETS, source(old), "cli", "cli");
    assertThat(ticket("ZD9").details().title()).contains("New title");
    assertThat(ticket("ZD9").priority()).contains(Priority.P1);
  }

  @Test
  void whatWasSaidAtAFilingStandsAgainstAnOlderFileAndTheOwnerStays() {
    acme.files("ZD-8");
    Priority filed = ticket("ZD8").priority().orElseThrow();
    applied(
        TableKind.TICKETS,
        """
        key,title,priority,tier,opened
        zd 8,Export hangs,P4,T3,2026-03-01T00:00:00Z
        """);
    assertThat(ticket("ZD8").priority()).contains(filed);
    assertThat(ticket("ZD8").details().title()).contains("Export hangs");
    assertThat(ticket("ZD8").owner()).contains(acme.id("ana"));
    assertThat(ticket("ZD8").tier().name()).isEqualTo("T1");
  }

  @Test
  void faultsOfTicketsAreNamed() {
    assertThat(
            faults(
                TableKind.TICKETS,
                """
                key,opened,resolved,first_response,priority,status,tier
                what is this,2026-03-01,,,,,
                ZD-1,2026-03-01T00:00:00Z,2026-02-01T00:00:00Z,,,,
                ZD-2,,,,P9,asleep,T9
                ZD-3,2026-03-09T00:00:00Z,,,,,
                zd3,2026-03-01T00:00:00Z,,,,,
                """))
        .contains(
            "2 key NotTicketKey",
            "2 opened BareDate",
            "3 resolved BeforeOpened",
            "4 opened Blank",
            "4 priority NotPriority",
            "4 status NotStatus",
            "4 tier NotTier",
            "5 opened InFuture");
    assertThat(faults(TableKind.TICKETS, "key,title\nZD-1,x\n"))
        .containsExactly("1 opened MissingColumn");
    assertThat(faults(TableKind.TICKETS, "key,opened\n")).containsExactly("0  NoRows");
  }

  @Test
  void fiftyThousandTicketsAreReadInBatches() {
    String csv =
        "key,title,opened\n"
            + IntStream.rangeClosed(1, 50_000)
                .mapToObj(n -> "BIG-" + n + ",Ticket " + n + ",2026-01-01T00:00:00Z")
                .collect(Collectors.joining("\n"));
    TableDiff diff = applied(TableKind.TICKETS, csv);
    assertThat(diff.added()).isEqualTo(50_000);
    assertThat(diff.shown()).hasSize(TableDiff.MOST_SHOWN);
    assertThat(planned(TableKind.TICKETS, csv).unchanged()).isEqualTo(50_000);
  }

  @Test
  void anAdminChecksAndAppliesAFileInSlack() {
    Person olga = acme.person("olga");
    olga.opensHome().awaitShows("Nothing waits for you").click("Settings");
    olga.opensHome().awaitShows("Accounts and tickets").click("Import accounts or tickets");
    Modal form = olga.modal("Accounts and tickets");
    assertThat(form.submit().errors().values().toString()).contains("Choose one CSV file");
    form.attach("CSV file", "accounts.csv", ACCOUNTS.getBytes(UTF_8));
    form.submit();

    Modal shown = olga.modal().awaitShows("accounts.csv: 2 rows. New: 2");
    assertThat(account("Globex")).isEmpty();
    shown.submit("Apply");
    await().until(() -> account("Globex").isPresent());
    olga.modal().awaitShows("accounts.csv: applied. New: 2");
  }

  private TableDiff applied(TableKind kind, String csv) {
    TableOutcome outcome = imports.apply(acme.orgId(), kind, source(csv), "cli", "cli");
    assertThat(outcome).isInstanceOf(TableOutcome.Applied.class);
    return ((TableOutcome.Applied) outcome).diff();
  }

  private TableDiff planned(TableKind kind, String csv) {
    return ((TableOutcome.Planned) check(kind, csv)).diff();
  }

  private TableOutcome check(TableKind kind, String csv) {
    return imports.check(acme.orgId(), kind, source(csv));
  }

  private List<String> faults(TableKind kind, String csv) {
    return ((TableOutcome.Faulty) check(kind, csv))
        .faults().stream().map(TableImportTest::written).toList();
  }

  private static String written(Fault fault) {
    return fault.line() + " " + fault.column() + " " + fault.defect().getClass().getSimpleName();
  }

  private Optional<Account> account(String name) {
    return acme.in(tx -> Accounts.in(tx).named(name));
  }

  private TicketNow ticket(String identity) {
    return acme.in(tx -> Tickets.in(tx).find(identity)).orElseThrow();
  }

  private static MatrixSource source(String csv) {
    return MatrixSource.ofText("file.csv", csv);
  }
}
