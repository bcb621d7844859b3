package dev.baton.escalation.sla;

import static dev.baton.escalation.sla.Story.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** What holds for whatever happens to a ticket, and a count minute by minute beside it. */
class SlaPropertyTest {
  /** A Friday evening in Berlin before the clocks are put back. */
  private static final Instant OPENED = Instant.parse("2026-10-23T13:00:00Z");

  private static final int LENGTH = 4 * 24 * 60;
  private static final SlaRules RULES = SlaRules.usual();

  private static final SlaPolicy POLICY =
      new SlaPolicy(
          List.of(
              row(1, "", "P1", "PT30M", "PT4H", "24/7"),
              row(2, "", "P2", "PT1H", "PT6H", "Mon-Fri 09:00-17:00 Europe/Berlin"),
              row(3, "", "P3", "PT3H", "PT12H", "Mon-Sun 22:00-06:00 Europe/Berlin"),
              row(4, "Enterprise", "P4", "PT3H", "PT9H", "working hours"),
              row(5, "Enterprise", "", "", "PT20H", "24/7")));

  private static final SlaPolicy STRICTER =
      new SlaPolicy(List.of(row(1, "", "", "PT2H", "PT2H", "working hours")));

  private static Instant minute(int number) {
    return OPENED.plus(number, ChronoUnit.MINUTES);
  }

  private static TicketEvent event(int minute, TicketEvent.What what) {
    return TicketEvent.seen(minute(minute), what);
  }

  private static List<TicketEvent> given(List<TicketEvent> events) {
    List<TicketEvent> all = new ArrayList<>();
    all.add(event(0, new TicketEvent.PolicySet(POLICY)));
    all.add(event(0, new TicketEvent.Opened(TicketEvent.Opener.CUSTOMER)));
    all.addAll(events);
    return all;
  }

  @Property(tries = 400)
  void anyOrderAndAnyRepetitionEndAlike(
      @ForAll("late") List<TicketEvent> events, @ForAll Random random) {
    List<TicketEvent> all = given(events);
    List<TicketEvent> other = new ArrayList<>(all);
    other.addAll(all.subList(0, random.nextInt(all.size())));
    all.stream()
        .skip(random.nextInt(all.size()))
        .map(event ->
            new TicketEvent(event.at(), event.recordedAt().plus(1, ChronoUnit.HOURS), event.what()))
        .forEach(other::add);
    Collections.shuffle(other, random);

    assertThat(new SlaClocks(other, RULES).at(minute(LENGTH)))
        .isEqualTo(new SlaClocks(all, RULES).at(minute(LENGTH)));
    assertThat(new SlaClocks(other, RULES).findings(minute(LENGTH)))
        .containsExactlyInAnyOrderElementsOf(new SlaClocks(all, RULES).findings(minute(LENGTH)));
  }

  @Property(tries = 40)
  void everyOrderOfSixEventsEndsAlike(@ForAll("six") List<TicketEvent> events) {
    List<TicketEvent> all = given(events);
    List<SlaClock> expected = new SlaClocks(all, RULES).at(minute(LENGTH));

    permutations(events)
        .forEach(order ->
            assertThat(new SlaClocks(given(order), RULES).at(minute(LENGTH))).isEqualTo(expected));
  }

  private static List<List<TicketEvent>> permutations(List<TicketEvent> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    List<List<TicketEvent>> all = new ArrayList<>();
    for (int first = 0; first < events.size(); first++) {
      List<TicketEvent> rest = new ArrayList<>(events);
      TicketEvent one = rest.remove(first);
      permutations(rest)
          .forEach(order -> {
            List<TicketEvent> whole = new ArrayList<>(List.of(one));
            whole.addAll(order);
            all.add(whole);
          });
    }
    return all;
  }

  @Property(tries = 300)
  void aCountMinuteByMinuteAgrees(@ForAll("oneCycle") List<TicketEvent> events) {
    for (SlaKind kind : SlaKind.values()) {
      SlowCount slow = new SlowCount(kind, given(events));
      Optional<SlaClock> clock =
          new SlaClocks(given(events), RULES)
              .at(minute(LENGTH)).stream().filter(found -> found.kind() == kind).findFirst();

      assertThat(clock.isPresent()).isEqualTo(slow.promised);
      clock.ifPresent(found -> {
        assertThat(found.worked().toMinutes()).isEqualTo(slow.worked);
        assertThat(found.breach().map(SlaClock.Breach::at))
            .isEqualTo(Optional.ofNullable(slow.breach));
      });
    }
  }

