package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.decide.PendingRequests;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.escalate.WorkLists;
import dev.baton.db.leaver.Leavers;
import dev.baton.db.log.Digests;
import dev.baton.db.log.EscalationLog;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Members;
import dev.baton.db.member.RoleHolders;
import dev.baton.db.member.Roles;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.privacy.Erasures;
import dev.baton.db.privacy.PersonData;
import dev.baton.db.privacy.Retention;
import dev.baton.db.report.EscalationFigures;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.log.DigestFigures;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.log.LogFilter;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.privacy.ErasureOutcome;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.escalation.report.Figures;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.PingPong;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every read path at the declared maxima, by plans and rows and never by a clock: what stands
 * between a click and its answer reads no table of history or of people from end to end.
 */
@Tag("scale")
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScaleTest {
  private static final String LEAD = "U20005";
  private static final String AGENT = "U77";
  private static final Instant DIGESTED = Instant.parse("2025-01-06T00:00:00Z");

  /** Asked to decide five hundred requests, owner of four thousand tickets. */
  private static final String BUSY = "U20777";

  private final FreshDatabase fresh;

  ScaleTest(FreshDatabase fresh) {
    this.fresh = fresh;
    fresh.asSuperuser(ScaleRows::make);
  }

  private <T> T in(Tenants.Step<T> step) {
    return fresh.tenants().inTransaction(ScaleRows.ORG, step);
  }

  static Stream<Arguments> clicks() {
    return Map.<String, Consumer<Tx>>ofEntries(
            Map.entry("what somebody may do", tx -> Roles.in(tx).permissionsOf(AGENT)),
            Map.entry("who the managers are", tx -> Roles.in(tx).managers()),
            Map.entry("who reads histories", tx -> HistoryReaders.in(tx).rightOf("U45000")),
            Map.entry("one person", tx -> Members.in(tx).find(AGENT)),
            Map.entry("one address", tx -> Members.in(tx).findByEmail("person5@example.com")),
            Map.entry("these people", tx -> Members.in(tx).those(List.of(AGENT, LEAD))),
            Map.entry("a ticket", tx -> Tickets.in(tx).find("ZD4711")),
            Map.entry("its history", tx -> Escalations.in(tx).historyOf("ZD4711")),
            Map.entry("what is pending on it", tx -> Escalations.in(tx).pendingOf("ZD250")),
            Map.entry("a draft", tx -> Escalations.in(tx).ofDraft(new UUID(0, 1))),
            Map.entry("what waits for a lead", tx -> lists(tx, LEAD).toDecide(0, 8)),
            Map.entry("the last of it", tx -> lists(tx, BUSY).toDecide(496, 8)),
            Map.entry(
                "what waits for others in a tier",
                tx -> lists(tx, LEAD).queue(Optional.of(List.of(new Tier("T2"))), 0, 6)),
            Map.entry(
                "what waits for others at all",
                tx -> lists(tx, AGENT).queue(Optional.empty(), 994, 6)),
            Map.entry("what somebody owns", tx -> lists(tx, BUSY).owned(0, 6)),
            Map.entry(
                "what somebody asked for and came back", tx -> lists(tx, AGENT).askedFor(0, 6)),
            Map.entry("what somebody decided just now", tx -> lists(tx, LEAD).decidedLately(8)),
            Map.entry(
                "what managers are told each day",
                tx -> Digests.in(tx).figures(DIGESTED, DIGESTED.plus(Duration.ofDays(1)))),
            Map.entry("who left", tx -> Leavers.in(tx).part(Optional.empty(), 0, 3)),
            Map.entry("what they own", tx -> Leavers.in(tx).ticketsOf(List.of("U96", "U196"))),
            Map.entry("what somebody asked for", tx -> Escalations.in(tx).filedBy(AGENT, 10)))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  private static WorkLists lists(Tx tx, String member) {
    return WorkLists.of(tx, member, ScaleRows.LATELY);
  }

  @Order(1)
  @ParameterizedTest(name = "{0}")
  @MethodSource("clicks")
  void isReadFromAnIndex(String what, Consumer<Tx> question) {
    assertThat(plansOf(question))
        .isNotEmpty()
        .allSatisfy(plan ->
            assertThat(plan)
                .as(what)
                .doesNotContain(
                    "Seq Scan on escalation",
                    "Seq Scan on recipient",
                    "Seq Scan on ticket",
                    "Seq Scan on acceptance",
                    "Seq Scan on member"));
  }

  /** As the click's own transaction would run them. */
  private List<String> plansOf(Consumer<Tx> question) {
    return plansOf("explain ", question);
  }

  /** With how often each step was taken. */
  private List<String> analyzed(Consumer<Tx> question) {
    return plansOf("explain (analyze, buffers off, timing off) ", question);
  }

  private List<String> plansOf(String explain, Consumer<Tx> question) {
    return in(tx -> {
      Statements statements = Statements.of(tx);
      question.accept(tx);
      List<String> asked =
          statements.seen().stream()
              .filter(sql -> sql.startsWith("select") && sql.contains("\"baton\"."))
              .toList();
      List<String> plans = new ArrayList<>();
      for (String sql : asked) {
        plans.add(String.join("\n", tx.dsl().fetch(explain + sql).into(String.class)));
      }
      return plans;
    });
  }

  @Order(2)
  @Test
  void managersAreThoseOfTheMatrixAndNoneIsLookedForAmongAll() {
    List<String> managers = in(tx -> Roles.in(tx).managers());

    assertThat(managers).hasSize(485).allMatch(id -> id.startsWith("U30"));
    assertThat(plansOf(tx -> RoleHolders.in(tx).all()))
        .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan on member"));
    assertThat(in(tx -> RoleHolders.in(tx).all()).stream().filter(h -> h.role() == Role.ADMIN))
        .hasSize(10);
  }

  @Order(3)
  @Test
  void readersAreFoundByTheirOwnRows() {
    assertThat(rightOf("U10001")).as("an owner of the matrix").isEqualTo(HistoryRight.WHOLE);
    assertThat(rightOf(AGENT)).as("an approved request").isEqualTo(HistoryRight.WHOLE);
    assertThat(rightOf("U45000")).as("nobody").isEqualTo(HistoryRight.OWN);
  }

  private HistoryRight rightOf(String member) {
    return in(tx -> HistoryReaders.in(tx).rightOf(member));
  }

  @Order(4)
  @Test
  void theDailyLookBeginsWithWhatWaits() {
    assertThat(
            plansOf(tx ->
                PendingRequests.in(tx)
                    .of(new Reassessment(AskingCause.MATRIX, Optional.empty(), Optional.empty()))))
        .allSatisfy(plan -> assertThat(plan).contains("escalation_pending"));
  }

  @Order(4)
  @Test
  void listsAreCountedWholeAndReadInParts() {
    Slice<Escalation> last = in(tx -> lists(tx, BUSY).toDecide(496, 8));
    Slice<OwnedTicket> owned = in(tx -> lists(tx, BUSY).owned(0, 6));
    Slice<Escalation> queue = in(tx -> lists(tx, AGENT).queue(Optional.empty(), 994, 6));

    assertThat(last).extracting(Slice::first, Slice::total).containsExactly(496, 500);
    assertThat(last.items()).hasSize(4);
    assertThat(owned).extracting(Slice::first, Slice::total).containsExactly(0, 4_000);
    assertThat(owned.items()).hasSize(6).allMatch(each -> each.toBegin().isPresent());
    assertThat(queue).extracting(Slice::first, Slice::total).containsExactly(994, 1_000);
    List<Escalation> lately = in(tx -> lists(tx, LEAD).decidedLately(8));
    assertThat(lately).hasSize(8);
  }

  /** Of four thousand tickets all are counted, by their keys, and six are read. */
  @Order(4)
  @Test
  void ofAllTicketsOfAPersonOnlyThoseShownAreRead() {
    List<String> plans = analyzed(tx -> lists(tx, BUSY).owned(0, 6));

    assertThat(plans).hasSize(1);
    assertThat(plans.getFirst().lines().filter(line -> line.contains("using ticket_pkey")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("loops=6)"));
  }

  @Order(4)
  @Test
  void theHistoryOfATicketIsOneStatementThatReadsItsOwnRowsAlone() {
    List<String> plans = analyzed(tx -> Escalations.in(tx).historyOf("ZD4711"));

    assertThat(plans).hasSize(1);
    assertThat(plans.getFirst().lines().filter(line -> line.contains("Rows Removed by Filter")))
        .as("rows of others that were read for nothing, beside the next number of a bounce")
        .allSatisfy(line -> assertThat(line).endsWith("Filter: 1"));
  }

  @Order(4)
  @Test
  void aPartOfAnyLengthIsReadByOneText() {
    assertThat(textsOf(tx -> lists(tx, BUSY).toDecide(0, 8)))
        .isEqualTo(textsOf(tx -> lists(tx, BUSY).toDecide(0, 3)));
  }

  /** As the server prepares them, without their values. */
  private List<String> textsOf(Consumer<Tx> question) {
    return in(tx -> {
      Statements statements = Statements.of(tx);
      question.accept(tx);
      return statements.texts();
    });
  }

  @Order(4)
  @Test
  void aPartThatIsGoneIsTheFirstOne() {
    assertThat(in(tx -> lists(tx, BUSY).toDecide(1_000_000, 8)).first()).isZero();
    assertThat(in(tx -> lists(tx, BUSY).owned(1_000_000, 6)).first()).isZero();
    assertThat(in(tx -> lists(tx, AGENT).queue(Optional.empty(), 1_000_000, 6)).first()).isZero();
  }

  @Order(4)
  @Test
  void whoLeftIsFoundByAJob() {
    boolean news =
        fresh
            .tenants()
            .atLength(ScaleRows.ORG, tx -> Leavers.in(tx).look(Map.of(), ScaleRows.LATELY));

    assertThat(news).isTrue();
    Slice<String> found = in(tx -> Leavers.in(tx).part(Optional.empty(), 0, 3));
    assertThat(found.total()).isEqualTo(400);
    assertThat(in(tx -> Leavers.in(tx).part(Optional.of(List.of(new Tier("T9"))), 0, 3)).total())
        .isZero();
  }

  @Order(5)
  @Test
  void figuresOfEverythingAreALongRead() {
    Period ever = new Period(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    Figures all =
        fresh.tenants().reading(ScaleRows.ORG, tx -> EscalationFigures.in(tx, ever).total());
    PingPong found =
        fresh.tenants().reading(ScaleRows.ORG, tx -> EscalationFigures.in(tx, ever).pingPong());

    assertThat(all.filed()).isEqualTo(1_000_000);
    assertThat(all.pending()).isEqualTo(1_000);
    assertThat(found.worst()).hasSizeLessThanOrEqualTo(5);
  }

  /** Both are jobs; each reads the history once at most, within a statement's time. */
  @Order(6)
  @Test
  void digestsAndFiguresOfAWeekCountThatTimeAlone() {
    Instant monday = Instant.parse("2025-01-06T00:00:00Z");
    Period week = new Period(monday, monday.plus(Duration.ofDays(7)));

    DigestFigures day =
        fresh
            .tenants()
            .inBackground(
                ScaleRows.ORG,
                tx -> Digests.in(tx).figures(monday, monday.plus(Duration.ofDays(1))));
    Figures figures =
        fresh.tenants().inBackground(ScaleRows.ORG, tx -> EscalationFigures.in(tx, week).total());

    assertThat(day.approved() + day.bounced()).isBetween(1_400, 1_440);
    assertThat(figures.filed()).isEqualTo(7 * 24 * 60);
  }

  @Order(7)
  @Test
  void anExportOfAllStreamsEveryLineOnce() {
    LongAdder lines = new LongAdder();
    LogFilter everything =
        new LogFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    fresh
        .tenants()
        .reading(
            ScaleRows.ORG,
            tx -> {
              EscalationLog.in(tx).stream(everything, Instant.EPOCH, _ -> lines.increment());
              return true;
            });

    assertThat(lines.sum()).isEqualTo(1_000_000);
  }

  @Order(8)
  @Test
  void aPersonsDataIsStreamedAndHoldsAllThatTheyAskedFor() {
    LongAdder records = new LongAdder();

    fresh
        .tenants()
        .reading(
            ScaleRows.ORG,
            tx -> {
              PersonData.in(tx).stream("U79", _ -> records.increment());
              return true;
            });

    // 125 requests of each of eight thousand, and what else names the person.
    assertThat(records.sum()).isGreaterThanOrEqualTo(125);
  }

  /** Texts of the first months, a step at a time, as the daily job takes them. */
  @Order(9)
  @Test
  void whatIsPastItsTimeLosesItsTextsInSteps() {
    Instant later = Instant.parse("2026-02-01T00:00:00Z");
    long erased =
        fresh
            .tenants()
            .inBackground(
                ScaleRows.ORG,
                tx -> {
                  Retention.in(tx).set(Optional.of(new RetentionPeriod(24)), "U1", later);
                  return Retention.in(tx).eraseExpired(later, 1000);
                });

    assertThat(erased).isBetween(1L, 5_000L);
  }

  @Order(10)
  @Test
  void aPersonIsErasedFromAllOfIt() {
    String busy = "U78";

    ErasureOutcome outcome =
        fresh
            .tenants()
            .atLength(ScaleRows.ORG, tx -> Erasures.in(tx).erase(busy, "U1", Instant.EPOCH));

    assertThat(outcome).isEqualTo(new ErasureOutcome.Erased(busy));
    int left =
        fresh.asSuperuser(dsl ->
            dsl.fetchCount(
                dsl.selectOne()
                    .from("baton.escalation")
                    .where("requester = ? and reason <> '[erased]'", busy)));
    assertThat(left).isZero();
  }
}
