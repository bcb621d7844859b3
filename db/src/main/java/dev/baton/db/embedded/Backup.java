package dev.baton.db.embedded;

import dev.baton.db.AppRole;
import dev.baton.db.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/**
 * A copy of an embedded database in one file, made while it works: its files as they are, and the
 * log that makes them whole again. PostgreSQL keeps that log for as long as the copy takes.
 */
final class Backup {
  private static final String SLOT =
      "select pg_create_physical_replication_slot('baton_backup_' || pg_backend_pid(), true, true)";
  private static final String START = "select pg_walfile_name(pg_backup_start('baton', true))";
  private static final String STOP =
      "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)";

  private final EmbeddedDatabase database;
  private final EmbeddedFolder folder;

  Backup(EmbeddedDatabase database, EmbeddedFolder folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Whole or not at all, and readable to this user only. */
  void write(Path file, Instant at) throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try {
      Files.deleteIfExists(unfinished);
      Files.createFile(unfinished, EmbeddedFolder.PRIVATE_FILE);
      try (OutputStream to =
              new GZIPOutputStream(
                  new BufferedOutputStream(
                      Files.newOutputStream(unfinished, StandardOpenOption.WRITE)));
          BackupArchive archive = new BackupArchive(to)) {
        copy(archive, at);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void copy(BackupArchive archive, Instant at) throws IOException, SQLException {
    archive.text(BackupArchive.HEAD, BackupArchive.head(at));
    for (String role : EmbeddedFolder.ROLES) {
      archive.file(role + ".password", folder.passwordFile(role));
    }
    try (Connection connection = AppRole.connect(database.superuser())) {
      DSLContext session = Database.dsl(connection);
      session.fetch(SLOT);
      String first = session.fetchSingle(START).get(0, String.class);
      archive.data(folder.data());
      Record end = session.fetchSingle(STOP);
      archive.log(folder.data(), first, end.get(0, String.class));
      archive.text("data/backup_label", end.get(1, String.class));
    } catch (DataAccessException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }
}
