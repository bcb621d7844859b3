package dev.baton.db.embedded;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.AppRole;
import dev.baton.db.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy is made while people work, and what comes out of it is one moment's whole. */
final class BackupTest {
  private static final Instant TAKEN = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private static Path unpacked;
  private static Path binaries;

  @TempDir private Path parent;

  @BeforeAll
  static void unpackOnce() throws IOException {
    binaries = PostgresBinaries.unpackedIn(EmbeddedFolder.made(unpacked));
  }

  @BeforeEach
  void linkTheBinaries() throws IOException {
    link(folder());
  }

  private static void link(Path folder) throws IOException {
    EmbeddedFolder.made(folder).reserve(binaries.getFileName().toString());
    Files.createSymbolicLink(folder.resolve(binaries.getFileName()), binaries);
  }

  private Path folder() {
    return parent.resolve("data of baton");
  }

  private Path restored() {
    return parent.resolve("restored");
  }

  private Path file() {
    return parent.resolve("monday.backup");
  }

  /** Two tables that every transaction changes alike. */
  private static void work(DatabaseUrl url, AtomicBoolean over, AtomicInteger done) {
    try (Connection connection = AppRole.connect(url);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (!over.get()) {
        statement.execute("insert into one select repeat('x', 500)");
        statement.execute("insert into other select repeat('x', 500)");
        statement.execute("update total set number = number + 1");
        connection.commit();
        done.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int number(DatabaseUrl url, String query) throws SQLException {
    try (Connection connection = AppRole.connect(url);
        var answer = connection.createStatement().executeQuery(query)) {
      answer.next();
      return answer.getInt(1);
    }
  }

  @Test
  void whatIsTakenWhilePeopleWorkIsOneMomentsWhole() throws Exception {
    int before;
    int after;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      execute(
          database.owner(),
          "create table one (text text); create table other (text text);"
              + "create table total as select 0 as number");
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger done = new AtomicInteger();
      Thread working = Thread.ofVirtual().start(() -> work(database.owner(), over, done));
      await().until(() -> done.get() > 20);
      before = done.get();
      try (EmbeddedDatabase beside = EmbeddedDatabase.join(folder()).orElseThrow()) {
        beside.backUp(file(), TAKEN);
      }
      over.set(true);
      working.join();
      after = done.get();
    }
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    assertThat(Restore.into(restored(), file())).isEqualTo(TAKEN);
    link(restored());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(restored())) {
      DatabaseUrl owner = database.owner();
      int total = number(owner, "select number from total");
      assertThat(total).isBetween(before, after);
      assertThat(number(owner, "select count(*) from one")).isEqualTo(total);
      assertThat(number(owner, "select count(*) from other")).isEqualTo(total);
      execute(owner, "insert into one values ('goes on')");
    }
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws Exception {
    Files.writeString(file(), "mine");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      assertThatThrownBy(() -> database.backUp(file(), TAKEN))
          .isInstanceOf(EmbeddedDatabaseProblem.class)
          .hasMessageContaining("is there already");
      assertThatThrownBy(() -> database.backUp(parent.resolve("missing/file"), TAKEN))
          .isInstanceOf(EmbeddedDatabaseProblem.class)
          .hasMessageContaining("nothing of it was left there");
    }
    assertThat(file()).hasContent("mine");
  }

  @Test
  void onlyAnEmptyFolderIsFilled() {
    assertThatThrownBy(() -> Restore.into(folder(), file()))
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining("is not empty")
        .hasMessageContaining("Nothing was changed.");
  }

  @Test
  void whatIsNoBackupOrEndsInTheMiddleLeavesNothingBehind() throws Exception {
    Files.writeString(file(), "no backup at all");
    assertRefused("damaged or ends in the middle");
    assertThatThrownBy(() -> Restore.into(restored(), parent.resolve("missing")))
        .hasMessageContaining("There is no file");
    Files.delete(file());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      database.backUp(file(), TAKEN);
    }
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
    assertRefused("damaged or ends in the middle");
    Files.write(file(), Arrays.copyOf(whole, whole.length - 4));
    assertRefused("damaged or ends in the middle");
  }

  private void assertRefused(String why) throws IOException {
    assertThatThrownBy(() -> Restore.into(restored(), file()))
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining(why);
    try (Stream<Path> left = Files.list(parent)) {
      assertThat(left.map(path -> path.getFileName().toString())).doesNotContain("restored");
    }
  }

  private static void execute(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection = AppRole.connect(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
