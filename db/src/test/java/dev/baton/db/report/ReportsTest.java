package dev.baton.db.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.report.MadeRequests.Made;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Figures;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.PingPong;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.QuestionReader;
import dev.baton.escalation.report.Reading;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every figure counted twice: by the database, and by plain Java over the same made year. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
  private static final ReportScope ALL = new ReportScope.Everything();
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Vocabulary WORDS =
      new Vocabulary(
          List.of("T1", "T2", "T3"),
          List.of("Enterprise", "Growth"),
          List.of("Billing", "Login"),
          Map.of("U1", "Una", "L1", "Lea", "O1", "Olga"),
          "U1");

  private final FreshDatabase fresh;
  private final Acme acme;
  private final MadeRequests made;
  private final ZoneId zone;

  ReportsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    this.made = MadeRequests.in(fresh, acme.orgId(), 400);
    this.zone = acme.in(tx -> Reports.in(tx).zone());
  }

  @BeforeAll
  void theYearHoldsWhatFiguresMustLeaveOut() {
    assertThat(made.all()).anyMatch(one -> one.undone() && one.isBounced());
    assertThat(made.all()).anyMatch(one -> one.undone() && one.state().equals("approved"));
    assertThat(made.all()).anyMatch(one -> one.kind().equals("reassign"));
    assertThat(made.all()).anyMatch(one -> one.customer() == null);
  }

  private static Question question(String words) {
    return ((Reading.Understood) QuestionReader.read(words, WORDS, LocalDate.of(2026, 11, 29)))
        .question();
  }

  private Report report(String words, ReportScope scope) {
    return acme.in(tx -> Reports.in(tx).read(question(words), scope, NOW));
  }

  private Report report(String words) {
    return report(words, ALL);
  }

  private List<Made> counted(Predicate<Made> which) {
    return made.all().stream().filter(Made::counts).filter(which).toList();
  }

  private LocalDate day(Made one) {
    return LocalDate.ofInstant(one.asked(), zone);
  }

  private Predicate<Made> inMonth(YearMonth month) {
    return one -> YearMonth.from(day(one)).equals(month);
  }

  private Predicate<Made> since(LocalDate first) {
    return one -> !day(one).isBefore(first) && !day(one).isAfter(LocalDate.of(2026, 11, 29));
  }

  private static Cell count(long count) {
    return new Cell.Count(count);
  }

  /** As percentile_disc: the first of the sorted that so much of all do not exceed. */
  private static Optional<Duration> share(List<Made> some, double part) {
    List<Duration> took = some.stream().flatMap(one -> one.took().stream()).sorted().toList();
    return took.isEmpty()
        ? Optional.empty()
        : Optional.of(took.get((int) Math.ceil(part * took.size()) - 1));
  }

  private static List<Cell> row(Cell group, List<Made> some) {
    long approved = some.stream().filter(Made::isApproved).count();
    long bounced = some.stream().filter(Made::isBounced).count();
    long inTime =
        some.stream()
            .filter(Made::isDecided)
            .filter(one -> one.decided() != null && !one.decided().isAfter(one.decideBy()))
            .count();
    return List.of(
        group,
        count(some.size()),
        count(approved),
        count(bounced),
        count(some.stream().filter(one -> one.state().equals("pending")).count()),
        count(
            some.stream()
                .filter(one -> Set.of("withdrawn", "closed").contains(one.state()))
                .count()),
        new Cell.Share(bounced, approved + bounced),
        new Cell.Share(inTime, approved + bounced));
  }

  @Test
  void requestsOfEachMonthAreCountedInTheWorkspacesZone() {
    Report report = report("escalations");

    assertThat(report.rows()).hasSize(12);
    for (int i = 0; i < 12; i++) {
      List<Cell> row = report.rows().get(i);
      YearMonth month = YearMonth.of(2025, 12).plusMonths(i);
      assertThat(row).isEqualTo(row(row.getFirst(), counted(inMonth(month))));
      assertThat(((Cell.When) row.getFirst()).part().soFar()).isEqualTo(i == 11);
    }
    assertThat(report.notes()).containsExactly(Report.Note.SO_FAR);
  }

  @Test
  void theTimeBeforeIsAsLongAsWhatIsOverOfThisOne() {
    Report report = report("escalations last 90 days");
    List<Made> before =
        counted(
            since(LocalDate.of(2026, 6, 4))
                .and(one -> !day(one).isAfter(LocalDate.of(2026, 9, 1))));

    Report.Figure filed = report.figures().getFirst();

    LocalDate first = LocalDate.of(2026, 9, 1);
    assertThat(filed.now()).isEqualTo(count(counted(since(first)).size()));
    assertThat(question("escalations last 90 days").span().orElseThrow().first()).isEqualTo(first);
    LocalDate beforeFirst = first.minusDays(90);
    LocalDate beforeLast = LocalDate.of(2026, 11, 29).minusDays(90);
    assertThat(filed.before())
        .contains(
            count(
                counted(one -> !day(one).isBefore(beforeFirst) && !day(one).isAfter(beforeLast))
                    .size()));
    assertThat(before).isNotEmpty();
  }

  @Test
  void eachGroupIsCountedAndWhatNobodyNamedIsOneToo() {
    Map<String, Function<Made, String>> groups =
        Map.of(
            "tier", Made::toTier,
            "account-tier", one -> String.valueOf(one.accountTier()),
            "priority", Made::priority,
            "category", one -> String.valueOf(one.category()),
            "lead", one -> String.valueOf(one.isOver() ? null : one.decidedBy()),
            "account", one -> String.valueOf(one.customer()).toLowerCase(Locale.ROOT),
            "owner", one -> String.valueOf(one.newOwner()));
    groups.forEach((by, of) -> {
      Map<String, List<Made>> wanted =
          counted(since(LocalDate.of(2025, 12, 1))).stream().collect(Collectors.groupingBy(of));
      List<List<Cell>> rows = report("escalations by " + by).rows();
      assertThat(rows).hasSameSizeAs(wanted.keySet());
      for (List<Cell> row : rows) {
        String name =
            row.getFirst() instanceof Cell.Text(var said)
                ? said.orElse("null")
                : ((Cell.Person) row.getFirst()).id().orElse("null");
        String key = by.equals("account") ? name.toLowerCase(Locale.ROOT) : name;
        assertThat(row)
            .as(by + " " + name)
            .isEqualTo(row(row.getFirst(), wanted.getOrDefault(key, List.of())));
      }
    });
  }

  @Test
  void halfAndNineOfTenDecisionsTookWhatOneOfThemReallyDid() {
    Report report = report("decision");
    for (int i = 0; i < 12; i++) {
      List<Made> month = counted(inMonth(YearMonth.of(2025, 12).plusMonths(i)));
      assertThat(report.column(ReportColumn.HALF).get(i))
          .isEqualTo(new Cell.Time(share(month, 0.5)));
      assertThat(report.column(ReportColumn.NINE_TENTHS).get(i))
          .isEqualTo(new Cell.Time(share(month, 0.9)));
    }
    List<Made> all = counted(since(LocalDate.of(2025, 12, 1)));
    assertThat(report.figures().getFirst().now()).isEqualTo(new Cell.Time(share(all, 0.5)));
    assertThat(report.figures().getFirst().of())
        .isEqualTo(all.stream().filter(Made::isDecided).count());
  }

  @Test
  void filtersNarrowEveryFigure() {
    Predicate<Made> which =
        one ->
            one.toTier().equals("T2")
                && "Enterprise".equals(one.accountTier())
                && Set.of("P1", "P2").contains(one.priority());
    List<Made> wanted = counted(since(LocalDate.of(2025, 12, 1)).and(which));

    Report report = report("escalations T2 Enterprise P1 P2 by category");

    assertThat(report.figures().getFirst().now()).isEqualTo(count(wanted.size()));
    assertThat(report("escalations category not Billing").figures().getFirst().now())
        .isEqualTo(
            count(
                counted(since(LocalDate.of(2025, 12, 1))).stream()
                    .filter(one -> !"Billing".equals(one.category()))
                    .count()));
    assertThat(report("escalations lead Lea").figures().getFirst().now())
        .isEqualTo(
            count(
                counted(since(LocalDate.of(2025, 12, 1))).stream()
                    .filter(one -> !one.isOver() && "L1".equals(one.decidedBy()))
                    .count()));
    assertThat(report("escalations account ACME").figures().getFirst().now())
        .isEqualTo(
            count(
                counted(since(LocalDate.of(2025, 12, 1))).stream()
                    .filter(one -> "acme".equalsIgnoreCase(one.customer()))
                    .count()));
  }

  @Test
  void bouncesAreCountedByWhyTheyWere() {
    Map<String, Long> wanted =
        counted(since(LocalDate.of(2025, 12, 1))).stream()
            .filter(Made::isBounced)
            .collect(
                Collectors.groupingBy(one -> String.valueOf(one.code()), Collectors.counting()));
    long all = wanted.values().stream().mapToLong(n -> n).sum();

    List<List<Cell>> rows = report("bounces").rows();

    assertThat(rows).hasSameSizeAs(wanted.keySet());
    wanted.forEach((code, count) ->
        assertThat(rows)
            .contains(
                List.of(
                    new Cell.Code(Cell.Code.Kind.BOUNCE, Optional.of(code)),
                    count(count),
                    new Cell.Share(count, all))));
  }

  @Test
  void accountsWithManyEscalatedTicketsAreNamedInAnySpelling() {
    LocalDate first = LocalDate.of(2026, 1, 1);
    Map<String, Set<String>> tickets =
        counted(one -> !day(one).isBefore(first) && day(one).isBefore(LocalDate.of(2026, 4, 1)))
            .stream()
            .filter(one -> "Enterprise".equals(one.accountTier()) && one.customer() != null)
            .collect(
                Collectors.groupingBy(
                    one -> String.valueOf(one.customer()).toLowerCase(Locale.ROOT),
                    Collectors.mapping(Made::ticket, Collectors.toSet())));
    List<Cell> wanted =
        tickets.values().stream()
            .filter(keys -> keys.size() > 2)
            .map(keys -> count(keys.size()))
            .toList();
    assertThat(wanted).isNotEmpty();

    Report report =
        report(
            "Show me all Enterprise accounts that had more than 2 escalated tickets in Q1 and their"
                + " current health tier");

    assertThat(report.column(ReportColumn.TICKETS)).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(report.columns()).contains(ReportColumn.HEALTH);
  }

  @Test
  void agentsAreCountedAsTheOldFiguresCountThem() {
    Report report = report("agents last 12 months");
    Period year =
        new Period(
            LocalDate.of(2025, 12, 1).atStartOfDay(zone).toInstant(),
            LocalDate.of(2026, 12, 1).atStartOfDay(zone).toInstant());
    List<Figures> old = acme.in(tx -> EscalationFigures.in(tx, year).byRequester());

    assertThat(report.rows()).hasSameSizeAs(old);
    for (int i = 0; i < old.size(); i++) {
      Figures figures = old.get(i);
      assertThat(report.rows().get(i))
          .isEqualTo(
              List.of(
                  new Cell.Person(Optional.of(figures.group())),
                  count(figures.filed()),
                  count(figures.approved()),
                  count(figures.bounced()),
                  count(figures.counted()),
                  new Cell.Share(figures.bounced(), figures.decided()),
                  new Cell.Time(figures.half())));
    }
  }

  @Test
  void ticketsThatWentToAndFroAreThoseOfTheOldFigures() {
    Period year =
        new Period(
            LocalDate.of(2025, 12, 1).atStartOfDay(zone).toInstant(),
            LocalDate.of(2026, 12, 1).atStartOfDay(zone).toInstant());
    PingPong old = acme.in(tx -> EscalationFigures.in(tx, year).pingPong());
    Set<String> wanted = new HashSet<>();
    for (List<Made> ticket :
        counted(since(LocalDate.of(2025, 12, 1))).stream()
            .collect(Collectors.groupingBy(Made::ticket))
            .values()) {
      long bounced = ticket.stream().filter(Made::isBounced).count();
      boolean back =
          ticket.stream()
              .filter(one -> one.isApproved() && one.kind().equals("hand_back"))
              .anyMatch(one ->
                  made.all().stream()
                      .anyMatch(other ->
                          other.ticket().equals(one.ticket())
                              && other.seq() < one.seq()
                              && other.kind().equals("forward")
                              && other.state().equals("approved")));
      if (bounced >= 2 || back) {
        wanted.add(ticket.getFirst().ticket());
      }
    }

    Report report = report("pingpong last 12 months");

    assertThat(report.column(ReportColumn.TICKET))
        .extracting(cell -> ((Cell.Ticket) cell).key().identity())
        .containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(report.figures().getFirst().now()).isEqualTo(count(old.tickets()));
  }

  @Test
  void aPatternIsWhatWasAskedTwiceForTheSameCustomerInTheSameCategory() {
    Map<List<String>, Long> wanted =
        counted(since(LocalDate.of(2026, 9, 1))).stream()
            .filter(one -> one.customer() != null)
            .collect(
                Collectors.groupingBy(
                    one ->
                        List.of(
                            String.valueOf(one.category()),
                            String.valueOf(one.customer()).toLowerCase(Locale.ROOT)),
                    Collectors.counting()));
    List<Long> counts =
        wanted.values().stream()
            .filter(count -> count >= 2)
            .sorted(Comparator.reverseOrder())
            .toList();

    Report report = report("patterns");

    List<Long> found = new ArrayList<>();
    report.column(ReportColumn.ESCALATIONS).forEach(cell -> found.add(((Cell.Count) cell).count()));
    assertThat(found).isEqualTo(counts);
    assertThat(report.column(ReportColumn.ACCOUNT)).doesNotContain(new Cell.Text(Optional.empty()));
  }

  @Test
  void noRateIsGivenOfATimeWhoseTicketsAreNotAllKnown() {
    String asked = "rate by month from 2024-05-01 to 2024-06-30";
    assertThat(report(asked).notes()).contains(Report.Note.NO_HELP_DESK);
    fresh.asSuperuser(sql -> {
      sql.execute(
          "insert into baton.connection (org_id, connection_id, kind, name, created_by, created_at)"
              + " values (?, gen_random_uuid(), 'webhook', 'Desk', 'U1', '2024-05-31T20:00:00Z')",
          acme.orgId());
      return sql.execute(
          "insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier,"
              + " last_seq, created_at, opened_at) select ?, 'OLD' || n, 'OLD-' || n, 'U1', 'T1', 0,"
              + " at, at from generate_series(1, 12) n, lateral (select '2024-05-11T12:00:00Z'::"
              + "timestamptz + case when n > 6 then interval '1 month' else interval '0' end) t(at)",
          acme.orgId());
    });

    Report rate = report(asked);
    Report ofLead = report(asked, new ReportScope.Tiers(Set.of("T2"), "L1"));

    assertThat(rate.column(ReportColumn.OPENED)).containsExactly(count(6), count(6));
    assertThat(rate.column(ReportColumn.RATE))
        .containsExactly(new Cell.Share(0, 0), new Cell.Share(0, 6));
    assertThat(rate.figures().getLast().now()).isEqualTo(new Cell.Share(0, 0));
    assertThat(rate.notes()).containsExactly(Report.Note.RATE_SINCE_HELP_DESK);
    assertThat(report("rate by month 2024-06").notes()).isEmpty();
    assertThat(ofLead.columns()).doesNotContain(ReportColumn.RATE);
    assertThat(ofLead.notes())
        .containsExactlyInAnyOrder(Report.Note.RATE_FOR_MANAGERS, Report.Note.OWN_TIERS_ONLY);
  }

  @Test
  void whoSeesLessIsToldOfLess() {
    List<Made> tier2 =
        counted(since(LocalDate.of(2025, 12, 1)).and(one -> one.toTier().equals("T2")));
    List<Made> theirs =
        counted(since(LocalDate.of(2025, 12, 1)).and(one -> one.requester().equals("U1")));

    Report lead = report("escalations", new ReportScope.Tiers(Set.of("T2"), "L1"));
    Report own = report("escalations", new ReportScope.Own("U1"));

    assertThat(lead.figures().getFirst().now()).isEqualTo(count(tier2.size()));
    assertThat(own.figures().getFirst().now()).isEqualTo(count(theirs.size()));
    assertThat(own.notes()).contains(Report.Note.OWN_ONLY);
    Report accounts = report("accounts", new ReportScope.Own("U1"));
    assertThat(accounts.column(ReportColumn.VALUE)).containsOnly(new Cell.Hidden());
    Report accountsOfLead = report("accounts", new ReportScope.Tiers(Set.of("T2"), "L1"));
    for (ReportColumn contract :
        List.of(ReportColumn.HEALTH, ReportColumn.RENEWAL, ReportColumn.VALUE)) {
      assertThat(accountsOfLead.column(contract)).isNotEmpty().containsOnly(new Cell.Hidden());
    }
    assertThat(accountsOfLead.notes()).contains(Report.Note.CONTRACTS_HIDDEN);
    for (String contract : List.of("health red", "value > 100k", "renewal within 90 days")) {
      assertThat(new ReportScope.Own("U1").allows(question("accounts " + contract))).isFalse();
      assertThat(new ReportScope.Tiers(Set.of("T2"), "L1").allows(question("accounts " + contract)))
          .isFalse();
      assertThat(ALL.allows(question("accounts " + contract))).isTrue();
    }
    assertThat(new ReportScope.Tiers(Set.of("T2"), "L1").allows(question("decision by lead")))
        .isFalse();
    assertThat(new ReportScope.Own("U1").allows(question("escalations lead Lea"))).isFalse();
  }

  @Test
  void aWorkspaceOfNothingHasZeroes() {
    Report report = report("escalations 2010");

    assertThat(report.rows()).hasSize(12);
    assertThat(report.column(ReportColumn.FILED)).containsOnly(count(0));
    assertThat(report.column(ReportColumn.BOUNCE_SHARE)).containsOnly(new Cell.Share(0, 0));
    assertThat(report("reviews account Nobody").notes()).contains(Report.Note.UNKNOWN_ACCOUNT);
    for (String name :
        List.of("rate", "resolution", "sla", "tickets", "reviews", "rate by month")) {
      assertThat(report(name).columns()).isNotEmpty();
    }
  }
}
