package dev.baton.db.embedded;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import dev.baton.db.RoleCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir private static Path unpacked;
  private static Path binaries;

  @TempDir private Path parent;

  @BeforeAll
  static void unpackOnce() throws IOException {
    EmbeddedFolder folder = EmbeddedFolder.made(unpacked);
    binaries = PostgresBinaries.unpackedIn(folder);
    assertThat(PostgresBinaries.unpackedIn(folder)).isEqualTo(binaries);
  }

  @BeforeEach
  void linkTheBinaries() throws IOException {
    EmbeddedFolder.made(folder()).reserve(binaries.getFileName().toString());
    Files.createSymbolicLink(folder().resolve(binaries.getFileName()), binaries);
  }

  private Path folder() {
    return parent.resolve("data of baton");
  }

  @Test
  void whatIsStoredIsFoundAtTheNextStartOnTheSamePort() throws Exception {
    int port;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      port = database.app().port();
      execute(database.owner(), "create table kept as select 1 as one");
    }
    assertThat(EmbeddedDatabase.join(folder())).isEmpty();

    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      assertThat(database.app().port()).isEqualTo(port);
      assertThat(single(database.owner(), "select one from kept")).isEqualTo("1");
    }
  }

  @Test
  void itIsDurableLocalAndKeptFromOtherUsers() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      DatabaseUrl owner = database.owner();

      assertThat(single(owner, "show fsync")).isEqualTo("on");
      assertThat(single(owner, "show synchronous_commit")).isEqualTo("on");
      assertThat(single(owner, "show full_page_writes")).isEqualTo("on");
      assertThat(single(owner, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(RoleCheck.faults(database.app())).isEmpty();
      assertThatThrownBy(() -> single(wrongPassword(owner), "select 1"))
          .hasMessageContaining("password authentication failed");
    }
    assertThat(permissions(folder())).isEqualTo("rwx------");
    for (Path secret : secrets()) {
      assertThat(permissions(secret)).as(secret.toString()).isEqualTo("rw-------");
    }
  }

  private static DatabaseUrl wrongPassword(DatabaseUrl url) {
    return DatabaseUrl.parse(
        String.format(
            Locale.ROOT,
            "postgres://%s:wrong@%s:%d/%s",
            url.user().orElseThrow(),
            url.host(),
            url.port(),
            url.name()));
  }

  private List<Path> secrets() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      List<Path> secrets = files.filter(file -> file.toString().endsWith(".password")).toList();
      assertThat(secrets).hasSize(3);
      return secrets;
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void itsServerIsMigratedByItsOwnerAndUsedByItsApp() {
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(folder())) {
      new Migrations(embedded.owner(), embedded.app()).migrate();

      try (Database database = Database.open(embedded.app())) {
        assertThat(database.answers()).isTrue();
      }
      assertThat(Migrations.pending(embedded.app())).isEmpty();
    }
  }

  @Test
  void anotherPortIsTakenWhenTheNotedOneIsInUse() throws Exception {
    int port;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      port = database.app().port();
    }

    try (ServerSocket stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      assertThat(database.app().port()).isNotEqualTo(stranger.getLocalPort());
      assertThat(single(database.app(), "select 1")).isEqualTo("1");
      assertThat(EmbeddedDatabase.join(folder()).orElseThrow().app()).isEqualTo(database.app());
    }
  }

  @Test
  void aSecondHolderIsToldWhoHoldsItAndACommandJoins() throws Exception {
    try (EmbeddedDatabase holder = EmbeddedDatabase.start(folder())) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder()))
          .isInstanceOf(EmbeddedDatabaseProblem.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid());

      try (EmbeddedDatabase command = EmbeddedDatabase.joinOrStart(folder())) {
        assertThat(command.isJoined()).isTrue();
        assertThat(command.app()).isEqualTo(holder.app());
      }
      assertThat(single(holder.app(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aCommandWithNobodyToJoinRunsTheServerForItsOwnDuration() {
    try (EmbeddedDatabase command = EmbeddedDatabase.joinOrStart(folder())) {
      assertThat(command.isJoined()).isFalse();
    }
    assertThat(EmbeddedDatabase.join(folder())).isEmpty();
  }

  @Test
  void theServerOfAKilledProcessIsAdoptedWithAllItHolds() throws Exception {
    Process holder = childHoldingTheFolder();
    await().until(() -> EmbeddedDatabase.join(folder()).isPresent());
    DatabaseUrl left = EmbeddedDatabase.join(folder()).orElseThrow().owner();
    await().until(() -> Files.exists(parent.resolve("holding")));
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder()))
        .hasMessageContaining("in use by process " + holder.pid());
    execute(left, "create table kept as select 2 as two");
    String startedAt = single(left, "select pg_postmaster_start_time()");

    holder.toHandle().destroyForcibly();
    holder.waitFor();

    try (EmbeddedDatabase next = EmbeddedDatabase.start(folder())) {
      assertThat(next.owner()).isEqualTo(left);
      assertThat(single(left, "select pg_postmaster_start_time()")).isEqualTo(startedAt);
      assertThat(single(left, "select two from kept")).isEqualTo("2");
    }
    assertThat(EmbeddedDatabase.join(folder())).isEmpty();
  }

  private Process childHoldingTheFolder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Holder.class.getName(),
            folder().toString(),
            parent.resolve("holding").toString())
        .redirectErrorStream(true)
        .redirectOutput(parent.resolve("child.log").toFile())
        .start();
  }

  /** Another process, to be killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (EmbeddedDatabase _ = EmbeddedDatabase.start(Path.of(arguments[0]))) {
        Files.createFile(Path.of(arguments[1]));
        Thread.currentThread().join();
      }
    }
  }

  @Test
  void anUnusableFolderIsASentence() throws IOException {
    Path file = Files.createFile(parent.resolve("a file"));

    assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("below")))
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining("could not be started")
        .hasMessageContaining("a file")
        .hasMessageContaining(". Look into ");
  }

  @Test
  void aServerThatCannotStartSaysWhyAndLetsTheFolderGo() throws IOException {
    EmbeddedDatabase.start(folder()).close();
    Path configuration = folder().resolve("data/postgresql.conf");
    String good = Files.readString(configuration);
    Files.writeString(configuration, good + "\nno_such_setting = 1\n");

    assertThatThrownBy(() -> EmbeddedDatabase.start(folder()))
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining("no_such_setting");

    Files.writeString(configuration, good);
    EmbeddedDatabase.start(folder()).close();
  }

  @Test
  void aPidThatNowBelongsToAnotherProgramDoesNotStopTheStart() throws IOException {
    EmbeddedDatabase.start(folder()).close();
    Files.writeString(
        folder().resolve("data/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + folder().resolve("data") + "\n1\n1\n\n\n\n");

    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      assertThat(EmbeddedDatabase.join(folder()).orElseThrow().app()).isEqualTo(database.app());
    }
  }

  private static void execute(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String single(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = connect(url);
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(
        url.jdbc(), url.user().orElseThrow(), url.password().orElseThrow());
  }
}
