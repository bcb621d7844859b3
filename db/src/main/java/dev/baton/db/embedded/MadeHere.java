package dev.baton.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The list of what Baton makes in a data folder, kept there in a file. What is not on it is
 * somebody else's: it is neither written over nor deleted.
 *
 * @param use who made the folder, or came first to one that was there
 * @param ownsFolder whether the folder itself was made by Baton
 * @param names of files and folders in it; written down before they are made
 */
record MadeHere(FolderUse use, boolean ownsFolder, Set<String> names) {
  static final String FILE = "made-by-baton.txt";

  private static final String HEAD =
      "Made by Baton. \"./baton try --fresh\" deletes what is listed here and nothing else; keep this file.";
  private static final String FOR = "made for ";
  private static final String FOLDER_ITSELF = ".";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /** What versions without such a list made; they made nothing else. */
  private static final Pattern EARLIER =
      Pattern.compile(
          "lock|port|(postgres|baton_owner|baton_app)\\.password|postgres\\.log|data|sandbox"
              + "|postgres-[0-9a-f]{12}|(unpacking|initdb|noting)-[0-9]+");

  private static final Pattern PASSWORD = Pattern.compile("[0-9a-f]{48}\n");

  MadeHere {
    names = Set.copyOf(names);
  }

  /**
   * The list in this folder; of a folder that an earlier version made, what it must have made;
   * empty when nothing is Baton's.
   */
  static Optional<MadeHere> in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(read(file));
    }
    return isOfEarlierVersion(folder) ? Optional.of(adopted(folder)) : Optional.empty();
  }

  private static MadeHere read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.getFirst().equals(HEAD) || !lines.get(1).startsWith(FOR)) {
      throw new EmbeddedDatabaseProblem(
          "%s is not the list that Baton keeps under this name, so it cannot know what it made there. Set BATON_DATA to another folder."
              .formatted(file));
    }
    FolderUse use =
        lines.get(1).equals(FOR + FolderUse.TRY.code()) ? FolderUse.TRY : FolderUse.SERVE;
    Set<String> names = new TreeSet<>(lines.subList(2, lines.size()));
    boolean folder = names.remove(FOLDER_ITSELF);
    names.removeIf(name -> !NAME.matcher(name).matches());
    return new MadeHere(use, folder, names);
  }

  private static boolean isOfEarlierVersion(Path folder) throws IOException {
    for (String role : EmbeddedFolder.ROLES) {
      Path password = folder.resolve(role + ".password");
      if (!Files.isRegularFile(password)
          || Files.size(password) > 100
          || !PASSWORD.matcher(Files.readString(password)).matches()) {
        return false;
      }
    }
    return true;
  }

  private static MadeHere adopted(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> there = Files.list(folder)) {
      there
          .map(file -> file.getFileName().toString())
          .filter(name -> EARLIER.matcher(name).matches())
          .forEach(names::add);
    }
    boolean demo = Files.exists(folder.resolve("sandbox/sandbox.json"));
    if (!demo) {
      names.remove("sandbox");
    }
    return new MadeHere(demo ? FolderUse.TRY : FolderUse.SERVE, false, names);
  }

  /** The first list of a folder that Baton finds, or has just made. */
  static MadeHere begun(FolderUse use, boolean ownsFolder) {
    return new MadeHere(use, ownsFolder, Set.of());
  }

  /** The same with more names; those that were not on the list must not be there yet. */
  MadeHere with(Path folder, Collection<String> more) {
    List<String> strange = new ArrayList<>(more);
    strange.removeAll(names);
    strange.removeIf(name -> !Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
    if (!strange.isEmpty()) {
      throw new EmbeddedDatabaseProblem(
          "In %s there is something that Baton did not make and would write over: %s. Nothing was changed. Set BATON_DATA to a folder of Baton's own."
              .formatted(folder, String.join(", ", strange)));
    }
    Set<String> all = new TreeSet<>(names);
    all.addAll(more);
    return new MadeHere(use, ownsFolder, all);
  }

  MadeHere only(Set<String> left) {
    return new MadeHere(use, ownsFolder, left);
  }

  boolean has(String name) {
    return names.contains(name) || name.equals(FILE);
  }

  /** Whole or not at all. */
  void writeTo(Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEAD, FOR + use.code()));
    if (ownsFolder) {
      lines.add(FOLDER_ITSELF);
    }
    lines.addAll(new TreeSet<>(names));
    Path unfinished =
        Files.createTempFile(
            folder,
            FILE,
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, lines);
    Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }
}
