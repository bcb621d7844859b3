package dev.baton.db.embedded;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes what {@code ./baton try} made in a data folder: what stands on the folder's list, and
 * within it only files as PostgreSQL or Baton name them. Everything else survives.
 */
public final class FreshStart {
  /** What lies in a folder of the list, as paths relative to it; anything else is a stranger's. */
  private static final Map<Pattern, Pattern> CONTENTS =
      Map.of(
          Pattern.compile("postgres-[0-9a-f]{12}"),
          Pattern.compile("(bin|lib|share|include|doc)/.+"),
          Pattern.compile("unfinished|(unpacking|initdb)-[0-9]+"),
          Pattern.compile("(.+/)?.+"),
          Pattern.compile("data"),
          Pattern.compile(
              "(.*/)?(PG_VERSION|postgresql(\\.auto)?\\.conf|postmaster\\.(pid|opts)|current_logfiles"
                  + "|pg_(hba|ident)\\.conf|pg_control|pg_filenode\\.map|pg_internal\\.init(\\.[0-9]+)?"
                  + "|(t[0-9]+_)?[0-9]+(_(fsm|vm|init))?(\\.[0-9]+)?|[0-9A-F]{4,16}|pgsql_tmp[0-9.]+(fileset)?"
                  + "|[0-9A-F]{24}(\\.[a-zA-Z0-9.]+)?|[0-9A-F]{8}\\.history|[0-9A-F]{40}\\.summary|xlogtemp\\.[0-9]+"
                  + "|[0-9A-F]+-[0-9A-F]+\\.(snap|map)|map-[0-9a-f-]+|replorigin_checkpoint|pgstat\\.(stat|tmp))"));

  private final Path folder;
  private final MadeHere made;
  private final Map<String, Pattern> others;
  private final Set<Path> left = new TreeSet<>();

  private FreshStart(Path folder, MadeHere made, Map<String, Pattern> others) {
    this.folder = folder;
    this.made = made;
    this.others = others;
  }

  /**
   * Does so; a folder that holds nothing of Baton's stays as it is.
   *
   * @param workspace the only one that the database may hold
   * @param others what else the caller made: a name in the folder, and which paths below it are its
   * @return what was left because it is not Baton's, by name
   * @throws EmbeddedDatabaseProblem when nothing was deleted: another process holds the folder,
   *     {@code serve} made it, or its database holds more than that workspace or cannot be looked
   *     into
   */
  public static List<Path> in(Path folder, String workspace, Map<String, Pattern> others) {
    EmbeddedFolder at = new EmbeddedFolder(folder);
    try {
      Optional<MadeHere> made = MadeHere.in(at.path());
      return made.isEmpty() ? List.of() : in(at, made.get(), workspace, others);
    } catch (IOException e) {
      throw new EmbeddedDatabaseProblem(
          "Not everything in %s could be deleted. Look whether another program holds something there, or whether this user lacks a right, and try again."
              .formatted(at.path()),
          e);
    }
  }

  private static List<Path> in(
      EmbeddedFolder at, MadeHere made, String workspace, Map<String, Pattern> others)
      throws IOException {
    if (made.use() != FolderUse.TRY) {
      throw refusal(at, "was made by ./baton serve, not by ./baton try");
    }
    if (Files.exists(at.data().resolve("PG_VERSION"))) {
      // Whoever can start it holds it, and a server left by a killed process is stopped by it.
      try (EmbeddedDatabase database = EmbeddedDatabase.start(at.path())) {
        List<String> strange = database.othersThan(workspace);
        if (!strange.isEmpty()) {
          throw refusal(at, "holds what ./baton try did not make: " + String.join(", ", strange));
        }
      }
    }
    if (!made.has("lock")) {
      // No database was ever started here.
      return new FreshStart(at.path(), made, others).delete();
    }
    try (FolderHold _ = FolderHold.of(at)) {
      MadeHere now = MadeHere.in(at.path()).orElseThrow();
      return new FreshStart(at.path(), now, others).delete();
    }
  }

  private static EmbeddedDatabaseProblem refusal(EmbeddedFolder at, String why) {
    return new EmbeddedDatabaseProblem(
        "The database in %s %s. Nothing was deleted. Set BATON_DATA to another folder, or delete this one yourself."
            .formatted(at.path(), why));
  }

  private List<Path> delete() throws IOException {
    // First, so that what an interruption leaves is not taken for a whole database.
    if (made.has("data")) {
      Files.deleteIfExists(folder.resolve("data/PG_VERSION"));
    }
    Set<String> remaining = new TreeSet<>();
    for (String name : made.names()) {
      Path top = folder.resolve(name);
      if (Files.exists(top, LinkOption.NOFOLLOW_LINKS) && !isGone(top)) {
        remaining.add(name);
      }
    }
    strangersBeside();
    if (remaining.isEmpty()) {
      Files.deleteIfExists(folder.resolve(MadeHere.FILE));
    } else {
      made.only(remaining).writeTo(folder);
    }
    if (made.ownsFolder() && remaining.isEmpty() && left.isEmpty()) {
      Files.delete(folder);
    }
    return List.copyOf(left);
  }

  private boolean isGone(Path top) throws IOException {
    if (!Files.isDirectory(top, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(top);
      return true;
    }
    Pattern contents = contents(top.getFileName().toString());
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(top)) {
      deepestFirst = new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList());
    }
    for (Path file : deepestFirst) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        deleteWhenEmpty(file);
      } else if (contents.matcher(top.relativize(file).toString()).matches()) {
        Files.delete(file);
      } else {
        left.add(folder.relativize(file));
      }
    }
    return !Files.exists(top);
  }

  private static void deleteWhenEmpty(Path directory) throws IOException {
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException kept) {
      // Something in it survives, and is named.
    }
  }

  private Pattern contents(String name) {
    if (others.containsKey(name)) {
      return others.get(name);
    }
    return CONTENTS.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(name).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Pattern.compile("(?!)"));
  }

  private void strangersBeside() throws IOException {
    try (Stream<Path> there = Files.list(folder)) {
      there.map(Path::getFileName).filter(name -> !made.has(name.toString())).forEach(left::add);
    }
  }
}
