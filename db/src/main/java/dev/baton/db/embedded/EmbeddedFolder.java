package dev.baton.db.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** What is noted beside the embedded server's data: its port, its passwords, who holds it. */
record EmbeddedFolder(Path path) {
  EmbeddedFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** The folder with its passwords, made when missing and readable to this user only. */
  static EmbeddedFolder made(Path path) throws IOException {
    EmbeddedFolder folder = new EmbeddedFolder(path);
    Files.createDirectories(folder.path);
    Files.setPosixFilePermissions(folder.path, PosixFilePermissions.fromString("rwx------"));
    for (String role : new String[] {"postgres", "baton_owner", "baton_app"}) {
      if (!folder.hasPassword(role)) {
        write(folder.passwordFile(role), randomPassword());
      }
    }
    return folder;
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whole or not at all, and never readable to others, not even for a moment. */
  private static void write(Path file, String text) throws IOException {
    Path unfinished =
        Files.createTempFile(
            file.resolveSibling("."),
            "noting-",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, text + "\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  Path passwordFile(String role) {
    return path.resolve(role + ".password");
  }

  boolean hasPassword(String role) {
    return Files.exists(passwordFile(role));
  }

  String password(String role) {
    try {
      return Files.readString(passwordFile(role)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path lock() {
    return path.resolve("lock");
  }

  Optional<Integer> port() throws IOException {
    Path noted = path.resolve("port");
    return Files.exists(noted)
        ? Optional.of(Integer.valueOf(Files.readString(noted).strip()))
        : Optional.empty();
  }

  void notePort(int port) throws IOException {
    write(path.resolve("port"), Integer.toString(port));
  }

  static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
