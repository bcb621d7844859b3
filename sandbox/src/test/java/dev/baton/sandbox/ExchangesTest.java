package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchange;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.exchange.SignatureResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ExchangesTest {
  private final Changes changes = new Changes();
  private final Exchanges exchanges = new Exchanges(changes, new TestClock(), 3);

  private void add(String name) {
    exchanges.add(
        Direction.BOT_TO_SLACK, name, "", 200, "", SignatureResult.NOT_SIGNED, Duration.ZERO);
  }

  @Test
  void onlyTheNewestAreKeptButAllAreCounted() {
    for (var name : "abcde".split("")) {
      add(name);
    }

    assertThat(exchanges.all()).extracting(Exchange::name).containsExactly("c", "d", "e");
    assertThat(exchanges.all().getLast().number()).isEqualTo(5);
    assertThat(exchanges.count()).isEqualTo(5);
  }

  @Test
  void listenersHearOfEveryExchangeAndChange() {
    var heard = new ArrayList<String>();
    exchanges.listen(exchange -> heard.add(exchange.name()));
    changes.listen(() -> heard.add("changed"));

    add("auth.test");

    assertThat(heard).containsExactly("changed", "auth.test");
  }

  @Test
  void anExchangeCanBeWaitedFor() {
    Thread.ofVirtual().start(() -> add("views.open"));

    assertThat(exchanges.await(Duration.ofSeconds(10), e -> e.name().equals("views.open")))
        .isPresent();
    assertThat(exchanges.await(Duration.ofMillis(1), e -> e.name().equals("never"))).isEmpty();
  }

  @Test
  void aListenerSeesTheChangeItIsToldOf() {
    var seen = new CopyOnWriteArrayList<Integer>();
    changes.listen(() -> seen.add(exchanges.all().size()));

    add("a");
    add("b");

    assertThat(seen).containsExactly(1, 2);
  }
}
