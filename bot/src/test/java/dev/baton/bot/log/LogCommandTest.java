package dev.baton.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.matrix.ImportOutcome;
import dev.baton.bot.matrix.MatrixImport;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Person;
import dev.baton.slack.Caller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogCommandTest {
  private static final String NASTY = "=HYPERLINK(\"http://evil\") <!channel> ü 🚀\n, \"quoted\"";

  private final String ticket = "ZD-" + ThreadLocalRandom.current().nextInt(1, 1_000_000_000);
  private final TestBot bot;
  private TestWorkspace acme;
  private Person agent;
  private Person lead;
  private Person owner;
  private Person manager;

  LogCommandTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    agent = acme.person("ana");
    lead = acme.person("lena");
    owner = acme.person("marco");
    manager = acme.person("bo");
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void aManagerGetsTheLogAsAFileThatIsSafeToOpen() throws IOException {
    file(NASTY);
    assertThat(manager.types("/escalation-log export tier t2").reply().text())
        .contains("being made");
    String csv = manager.file("escalation-log-2026-03-02-tier-T2.csv").text();
    assertThat(csv).startsWith("\uFEFFworkspace,ticket,number,state");
    CSVRecord line = lineOf(csv);
    assertThat(line.get("reason")).isEqualTo("'" + NASTY);
    assertThat(line.get("requester")).isEqualTo("ana@acme.test");
    assertThat(line.get("state")).isEqualTo("pending");
    assertThat(kinds()).contains("log.exported");
  }

  @Test
  void theAuditChainComesAsAFileThatVerifies() throws IOException {
    file("The export fails for every invoice");
    manager.types("/escalation-log export audit");
    String chain = manager.file("audit-chain").text();
    assertThat(ChainFile.check(new BufferedReader(new StringReader(chain)), Optional.empty()))
        .isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  @Test
  void figuresComeWithoutTextsPeopleAndCustomers() {
    file("The export fails for every invoice");
    manager.types("/escalation-log export figures");
    String figures = manager.file("figures-").text();
    assertThat(figures)
        .contains("ticket,number,state,kind,from tier,to tier", ",pending,forward,T1,T2,")
        .doesNotContain("export fails", "@acme.test", agent.id());
  }

  @Test
  void whoIsNoManagerIsToldWhoIsAndGetsNothing() {
    for (String word : List.of("export", "export figures", "export audit", "verify")) {
      Message refusal = agent.types("/escalation-log " + word).reply();
      assertThat(refusal.text()).contains("managers").contains(manager.id());
    }
    assertThat(agent.files()).isEmpty();
  }

  @Test
  void whoIsNoManagerAnyMoreWhenTheTurnComesGetsNothing() {
    LogExport export = new LogExport(bot.parts(), new ExportTurns());
    Caller caller = new Caller(acme.orgId(), agent.id());
    var before = kinds();

    export.audit(caller);
    assertThat(agent.lastDirectMessage().text()).contains("managers").contains(manager.id());
    ExportWords any =
        new ExportWords(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    export.log(caller, any, ZoneOffset.UTC);

    assertThat(agent.directMessages()).hasSize(2);
    assertThat(agent.files()).isEmpty();
    assertThat(kinds()).isEqualTo(before);
  }

  @Test
  void everyFullMemberSeesATicketsHistoryAndGuestsDoNot() {
    file(NASTY);
    Message shown = agent.types("/escalation-log show " + ticket.toLowerCase(Locale.ROOT)).reply();
    assertThat(shown.shows(ticket + " #1")).isTrue();
    assertThat(shown.shows("<!channel>")).isTrue();
    assertThat(shown.json().toString()).doesNotContain("<!channel>");
    assertThat(shown.buttons()).containsExactly("Same ticket as…", "Add information", "Withdraw");
    Person guest = acme.person("gil");
    assertThat(guest.types("/escalation-log show " + ticket).reply().text())
        .contains("full members");
  }

  @Test
  void aManagerMayDecideFromTheHistory() {
    file("The export fails for every invoice");
    Message shown = manager.types("/escalation-log show " + ticket).reply();
    assertThat(shown.buttons())
        .containsExactly(
            "Same ticket as…",
            "Edit ticket",
            "Approve",
            "Approve for…",
            "Bounce",
            "Ask",
            "Redirect",
            "Withdraw");
  }

  @Test
  void aLongHistoryComesWholeInSeveralMessages() {
    String reason = "The export & the import fail. " + "&".repeat(2960) + "<last>";
    file(reason);

    agent.types("/escalation-log show " + ticket).reply("Pending: waits for");

    String shown =
        agent.privateReplies().stream()
            .flatMap(message -> message.lines().stream())
            .collect(Collectors.joining("\n"));
    assertThat(shown.chars().filter(c -> c == '&').count()).isEqualTo(2961);
    assertThat(shown).contains("<last>", "Cleared the cache and restarted", "☑ Restarted");
  }

  @Test
  void aHistoryTooLongForMessagesComesAsAFile() {
    EscalationRef ref = file("The export & the import fail");
    for (int i = 0; i < 30; i++) {
      add(ref, String.format(Locale.ROOT, "Finding %d: %s", i, "&".repeat(2900)));
    }

    Message shown = agent.types("/escalation-log show " + ticket).reply();

    assertThat(shown.text()).contains("comes to you as a file", "Pending: waits for");
    assertThat(agent.file("history-").text())
        .contains(
            "Finding 0: &&&", "Finding 29: &&&", "The export & the import fail", "Ana Ruiz asked")
        .doesNotContain("<@", "&amp;");
  }

  private void add(EscalationRef ref, String text) {
    acme.in(tx ->
        Escalations.in(tx).addInformation(ref, UUID.randomUUID(), agent.id(), text, acme.now()));
  }

  @Test
  void redirectsTheRightTierAndTheOtherTicketAreInTheHistory() {
    EscalationRef ref = file("The export & the import fail");
    Instant at = acme.now();
    acme.in(tx -> {
      Decisions.in(tx)
          .redirect(ref, manager.id(), new Recipient(owner.id(), Decider.Role.LEAD), at);
      return Decisions.in(tx)
          .decide(
              ref,
              owner.id(),
              new Decision.SendBack(
                  new Bounce(
                      BounceCode.DUPLICATE,
                      "The same as the other one, see there.",
                      Optional.empty(),
                      Optional.of("ZD-999"))),
              Set.of(),
              at);
    });

    Message shown = agent.types("/escalation-log show " + ticket).reply();

    assertThat(shown.text())
        .contains("<@" + manager.id() + "> redirected it on <!date^", "to <@" + owner.id() + ">")
        .contains("Duplicate of ZD-999", "> The same as the other one, see there.");
  }

  @Test
  void aCheckOfTheChainThatFailsIsSaidSo() {
    bot.database().asOwner(dsl -> dsl.execute("alter table baton.audit_head rename to hidden"));
    try {
      assertThat(manager.types("/escalation-log verify").reply("was not checked").text())
          .contains("Try again");
    } finally {
      bot.database().asOwner(dsl -> dsl.execute("alter table baton.hidden rename to audit_head"));
    }
  }

  @Test
  void outsideTheSupportTeamNobodyLearnsWhetherATicketIsKnown() {
    file("The export fails for every invoice");
    Person outsider = acme.person("sara");

    String known = outsider.types("/escalation-log show " + ticket).reply().text();
    String unknown = outsider.types("/escalation-log show ZZ-1").reply().text();

    assertThat(known).contains("support team").doesNotContain("invoice");
    assertThat(unknown.replace("ZZ-1", ticket)).isEqualTo(known);
  }

  @Test
  void aTicketNobodyEscalatedIsSaidSo() {
    assertThat(acme.person("lena").types("/escalation-log show ZZ-1").reply().text())
        .contains("never escalated");
    assertThat(agent.types("/escalation-log show !!").reply().text()).contains("no ticket key");
  }

  @Test
  void unknownWordsGetHelpThatNamesThem() {
    assertThat(agent.types("/escalation-log exprot <!here>").reply().text())
        .contains("exprot")
        .contains("/escalation-log show");
  }

  @Test
  void figuresAndTheCheckOfTheChainAreForManagers() {
    file("The export fails for every invoice");
    assertThat(manager.types("/escalation-log stats 7").reply("1 filed").text())
        .contains("last 7 days")
        .contains(
            "1 filed, 0 approved, 0 bounced, 1 pending.", "• T2: ", "• <@" + agent.id() + ">: ");
    assertThat(manager.types("/escalation-log verify").reply("intact").text())
        .contains("No content was erased. Its head is");
  }

  @Test
  void othersSeeTheirOwnFiguresAlone() {
    file("The export fails for every invoice");

    String own = agent.types("/escalation-log stats 7").reply("1 filed").text();
    String others =
        acme.person("lena").types("/escalation-log stats 7").reply("nothing was").text();

    assertThat(own)
        .contains("What you asked for in the last 7 days")
        .doesNotContain("By agent", "T2");
    assertThat(others).contains("nothing was filed").doesNotContain(agent.id());
  }

  @Test
  void aRefusedUploadIsSaidInTheDirectMessage() {
    bot.sandbox().faults().slack().refuse("files.completeUploadExternal", 1, "internal_error");
    manager.types("/escalation-log export");
    assertThat(manager.directMessage("export was not made").text()).contains("Try again");
  }

  @Test
  void aFileThatMayBeThereIsNotCalledMissing() {
    bot.sandbox().faults().slack().loseAnswer("files.completeUploadExternal", 1);
    manager.types("/escalation-log export");

    assertThat(manager.directMessage("did not say whether it took the file").text())
        .contains("Look at your messages");
  }

  private CSVRecord lineOf(String csv) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(csv.substring(1))).stream()
        .filter(line -> line.get("ticket").equals(ticket))
        .findFirst()
        .orElseThrow();
  }

  private List<String> kinds() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchValues("select kind from baton.audit_event").stream()
                .map(String::valueOf)
                .toList());
  }

  private EscalationRef file(String reason) {
    Route route = importedRoute();
    EscalationDraft draft =
        new EscalationDraft(
            TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow(),
            Optional.empty(),
            Priority.P2,
            reason,
            "Cleared the cache and restarted",
            Optional.empty(),
            Optional.empty(),
            Map.of());
    int version = acme.in(tx -> Matrices.in(tx).liveVersion()).orElseThrow();
    Filing filing =
        new Filing(
            UUID.randomUUID(),
            draft,
            agent.id(),
            route,
            version,
            Direction.FORWARD,
            owner.id(),
            List.of(new OwnerReason.Available()),
            List.of(new ChecklistAnswer("Restarted", true, Optional.empty())),
            List.of(new Recipient(lead.id(), Decider.Role.LEAD)),
            Optional.empty(),
            Optional.empty(),
            acme.now());
    FilingOutcome outcome = acme.in(tx -> Escalations.in(tx).file(filing));
    assertThat(outcome).isInstanceOf(FilingOutcome.Filed.class);
    return ((FilingOutcome.Filed) outcome).escalation().ref();
  }

  private Route importedRoute() {
    String csv =
        """
        from_tier,to_tier,criteria,owner,lead,manager
        T1,T2,It is stuck,marco@acme.test,lena@acme.test,bo@acme.test
        """;
    ImportOutcome outcome =
        new MatrixImport(bot.database().tenants(), Optional.empty(), bot.clock())
            .apply(acme.orgId(), MatrixSource.ofText("m.csv", csv), "cli", "cli");
    return switch (outcome) {
      case ImportOutcome.Applied(_, var plan) -> plan.routes().getFirst();
      case ImportOutcome.Unchanged(_, var plan) -> plan.routes().getFirst();
      default -> throw new AssertionError(outcome);
    };
  }
}
