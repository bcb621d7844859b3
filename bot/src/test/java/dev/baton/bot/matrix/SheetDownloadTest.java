package dev.baton.bot.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.baton.bot.Texts;
import dev.baton.db.testing.Patience;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.SocketFactory;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Google as a server on this machine: names, certificates and sockets are ours, the guard is not.
 */
class SheetDownloadTest {
  private static final String LINK =
      "https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv";
  private static final String FILE = "https://doc-0s-80-sheets.googleusercontent.com/pub/file";
  private static final String CSV =
      "from_tier,to_tier,criteria,owner,lead\nT1,T2,It is stuck,kim@acme.test,lena@acme.test\n";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpsServer google;
  private OkHttpClient client;
  private Duration patience = Patience.LIMIT;
  private volatile Answer answer = exchange -> send(exchange, 200, "text/csv", CSV);

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws Exception {
    HeldCertificate held = certificate();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(held).build();
    HandshakeCertificates ours =
        new HandshakeCertificates.Builder().addTrustedCertificate(held.certificate()).build();
    google = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    google.setHttpsConfigurator(new HttpsConfigurator(server.sslContext()));
    google.setExecutor(threads);
    google.createContext("/", this::answer);
    google.start();
    client =
        new OkHttpClient.Builder()
            .sslSocketFactory(ours.sslSocketFactory(), ours.trustManager())
            .socketFactory(new Bent(google.getAddress()))
            .dns(_ -> List.of(InetAddress.ofLiteral("142.250.185.78")))
            .build();
  }

  /** OkHttp writes a certificate's dates in the digits of the machine's language. */
  private static HeldCertificate certificate() {
    Locale ours = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      return new HeldCertificate.Builder()
          .addSubjectAlternativeName("docs.google.com")
          .addSubjectAlternativeName("*.googleusercontent.com")
          .build();
    } finally {
      Locale.setDefault(ours);
    }
  }

  @AfterEach
  void stop() {
    over.countDown();
    google.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        "https://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
    answer.to(exchange);
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void pointTo(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    exchange.sendResponseHeaders(307, -1);
  }

  private MatrixSource.Opened open(String link) {
    return new SheetDownload(client, patience).open(link);
  }

  private String why(String link) {
    return switch (open(link)) {
      case MatrixSource.Opened.Not(var why) -> new ImportText(Texts.load().english()).unopened(why);
      case MatrixSource.Opened.Read read -> throw new AssertionError("Read: " + read);
    };
  }

  @Test
  void aPublishedSheetIsReadWithItsRedirect() {
    answer =
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/pub/file")) {
            send(exchange, 200, "text/csv; charset=utf-8", CSV);
          } else {
            pointTo(exchange, FILE);
          }
        };

    MatrixSource source = ((MatrixSource.Opened.Read) open(LINK)).source();

    assertThat(source.name()).isEqualTo("docs.google.com/2PACX-1v…");
    assertThat(source.reading()).isInstanceOf(ParseResult.Parsed.class);
    assertThat(asked).containsExactly(LINK, FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
      })
  void anotherAddressIsNeverAsked(String link) {
    assertThat(why(link)).contains("not the link of a Google Sheet").contains("Publish to web");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://accounts.google.com/ServiceLogin",
        "http://169.254.169.254/latest/meta-data",
        "https://127.0.0.1/",
        "https://evil.test/?https://docs.google.com/",
      })
  void aRedirectAwayIsNotFollowed(String location) {
    answer = exchange -> pointTo(exchange, location);

    assertThat(why(LINK)).contains("points away").contains("Nothing was read");
    assertThat(asked).hasSize(1);
  }

  @Test
  void redirectsEndAfterThree() {
    answer = exchange -> pointTo(exchange, FILE);

    assertThat(why(LINK)).contains("more than 3 times");
    assertThat(asked).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "224.0.0.1"})
  void aNameThatLeadsInsideIsNotConnectedTo(String address) {
    Dns inside = _ -> List.of(InetAddress.ofLiteral(address));
    client = client.newBuilder().dns(inside).build();

    assertThat(why(LINK)).contains("could not be found");
    assertThat(asked).isEmpty();
  }

  @Test
  void aPageIsNotTakenForCsv() {
    answer = exchange -> send(exchange, 200, "text/html", "<html>Sign in</html>");

    assertThat(why(LINK)).contains("something else than CSV").doesNotContain("<html>");
  }

  @Test
  void aMissingSheetIsSaid() {
    answer = exchange -> send(exchange, 404, "text/html", "gone");

    assertThat(why(LINK)).contains("did not give out the sheet").doesNotContain("404");
  }

  @Test
  void aHugeSheetIsRefusedByItsLength() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, MatrixCsv.MAX_BYTES + 1L);
        };

    assertThat(why(LINK)).contains("larger than 5 MB");
  }

  @Test
  void aSheetWithoutEndIsReadToTheLimitOnly() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, 0);
          drown(exchange.getResponseBody());
        };

    MatrixSource source = ((MatrixSource.Opened.Read) open(LINK)).source();

    assertThat(source.reading())
        .isEqualTo(
            new ParseResult.Faulty(
                List.of(Fault.ofFile(new FileDefect.TooLarge(MatrixCsv.MAX_BYTES)))));
  }

  private static void drown(OutputStream out) throws IOException {
    byte[] line = CSV.repeat(1000).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1000; i++) {
      out.write(line);
    }
  }

  @Test
  void aDrippingSheetIsGivenUp() {
    patience = Duration.ofSeconds(2);
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/csv");
          exchange.sendResponseHeaders(200, 0);
          drip(exchange.getResponseBody());
        };

    assertThat(why(LINK)).contains("within 2 seconds").contains("Try again");
  }

  private void drip(OutputStream out) throws IOException {
    try {
      while (!over.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Connects to one server whatever was asked for; the name and its address were judged before. */
  private static final class Bent extends SocketFactory {
    private final InetSocketAddress server;

    Bent(InetSocketAddress server) {
      this.server = server;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          super.connect(server, timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
