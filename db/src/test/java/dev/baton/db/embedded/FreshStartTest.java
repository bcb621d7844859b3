package dev.baton.db.embedded;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreshStartTest {
  private static final String DEMO = "T0ACME";
  private static final Map<String, Pattern> SANDBOX =
      Map.of("sandbox", Pattern.compile("sandbox\\.json"));

  @TempDir private static Path unpacked;
  private static Path binaries;

  @TempDir private Path parent;

  @BeforeAll
  static void unpackOnce() throws IOException {
    binaries = PostgresBinaries.unpackedIn(EmbeddedFolder.made(unpacked));
  }

  private Path folder() {
    return parent.resolve("data of try");
  }

  private List<Path> forget() {
    return FreshStart.in(folder(), DEMO, SANDBOX);
  }

  /** As {@code try} and {@code serve} make it, with a migrated database. */
  private void used(FolderUse use) throws IOException {
    EmbeddedDatabase.reserve(folder(), use, List.of("sandbox"));
    Files.createDirectories(folder().resolve("sandbox"));
    Files.writeString(folder().resolve("sandbox/sandbox.json"), "{}");
    migrated();
  }

  private void migrated() throws IOException {
    EmbeddedFolder.made(folder()).reserve(binaries.getFileName().toString());
    Path link = folder().resolve(binaries.getFileName());
    if (Files.notExists(link)) {
      Files.createSymbolicLink(link, binaries);
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      new Migrations(database.owner(), database.app()).migrate();
    }
  }

  private void sql(String sql) throws IOException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder());
        Connection connection =
            DriverManager.getConnection(
                database.owner().jdbc(),
                "postgres",
                new EmbeddedFolder(folder()).password("postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void workspace(String id) throws IOException, SQLException {
    sql(
        "insert into baton.workspace (org_id, name, created_at) values ('%s', 'x', now())"
            .formatted(id));
  }

  @Test
  void whatTryMadeGoesAndItsFolderWithIt() throws Exception {
    used(FolderUse.TRY);
    workspace(DEMO);

    assertThat(forget()).isEmpty();

    assertThat(folder()).doesNotExist();
    assertThat(binaries.resolve("bin/initdb")).exists();
  }

  @Test
  void strangersFilesSurviveWhereverTheyLie() throws Exception {
    used(FolderUse.TRY);
    for (String name :
        List.of(
            "letter.txt",
            "notes/today.md",
            "sandbox/mine.json",
            "data/backup.sql",
            "data/base/photo.jpg",
            "unread.txt")) {
      Files.createDirectories(folder().resolve(name).resolveSibling("."));
      Files.writeString(folder().resolve(name), name);
    }
    Path outside = Files.writeString(parent.resolve("outside.txt"), "keep me");
    Files.createSymbolicLink(folder().resolve("link"), outside);

    assertThat(forget().stream().map(Path::toString))
        .containsExactly(
            "data/backup.sql",
            "data/base/photo.jpg",
            "letter.txt",
            "link",
            "notes",
            "sandbox/mine.json",
            "unread.txt");

    assertThat(outside).hasContent("keep me");
    assertThat(folder().resolve("data/base/photo.jpg")).hasContent("data/base/photo.jpg");
    assertThat(folder().resolve("notes/today.md")).exists();
    assertThat(folder().resolve("sandbox/sandbox.json")).doesNotExist();

    used(FolderUse.TRY);
    assertThat(folder().resolve("data/backup.sql")).hasContent("data/backup.sql");
    assertThat(forget()).hasSize(7);
  }

  @Test
  void anotherWorkspaceInTheDatabaseKeepsEverything() throws Exception {
    used(FolderUse.TRY);
    workspace(DEMO);
    workspace("T0REAL");

    assertThatThrownBy(this::forget)
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining("workspace T0REAL")
        .hasMessageContaining("Nothing was deleted");

    assertStillThere("T0REAL");
  }

  @Test
  void anotherDatabaseOnTheServerKeepsEverything() throws Exception {
    used(FolderUse.TRY);
    sql("create database accounting");

    assertThatThrownBy(this::forget).hasMessageContaining("database accounting");
    assertThat(folder().resolve("data/PG_VERSION")).exists();
  }

  @Test
  void aFolderThatServeMadeIsKeptThoughItHoldsNoWorkspace() throws Exception {
    used(FolderUse.SERVE);

    assertThatThrownBy(this::forget).hasMessageContaining("made by ./baton serve");
    assertThat(folder().resolve("data/PG_VERSION")).exists();
  }

  @Test
  void aDatabaseThatIsInUseIsKept() throws Exception {
    used(FolderUse.TRY);
    try (EmbeddedDatabase _ = EmbeddedDatabase.start(folder())) {
      assertThatThrownBy(this::forget).hasMessageContaining("in use by process");
    }
    assertThat(folder().resolve("data/PG_VERSION")).exists();
  }

  @Test
  void aDatabaseThatCannotBeLookedIntoIsKept() throws Exception {
    used(FolderUse.TRY);
    Files.writeString(folder().resolve("data/postgresql.conf"), "no_such_setting = 1\n");

    assertThatThrownBy(this::forget).isInstanceOf(EmbeddedDatabaseProblem.class);
    assertThat(folder().resolve("data/PG_VERSION")).exists();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFolderOfAnEarlierVersionIsUnderstood(boolean demo) throws Exception {
    used(FolderUse.TRY);
    workspace(DEMO);
    Files.delete(folder().resolve(MadeHere.FILE));
    Files.delete(folder().resolve("unfinished"));
    if (!demo) {
      Files.delete(folder().resolve("sandbox/sandbox.json"));
      assertThatThrownBy(this::forget).hasMessageContaining("made by ./baton serve");
      assertStillThere(DEMO);
      return;
    }
    Files.writeString(folder().resolve("letter.txt"), "keep me");

    assertThat(forget()).containsExactly(Path.of("letter.txt"));
    assertThat(folder()).isDirectoryNotContaining("glob:**{data,lock,port,*.password}");
  }

  @Test
  void aFolderThatWasThereBeforeStaysAsItWas() throws Exception {
    Files.createDirectory(folder(), asFileAttribute(fromString("rwx------")));
    used(FolderUse.TRY);

    assertThat(forget()).isEmpty();
    assertThat(folder()).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsNoneOfBatonsIsLeftAlone() throws Exception {
    assertThat(forget()).isEmpty();
    assertThat(folder()).doesNotExist();

    Files.createDirectory(folder());
    Files.writeString(folder().resolve("postgres.password"), "hunter2");
    Files.createDirectory(folder().resolve("data"));
    assertThat(forget()).isEmpty();
    assertThat(folder().resolve("postgres.password")).hasContent("hunter2");
    assertThat(folder().resolve("data")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "lock", "port", "sandbox", "postgres.log", "unfinished"})
  void whatAStrangerCallsAsBatonDoesIsNeverWrittenOver(String name) throws Exception {
    Files.createDirectory(folder(), asFileAttribute(fromString("rwx------")));
    Files.writeString(folder().resolve(name), "mine");

    assertThatThrownBy(() -> used(FolderUse.TRY))
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining(name)
        .hasMessageContaining("BATON_DATA");
    assertThat(folder().resolve(name)).hasContent("mine");
    assertThat(forget()).isEmpty();
    assertThat(folder()).isDirectoryContaining("glob:**" + name);
    assertThat(folder().toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xr-x", "rwxrwxrwx", "rwxr-x---", "rwx-----x"})
  void aFolderOpenToOthersIsRefusedWithTheCommandThatMendsIt(String rights) throws Exception {
    Files.createDirectory(folder());
    Files.setPosixFilePermissions(folder(), fromString(rights));

    assertThatThrownBy(() -> EmbeddedDatabase.start(folder()))
        .isInstanceOf(EmbeddedDatabaseProblem.class)
        .hasMessageContaining("chmod 700 '" + folder() + "'");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo(rights);
    assertThat(folder()).isEmptyDirectory();
  }

  private void assertStillThere(String workspace) throws IOException, SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder())) {
      assertThat(database.othersThan("nobody").stream())
          .containsAll(Stream.of("workspace " + workspace).toList());
    }
  }
}
