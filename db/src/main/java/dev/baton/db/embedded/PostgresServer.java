package dev.baton.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own programs on one data folder: made, started, stopped. Durable: nothing here turns
 * fsync or synchronous commit off. Listens on 127.0.0.1 only, and asks every role for its password.
 */
final class PostgresServer {
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 8;

  private final Path bin;
  private final Path data;
  private final Path log;
  private final Path unfinished;

  PostgresServer(EmbeddedFolder folder) throws IOException {
    this.bin = PostgresBinaries.unpackedIn(folder).resolve("bin");
    this.data = folder.data();
    this.log = folder.log();
    this.unfinished = folder.unfinished();
  }

  /** Makes the data folder, unless it is there; one that was left half made is made again. */
  void create(Path superuserPassword) throws IOException {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    Path made = Files.createTempDirectory(unfinished, "initdb-");
    run(
        START_SECONDS,
        List.of(
            bin.resolve("initdb").toString(),
            "--pgdata=" + made,
            "--username=postgres",
            "--pwfile=" + superuserPassword,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    WholeMove.into(data, made, "PG_VERSION");
  }

  /** Starts on that port and waits until it takes connections. */
  void start(int port) throws IOException {
    forgetStrangersPid();
    String options =
        String.format(
            Locale.ROOT,
            "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c"
                + " log_checkpoints=off",
            port);
    run(
        START_SECONDS,
        List.of(
            bin.resolve("pg_ctl").toString(),
            "--pgdata=" + data,
            "--log=" + log,
            "--wait",
            "--timeout=" + START_SECONDS,
            "--options=" + options,
            "start"));
  }

  /**
   * After a crash of the whole machine or container, the noted pid may by now be some other
   * program's. PostgreSQL would refuse to start beside it.
   */
  private void forgetStrangersPid() throws IOException {
    Path noted = data.resolve("postmaster.pid");
    if (!Files.exists(noted)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(noted).getFirst().strip());
    boolean stranger =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(command -> !command.contains("postgres"))
            .orElse(false);
    if (stranger) {
      Files.delete(noted);
    }
  }

  /** Ends its connections, writes everything down and waits for its end. */
  void stop() throws IOException {
    run(
        STOP_SECONDS,
        List.of(
            bin.resolve("pg_ctl").toString(),
            "--pgdata=" + data,
            "--mode=fast",
            "--wait",
            "--timeout=" + STOP_SECONDS,
            "stop"));
  }

  /** Whether nothing listens on that port of this machine's loopback. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static int anyFreePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void run(int seconds, List<String> program) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(unprivileged(program))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      if (!process.waitFor(seconds + 5L, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("It did not end within " + seconds + " s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted.", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException(lastWords());
    }
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own root is nobody. */
  private static List<String> unprivileged(List<String> program) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return program;
    }
    List<String> wrapped = new ArrayList<>(List.of("unshare", "--user"));
    wrapped.addAll(program);
    return wrapped;
  }

  private String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.stream()
        .skip(Math.max(0, lines.size() - 20))
        .filter(line ->
            line.matches(".*(FATAL|PANIC|[Ee]rror|unrecognized|could not|No space|denied).*"))
        .reduce((first, second) -> first + " / " + second)
        .orElse("It left no message.");
  }
}
