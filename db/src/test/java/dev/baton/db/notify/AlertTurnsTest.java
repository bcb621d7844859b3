package dev.baton.db.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.Patience;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two that tell one person at the same time take turns, and cross nobody who holds the person. */
@ExtendWith(TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
class AlertTurnsTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  AlertTurnsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    acme.file("ZD-1", "ann");
  }

  private void tell(Tx tx, String ticket, String... readers) {
    AlertPace.in(tx)
        .tell(
            Arrays.stream(readers)
                .map(reader ->
                    new PlannedDelivery(
                        new Notice.Alert(ticket, new AlertEvent.Opened()),
                        Medium.SLACK,
                        reader,
                        Set.of(NoticeRole.ACCOUNT_OWNER)))
                .toList(),
            acme.now());
  }

  private void untilSomebodyWaits() {
    Patience.await()
        .untilAsserted(() ->
            assertThat(
                    fresh.<Integer>asSuperuser(
                        dsl -> dsl.fetchCount(DSL.table("pg_locks"), DSL.condition("not granted"))))
                .isPositive());
  }

  private static void waited(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private long alertsTo(String reader, String ticket) {
    return acme
        .<List<String>>in(tx ->
            Deliveries.in(tx).alertsOf(ticket).stream().map(alert -> alert.recipient()).toList())
        .stream()
        .filter(reader::equals)
        .count();
  }

  @Test
  void aLeadWhoPressesAButtonMeanwhileIsNotCrossed() throws Exception {
    CountDownLatch ticketHeld = new CountDownLatch(1);
    CountDownLatch leadWaits = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> opens =
          both.submit(() ->
              acme.in(tx -> {
                attempts.incrementAndGet();
                Tickets.in(tx).lock("ZD1");
                ticketHeld.countDown();
                waited(leadWaits);
                tell(tx, "ZD1", "lea");
                return true;
              }));
      ticketHeld.await();
      Future<Boolean> takes =
          both.submit(() ->
              acme.in(tx -> {
                attempts.incrementAndGet();
                Members.in(tx).hold(List.of("lea"));
                Tickets.in(tx).lock("ZD1");
                return true;
              }));
      untilSomebodyWaits();
      leadWaits.countDown();
      assertThat(opens.get()).isTrue();
      assertThat(takes.get()).isTrue();
    }

    assertThat(attempts).hasValue(2);
    assertThat(alertsTo("lea", "ZD1")).isOne();
  }

  @Test
  void theSameToldByTwoAtOnceIsToldOnce() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch otherWaits = new CountDownLatch(1);
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> first =
          both.submit(() ->
              acme.in(tx -> {
                tell(tx, "ZD2", "tom");
                told.countDown();
                waited(otherWaits);
                return true;
              }));
      told.await();
      Future<Boolean> second =
          both.submit(() ->
              acme.in(tx -> {
                tell(tx, "ZD2", "tom", "ben");
                return true;
              }));
      untilSomebodyWaits();
      otherWaits.countDown();
      assertThat(first.get()).isTrue();
      assertThat(second.get()).isTrue();
    }

    assertThat(alertsTo("tom", "ZD2")).isOne();
    assertThat(alertsTo("ben", "ZD2")).isOne();
  }

  @Test
  void ofAnotherWorkspaceNobodyIsWaitedFor() throws Exception {
    Acme other = Acme.in(fresh);
    try (ExecutorService elsewhere = Executors.newVirtualThreadPerTaskExecutor()) {
      acme.in(tx -> {
        tell(tx, "ZD3", "lou");
        return done(
            elsewhere.submit(() ->
                other.in(theirs -> {
                  tell(theirs, "ZD3", "lou");
                  return true;
                })));
      });
    }

    assertThat(alertsTo("lou", "ZD3")).isOne();
  }

  private static boolean done(Future<Boolean> work) {
    try {
      return work.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
