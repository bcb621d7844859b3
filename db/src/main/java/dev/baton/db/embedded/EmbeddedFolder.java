package dev.baton.db.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is noted beside the embedded server's data: its port, its passwords, who holds it. */
record EmbeddedFolder(Path path) {
  static final List<String> ROLES = List.of("postgres", "baton_owner", "baton_app");

  private static final List<String> NAMES =
      List.of(
          "lock",
          "port",
          "postgres.password",
          "baton_owner.password",
          "baton_app.password",
          "postgres.log",
          "data",
          "unfinished");
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(OWNERS);
  static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  EmbeddedFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * The folder with its passwords, made when missing and then readable to this user only.
   *
   * @throws EmbeddedDatabaseProblem when the folder is there and others may enter it, or something
   *     that Baton did not make would be written over
   */
  static EmbeddedFolder made(Path path) throws IOException {
    EmbeddedFolder folder = reserved(path, FolderUse.SERVE, List.of());
    Files.createDirectories(folder.unfinished(), PRIVATE);
    for (String role : ROLES) {
      if (!folder.hasPassword(role)) {
        folder.write(folder.passwordFile(role), randomPassword());
      }
    }
    return folder;
  }

  /**
   * The folder, made when missing, with the database's names and these on the list of what Baton
   * makes there: all or none, so that a refusal leaves nothing behind.
   */
  static EmbeddedFolder reserved(Path path, FolderUse use, Collection<String> others)
      throws IOException {
    EmbeddedFolder folder = new EmbeddedFolder(path);
    Set<String> names = new TreeSet<>(NAMES);
    names.addAll(others);
    boolean ours = folder.create();
    if (!ours) {
      folder.refuseWhenOpenToOthers();
    }
    folder.reserve(MadeHere.in(folder.path).orElse(MadeHere.begun(use, ours)), names);
    return folder;
  }

  private boolean create() throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    try {
      Files.createDirectory(path, PRIVATE);
      return true;
    } catch (FileAlreadyExistsException there) {
      if (Files.isDirectory(path)) {
        return false;
      }
      throw new IOException(path + " is a file.", there);
    }
  }

  private void refuseWhenOpenToOthers() throws IOException {
    Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
    if (!OWNERS.containsAll(rights)) {
      throw new EmbeddedDatabaseProblem(
          ("Other users of this machine may enter %s (%s), and Baton keeps passwords and a database"
                  + " there. Nothing was changed. Close it to them: chmod 700 %s, or set BATON_DATA"
                  + " to another folder.")
              .formatted(path, PosixFilePermissions.toString(rights), quoted(path.toString())));
    }
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Puts another name on the list; it must not be there yet, unless it stands there already. */
  void reserve(String name) throws IOException {
    reserve(MadeHere.in(path).orElseThrow(), List.of(name));
  }

  private void reserve(MadeHere made, Collection<String> names) throws IOException {
    MadeHere all = made.with(path, names);
    if (!all.equals(made) || !Files.exists(path.resolve(MadeHere.FILE))) {
      all.writeTo(path);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whole or not at all, and never readable to others, not even for a moment. */
  private void write(Path file, String text) throws IOException {
    Path noted = Files.createTempFile(unfinished(), "noting-", "", PRIVATE_FILE);
    Files.writeString(noted, text + "\n");
    Files.move(noted, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Where things are made that are moved into their place when they are whole. */
  Path unfinished() {
    return path.resolve("unfinished");
  }

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("postgres.log");
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
