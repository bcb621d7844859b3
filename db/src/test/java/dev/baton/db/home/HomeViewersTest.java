package dev.baton.db.home;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.home.HomeList;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.home.HomeTab;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class HomeViewersTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  HomeViewersTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  @Test
  void twoClicksAtOnceUndoNothingOfEachOther() throws InterruptedException {
    go(place -> place.on(HomeTab.WORK), () -> {});
    Thread other =
        Thread.ofVirtual().unstarted(() -> go(place -> place.from(HomeList.QUEUE, 6), () -> {}));

    go(
        place -> place.on(HomeTab.SETTINGS),
        () -> {
          other.start();
          await().until(this::isSomebodyWaiting);
        });
    other.join();

    assertThat(acme.<HomePlace>in(tx -> HomeViewers.in(tx).placeOf("ann")))
        .isEqualTo(HomePlace.BEGIN.on(HomeTab.SETTINGS).from(HomeList.QUEUE, 6));
  }

  private void go(UnaryOperator<HomePlace> where, Runnable meanwhile) {
    acme.in(tx -> {
      HomeViewers viewers = HomeViewers.in(tx);
      HomePlace next = where.apply(viewers.placeToLeave("ann"));
      meanwhile.run();
      return viewers.look("ann", next, acme.now());
    });
  }

  private boolean isSomebodyWaiting() {
    return fresh.asSuperuser(
        dsl -> dsl.fetchExists(DSL.table("pg_locks"), DSL.condition("not granted")));
  }
}
