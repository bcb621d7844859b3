package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources: no text of anybody may become SQL, and one place names the workspace. */
class SqlTextTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Before there is a workspace: they make the database and its roles, from settings alone. */
  private static final Set<String> SETUP =
      Set.of("AppRole.java", "EmbeddedDatabase.java", "Migrations.java", "PostgresServer.java");

  /** Ask a connection about its server, in constant words, before jOOQ has it. */
  private static final Set<String> PLAIN_CONNECTION = Set.of("Database.java", "LifeSign.java");

  private static final Pattern PLAIN_SQL =
      Pattern.compile(
          "\\b(?:execute|fetch|fetchOne|fetchSingle|fetchMany|fetchLazy|fetchValue|fetchValues"
              + "|resultQuery|query|queries|condition|sql|raw|keyword|function|hint)\\(\\s*"
              + "(?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*(?:\\+\\s*[^\"\\s]|\\.)|\\w+\\s*\\+|String\\.|[a-z]\\w*\\.formatted)");
  private static final Pattern NAMED_COLUMN =
      Pattern.compile(
          "\\b(?:DSL\\.)?(?:field|table|name|inline)\\(\\s*(?:[a-z]\\w*\\s*\\+|\"[^\"]*\"\\s*\\+\\s*[^\"\\s])");
  private static final Pattern STATEMENT =
      Pattern.compile("createStatement\\(|prepareStatement\\(|prepareCall\\(|\\.addBatch\\(");
  private static final Pattern DATABASE_CODE =
      Pattern.compile(
          "^import (?:static )?(?:org\\.jooq|java\\.sql|javax\\.sql)\\.", Pattern.MULTILINE);
  private static final Pattern NAMES_THE_WORKSPACE = Pattern.compile("set_config|baton\\.org_id");

  @Test
  void noSqlIsPutTogetherFromText() throws IOException {
    assertThat(sources("db"))
        .isNotEmpty()
        .filteredOn(file -> !SETUP.contains(name(file)))
        .allSatisfy(file -> {
          String source = Files.readString(file);
          assertThat(PLAIN_SQL.matcher(source).results().map(m -> m.group())).isEmpty();
          assertThat(NAMED_COLUMN.matcher(source).results().map(m -> m.group())).isEmpty();
          if (!PLAIN_CONNECTION.contains(name(file))) {
            assertThat(STATEMENT.matcher(source).results().map(m -> m.group())).isEmpty();
          }
        });
  }

  @Test
  void whatPutsSqlTogetherIsFound() {
    for (String careless :
        List.of(
            "dsl.execute(\"delete from t where a = '\" + text)",
            "dsl.fetch(sql + text)",
            "dsl.resultQuery(\"select %s\".formatted(text))",
            "dsl.fetch(template.formatted(text))",
            "DSL.condition(\"a = \" + text)",
            "dsl.query(String.join(text))")) {
      assertThat(PLAIN_SQL.matcher(careless).find()).as(careless).isTrue();
    }
    assertThat(NAMED_COLUMN.matcher("DSL.field(column + 1)").find()).isTrue();
    assertThat(PLAIN_SQL.matcher("dsl.fetch(\"select a where b = ?\", text)").find()).isFalse();
  }

  @Test
  void nobodyOutsideThisModuleSpeaksToTheDatabase() throws IOException {
    for (String module : List.of("matrix", "escalation", "bot", "demo", "sandbox")) {
      assertThat(sources(module))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(DATABASE_CODE.matcher(Files.readString(file)).find())
                  .as(file.toString())
                  .isFalse());
    }
  }

  @Test
  void oneClassNamesTheWorkspaceToTheDatabase() throws IOException {
    assertThat(sources("db").stream().filter(SqlTextTest::namesTheWorkspace).map(SqlTextTest::name))
        .containsExactly("Tenants.java");
  }

  private static boolean namesTheWorkspace(Path file) {
    try {
      return NAMES_THE_WORKSPACE.matcher(Files.readString(file)).find();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> sources(String module) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
