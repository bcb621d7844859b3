package dev.baton.bot.endtoend;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.ServeProcess;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.clock.Calendars;
import dev.baton.db.clock.Clocks;
import dev.baton.db.decide.Decisions;
import dev.baton.db.log.AuditLog;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.ClockEvent;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Notice;
import dev.baton.matrix.Hours;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two processes of `serve` on one database, of which one is killed while clocks fire and a decision
 * is taken back: each step is noted once and told each person once.
 */
@ExtendWith(TestDatabase.class)
final class TwoProcessesTest {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final Duration WHOLE = Duration.ofHours(1);
  private static final int OVERDUE = 4;
  private static final int HALF_OVER = 10;

  private final TestBot bot;
  private final TestWorkspace acme;
  private final List<Escalation> filed = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  TwoProcessesTest(FreshDatabase fresh) {
    this.bot = TestBot.start(fresh);
    bot.clock().runs(true);
    before(Duration.ofDays(1));
    this.acme = TestWorkspace.in(bot).patiently();
    acme.in(tx -> Calendars.in(tx).set(aroundTheClock(), acme.id("olga"), acme.now()));
  }

  /** So that the day on which this runs does not matter. */
  private static CalendarSetting aroundTheClock() {
    return new CalendarSetting(
        Hours.parse("24/7").orElseThrow(), Map.of(), Optional.empty(), List.of());
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    bot.close();
  }

  private Process started() throws IOException {
    Process process = ServeProcess.start(bot.installable(TestBot.FIRST_KEY));
    processes.add(process);
    return process;
  }

  /** In the past of the other processes, whose clock is the machine's and Slack's. */
  private void before(Duration ago) {
    bot.clock().set(Instant.now().minus(ago));
  }

  private Escalation filedBefore(Duration ago) {
    before(ago);
    Escalation escalation = acme.files("ZD-" + (3000 + filed.size()));
    before(Duration.ZERO);
    filed.add(escalation);
    return escalation;
  }

  private List<ClockEvent> marks(EscalationRef ref) {
    return acme.in(tx -> {
      Clocks.Running clock = Clocks.in(tx).find(ClockKind.DECISION, ref).orElseThrow();
      return Clocks.in(tx).eventsOf(clock.id()).stream()
          .filter(event -> event.mark().isPresent())
          .toList();
    });
  }

  private List<Delivery> told(EscalationRef ref) {
    return acme.<List<Delivery>>in(tx -> Deliveries.in(tx).allOf(ref)).stream()
        .filter(each -> each.notice() instanceof Notice.ClockMark)
        .toList();
  }

  private boolean isTold(Escalation escalation) {
    return told(escalation.ref()).stream().anyMatch(each -> each.state() == DeliveryState.SENT);
  }

  private EscalationRef takenBack(Escalation bounced) {
    acme.in(tx -> Decisions.in(tx).takeBack(bounced.ref(), acme.id("lena"), acme.now()));
    return new EscalationRef(bounced.ticket().identity(), 2);
  }

  @Test
  void eachStepIsToldOnceAlthoughOneProcessDiesWhileClocksFire() throws Exception {
    before(Duration.ofMinutes(1));
    Escalation bounced = acme.files("ZD-2000");
    acme.lenaBounces(bounced, "Which browser was it, and which version?");
    before(Duration.ZERO);
    for (int i = 0; i < OVERDUE; i++) {
      filedBefore(WHOLE.plusSeconds(5));
    }
    Process first = started();
    started();
    await().atMost(LONGEST).until(() -> filed.stream().anyMatch(this::isTold));
    for (int i = 0; i < HALF_OVER; i++) {
      filedBefore(HALF.minusSeconds(2));
    }

    await().atMost(LONGEST).until(() -> !marks(filed.getLast().ref()).isEmpty());
    EscalationRef again = takenBack(bounced);
    first.destroyForcibly().waitFor();

    await()
        .atMost(LONGEST)
        .until(() ->
            filed.stream().allMatch(this::isTold)
                && filed.stream()
                    .flatMap(each -> told(each.ref()).stream())
                    .allMatch(each -> each.state() != DeliveryState.QUEUED));
    for (Escalation each : filed) {
      assertThat(marks(each.ref())).extracting(ClockEvent::mark).doesNotHaveDuplicates();
      assertThat(told(each.ref()))
          .allSatisfy(told -> assertThat(told.state()).isEqualTo(DeliveryState.SENT))
          .extracting(told -> told.notice() + " " + told.recipient())
          .doesNotHaveDuplicates();
      assertThat(remindersOf(each)).as(each.label()).hasSize(1);
    }
    assertThat(acme.in(tx -> Clocks.in(tx).find(ClockKind.DECISION, again)).orElseThrow().now())
        .satisfies(clock -> assertThat(clock.isRunning()).isTrue());
    assertThat(acme.<ChainCheck.Verdict>in(tx -> AuditLog.in(tx).verify()))
        .isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  /** What Lena reads of the time of a request, besides the request. */
  private List<String> remindersOf(Escalation each) {
    return acme.person("lena").directMessages().stream()
        .map(message -> message.text())
        .filter(text -> text.contains(each.label().split(" ")[0]))
        .filter(text -> text.startsWith("Half of the time") || text.contains("*overdue* since"))
        .toList();
  }
}
