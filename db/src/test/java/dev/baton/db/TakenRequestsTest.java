package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.SEEN_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TakenRequestsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final FreshDatabase fresh;

  TakenRequestsTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void oneOfManyProcessesTakesARequest() {
    List<TakenRequests> processes =
        IntStream.range(0, 8).mapToObj(_ -> new TakenRequests(fresh.database())).toList();

    long taken = processes.parallelStream().filter(one -> one.isFirst("v0=race", NOW)).count();

    assertThat(taken).isOne();
  }

  @Test
  void whatIsGoodForNothingAnyMoreIsRemovedAndNothingElse() {
    TakenRequests requests = new TakenRequests(fresh.database());
    assertThat(requests.isFirst("v0=old", NOW.minus(Duration.ofHours(3)))).isTrue();
    fresh.asSuperuser(dsl ->
        dsl.insertInto(SEEN_EVENT)
            .set(SEEN_EVENT.EVENT_ID, "slack/Ev1")
            .set(SEEN_EVENT.RECEIVED_AT, NOW.minus(Duration.ofHours(3)))
            .execute());

    assertThat(requests.isFirst("v0=new", NOW)).isTrue();

    List<String> kept = fresh.asSuperuser(dsl -> dsl.fetchValues(SEEN_EVENT.EVENT_ID));
    assertThat(kept).contains("slack/Ev1", "signature/v0=new").doesNotContain("signature/v0=old");
  }

  @Test
  void aDatabaseThatIsAwayIsSaid() {
    try (Database away =
        Database.open(DatabaseUrl.parse("postgres://nobody:none@127.0.0.1:1/none"))) {
      assertThatThrownBy(() -> new TakenRequests(away).isFirst("v0=x", NOW))
          .isInstanceOf(DatabaseUnavailable.class);
    }
  }
}
