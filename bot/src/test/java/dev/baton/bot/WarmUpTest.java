package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.Patience;
import dev.baton.db.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process takes its ways once before it calls itself ready. */
@ExtendWith(TestDatabase.class)
class WarmUpTest {
  private static List<String> rows(TestBot bot) {
    List<String> rows = new ArrayList<>();
    bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select schemaname || '.' || tablename as name from pg_tables where schemaname"
                        + " in ('baton', 'platform') order by 1")
                .getValues("name", String.class))
        .forEach(table ->
            rows.add(
                table
                    + " "
                    + bot.database()
                        .asSuperuser(dsl ->
                            dsl.fetchOne("select count(*) from " + table).get(0, Long.class))));
    return rows;
  }

  @Test
  void nothingStaysOfIt(FreshDatabase database) {
    try (TestBot bot = TestBot.start(database)) {
      TestWorkspace.in(bot);
      bot.sandbox().faults().clear();
      List<String> before = rows(bot);

      AtomicInteger failures = new AtomicInteger();
      WarmUp.Round round = WarmUp.round(bot.surfaces());
      for (int i = 0; i < 3; i++) {
        try {
          round.run();
        } catch (Exception failure) {
          failures.incrementAndGet();
        }
      }

      assertThat(failures).hasValue(0);
      assertThat(rows(bot)).isEqualTo(before);
    }
  }

  @Test
  void aFailedOneKeepsNobodyWaiting() {
    WarmUp failing =
        WarmUp.begin(() -> {
          throw new IllegalStateException("no database");
        });

    failing.await();

    assertThat(failing.isOver()).isTrue();
  }

  @Test
  void itIsOverOnlyWhenEveryRoundWasRun() {
    CountDownLatch held = new CountDownLatch(1);
    AtomicInteger rounds = new AtomicInteger();
    WarmUp warming =
        WarmUp.begin(() -> {
          held.await();
          rounds.incrementAndGet();
        });

    assertThat(warming.isOver()).isFalse();
    held.countDown();
    Patience.await().until(warming::isOver);
    assertThat(rounds).hasValue(10);
  }
}
