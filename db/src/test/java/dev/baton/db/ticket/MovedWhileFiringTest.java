package dev.baton.db.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.clock.Clocks;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.matrix.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deadlines that are moved while they fire: none is lost, none comes twice. */
@ExtendWith(TestDatabase.class)
class MovedWhileFiringTest {
  private static final int TICKETS = 12;
  private static final int MOVES = 10;

  private final Desk desk;

  MovedWhileFiringTest(FreshDatabase fresh) {
    this.desk = new Desk(fresh);
  }

  @Test
  void aTaskOfAnEarlierDeadlineDoesNothing() {
    String ticket = desk.opened("ZD-1", Priority.P1);
    desk.at("09:30");
    List<String> old = desk.queued("clock");
    desk.tell(ticket, desk.priority(Priority.P3));
    desk.at("10:30");
    old.forEach(task -> desk.acme().in(tx -> Clocks.in(tx).fire(task, desk.acme().now())));

    assertThat(desk.firstResponse(ticket).breach()).isEmpty();
    assertThat(desk.queued("clock-mark")).isEmpty();
    assertThat(desk.planned()).hasSize(1);
  }

  @Test
  void whatIsMovedAgainAndAgainWhileItFiresIsMissedExactlyOnce() throws Exception {
    List<String> tickets = new ArrayList<>();
    for (int i = 1; i <= TICKETS; i++) {
      tickets.add(desk.opened("ZD-" + i, Priority.P3));
    }
    desk.at("12:00");
    Set<String> tasks = ConcurrentHashMap.newKeySet();
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      List<Callable<Boolean>> work =
          List.of(() -> move(tickets, tasks), () -> fire(tasks), () -> fire(tasks));
      for (Future<Boolean> done : pool.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    desk.fire();

    for (String ticket : tickets) {
      Clocks.Running clock = desk.clocks(ticket).getFirst();
      List<ClockEvent> events = desk.acme().in(tx -> Clocks.in(tx).eventsOf(clock.id()));
      assertThat(ClockNow.of(events)).isEqualTo(clock.now());
      assertThat(events).filteredOn(each -> each.kind() == ClockEvent.Kind.BREACH).hasSize(1);
    }
    assertThat(desk.queued("clock")).isEmpty();
    assertThat(desk.queued("ticket-news"))
        .filteredOn(news -> news.startsWith("missed/"))
        .hasSize(TICKETS);
  }

  /** To and fro between what is overdue at once and what is not. */
  private boolean move(List<String> tickets, Set<String> tasks) {
    for (int i = 0; i < MOVES; i++) {
      for (String ticket : tickets) {
        desk.tell(ticket, desk.priority(i % 2 == 0 ? Priority.P1 : Priority.P3));
        tasks.addAll(desk.waiting());
      }
    }
    return true;
  }

  /** Whatever ever waited, in any order, however often. */
  private boolean fire(Set<String> tasks) {
    for (int i = 0; i < MOVES; i++) {
      tasks.forEach(task -> desk.acme().in(tx -> Clocks.in(tx).fire(task, desk.acme().now())));
    }
    return true;
  }
}
