package dev.baton.db.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Puts a backup into an empty folder: whole, or nothing is left there. */
public final class Restore {
  /** Stands among the data from the moment they are there until all was taken over. */
  private static final String UNFINISHED = "baton_restore_unfinished";

  private final Path file;
  private final Path folder;

  private Restore(Path file, Path folder) {
    this.file = file;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Puts it there; {@link EmbeddedDatabase#start} makes it whole. Until {@link #finish} nobody may
   * serve it.
   *
   * @return when the backup was made
   * @throws EmbeddedDatabaseProblem when the folder is not empty, or the file is no whole backup;
   *     nothing is left in the folder then
   */
  public static Instant into(Path folder, Path file) {
    try {
      return new Restore(file, folder).run();
    } catch (IOException failure) {
      throw new EmbeddedDatabaseProblem(
          "The backup %s could not be put into %s, and nothing was left there. %s"
              .formatted(file, folder, failure.getMessage()),
          failure);
    }
  }

  /** Whether a backup was put there of which not everything was taken over. */
  public static boolean isUnfinished(Path folder) {
    return Files.exists(new EmbeddedFolder(folder).data().resolve(UNFINISHED));
  }

  /** Everything was taken over: it may be served. */
  public static void finish(Path folder) {
    try {
      Files.deleteIfExists(new EmbeddedFolder(folder).data().resolve(UNFINISHED));
    } catch (IOException failure) {
      throw new EmbeddedDatabaseProblem(
          "The backup is in %s, but it could not be noted that it is whole. %s"
              .formatted(folder, failure.getMessage()),
          failure);
    }
  }

  private Instant run() throws IOException {
    refuseWhenNotEmpty();
    boolean wasThere = Files.exists(folder);
    try {
      EmbeddedFolder at = EmbeddedFolder.reserved(folder, FolderUse.SERVE, List.of());
      Files.createDirectories(at.unfinished());
      try (FolderHold _ = FolderHold.of(at)) {
        return unpacked(at);
      }
    } catch (IOException | RuntimeException broken) {
      leaveNothing(wasThere);
      throw broken;
    }
  }

  private void refuseWhenNotEmpty() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findFirst().isPresent()) {
        throw new EmbeddedDatabaseProblem(
            "%s is not empty, and a backup is put into an empty folder only. Nothing was changed. Set BATON_DATA to another folder."
                .formatted(folder));
      }
    }
  }

  private Instant unpacked(EmbeddedFolder at) throws IOException {
    Path made = Files.createTempDirectory(at.unfinished(), "restoring-");
    Instant taken;
    try (InputStream bytes = Files.newInputStream(file);
        InputStream whole = new GZIPInputStream(new BufferedInputStream(bytes));
        TarArchiveInputStream tar = new TarArchiveInputStream(whole, UTF_8.name())) {
      taken = head(tar);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, made);
      }
      // The checksum stands at the end.
      whole.transferTo(OutputStream.nullOutputStream());
    } catch (EOFException | ZipException damaged) {
      throw new EmbeddedDatabaseProblem(
          "%s is damaged or ends in the middle. Nothing was changed; take another backup."
              .formatted(file),
          damaged);
    } catch (NoSuchFileException missing) {
      throw new EmbeddedDatabaseProblem("There is no file " + file + ".", missing);
    }
    if (!Files.exists(made.resolve("data/backup_label"))) {
      throw noBackup();
    }
    Files.createFile(made.resolve("data").resolve(UNFINISHED));
    for (String role : EmbeddedFolder.ROLES) {
      Files.move(
          made.resolve(role + ".password"), at.passwordFile(role), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(made.resolve("data"), at.data(), StandardCopyOption.ATOMIC_MOVE);
    return taken;
  }

  private Instant head(TarArchiveInputStream tar) throws IOException {
    TarArchiveEntry first = tar.getNextEntry();
    if (first == null || !first.getName().equals(BackupArchive.HEAD)) {
      throw noBackup();
    }
    List<String> lines = new String(tar.readNBytes(1_000), UTF_8).lines().toList();
    if (lines.size() < 2 || !lines.getFirst().equals(BackupArchive.FIRST_LINE)) {
      throw noBackup();
    }
    try {
      return Instant.parse(lines.get(1));
    } catch (DateTimeException e) {
      throw noBackup();
    }
  }

  private EmbeddedDatabaseProblem noBackup() {
    return new EmbeddedDatabaseProblem(
        file + " is no backup that this Baton can read. Nothing was changed.");
  }

  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path made)
      throws IOException {
    Path place = made.resolve(entry.getName()).normalize();
    if (!place.startsWith(made) || entry.isSymbolicLink() || entry.isLink()) {
      throw noBackup();
    }
    if (entry.isDirectory()) {
      Files.createDirectories(place, EmbeddedFolder.PRIVATE);
    } else {
      Files.createFile(place, EmbeddedFolder.PRIVATE_FILE);
      try (var to = Files.newOutputStream(place)) {
        tar.transferTo(to);
      }
    }
  }

  private void leaveNothing(boolean wasThere) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> made = Files.walk(folder)) {
      for (Path each : made.sorted(Comparator.reverseOrder()).toList()) {
        if (!wasThere || !each.equals(folder)) {
          Files.deleteIfExists(each);
        }
      }
    }
  }
}
