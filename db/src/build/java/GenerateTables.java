import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the table classes from the migrations, on a PostgreSQL that lives as long as this program.
 * Run by the build from source; arguments: the migrations' folder, the folder to write to, this
 * file.
 */
final class GenerateTables {
  private GenerateTables() {}

  public static void main(String[] arguments) throws Exception {
    Path migrations = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    Path stamp = target.resolve("migrations.sha256");
    String digest = digest(migrations, Path.of(arguments[2]));
    if (Files.exists(stamp) && Files.readString(stamp).equals(digest)) {
      return;
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      migrate(postgres, migrations);
      GenerationTool.generate(configuration(postgres, target));
    }
    Files.writeString(stamp, digest);
  }

  private static String digest(Path migrations, Path generator) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : sources(migrations, generator)) {
      digest.update(file.getFileName().toString().getBytes());
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> sources(Path migrations, Path generator) throws IOException {
    try (Stream<Path> files = Files.list(migrations)) {
      return Stream.concat(files.sorted(), Stream.of(generator)).toList();
    }
  }

  private static void migrate(EmbeddedPostgres postgres, Path migrations) {
    Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .locations("filesystem:" + migrations)
        .schemas("platform")
        .placeholders(Map.of("app_role", "postgres"))
        .load()
        .migrate();
  }

  private static Configuration configuration(EmbeddedPostgres postgres, Path target) {
    return new Configuration()
        .withJdbc(new Jdbc().withUrl(postgres.getJdbcUrl("postgres", "postgres")))
        .withGenerator(
            new Generator()
                .withDatabase(database())
                .withGenerate(generate())
                .withTarget(
                    new Target()
                        .withPackageName("dev.baton.db.tables")
                        .withDirectory(target.toString())
                        .withClean(true)));
  }

  private static Database database() {
    return new Database()
        .withName("org.jooq.meta.postgres.PostgresDatabase")
        .withSchemata(
            new SchemaMappingType().withInputSchema("baton"),
            new SchemaMappingType().withInputSchema("platform"))
        .withExcludes("flyway_schema_history")
        .withIncludeRoutines(false)
        .withForcedTypes(
            new ForcedType()
                .withName("INSTANT")
                .withIncludeTypes("timestamptz|timestamp.*with\\stime\\szone"));
  }

  private static Generate generate() {
    return new Generate()
        .withRecords(true)
        .withPojos(false)
        .withDaos(false)
        .withJavaTimeTypes(true)
        .withGlobalCatalogReferences(false)
        .withComments(false);
  }
}
