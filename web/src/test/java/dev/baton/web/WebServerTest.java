package dev.baton.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers do to the server itself, byte by byte. */
final class WebServerTest {
  private static final List<String> HEADERS =
      List.of(
          "Cache-Control: no-store",
          "Content-Security-Policy: default-src 'none'",
          "Referrer-Policy: no-referrer",
          "Strict-Transport-Security: max-age=31536000",
          "X-Content-Type-Options: nosniff",
          "X-Frame-Options: DENY");

  private final Metrics metrics = new Metrics();
  private WebServer server;

  @BeforeEach
  void start() {
    Endpoint room =
        routes -> {
          routes.get("/", ctx -> ctx.result("here"));
          routes.get("/own", ctx -> ctx.header("Content-Security-Policy", "default-src 'self'"));
          routes.get(
              "/broken",
              _ -> {
                throw new IllegalStateException("what nobody may read");
              });
          routes.post("/read", ctx -> ctx.result("read " + RequestBody.read(ctx).length));
          routes.get("/unwell", ctx -> ctx.status(HttpStatus.SERVICE_UNAVAILABLE));
          routes.get(
              "/error",
              _ -> {
                throw new AssertionError("what nobody may read");
              });
        };
    server = WebServer.start(0, metrics, List.of(room));
  }

  @AfterEach
  void stop() {
    server.close();
    metrics.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoSendsTooMuchAndReadsOnlyAfterwardsGetsTheSentence(boolean lengthTold) throws IOException {
    byte[] piece = "x".repeat(64_000).getBytes(StandardCharsets.US_ASCII);
    int pieces = 180;
    String length =
        lengthTold ? "Content-Length: " + piece.length * pieces : "Transfer-Encoding: chunked";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      write(out, "POST /read HTTP/1.1\r\nHost: baton\r\n" + length + "\r\n\r\n");
      for (int i = 0; i < pieces; i++) {
        write(out, lengthTold ? "" : Integer.toHexString(piece.length) + "\r\n");
        out.write(piece);
        write(out, lengthTold ? "" : "\r\n");
      }
      write(out, lengthTold ? "" : "0\r\n\r\n");

      write(out, "GET / HTTP/1.1\r\nHost: baton\r\nConnection: close\r\n\r\n");
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers)
          .startsWith("HTTP/1.1 413")
          .contains("larger than 1000000 bytes")
          .endsWith("here");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void whatIsFarTooLongIsNotReadForEver() throws IOException {
    byte[] piece = new byte[1_000_000];
    long sent = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      write(out, "POST /read HTTP/1.1\r\nHost: baton\r\nContent-Length: 900000000\r\n\r\n");
      while (sent < 900_000_000L) {
        out.write(piece);
        sent += piece.length;
      }
    } catch (SocketException refused) {
      assertThat(refused).isNotNull();
    }
    assertThat(sent).isLessThan(200_000_000L);
  }

  @Test
  void anAddressCanBeChosen() throws Exception {
    try (Metrics counted = new Metrics();
        WebServer chosen =
            WebServer.start(new WebServer.Place(Optional.of("127.0.0.1"), 0), counted, List.of())) {
      connected(chosen).close();
      assertThatThrownBy(() -> new Socket("127.0.0.2", chosen.port()))
          .isInstanceOf(ConnectException.class);
    }
  }

  private Socket connected() throws IOException {
    return connected(server);
  }

  private static Socket connected(WebServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(Math.toIntExact(TimeUnit.MINUTES.toMillis(1)));
    return socket;
  }

  /** Everything that is answered until the server hangs up. */
  private String said(String request) throws IOException {
    try (Socket socket = connected()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return rest(socket.getInputStream());
    }
  }

  private static String rest(InputStream in) throws IOException {
    StringBuilder said = new StringBuilder();
    try {
      for (int b = in.read(); b >= 0; b = in.read()) {
        said.append((char) b);
      }
    } catch (SocketException reset) {
      // Hung up on what was not read; what came before it is the answer.
      return said.toString();
    }
    return said.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /broken HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /error HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /unwell HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "DELETE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "PROPFIND / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /%c0%ae%c0%ae/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "nonsense\r\n\r\n",
      })
  void everyAnswerIsPlainAndCarriesTheSecurityHeaders(String request) throws IOException {
    String said = said(request);

    assertThat(said).startsWith("HTTP/1.1 ").contains(HEADERS);
    assertThat(said)
        .doesNotContain("Jetty")
        .doesNotContain("Javalin")
        .doesNotContain("Exception")
        .doesNotContain("what nobody may read")
        .doesNotContain("Server:");
    assertThat(said).doesNotContain("\tat ").doesNotContain("<html");
  }

  @Test
  void aLongAddressIsRefused() throws IOException {
    String said = said("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(said).startsWith("HTTP/1.1 414").contains(HEADERS).contains("too long");
  }

  @Test
  void manyHeadersAreRefused() throws IOException {
    String said = said("GET / HTTP/1.1\r\nHost: a\r\n" + "X-A: b\r\n".repeat(5_000) + "\r\n");

    assertThat(said).startsWith("HTTP/1.1 431").contains(HEADERS);
  }

  @Test
  void aPageMayWidenWhatItNeeds() throws IOException {
    String said = said("GET /own HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(said)
        .contains("Content-Security-Policy: default-src 'self'")
        .doesNotContain("default-src 'none'")
        .contains("X-Frame-Options: DENY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"G", "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ", "POST / HTTP/1.1\r\nHost: a\r\n"})
  void drippingHeadersAreGivenUp(String begun) throws Exception {
    Duration patience = Duration.ofSeconds(1);
    try (WebServer impatient =
            WebServer.start(
                new WebServer.Place(Optional.empty(), 0), metrics, List.of(), patience);
        Socket socket = connected(impatient);
        ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor()) {
      OutputStream out = socket.getOutputStream();
      out.write(begun.getBytes(StandardCharsets.US_ASCII));
      Future<?> drops =
          dripping.scheduleAtFixedRate(() -> drip(out), 0, 100, TimeUnit.MILLISECONDS);

      // Without a total limit this would go on for as long as the drops do.
      assertThat(rest(socket.getInputStream())).doesNotContain("200 OK");
      drops.cancel(true);
    }
  }

  private static void drip(OutputStream out) {
    try {
      out.write('x');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the server hung up, as it should", e);
    }
  }

  @Test
  void manyConnectionsThatSayNothingDoNotKeepOthersOut() throws Exception {
    try (Silent silent = new Silent()) {
      for (int i = 0; i < 500; i++) {
        silent.add(connected());
      }

      assertThat(said("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).contains("here");
    }
  }

  private static final class Silent implements AutoCloseable {
    private final List<Socket> sockets = new java.util.ArrayList<>();

    void add(Socket socket) throws IOException {
      sockets.add(socket);
      socket.getOutputStream().write('G');
    }

    @Override
    public void close() throws IOException {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void aBodyThatNobodyAskedForDoesNotHoldTheConnection() throws IOException {
    String said = said("POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nx");

    assertThat(said).startsWith("HTTP/1.1 404");
  }

  @Test
  void itNamesItsPaths() {
    assertThat(server.paths()).contains("GET /", "GET /own", "GET /metrics");
  }
}
