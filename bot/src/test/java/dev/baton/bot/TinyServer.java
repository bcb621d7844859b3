package dev.baton.bot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody else's service in one object: answers what it is told to and remembers what came. */
public final class TinyServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Came> came = new CopyOnWriteArrayList<>();

  /** One answer; a status of zero hangs up instead. */
  public record Answer(int status, String body, Map<String, String> headers) {}

  /** One request as it came. */
  public record Came(String path, String body, Map<String, List<String>> headers) {}

  public TinyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public TinyServer answers(String path, int status, String body) {
    return answers(path, status, body, Map.of());
  }

  public TinyServer answers(String path, int status, String body, Map<String, String> headers) {
    answers.put(path, new Answer(status, body, headers));
    return this;
  }

  public List<Came> came() {
    return List.copyOf(came);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    came.add(new Came(path, body, Map.copyOf(exchange.getRequestHeaders())));
    Answer answer = answers.getOrDefault(path, new Answer(404, "{}", Map.of()));
    if (answer.status() > 0) {
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
