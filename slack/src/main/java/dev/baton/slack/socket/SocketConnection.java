package dev.baton.slack.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** One WebSocket to Slack, from its greeting to its end. */
final class SocketConnection extends WebSocketListener implements Envelopes.Answering {
  private static final int NORMAL_CLOSURE = 1000;
  private static final Duration SEND_PATIENCE = Duration.ofSeconds(5);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);
  private static final Duration GLANCE = Duration.ofMillis(1);

  private final Envelopes envelopes;
  private final Executor threads;
  private final CompletableFuture<String> greeting = new CompletableFuture<>();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private volatile boolean proved;
  private volatile @Nullable WebSocket socket;

  SocketConnection(Envelopes envelopes, Executor threads) {
    this.envelopes = envelopes;
    this.threads = threads;
  }

  /**
   * Begins to open it; {@link #greeting} says when it is.
   *
   * @param proof how long it must live to have been good for something
   */
  void open(OkHttpClient http, URI address, Duration proof) {
    socket = http.newWebSocket(new Request.Builder().url(address.toString()).build(), this);
    CompletableFuture.delayedExecutor(
            proof.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(() -> proved |= isOpen());
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
  public void onMessage(WebSocket from, String text) {
    heard(text);
  }

  @Override
  public void onClosing(WebSocket from, int status, String reason) {
    from.close(NORMAL_CLOSURE, null);
    over("the connection was closed");
  }

  @Override
  public void onClosed(WebSocket from, int status, String reason) {
    over("the connection was closed");
  }

  @Override
  public void onFailure(WebSocket from, Throwable error, @Nullable Response answer) {
    if (!greeting.isDone()) {
      over("no connection could be made");
    } else {
      over(
          error instanceof InterruptedIOException
              ? "there was no sign of life"
              : "the connection broke");
    }
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
    if (to == null || gone.isDone() || !to.send(answer)) {
      throw new IOException("The connection is gone.");
    }
    long deadline = System.nanoTime() + SEND_PATIENCE.toNanos();
    while (to.queueSize() > 0) {
      if (gone.isDone() || System.nanoTime() > deadline || Thread.interrupted()) {
        throw new IOException("The connection broke.");
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Ends it politely, once what was answered is sent. */
  void close() {
    WebSocket to = socket;
    if (to != null && !gone.isDone()) {
      to.close(NORMAL_CLOSURE, null);
      gone.copy().completeOnTimeout(null, CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }
    abort("Baton closed it");
  }

  /** Ends it at once. */
  void abort(String why) {
    WebSocket to = socket;
    if (to != null) {
      to.cancel();
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
