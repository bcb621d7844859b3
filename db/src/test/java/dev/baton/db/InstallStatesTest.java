package dev.baton.db;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class InstallStatesTest {
  private static final String BROWSER = "b".repeat(64);

  private final FreshDatabase fresh;
  private final InstallStates states;

  InstallStatesTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.states = new InstallStates(fresh.database());
  }

  @Test
  void oneOfManyWhoComeBackAtOnceFindsIt() throws Exception {
    String state = "a".repeat(64);
    states.begin(state, begun(), now());
    Callable<Optional<InstallStates.Begun>> comesBack = () -> states.take(state);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(Collections.nCopies(8, comesBack));

      assertThat(answers).extracting(answer -> answer.get().isPresent()).containsOnlyOnce(true);
    }
    assertThat(states.take(state)).isEmpty();
  }

  @Test
  void whatNobodyCanFinishIsForgottenAtTheNextBeginning() {
    states.begin("c".repeat(64), begun(), now());
    fresh.clock().advance(Duration.ofMinutes(11));

    states.begin("d".repeat(64), begun(), now());

    assertThat(states.take("c".repeat(64))).isEmpty();
    assertThat(states.take("d".repeat(64))).contains(begun());
  }

  private InstallStates.Begun begun() {
    return new InstallStates.Begun(BROWSER, now().plus(Duration.ofMinutes(10)));
  }

  private Instant now() {
    return fresh.clock().instant();
  }

  @Test
  void installsThatHangTakeNeitherThePlacesOfPeopleNorThoseOfJobs() {
    List<Thread> strangers = new ArrayList<>();
    fresh.asSuperuser(dsl ->
        dsl.transactionResult(locking -> {
          locking.dsl().execute("lock table platform.oauth_state in access exclusive mode");
          for (int i = 0; i < 40; i++) {
            strangers.add(Thread.ofVirtual().start(this::beginInVain));
          }
          await().untilAsserted(() -> assertThat(strangers).filteredOn(Thread::isAlive).hasSize(2));
          String clicked = fresh.tenants().inTransaction("T1", Tx::orgId);
          String worked = fresh.tenants().inBackground("T1", Tx::orgId);
          assertThat(List.of(clicked, worked)).containsOnly("T1");
          return true;
        }));
    await().untilAsserted(() -> assertThat(strangers).noneMatch(Thread::isAlive));
  }

  private void beginInVain() {
    try {
      states.begin("f".repeat(64), begun(), fresh.clock().instant());
    } catch (DatabaseUnavailable | DataAccessException expected) {
      assertThat(expected).isNotNull();
    }
  }
}
