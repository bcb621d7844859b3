package dev.baton.escalation.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRule.When;
import dev.baton.matrix.sla.SlaHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When each criterion holds: sla.md's cases E5 to E11 and F5 to F7, and what changes them. */
class CriterionTimesTest {
  private static final Instant OPENED = Instant.parse("2026-12-07T08:00:00Z");
  private static final Tier T1 = new Tier("T1");
  private static final Tier T2 = new Tier("T2");
  private static final Tier T3 = new Tier("T3");

  private static DetectionRule rule(
      When when, Duration after, boolean waitingCounts, List<Tier> tiers, Priority... priorities) {
    return new DetectionRule(
        1,
        when,
        tiers,
        List.of(priorities),
        List.of(),
        List.of(),
        after,
        new SlaHours.Always(),
        waitingCounts,
        T3,
        "It waits.");
  }

  private static final DetectionRule UNANSWERED =
      rule(When.NO_FIRST_RESPONSE, Duration.ofMinutes(30), false, List.of(), Priority.P1);
  private static final DetectionRule OPEN = rule(When.OPEN, Duration.ofDays(2), false, List.of());
  private static final DetectionRule OPEN_AND_WAITING =
      rule(When.OPEN, Duration.ofDays(2), true, List.of());
  private static final DetectionRule IN_T2 =
      rule(When.IN_TIER, Duration.ofHours(2), false, List.of(T2));

  private static TicketEvent at(String time, TicketEvent.What what) {
    return TicketEvent.seen(Instant.parse(time), what);
  }

  private static TicketEvent priority(String time, Priority priority) {
    return at(time, new TicketEvent.PrioritySet(Optional.of(priority)));
  }

  private static TicketEvent status(String time, TicketStatus status) {
    return at(time, new TicketEvent.StatusSet(status));
  }

