package dev.baton.slack.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One WebSocket to Slack, from its greeting to its end. */
final class SocketConnection implements WebSocket.Listener, Envelopes.Answering {
  private static final int MOST_UNANSWERED = 3;
  private static final Duration SEND_PATIENCE = Duration.ofSeconds(5);

  private final Envelopes envelopes;
  private final Executor threads;
  private final CompletableFuture<String> greeting = new CompletableFuture<>();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final ReentrantLock sending = new ReentrantLock();
  private final StringBuilder text = new StringBuilder();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean proved;
  private volatile @Nullable WebSocket socket;

  SocketConnection(Envelopes envelopes, Executor threads) {
    this.envelopes = envelopes;
    this.threads = threads;
  }

  /** Why a connection is not to be relied on any more. */
  sealed interface Ending {
    /** Slack wants another one in its place, and keeps this one for some seconds. */
    record Replace(String reason) implements Ending {}

    /** It broke, or Slack ended it. */
    record Over(SocketTrouble trouble) implements Ending {}
  }

  /** The id of the app that Slack greets; empty text when it names none. */
  CompletableFuture<String> greeting() {
    return greeting;
  }

  CompletableFuture<Ending> ending() {
    return ending;
  }

  /** Whether anything can go through it yet, also after it was asked to make way. */
  boolean isOpen() {
    return greeting.isDone() && !greeting.isCompletedExceptionally() && !gone.isDone();
  }

  /** Whether it was good for anything since its greeting. */
  boolean isProved() {
    return proved;
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    opened.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    unanswered.set(0);
    text.append(part);
    if (last) {
      String whole = text.toString();
      text.setLength(0);
      heard(whole);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    unanswered.set(0);
    from.request(1);
    return null; // the JDK answers by itself
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    unanswered.set(0);
    proved = true;
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    over("the connection was closed");
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    over("the connection broke");
  }

  private void heard(String whole) {
    Optional<JsonObject> message = object(whole);
    String type = message.map(said -> said(said, "type")).orElse("");
    switch (type) {
      case "hello" -> greeting.complete(appId(message.orElseThrow()));
      case "disconnect" -> disconnect(said(message.orElseThrow(), "reason"));
      default -> message.ifPresent(_ -> hand(whole));
    }
  }

  private void disconnect(String reason) {
    if (reason.equals("link_disabled") || reason.equals("too_many_websockets")) {
      SocketTrouble trouble = SocketTrouble.ofCode(reason);
      greeting.completeExceptionally(new SocketRefused(trouble));
      ending.complete(new Ending.Over(trouble));
    } else {
      ending.complete(new Ending.Replace(reason));
    }
  }

  private void hand(String whole) {
    proved = true;
    try {
      threads.execute(() -> envelopes.take(whole, this));
    } catch (RejectedExecutionException stopping) {
      // Not acknowledged, so that Slack may give it to another process.
    }
  }

  @Override
  public void answer(String answer) throws IOException {
    WebSocket to = socket;
    if (to == null || gone.isDone()) {
      throw new IOException("The connection is gone.");
    }
    sending.lock();
    try {
      to.sendText(answer, true).get(SEND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException broken) {
      throw new IOException("The connection broke.", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted.", stopped);
    } finally {
      sending.unlock();
    }
  }

  /** Asks whether the other side lives; ends the connection when it was silent too often. */
  void look() {
    WebSocket to = socket;
    if (to == null || gone.isDone()) {
      return;
    }
    if (unanswered.incrementAndGet() > MOST_UNANSWERED) {
      abort("there was no sign of life");
    } else {
      var _ = to.sendPing(ByteBuffer.allocate(0));
    }
  }

  /** Ends it politely. */
  void close() {
    WebSocket to = socket;
    if (to != null && !gone.isDone()) {
      var _ =
          to.sendClose(WebSocket.NORMAL_CLOSURE, "")
              .completeOnTimeout(to, 1, TimeUnit.SECONDS)
              .exceptionally(_ -> to)
              .join();
    }
    over("Baton closed it");
  }

  /** Ends it at once. */
  void abort(String why) {
    WebSocket to = socket;
    if (to != null) {
      to.abort();
    }
    over(why);
  }

  private void over(String why) {
    gone.complete(null);
    SocketTrouble trouble = SocketTrouble.lost(why);
    greeting.completeExceptionally(new SocketRefused(trouble));
    ending.complete(new Ending.Over(trouble));
  }

  private static String appId(JsonObject hello) {
    return hello.get("connection_info") instanceof JsonObject info ? said(info, "app_id") : "";
  }

  private static Optional<JsonObject> object(String whole) {
    try {
      return JsonParser.parseString(whole) instanceof JsonObject said
          ? Optional.of(said)
          : Optional.empty();
    } catch (JsonParseException nothingOfSlacks) {
      return Optional.empty();
    }
  }

  private static String said(JsonObject message, String name) {
    JsonElement said = message.get(name);
    return said != null && said.isJsonPrimitive() ? said.getAsString() : "";
  }
}
