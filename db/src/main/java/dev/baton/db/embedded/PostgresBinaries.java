package dev.baton.db.embedded;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path into the data folder and not into the
 * temporary one, which systems clean while a server is running.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}; unpacked when it is not there. */
  static Path unpackedIn(EmbeddedFolder folder) throws IOException {
    byte[] archive = archive();
    String name = "postgres-" + digest(archive);
    folder.reserve(name);
    Path home = folder.path().resolve(name);
    if (!Files.isDirectory(home.resolve("bin"))) {
      Path made = Files.createTempDirectory(folder.unfinished(), "unpacking-");
      unpack(archive, made);
      WholeMove.into(home, made, "bin");
    }
    return home;
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name", "");
    String machine = System.getProperty("os.arch", "");
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            known(system), machine.equals("amd64") ? "x86_64" : machine)) {
      return archive.readAllBytes();
    } catch (IllegalStateException e) {
      throw new EmbeddedDatabaseProblem(
          "There is no embedded PostgreSQL for %s on %s. Set DATABASE_URL to a PostgreSQL of yours."
              .formatted(system, machine),
          e);
    }
  }

  private static String known(String system) {
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("mac")) {
      return "Darwin";
    }
    return lower.startsWith("windows") ? "Windows" : "Linux";
  }

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, folder.resolve(entry.getName()));
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      if (!file.toFile().setExecutable((entry.getMode() & 0100) != 0)) {
        throw new IOException("The mode of " + file + " cannot be changed.");
      }
    }
  }
}