  @Property(tries = 200)
  void whatIsDueIsMissedThenAndNotBefore(@ForAll("oneCycle") List<TicketEvent> events) {
    SlaClocks clocks = new SlaClocks(given(events), RULES);
    for (SlaClock clock : clocks.at(minute(LENGTH))) {
      if (clock.due().isPresent() && clock.breach().isEmpty()) {
        Instant due = clock.due().get();
        assertThat(find(clocks, clock, due).breach())
            .contains(new SlaClock.Breach(due, SlaClock.Cause.TIME));
        assertThat(find(clocks, clock, due.minus(1, ChronoUnit.MICROS)).breach()).isEmpty();
      }
    }
  }

  private static SlaClock find(SlaClocks clocks, SlaClock like, Instant now) {
    return clocks.at(now).stream()
        .filter(clock -> clock.kind() == like.kind() && clock.cycle() == like.cycle())
        .findFirst()
        .orElseThrow();
  }

  @Property(tries = 200)
  void aMissIsForgottenOnlyByWhatCameLate(@ForAll("oneCycle") List<TicketEvent> events) {
    assertThat(new SlaClocks(given(events), RULES).findings(minute(LENGTH)))
        .noneMatch(finding -> finding instanceof SlaClocks.Finding.Annulled);
  }

  @Property(tries = 300)
  void whatWasFoundAndNotAnnulledIsWhatStands(@ForAll("late") List<TicketEvent> events) {
    SlaClocks clocks = new SlaClocks(given(events), RULES);
    List<SlaClock.Breach> standing = new ArrayList<>();
    for (SlaClocks.Finding finding : clocks.findings(minute(LENGTH))) {
      switch (finding) {
        case SlaClocks.Finding.Found found -> standing.add(found.breach());
        case SlaClocks.Finding.Annulled annulled ->
            assertThat(standing.remove(annulled.breach())).isTrue();
      }
    }

    assertThat(standing)
        .containsExactlyInAnyOrderElementsOf(
            clocks.at(minute(LENGTH)).stream().flatMap(clock -> clock.breach().stream()).toList());
  }

  /** Minute by minute, with nothing of the fold but the order of its events. */
  private static final class SlowCount {
    private final SlaKind kind;
    private final List<TicketEvent> events;
    private final List<Integer> uncounted = new ArrayList<>();
    private TicketStatus status = TicketStatus.OPEN;
    private boolean team;
    private boolean answered;
    private Optional<Priority> priority = Optional.empty();
    private Optional<String> tier = Optional.empty();
    private SlaPolicy policy = POLICY;
    private Optional<ClockCalendar> calendar = Optional.empty();
    private boolean promised;
    private long worked;
    private @Nullable Instant breach;

    SlowCount(SlaKind kind, List<TicketEvent> events) {
      this.kind = kind;
      this.events = events;
      for (int number = 0; number <= LENGTH; number++) {
        pass(number);
      }
    }

    private void pass(int number) {
      Instant now = minute(number);
      List<TicketEvent> here = events.stream().filter(event -> event.at().equals(now)).toList();
      boolean stops =
          here.stream()
              .anyMatch(event ->
                  switch (event.what()) {
                    case TicketEvent.TeamWrote() -> kind == SlaKind.FIRST_RESPONSE;
                    case TicketEvent.StatusSet(var next) -> next == TicketStatus.RESOLVED;
                    default -> false;
                  });
      if (!stops) {
        look(now);
      }
      here.forEach(event -> take(event.what()));
      count(now, number);
    }

    private void look(Instant now) {
      if (breach == null && goes() && target() > 0 && worked >= target()) {
        breach = now;
      }
    }

    private void count(Instant now, int number) {
      if (!goes()) {
        return;
      }
      promised |= target() > 0;
      if (target() > 0) {
        uncounted.forEach(minute -> worked += open(minute(minute)) ? 1 : 0);
        uncounted.clear();
      }
      look(now);
      boolean paused = kind == SlaKind.RESOLUTION && status == TicketStatus.WAITING && team;
      if (paused || number == LENGTH) {
        return;
      }
      if (target() == 0) {
        uncounted.add(number);
      } else if (open(now)) {
        worked++;
      }
    }

    private boolean goes() {
      return !answered && status != TicketStatus.RESOLVED;
    }

    private void take(TicketEvent.What what) {
      switch (what) {
        case TicketEvent.TeamWrote() -> {
          team = true;
          answered |= kind == SlaKind.FIRST_RESPONSE && status != TicketStatus.RESOLVED;
        }
        case TicketEvent.CustomerWrote() -> team = false;
        case TicketEvent.StatusSet(var next) -> {
          team |= next == TicketStatus.WAITING && status != next;
          status = next;
        }
        case TicketEvent.PrioritySet(var next) -> priority = next;
        case TicketEvent.AccountSet(_, var next) -> tier = next;
        case TicketEvent.PolicySet(var next) -> policy = next;
        case TicketEvent.CalendarSet(var next, _) -> calendar = Optional.of(next);
        default -> {}
      }
    }

