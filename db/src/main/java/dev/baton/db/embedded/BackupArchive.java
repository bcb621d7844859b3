package dev.baton.db.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The file of a backup while it is written: a tar of the data folder and what belongs to it. */
final class BackupArchive implements AutoCloseable {
  /** Its first entry, which says what it is. */
  static final String HEAD = "baton-backup.txt";

  static final String FIRST_LINE = "Baton backup 1";

  private static final String DATA = "data/";

  /** Made anew by every start; PostgreSQL's own copying leaves the same out. */
  private static final Set<String> EMPTIED =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

  /** Copied last, because it says from where the others are to be made whole. */
  private static final String CONTROL = "global/pg_control";

  private final TarArchiveOutputStream tar;

  BackupArchive(OutputStream to) {
    tar = new TarArchiveOutputStream(to, UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  static String head(Instant at) {
    return FIRST_LINE + "\n" + at + "\n";
  }

  void text(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  /** As long as it is at this moment: what is added meanwhile stands in the log. */
  void file(String name, Path file) throws IOException {
    try (InputStream from = Files.newInputStream(file)) {
      long size = Files.size(file);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(size);
      tar.putArchiveEntry(entry);
      copy(from, size);
      tar.closeArchiveEntry();
    } catch (NoSuchFileException dropped) {
      // Of a table that is gone; the log says so too.
    }
  }

  /** What was cut off meanwhile becomes zeros; the log cuts it off again. */
  private void copy(InputStream from, long size) throws IOException {
    byte[] part = new byte[1 << 16];
    long left = size;
    while (left > 0) {
      int read = from.readNBytes(part, 0, (int) Math.min(part.length, left));
      if (read == 0) {
        Arrays.fill(part, (byte) 0);
        read = (int) Math.min(part.length, left);
      }
      tar.write(part, 0, read);
      left -= read;
    }
  }

  /** Everything of the data folder but the log. */
  void data(Path data) throws IOException {
    folder(data, "");
    file(DATA + CONTROL, data.resolve(CONTROL));
  }

  private void folder(Path folder, String below) throws IOException {
    directory(below);
    if (below.equals("pg_wal/")) {
      directory("pg_wal/archive_status/");
    }
    if (EMPTIED.contains(below.replaceFirst("/$", ""))) {
      return;
    }
    for (Path child : children(folder)) {
      String name = child.getFileName().toString();
      if (Files.isDirectory(child)) {
        folder(child, below + name + "/");
      } else if (isKept(below + name, name)) {
        file(DATA + below + name, child);
      }
    }
  }

  private void directory(String below) throws IOException {
    tar.putArchiveEntry(new TarArchiveEntry(DATA + below));
    tar.closeArchiveEntry();
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      return there.sorted().toList();
    } catch (NoSuchFileException dropped) {
      return List.of();
    }
  }

  private static boolean isKept(String path, String name) {
    return !LEFT_OUT.contains(path)
        && !path.equals(CONTROL)
        && !name.startsWith("pgsql_tmp")
        && !name.startsWith("pg_internal.init")
        && !name.endsWith(".tmp");
  }

  /** The segments of the log from the first to the last, both of them too. */
  void log(Path data, String first, String last) throws IOException {
    for (Path segment : children(data.resolve("pg_wal"))) {
      String name = segment.getFileName().toString();
      if (name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0) {
        file(DATA + "pg_wal/" + name, segment);
      }
    }
  }

  @Override
  public void close() throws IOException {
    tar.finish();
    tar.close();
  }
}
