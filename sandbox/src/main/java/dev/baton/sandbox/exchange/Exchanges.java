package dev.baton.sandbox.exchange;

import dev.baton.sandbox.change.Changes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The newest exchanges between the bot and the sandbox, oldest first; older ones are forgotten. */
public final class Exchanges {
  private final Changes changes;
  private final InstantSource clock;
  private final int kept;
  private final Deque<Exchange> newest = new ArrayDeque<>();
  private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  /**
   * @param kept how many are remembered
   */
  public Exchanges(Changes changes, InstantSource clock, int kept) {
    this.changes = changes;
    this.clock = clock;
    this.kept = kept;
  }

  /** Calls the listener after every exchange, on the thread that made it. */
  public void listen(Consumer<Exchange> listener) {
    listeners.add(listener);
  }

  /** Every remembered exchange. */
  public List<Exchange> all() {
    return changes.read(() -> List.copyOf(newest));
  }

  /** Remembered exchanges of that name, such as {@code chat.postMessage} or {@code /escalate}. */
  public List<Exchange> named(String name) {
    return all().stream().filter(exchange -> exchange.name().equals(name)).toList();
  }

  /** How many exchanges there were since the start, forgotten ones included. */
  public long count() {
    return changes.read(() -> count);
  }

  /** The newest exchange in that direction, or empty when there was none. */
  public Optional<Exchange> last(Direction direction) {
    return all().reversed().stream().filter(e -> e.direction() == direction).findFirst();
  }

  /** Waits until a remembered exchange is as wanted; empty when the limit passed first. */
  public Optional<Exchange> await(Duration limit, Predicate<Exchange> wanted) {
    return changes.await(limit, () -> newest.stream().filter(wanted).findFirst());
  }

  /** Remembers one. */
  public void add(
      Direction direction,
      String name,
      String request,
      int status,
      String answer,
      SignatureResult signature,
      Duration took) {
    var exchange =
        changes.inside(() -> {
          var added =
              new Exchange(
                  ++count,
                  clock.instant(),
                  direction,
                  name,
                  request,
                  status,
                  answer,
                  signature,
                  took);
          newest.addLast(added);
          if (newest.size() > kept) {
            newest.removeFirst();
          }
          return added;
        });
    listeners.forEach(listener -> listener.accept(exchange));
  }
}
