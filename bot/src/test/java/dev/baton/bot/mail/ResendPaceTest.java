package dev.baton.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.config.Secret;
import dev.baton.db.Database;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.SettableClock;
import dev.baton.db.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One pace for one account, whoever sends by it. */
@ExtendWith(TestDatabase.class)
final class ResendPaceTest {
  private static final Secret KEY = new Secret("re_hush");

  private final SettableClock clock;
  private final FreshDatabase fresh;
  private final Database second;
  private int asked;

  /** A process of its own: its connections, its chance, its workspace. */
  private record Sending(Tenants tenants, String orgId, ResendPace pace) {
    Instant turn(UUID mail) {
      return tenants.inBackground(orgId, tx -> pace.turn(tx, mail));
    }

    void pause(Duration asked) {
      tenants.inBackground(
          orgId,
          tx -> {
            pace.pause(tx, asked);
            return true;
          });
    }
  }

  ResendPaceTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.clock = fresh.clock();
    this.second = Database.open(fresh.appUrl());
  }

  @AfterEach
  void forget() {
    fresh.asSuperuser(dsl -> dsl.execute("delete from platform.mail_pace"));
    second.close();
  }

  private Sending process(Tenants tenants, String orgId, long seed) {
    return new Sending(tenants, orgId, new ResendPace(KEY, clock, new Random(seed)));
  }

  private List<Sending> processes(long seed) {
    Tenants others = new Tenants(second, new UuidV7(clock), clock);
    return List.of(process(fresh.tenants(), "T1", seed), process(others, "T2", seed));
  }

  /**
   * When each of these mails was sent, all due at once; at its turn each is picked up by any of the
   * processes.
   *
   * @param late how long after its turn a mail comes at most
   */
  private List<Instant> sent(List<Sending> processes, int mails, Duration late) {
    Random chance = new Random(mails);
    Map<UUID, Instant> waiting = new HashMap<>();
    for (int i = 0; i < mails; i++) {
      waiting.put(new UUID(0, i), clock.instant());
    }
    List<Instant> sent = new ArrayList<>();
    while (!waiting.isEmpty()) {
      var next = waiting.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow();
      if (next.getValue().isAfter(clock.instant())) {
        clock.set(next.getValue());
      }
      asked++;
      Instant turn = processes.get(chance.nextInt(processes.size())).turn(next.getKey());
      if (turn.isAfter(clock.instant())) {
        long behind = late.isZero() ? 0 : chance.nextLong(late.toMillis());
        waiting.put(next.getKey(), turn.plusMillis(behind));
      } else {
        waiting.remove(next.getKey());
        sent.add(clock.instant());
      }
    }
    return sent;
  }

  private static void assertAtMostTwoASecond(List<Instant> sent) {
    for (int i = 2; i < sent.size(); i++) {
      assertThat(sent.get(i - 2).plusSeconds(1)).isBeforeOrEqualTo(sent.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sixtyMailsDueAtOnceGoOutOnceEachAtMostTwoASecondByTwoProcesses(long seed) {
    Instant begun = clock.instant();

    List<Instant> sent = sent(processes(seed), 60, Duration.ZERO);

    assertThat(sent).hasSize(60);
    assertAtMostTwoASecond(sent);
    assertThat(sent.getLast()).isBefore(begun.plusSeconds(40));
    assertThat(asked).as("each asks for a turn and comes at it").isLessThanOrEqualTo(120);
  }

  @Test
  void whoComesLateForItsTurnStillKeepsThePaceAndIsNotPutOffForGood() {
    Instant begun = clock.instant();

    List<Instant> sent = sent(processes(4), 60, Duration.ofSeconds(3));

    assertThat(sent).hasSize(60);
    assertAtMostTwoASecond(sent);
    assertThat(sent.getLast()).isBefore(begun.plusSeconds(120));
  }

  @Test
  void afterAStandstillTheMailsWhoseTurnsHavePassedDoNotComeAllAtOnce() {
    List<Sending> processes = processes(5);
    for (int i = 0; i < 20; i++) {
      processes.get(i % 2).turn(new UUID(0, i));
    }
    clock.advance(Duration.ofMinutes(5));

    List<Instant> sent = sent(processes, 20, Duration.ZERO);

    assertThat(sent).hasSize(20);
    assertAtMostTwoASecond(sent);
  }

  @Test
  void afterTooManyAtOneProcessNobodyOfEitherAsksBeforeResendWantsIt() {
    List<Sending> processes = processes(1);
    Instant begun = clock.instant();
    UUID late = new UUID(1, 1);
    assertThat(processes.getFirst().turn(new UUID(1, 0))).isEqualTo(begun);
    assertThat(processes.getLast().turn(late)).isAfter(begun);

    processes.getFirst().pause(Duration.ofSeconds(30));

    assertThat(processes.getLast().turn(late)).isAfterOrEqualTo(begun.plusSeconds(30));
    List<Instant> sent = sent(processes, 10, Duration.ZERO);
    assertThat(sent.getFirst()).isAfterOrEqualTo(begun.plusSeconds(30));
    assertThat(sent).doesNotHaveDuplicates();
  }

  @Test
  void twoProcessesThatAskInTheSameInstantGetTurnsOfTheirOwn() throws Exception {
    List<Sending> processes = processes(1);
    List<Callable<Instant>> asking = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Sending process = processes.get(i % 2);
      UUID mail = new UUID(2, i);
      asking.add(() -> process.turn(mail));
    }
    List<Instant> turns = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Instant> turn : threads.invokeAll(asking)) {
        turns.add(turn.get());
      }
    }

    assertThat(turns).doesNotHaveDuplicates();
    assertAtMostTwoASecond(turns.stream().sorted().toList());
  }

  @Test
  void aMailAloneIsNotHeldUp() {
    Sending process = processes(1).getFirst();
    process.turn(new UUID(0, 1));
    clock.advance(Duration.ofSeconds(1));

    assertThat(process.turn(new UUID(0, 2))).isEqualTo(clock.instant());
  }

  @Test
  void whatTheDatabaseKeepsOfTheAccountIsNoPartOfItsKey() {
    processes(1).getFirst().turn(new UUID(0, 1));

    assertThat(kept("select p::text from platform.mail_pace p"))
        .hasSize(1)
        .noneMatch(row -> row.contains(KEY.reveal()));
  }

  @Test
  void turnsThatNobodyCameForAreForgotten() {
    Sending process = processes(1).getFirst();
    process.turn(new UUID(0, 1));
    process.turn(new UUID(0, 2));
    clock.advance(Duration.ofHours(2));

    process.turn(new UUID(0, 3));
    process.turn(new UUID(0, 4));

    assertThat(kept("select delivery_id::text from platform.mail_turn"))
        .containsExactly(new UUID(0, 4).toString());
  }

  private List<String> kept(String query) {
    return fresh.asSuperuser(dsl -> dsl.fetch(query).into(String.class));
  }
}