    private long target() {
      if (policy.equals(STRICTER)) {
        return 120;
      }
      if (priority.isEmpty()) {
        return tier.isPresent() && kind == SlaKind.RESOLUTION ? 20 * 60 : 0;
      }
      boolean first = kind == SlaKind.FIRST_RESPONSE;
      return switch (priority.get()) {
        case P1 -> first ? 30 : 240;
        case P2 -> first ? 60 : 360;
        case P3 -> first ? 180 : 720;
        case P4 -> tier.isEmpty() ? 0 : first ? 180 : 540;
      };
    }

    private boolean open(Instant at) {
      if (policy.equals(STRICTER)) {
        return workspace(at);
      }
      return switch (priority.orElse(Priority.P1)) {
        case P1 -> true;
        case P2 -> isOpen("Mon-Fri 09:00-17:00 Europe/Berlin", at);
        case P3 -> isOpen("Mon-Sun 22:00-06:00 Europe/Berlin", at);
        case P4 -> workspace(at);
      };
    }

    private boolean workspace(Instant at) {
      return calendar.map(found -> found.hours().isOpen(at)).orElse(true);
    }

    private static boolean isOpen(String hours, Instant at) {
      return WorkingCalendar.of(Hours.parse(hours).orElseThrow()).isOpen(at);
    }
  }

  private static Arbitrary<TicketEvent.What> whats(boolean oneCycle) {
    List<TicketEvent.What> all =
        new ArrayList<>(
            List.of(
                new TicketEvent.TeamWrote(),
                new TicketEvent.CustomerWrote(),
                new TicketEvent.StatusSet(TicketStatus.OPEN),
                new TicketEvent.StatusSet(TicketStatus.WAITING),
                new TicketEvent.StatusSet(TicketStatus.RESOLVED),
                new TicketEvent.PrioritySet(Optional.empty()),
                new TicketEvent.PrioritySet(Optional.of(Priority.P1)),
                new TicketEvent.PrioritySet(Optional.of(Priority.P2)),
                new TicketEvent.PrioritySet(Optional.of(Priority.P3)),
                new TicketEvent.PrioritySet(Optional.of(Priority.P4)),
                new TicketEvent.AccountSet(Optional.empty(), Optional.of("Enterprise")),
                new TicketEvent.PolicySet(STRICTER),
                new TicketEvent.CalendarSet(
                    Story.calendar("Mon-Fri 08:00-12:00,13:00-16:00 America/New_York"), false),
                new TicketEvent.CalendarSet(Story.calendar(Story.BERLIN, "2026-10-26"), false)));
    if (!oneCycle) {
      all.add(new TicketEvent.StatusSet(TicketStatus.CLOSED));
      all.add(new TicketEvent.PriorityCorrected(Priority.P2));
      all.add(new TicketEvent.Merged("ZD-2"));
      all.add(new TicketEvent.Exempted("spam"));
      all.add(new TicketEvent.ExemptionLifted());
      all.add(new TicketEvent.CalendarSet(Story.calendar(Story.BERLIN, "2026-10-23"), true));
      all.add(new TicketEvent.Opened(TicketEvent.Opener.TEAM));
    }
    return Arbitraries.of(all);
  }

  private static Arbitrary<Integer> minutes() {
    return Arbitraries.integers().between(1, LENGTH - 1);
  }

  /** At minutes of their own, each known at once, without what begins a clock anew. */
  @Provide
  Arbitrary<List<TicketEvent>> oneCycle() {
    return Combinators.combine(minutes().set().ofMaxSize(12), whats(true).list().ofSize(12))
        .as((minutes, whats) -> {
          List<TicketEvent> events = new ArrayList<>();
          for (int minute : new TreeSet<>(minutes)) {
            events.add(event(minute, whats.get(events.size())));
          }
          return events;
        });
  }

  /** Anything, at any time, several at once too, known at once or later. */
  @Provide
  Arbitrary<List<TicketEvent>> late() {
    return anything().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<TicketEvent>> six() {
    return anything().list().ofSize(6);
  }

  private static Arbitrary<TicketEvent> anything() {
    Arbitrary<Integer> hours = Arbitraries.integers().between(-5, LENGTH / 60 - 10);
    Arbitrary<Integer> later =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(0)), Tuple.of(1, Arbitraries.integers().between(1, 9)));
    return Combinators.combine(hours, later, whats(false))
        .as((hour, delay, what) ->
            new TicketEvent(minute(hour * 60), minute((hour + delay) * 60), what));
  }
}