  private static List<TicketEvent> opened(Priority priority, TicketEvent... more) {
    List<TicketEvent> events = new ArrayList<>(List.of(more));
    events.add(TicketEvent.seen(OPENED, new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)));
    events.add(TicketEvent.seen(OPENED, new TicketEvent.PrioritySet(Optional.of(priority))));
    return events;
  }

  private static TicketCase in(Tier tier, Optional<Instant> since, List<TicketEvent> events) {
    return new TicketCase(
        OPENED,
        true,
        tier,
        since,
        since.isPresent() ? 4 : 0,
        Optional.of(Priority.P1),
        Optional.empty(),
        Optional.empty(),
        events);
  }

  private static Optional<Instant> due(DetectionRule rule, List<TicketEvent> events, String now) {
    return due(rule, in(T1, Optional.empty(), events), now);
  }

  private static Optional<Instant> due(DetectionRule rule, TicketCase ticket, String now) {
    return CriterionTimes.of(List.of(rule), ticket, Instant.parse(now)).stream()
        .map(CriterionTime::due)
        .findFirst();
  }

  @Test
  void aP1WithoutFirstResponseIsDueAfterHalfAnHour() {
    assertThat(due(UNANSWERED, opened(Priority.P1), "2026-12-07T08:10:00Z"))
        .contains(Instant.parse("2026-12-07T08:30:00Z"));
  }

  @Test
  void anAnswerAtTheDeadlineEndsItAndOneAMicrosecondLaterEndsItToo() {
    List<TicketEvent> inTime =
        opened(Priority.P1, at("2026-12-07T08:30:00Z", new TicketEvent.TeamWrote()));
    List<TicketEvent> late =
        opened(Priority.P1, at("2026-12-07T08:30:00.000001Z", new TicketEvent.TeamWrote()));

    assertThat(due(UNANSWERED, inTime, "2026-12-07T09:00:00Z")).isEmpty();
    assertThat(due(UNANSWERED, late, "2026-12-07T08:30:00Z"))
        .contains(Instant.parse("2026-12-07T08:30:00Z"));
    assertThat(due(UNANSWERED, late, "2026-12-07T09:00:00Z")).isEmpty();
  }

  @Test
  void anotherPriorityIsNoneOfIts() {
    assertThat(due(UNANSWERED, opened(Priority.P2), "2026-12-07T08:10:00Z")).isEmpty();
  }

  @Test
  void aTicketRaisedWhenItIsTooOldHoldsFromThatInstant() {
    List<TicketEvent> raised = opened(Priority.P3, priority("2026-12-07T11:00:00Z", Priority.P1));

    assertThat(due(UNANSWERED, raised, "2026-12-07T11:00:00Z"))
        .contains(Instant.parse("2026-12-07T11:00:00Z"));
  }

  @Test
  void timeSpentWaitingOnTheCustomerCountsOnlyWhereThatIsSaid() {
    List<TicketEvent> waited =
        opened(
            Priority.P1,
            status("2026-12-08T08:00:00Z", TicketStatus.WAITING),
            status("2026-12-09T04:00:00Z", TicketStatus.OPEN));

    assertThat(due(OPEN, waited, "2026-12-09T05:00:00Z"))
        .contains(Instant.parse("2026-12-10T04:00:00Z"));
    assertThat(due(OPEN_AND_WAITING, waited, "2026-12-09T05:00:00Z"))
        .contains(Instant.parse("2026-12-09T08:00:00Z"));
    assertThat(due(OPEN, waited, "2026-12-08T12:00:00Z")).isEmpty();
  }

  @Test
  void inATierItCountsFromTheAcceptance() {
    TicketCase ticket =
        in(T2, Optional.of(Instant.parse("2026-12-07T09:10:00Z")), opened(Priority.P1));

    assertThat(due(IN_T2, ticket, "2026-12-07T09:20:00Z"))
        .contains(Instant.parse("2026-12-07T11:10:00Z"));
    assertThat(
            CriterionTimes.of(List.of(IN_T2), ticket, OPENED.plusSeconds(7200)).getFirst().scope())
        .isEqualTo(4001);
    assertThat(due(IN_T2, opened(Priority.P1), "2026-12-07T09:20:00Z")).isEmpty();
  }

  @Test
  void whatWaitedWhenItCameToItsTierWaitsThere() {
    List<TicketEvent> waits =
        opened(
            Priority.P1,
            at("2026-12-07T08:20:00Z", new TicketEvent.CustomerWrote()),
            status("2026-12-07T08:30:00Z", TicketStatus.WAITING));
    TicketCase ticket = in(T2, Optional.of(Instant.parse("2026-12-07T09:00:00Z")), waits);

    assertThat(due(IN_T2, ticket, "2026-12-07T10:00:00Z")).isEmpty();
    List<TicketEvent> goesOn = new ArrayList<>(waits);
    goesOn.add(at("2026-12-07T10:00:00Z", new TicketEvent.CustomerWrote()));
    assertThat(
            due(
                IN_T2,
                in(T2, Optional.of(Instant.parse("2026-12-07T09:00:00Z")), goesOn),
                "2026-12-07T10:30:00Z"))
        .contains(Instant.parse("2026-12-07T12:00:00Z"));
  }

  @Test
  void aTicketThatIsOverMergedOrExemptHasNone() {
    List<TicketEvent> merged =
        opened(Priority.P1, at("2026-12-07T08:10:00Z", new TicketEvent.Merged("ZD-2")));
    List<TicketEvent> exempt =
        opened(Priority.P1, at("2026-12-07T08:10:00Z", new TicketEvent.Exempted("spam")));
    List<TicketEvent> closed =
        opened(Priority.P1, status("2026-12-07T08:10:00Z", TicketStatus.CLOSED));

    for (List<TicketEvent> events : List.of(merged, exempt, closed)) {
      assertThat(due(UNANSWERED, events, "2026-12-07T09:00:00Z")).isEmpty();
    }
  }

  @Test
  void aTicketReopenedAfterMoreThanAWeekIsLookedAtAnew() {
    List<TicketEvent> again =
        opened(
            Priority.P1,
            status("2026-12-08T08:00:00Z", TicketStatus.RESOLVED),
            status("2026-12-20T08:00:00Z", TicketStatus.OPEN));

    CriterionTime time =
        CriterionTimes.of(
                List.of(OPEN),
                in(T1, Optional.empty(), again),
                Instant.parse("2026-12-20T09:00:00Z"))
            .getFirst();
    assertThat(time.scope()).isEqualTo(2);
    assertThat(time.due()).isEqualTo(Instant.parse("2026-12-22T08:00:00Z"));
  }

  /**
   * Looking never moves what was found: whatever order events come in, and whenever it is asked.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void theOrderInWhichEventsComeDoesNotMatter(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<TicketEvent> events = opened(Priority.P1);
      for (int i = random.nextInt(5); i > 0; i--) {
        events.add(TicketEvent.seen(OPENED.plusSeconds(random.nextInt(300_000)), any(random)));
      }
      Instant now = OPENED.plusSeconds(random.nextInt(400_000));
      List<DetectionRule> rules = List.of(UNANSWERED, OPEN, OPEN_AND_WAITING, IN_T2);
      Optional<Instant> since = Optional.of(OPENED.plusSeconds(random.nextInt(100_000)));
      List<CriterionTime> times = CriterionTimes.of(rules, in(T2, since, events), now);
      List<TicketEvent> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, random);
      shuffled.add(shuffled.getFirst());

      assertThat(CriterionTimes.of(rules, in(T2, since, shuffled), now)).isEqualTo(times);
      // Nothing happens before the next of them: asked then, it holds exactly then.
      times.stream()
          .filter(time -> !time.holds(now))
          .filter(time -> events.stream().noneMatch(event -> event.at().isAfter(now)))
          .forEach(time ->
              assertThat(CriterionTimes.of(rules, in(T2, since, events), time.due()))
                  .contains(time));
    }
  }

  private static TicketEvent.What any(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new TicketEvent.StatusSet(TicketStatus.WAITING);
      case 1 -> new TicketEvent.StatusSet(TicketStatus.IN_PROGRESS);
      case 2 -> new TicketEvent.CustomerWrote();
      case 3 -> new TicketEvent.PrioritySet(Optional.of(Priority.P1));
      default -> new TicketEvent.TeamWrote();
    };
  }
}
