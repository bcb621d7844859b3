package dev.baton.db.embedded;

import dev.baton.db.AppRole;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own in a folder, for who has none. One process holds it; commands may join
 * the server it runs. Whoever started or adopted the server stops it by {@link #close}; a killed
 * process leaves it running, and the next start adopts it.
 *
 * <p>No shutdown hook is set: the bot ends its own work first, then closes this.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String DATABASE = "baton";
  private static final String OWNER = "baton_owner";
  private static final String APP = "baton_app";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EmbeddedFolder folder;
  private final int port;
  private final @Nullable PostgresServer server;
  private final @Nullable FolderHold hold;

  private EmbeddedDatabase(
      EmbeddedFolder folder, int port, @Nullable PostgresServer server, @Nullable FolderHold hold) {
    this.folder = folder;
    this.port = port;
    this.server = server;
    this.hold = hold;
  }

  /**
   * Makes the folder when it is missing, for {@code use}, and puts these names on the list of what
   * Baton makes there.
   *
   * @throws EmbeddedDatabaseProblem when the folder is there and open to other users, or one of the
   *     names is there already and not Baton's; nothing is changed then
   */
  public static void reserve(Path folder, FolderUse use, Collection<String> names) {
    try {
      EmbeddedFolder.reserved(folder, use, names);
    } catch (IOException e) {
      throw new EmbeddedDatabaseProblem(sentence(folder, e), e);
    }
  }

  /**
   * Holds the folder and starts its server, or adopts the one a killed process left there. The
   * schema is not migrated.
   *
   * @throws EmbeddedDatabaseProblem when another process holds the folder (its pid is named), or
   *     the server cannot be started
   */
  public static EmbeddedDatabase start(Path folder) {
    try {
      EmbeddedFolder at = EmbeddedFolder.made(folder);
      FolderHold hold = FolderHold.of(at);
      try {
        return started(at, hold);
      } catch (IOException | RuntimeException e) {
        hold.close();
        throw e;
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseProblem(sentence(folder, e), e);
    }
  }

  private static EmbeddedDatabase started(EmbeddedFolder folder, FolderHold hold)
      throws IOException {
    PostgresServer server = new PostgresServer(folder);
    server.create(folder.passwordFile("postgres"));
    int port = runningPort(folder).orElse(0);
    if (port == 0) {
      port = folder.port().filter(PostgresServer::isFree).orElse(PostgresServer.anyFreePort());
      folder.notePort(port);
      server.start(port);
    }
    EmbeddedDatabase database = new EmbeddedDatabase(folder, port, server, hold);
    database.createRoles();
    return database;
  }

  private static Optional<Integer> runningPort(EmbeddedFolder folder) throws IOException {
    Optional<Integer> port = folder.port();
    if (port.isEmpty() || !folder.hasPassword("postgres")) {
      return Optional.empty();
    }
    // Only the server of this folder knows the password of this folder.
    DatabaseUrl url = url(folder, port.get(), "postgres", "postgres");
    return answers(url) ? port : Optional.empty();
  }

  private static boolean answers(DatabaseUrl url) {
    // Whoever took the port meanwhile need not speak PostgreSQL, nor speak at all.
    try (Connection connection = AppRole.connect(url.with("loginTimeout", "2"))) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  private void createRoles() throws IOException {
    try (Connection connection = AppRole.connect(url(folder, port, "postgres", "postgres"))) {
      DSLContext dsl = Database.dsl(connection);
      createRole(dsl, OWNER);
      createRole(dsl, APP);
      if (dsl.fetch("select from pg_database where datname = ?", DATABASE).isEmpty()) {
        dsl.execute("create database " + DATABASE + " owner " + OWNER);
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void createRole(DSLContext dsl, String role) throws IOException {
    if (dsl.fetch("select from pg_roles where rolname = ?", role).isEmpty()) {
      dsl.execute(new AppRole(role, Optional.of(folder.password(role))).creation());
    }
  }

  /** The server that another process runs on this folder; empty when none answers. */
  public static Optional<EmbeddedDatabase> join(Path folder) {
    try {
      EmbeddedFolder at = new EmbeddedFolder(folder);
      Optional<Integer> port = at.hasPassword(APP) ? at.port() : Optional.empty();
      return port.filter(number -> answers(url(at, number, APP, DATABASE)))
          .map(number -> new EmbeddedDatabase(at, number, null, null));
    } catch (IOException e) {
      throw new EmbeddedDatabaseProblem(sentence(folder, e), e);
    }
  }

  /** Whether a process works on this folder, or a killed one left its server running there. */
  public static boolean isRunning(Path folder) {
    try {
      return join(folder).isPresent() || FolderHold.isHeld(new EmbeddedFolder(folder));
    } catch (IOException e) {
      // Of a folder that this user may not read nothing can be joined either.
      return false;
    }
  }

  /**
   * For commands: joins the server that is running, or starts it until {@link #close}.
   *
   * @throws EmbeddedDatabaseProblem as {@link #start}
   */
  public static EmbeddedDatabase joinOrStart(Path folder) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<EmbeddedDatabase> joined = join(folder);
      if (joined.isPresent()) {
        return joined.get();
      }
      try {
        return start(folder);
      } catch (EmbeddedDatabaseProblem e) {
        // Its holder may still be starting it.
        if (System.nanoTime() > end || e.getCause() != null) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
  }

  /** What the server holds beside the rows of that workspace: other workspaces and databases. */
  List<String> othersThan(String workspace) throws IOException {
    try (Connection connection = AppRole.connect(url(folder, port, "postgres", DATABASE))) {
      return new Inhabitants(Database.dsl(connection)).othersThan(workspace, DATABASE);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static DatabaseUrl url(EmbeddedFolder folder, int port, String role, String database) {
    return new DatabaseUrl(
        "127.0.0.1",
        port,
        database,
        Optional.of(role),
        Optional.of(folder.password(role)),
        Map.of());
  }

  /**
   * Copies all of it into one file while it works. The file holds passwords and everything else,
   * and is readable to this user only.
   *
   * @throws EmbeddedDatabaseProblem when the file is there already or cannot be written; then
   *     nothing of it is left
   */
  public void backUp(Path file, Instant at) {
    try {
      new Backup(this, folder).write(file, at);
    } catch (FileAlreadyExistsException there) {
      throw new EmbeddedDatabaseProblem(
          "%s is there already, and nothing is written over. Name another file.".formatted(file));
    } catch (IOException | SQLException failure) {
      throw new EmbeddedDatabaseProblem(
          "The backup could not be written to %s, and nothing of it was left there. %s"
              .formatted(file, failure.getMessage()),
          failure);
    }
  }

  /** The id of every workspace that has rows here, as only the superuser sees them. */
  public Set<String> workspaces() {
    try (Connection connection = AppRole.connect(superuser())) {
      return new Inhabitants(Database.dsl(connection)).workspaces();
    } catch (SQLException e) {
      throw new EmbeddedDatabaseProblem("The embedded database does not answer.", e);
    }
  }

  DatabaseUrl superuser() {
    return url(folder, port, "postgres", DATABASE);
  }

  /** Where its data is. */
  public Path folder() {
    return folder.path();
  }

  /** For {@link Migrations} only. */
  public DatabaseUrl owner() {
    return url(folder, port, OWNER, DATABASE);
  }

  /** For {@link Database#open}. */
  public DatabaseUrl app() {
    return url(folder, port, APP, DATABASE);
  }

  /** Whether this only joined a server that someone else stops. */
  public boolean isJoined() {
    return server == null;
  }

  private static String sentence(Path folder, IOException failure) {
    // Of a refused right the exception's message is the bare name of the file.
    String what =
        failure instanceof AccessDeniedException denied
            ? "This user has no right to write " + denied.getFile() + "."
            : String.valueOf(failure.getMessage()).replaceFirst("(?<![.!?])$", ".");
    return "The embedded database in %s could not be started; what it holds is untouched. %s Look into %s, free space or mend its rights, and start again."
        .formatted(folder, what, folder.resolve("postgres.log"));
  }

  /** Stops the server, unless it was joined, and lets the folder go. */
  @Override
  public void close() {
    try {
      if (server != null) {
        server.stop();
      }
      if (hold != null) {
        hold.close();
      }
    } catch (IOException e) {
      throw new EmbeddedDatabaseProblem(
          "The embedded database in %s did not stop in time; the next start takes it over."
              .formatted(folder.path()),
          e);
    }
  }
}
