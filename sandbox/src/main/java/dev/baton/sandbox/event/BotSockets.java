package dev.baton.sandbox.event;

import com.google.gson.JsonElement;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Socket Mode of one workspace's app: the WebSockets that bots opened, and what goes through them.
 * Connections take turns. What a connection was given and did not acknowledge before it broke goes
 * through another one, as the same envelope.
 */
public final class BotSockets {
  private final Team team;
  private final Duration answerWithin;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Connection> connections = new ArrayList<>();
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private int turn;
  private int opened;
  private int twice;
  private int cutting;
  private int impatient;
  private int repeated;

  public BotSockets(Team team, Duration answerWithin) {
    this.team = team;
    this.answerWithin = answerWithin;
  }

  /** Switches Socket Mode on and gives an app-level token, {@code xapp-…}. */
  public String switchOn() {
    team.world().sockets().set(team, true);
    return team.world().sockets().newToken(team);
  }

  /** Switches it on again, for the tokens given before. */
  public void switchOnAgain() {
    team.world().sockets().set(team, true);
  }

  /** Switches it off on the app's page: connections are told why and end. */
  public void switchOff() {
    team.world().sockets().set(team, false);
    var all = snapshot();
    all.forEach(connection -> tell(connection, "link_disabled"));
    all.forEach(connection -> connection.wire.close());
  }

  /** Whether everything goes through WebSockets. */
  public boolean isOn() {
    return team.world().sockets().isOn(team);
  }

  /** How many connections are open and not asked to go. */
  public int open() {
    return (int) snapshot().stream().filter(connection -> !connection.leaving).count();
  }

  /** How many connections were opened since the start. */
  public int openedSoFar() {
    return locked(() -> opened);
  }

  /**
   * How many envelopes each connection was given that stays open, in the order they were opened.
   */
  public List<Integer> loads() {
    return snapshot().stream()
        .filter(connection -> !connection.leaving)
        .map(connection -> connection.given)
        .toList();
  }

  /** How many envelopes were sent more than once. */
  public int repeatedSoFar() {
    return locked(() -> repeated);
  }

  /**
   * The next envelopes are sent twice, the second time through another connection if any, also when
   * the first was acknowledged by then.
   */
  public void duplicateNext(int times) {
    locked(() -> twice = times);
  }

  /**
   * The connections that the next envelopes go through break right after them: whatever the bot
   * answers through them, however quickly, is lost.
   */
  public void cutAfterNext(int times) {
    locked(() -> cutting = times);
  }

  /** The next envelopes are given up on before their acknowledgements come, which come too late. */
  public void giveUpOnNext(int times) {
    locked(() -> impatient = times);
  }

  /** Every connection is asked to make way for a new one, as Slack does every few hours. */
  public void askToRefresh(String reason) {
    for (var connection : snapshot()) {
      connection.leaving = true;
      tell(connection, reason);
    }
  }

  /** Every connection breaks without a word. */
  public void cut() {
    snapshot().forEach(connection -> connection.wire.cut());
  }

  /** A bot opened a connection. */
  public void connected(SocketWire wire) {
    List<Pending> waiting =
        locked(() -> {
          connections.add(new Connection(wire));
          opened++;
          return pending.values().stream().filter(Pending::isStranded).toList();
        });
    wire.send(
        Json.object(
                "type",
                "hello",
                "num_connections",
                snapshot().size(),
                "connection_info",
                Json.object("app_id", team.bot().appId()),
                "debug_info",
                Json.object("host", "applink-sandbox", "approximate_connection_time", 3600))
            .toString());
    waiting.forEach(this::deliverAgain);
  }

  /** A connection ended. */
  public void disconnected(SocketWire wire) {
    List<Pending> stranded =
        locked(() -> {
          connections.removeIf(connection -> connection.wire.equals(wire));
          List<Pending> lost = new ArrayList<>();
          for (var each : pending.values()) {
            if (each.wire.filter(wire::equals).isPresent()) {
              each.wire = Optional.empty();
              lost.add(each);
            }
          }
          return lost;
        });
    stranded.forEach(this::deliverAgain);
  }

  /** A bot sent a text. */
  public void heard(SocketWire wire, String text) {
    if (isCut(wire)) {
      return;
    }
    Json.parseObject(text)
        .ifPresent(answer -> {
          var sent =
              locked(() -> Optional.ofNullable(pending.get(Json.text(answer, "envelope_id"))));
          sent.ifPresent(
              one -> one.answer.complete(new BotAnswer.Answered(200, body(answer.get("payload")))));
        });
  }

  private boolean isCut(SocketWire wire) {
    return snapshot().stream().anyMatch(each -> each.wire.equals(wire) && each.isCut);
  }

  private static String body(JsonElement payload) {
    return payload == null || payload.isJsonNull() ? "" : payload.toString();
  }

  /** Sends it through one of the connections and waits for its acknowledgement. */
  BotAnswer send(BotRequest request) {
    var id = UUID.randomUUID().toString();
    var sent = new Pending(Envelope.of(id, request).toString());
    boolean again =
        locked(() -> {
          pending.put(id, sent);
          return twice > 0 && twice-- > 0;
        });
    try {
      if (!deliver(sent)) {
        return new BotAnswer.Unreachable("no connection is open");
      }
      if (again) {
        repeat(sent);
      }
      if (locked(() -> impatient > 0 && impatient-- > 0)) {
        return new BotAnswer.TooLate();
      }
      return sent.answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return new BotAnswer.TooLate();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new BotAnswer.Unreachable("interrupted");
    } finally {
      locked(() -> pending.remove(id));
    }
  }

  private void deliverAgain(Pending sent) {
    if (!sent.answer.isDone()) {
      repeat(sent);
    }
  }

  private void repeat(Pending sent) {
    if (deliver(sent)) {
      locked(() -> repeated++);
    }
  }

  private boolean deliver(Pending sent) {
    Optional<Connection> chosen =
        locked(() -> {
          var next = next();
          next.ifPresent(connection -> {
            connection.given++;
            connection.isCut = cutting > 0 && cutting-- > 0;
            sent.wire = Optional.of(connection.wire);
          });
          return next;
        });
    chosen.ifPresent(connection -> {
      connection.wire.send(sent.text);
      if (connection.isCut) {
        connection.wire.cut();
      }
    });
    return chosen.isPresent();
  }

  private Optional<Connection> next() {
    var whole = connections.stream().filter(connection -> !connection.isCut).toList();
    var staying = whole.stream().filter(connection -> !connection.leaving).toList();
    var able = staying.isEmpty() ? whole : staying;
    return able.isEmpty()
        ? Optional.empty()
        : Optional.of(able.get(Math.floorMod(turn++, able.size())));
  }

  private static void tell(Connection connection, String reason) {
    connection.wire.send(
        Json.object(
                "type",
                "disconnect",
                "reason",
                reason,
                "debug_info",
                Json.object("host", "applink-sandbox"))
            .toString());
  }

  private List<Connection> snapshot() {
    return locked(() -> List.copyOf(connections));
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private static final class Connection {
    private final SocketWire wire;
    private volatile boolean leaving;
    private volatile boolean isCut;
    private int given;

    Connection(SocketWire wire) {
      this.wire = wire;
    }
  }
}
