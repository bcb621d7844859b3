package dev.baton.db.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.decide.Decisions;
import dev.baton.db.decide.Questions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.SettableClock;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.log.LogFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class EscalationLogTest {
  private final FreshDatabase fresh;
  private final Acme acme;
  private final Instant start;

  /** ZD-1 approved after 90 minutes, ZD-2 bounced after 30, its next pending; ZD-1 on to T3. */
  EscalationLogTest(FreshDatabase fresh) {
    this.fresh = fresh;
    // What the tests before have advanced would carry the deadlines past the working hours.
    fresh.clock().set(SettableClock.START);
    this.acme = Acme.in(fresh);
    this.start = acme.now();
    Escalation first = acme.file("ZD-1", "ann");
    fresh.clock().advance(Duration.ofHours(1));
    Escalation second = acme.file("ZD-2", "bob");
    fresh.clock().advance(Duration.ofMinutes(30));
    acme.approve(first.ref(), "max", "olga");
    acme.bounce(second.ref(), "lea");
    fresh.clock().advance(Duration.ofMinutes(30));
    acme.file(
        acme.filing(
            UUID.randomUUID(), "ZD-1", "olga", Acme.FURTHER, Optional.empty(), Optional.empty()));
    fresh.clock().advance(Duration.ofMinutes(1));
    acme.file("ZD-2", "bob");
  }

  private static LogFilter filter(Instant from, Instant before, String tier, String state) {
    return new LogFilter(
        Optional.of(from).filter(i -> !i.equals(Instant.MIN)),
        Optional.of(before).filter(i -> !i.equals(Instant.MAX)),
        Optional.of(tier).filter(t -> !t.isEmpty()),
        EscalationState.parse(state));
  }

  private List<Map<String, String>> lines(LogFilter filter) {
    List<Map<String, String>> lines = new ArrayList<>();
    return fresh
        .tenants()
        .reading(
            acme.orgId(),
            tx -> {
              EscalationLog.in(tx).stream(filter, acme.now(), cells -> lines.add(named(cells)));
              assertThat(EscalationLog.in(tx).count(filter)).isEqualTo(lines.size());
              return lines;
            });
  }

  private static Map<String, String> named(String[] cells) {
    Map<String, String> line = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      line.put(EscalationLog.columns().get(i), cells[i] == null ? "" : cells[i]);
    }
    return line;
  }

  private List<String> labels(LogFilter filter) {
    return lines(filter).stream().map(l -> l.get("ticket") + " #" + l.get("number")).toList();
  }

  @Test
  void theColumnsAreThoseDocumentedInTheirOrder() {
    assertThat(EscalationLog.columns())
        .containsExactly(
            "workspace",
            "ticket",
            "number",
            "state",
            "kind",
            "from tier",
            "to tier",
            "requester",
            "previous owner",
            "proposed owner",
            "new owner",
            "lead",
            "decided by",
            "override",
            "requested at",
            "decided at",
            "minutes to decision",
            "category",
            "priority",
            "account tier",
            "reason",
            "steps tried",
            "checklist",
            "bounce code",
            "note",
            "matrix version",
            "customer",
            "right tier",
            "duplicate of",
            "added information",
            "decide by",
            "overdue",
            "people asked",
            "replaced by",
            "nothing tried",
            "questions",
            "taken back at",
            "takes back",
            "files",
            "criteria",
            "criteria due at",
            "criteria found at",
            "criteria in watch");
  }

  @Test
  void anApprovedLineTellsTheWholeStory() {
    assertThat(lines(LogFilter.EVERYTHING).getFirst())
        .containsEntry("workspace", acme.orgId())
        .containsEntry("ticket", "ZD-1")
        .containsEntry("number", "1")
        .containsEntry("state", "approved")
        .containsEntry("kind", "forward")
        .containsEntry("from tier", "T1")
        .containsEntry("to tier", "T2")
        .containsEntry("requester", "ann@acme.test")
        .containsEntry("previous owner", "ann@acme.test")
        .containsEntry("new owner", "olga@acme.test")
        .containsEntry("lead", "lea@acme.test")
        .containsEntry("decided by", "max@acme.test")
        .containsEntry("override", "true")
        .containsEntry("requested at", start.toString())
        .containsEntry("decided at", start.plus(Duration.ofMinutes(90)).toString())
        .containsEntry("minutes to decision", "90.0")
        .containsEntry("category", "Billing")
        .containsEntry("priority", "P2")
        .containsEntry("checklist", "[x] Restarted\n[ ] Logs attached: no access")
        .containsEntry("bounce code", "")
        .containsEntry("matrix version", "1");
  }

  @Test
  void aLineTellsByWhichCriteriaItWasFoundAndWhichOnlyWatched() {
    Escalation pending = acme.file("ZD-8", "ann");
    Instant due = pending.requestedAt().minusSeconds(1800);
    hit(pending, 1, 2, due, pending.requestedAt(), "filed", true);
    hit(pending, 3, 2, due.plusSeconds(60), pending.requestedAt(), "filed", true);
    hit(pending, 4, 2, due.minusSeconds(60), due, "watched", false);
    hit(pending, 5, 2, pending.requestedAt().plusSeconds(1), due, "watched", false);

    assertThat(lines(LogFilter.EVERYTHING).getLast())
        .containsEntry("ticket", "ZD-8")
        .containsEntry("criteria", "1@2|3@2")
        .containsEntry("criteria due at", due.toString())
        .containsEntry("criteria found at", pending.requestedAt().toString())
        .containsEntry("criteria in watch", "4@2");
    assertThat(lines(LogFilter.EVERYTHING).getFirst())
        .containsEntry("criteria", "")
        .containsEntry("criteria due at", "");
  }

  private void hit(
      Escalation about,
      int number,
      int version,
      Instant due,
      Instant found,
      String outcome,
      boolean asked) {
    acme.in(tx ->
        tx.dsl()
            .execute(
                "insert into baton.criterion_hit values (?, ?, ?, 1, ?, ?, 'T2',"
                    + " cast(? as timestamptz), cast(? as timestamptz), true, ?, null, ?)",
                tx.orgId(),
                about.ref().ticket(),
                new UUID(1, number),
                version,
                number,
                due.toString(),
                found.toString(),
                outcome,
                asked ? about.seq() : null));
  }

  @Test
  void aBouncedLineHasItsCodeAndNote() {
    assertThat(lines(LogFilter.EVERYTHING).get(1))
        .containsEntry("bounce code", "missing_information")
        .containsEntry("note", "Which invoices of the customer? Please attach one.")
        .containsEntry("new owner", "");
  }

  @Test
  void aLineTellsEachQuestionAndItsAnswer() {
    Escalation pending = acme.file("ZD-7", "ann");
    UUID first = UUID.randomUUID();
    acme.in(tx -> Questions.in(tx).ask(pending.ref(), first, "lea", "Which invoice?", acme.now()));
    acme.in(tx -> Questions.in(tx).answer(pending.ref(), first, "ann", "Number 17", acme.now()));
    fresh.clock().advance(Duration.ofSeconds(1));
    acme.in(tx ->
        Questions.in(tx).ask(pending.ref(), UUID.randomUUID(), "ben", "Paid already?", acme.now()));

    String at = pending.requestedAt().toString();
    assertThat(lines(LogFilter.EVERYTHING).getLast())
        .containsEntry(
            "questions",
            String.join(
                "\n",
                at + " lea@acme.test: Which invoice?",
                "answer " + at + " ann@acme.test: Number 17",
                pending.requestedAt().plusSeconds(1) + " ben@acme.test: Paid already?"));
  }

  @Test
  void aLineTellsItsDeadlineWhoWasAskedAndWhatWasAdded() {
    Escalation pending = acme.file("ZD-7", "ann");
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(
                pending.ref(), UUID.randomUUID(), "bob", "It is invoice 17", acme.now()));
    Map<String, String> before = lines(LogFilter.EVERYTHING).getLast();
    fresh.clock().advance(Duration.ofHours(1).plusSeconds(1));
    Map<String, String> after = lines(LogFilter.EVERYTHING).getLast();

    assertThat(before)
        .containsEntry("decide by", pending.decideBy().toString())
        .containsEntry("overdue", "false")
        .containsEntry("people asked", "lea@acme.test|ben@acme.test")
        .containsEntry(
            "added information", pending.requestedAt() + " bob@acme.test: It is invoice 17")
        .containsEntry("replaced by", "")
        .containsEntry("questions", "");
    assertThat(after).containsEntry("overdue", "true");
    assertThat(lines(LogFilter.EVERYTHING).getFirst())
        .as("decided 90 minutes after it was filed, 60 were given")
        .containsEntry("overdue", "true");
  }

  @Test
  void aLineNamesTheRightTierTheOtherTicketAndItsSuccessor() {
    bounce("ZD-20", BounceCode.WRONG_TIER, Optional.of("T3"), Optional.empty());
    bounce("ZD-21", BounceCode.DUPLICATE, Optional.empty(), Optional.of("ZD-20"));
    acme.file("ZD-22", "ann");
    acme.file(
        acme.filing(UUID.randomUUID(), "ZD-22", "bob", Acme.UP, Optional.empty(), Optional.of(1)));

    assertThat(line("ZD-20")).containsEntry("right tier", "T3");
    assertThat(line("ZD-21")).containsEntry("duplicate of", "ZD-20");
    assertThat(line("ZD-22")).containsEntry("state", "withdrawn").containsEntry("replaced by", "2");
  }

  private void bounce(
      String ticket, BounceCode code, Optional<String> tier, Optional<String> duplicate) {
    EscalationRef filed = acme.file(ticket, "ann").ref();
    acme.in(tx ->
        Decisions.in(tx)
            .decide(
                filed,
                "lea",
                new Decision.SendBack(
                    new Bounce(code, "Somewhere else, see there", tier, duplicate)),
                Set.of(),
                acme.now()));
  }

  private Map<String, String> line(String ticket) {
    return lines(LogFilter.EVERYTHING).stream()
        .filter(line -> ticket.equals(line.get("ticket")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPersonNobodyKnowsStandsWithTheirId() {
    acme.file("ZD-9", "stranger");

    assertThat(lines(LogFilter.EVERYTHING).getLast()).containsEntry("requester", "stranger");
  }

  @Test
  void linesComeOldestFirst() {
    assertThat(labels(LogFilter.EVERYTHING))
        .containsExactly("ZD-1 #1", "ZD-2 #1", "ZD-1 #2", "ZD-2 #2");
  }

  @Test
  void filtersNarrowTheLog() {
    Instant second = start.plus(Duration.ofHours(1));

    assertThat(labels(filter(second, Instant.MAX, "", ""))).hasSize(3);
    assertThat(labels(filter(start, second, "", ""))).containsExactly("ZD-1 #1");
    assertThat(labels(filter(Instant.MIN, Instant.MAX, "t3", ""))).containsExactly("ZD-1 #2");
    assertThat(labels(filter(Instant.MIN, Instant.MAX, "", "bounced"))).containsExactly("ZD-2 #1");
    assertThat(labels(filter(Instant.MIN, Instant.MAX, "T2", "pending")))
        .containsExactly("ZD-2 #2");
    assertThat(labels(filter(Instant.MIN, Instant.MAX, "' or 1=1 --", ""))).isEmpty();
  }

  @Test
  void theQueryCanBeMeasuredByItself() {
    String sql = acme.in(tx -> EscalationLog.in(tx).sql(LogFilter.EVERYTHING, acme.now()));

    int rows = fresh.asApp(acme.orgId(), dsl -> dsl.fetch(sql).size());

    assertThat(rows).isEqualTo(4);
  }
}
