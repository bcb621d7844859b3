package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.DatabaseUrl;
import dev.baton.db.embedded.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./baton} starts: the jars as they are packaged, without the class path of tests. */
class PackagedIT {
  private static final Path TARGET = Path.of("target");

  @TempDir Path folder;

  @Test
  void aTryStartsServesItsPageAndStopsAndIsFoundAgain() throws Exception {
    int port = twoFreePorts();
    for (int start = 1; start <= 2; start++) {
      Process process = java("dev.baton.demo.Try", port);
      try (BufferedReader said = process.inputReader();
          HttpClient browser = HttpClient.newHttpClient()) {
        assertThat(until("Baton is ready", said)).last().asString().contains("" + (port + 1));
        assertThat(status(browser, port + 1, "/")).isEqualTo(200);
        assertThat(status(browser, port, "/readyz")).isEqualTo(200);

        // The process itself would close what it still has to say.
        process.toHandle().destroy();
        assertThat(until("Stopped.", said)).last().asString().contains("Everything is kept");
        process.waitFor();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  @Test
  void theBotSaysWhatIsMissing() throws Exception {
    Process process = java("dev.baton.bot.Main", twoFreePorts(), "doctor");
    try (BufferedReader said = process.inputReader()) {
      assertThat(said.lines()).anyMatch(line -> line.contains("SLACK_SIGNING_SECRET"));
    }
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void aRehearsalLeavesNothing() throws Exception {
    Process process = java("dev.baton.demo.Rehearsal", twoFreePorts());
    try (BufferedReader said = process.inputReader()) {
      assertThat(until("nothing more", said)).isNotEmpty();
    }
    assertThat(process.waitFor()).isZero();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aPlatformRunsTheProcfileFromWhatItsBuildLeft() throws Exception {
    Path source = Slug.of(Path.of("..").toRealPath(), folder.resolve("source"));
    int port = twoFreePorts();
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"))) {
      Slug slug = new Slug(source, environment(server, port));

      Process release = slug.runs("release");
      assertThat(slug.said(release)).anyMatch(line -> line.contains("migrations applied"));
      assertThat(release.waitFor()).isZero();

      Process web = slug.runs("web");
      try (BufferedReader said = web.inputReader();
          HttpClient browser = HttpClient.newHttpClient()) {
        assertThat(until("Baton is listening", said)).last().asString().contains("" + port);
        assertThat(status(browser, port, "/readyz")).isEqualTo(200);
      } finally {
        web.toHandle().destroy();
        web.waitFor();
      }
    } finally {
      Slug.writable(source);
    }
  }

  private static Map<String, String> environment(EmbeddedDatabase server, int port) {
    return Map.of(
        "PORT", "" + port,
        "HOST", "127.0.0.1",
        "DATABASE_URL", text(server.app()),
        "DATABASE_OWNER_URL", text(server.owner()),
        "SLACK_SIGNING_SECRET", "8f742231",
        "SLACK_CLIENT_ID", "1.2",
        "SLACK_CLIENT_SECRET", "hush",
        "ENCRYPTION_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
  }

  private static String text(DatabaseUrl url) {
    return "postgres://%s:%s@%s:%s/%s"
        .formatted(
            url.user().orElseThrow(),
            url.password().orElseThrow(),
            url.host(),
            url.port(),
            url.name());
  }

  private Process java(String main, int port, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-cp", jars(), main));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BATON_DATA", folder.resolve("data").toString());
    builder.environment().put("PORT", "" + port);
    return builder.start();
  }

  private static String jars() throws IOException {
    try (Stream<Path> own = Files.list(TARGET);
        Stream<Path> libraries = Files.list(TARGET.resolve("lib"))) {
      return Stream.concat(own, libraries)
          .map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /** All that was said up to this line, or to the end of the process. */
  private static List<String> until(String line, BufferedReader said) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String next = said.readLine(); next != null; next = said.readLine()) {
      lines.add(next);
      if (next.startsWith(line)) {
        break;
      }
    }
    return lines;
  }

  private static int status(HttpClient browser, int port, String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
    return browser.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static int twoFreePorts() throws IOException {
    while (true) {
      try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        int next = first.getLocalPort() + 1;
        try (ServerSocket second = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
          return second.getLocalPort() - 1;
        } catch (BindException taken) {
          // Other programs take ports too; the next pair may be free.
        }
      }
    }
  }
}
