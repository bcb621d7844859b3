package dev.baton.demo;

import dev.baton.db.embedded.EmbeddedDatabase;
import dev.baton.db.embedded.FolderUse;
import dev.baton.db.embedded.FreshStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where {@code ./baton try} keeps the database and what the sandbox remembers. */
final class DataFolder {
  private static final String SANDBOX = "sandbox";
  private static final Pattern REMEMBERED =
      Pattern.compile("sandbox\\.json(\\.new)?|files/[A-Za-z0-9-]+(/[^/]+)?");

  private DataFolder() {}

  /**
   * The sandbox's part of the folder, which is made when missing.
   *
   * @throws dev.baton.db.embedded.EmbeddedDatabaseProblem when the folder is open to other users,
   *     or there is something by that name that is not Baton's
   */
  static Path sandbox(Path folder) {
    EmbeddedDatabase.reserve(folder, FolderUse.TRY, List.of(SANDBOX));
    return folder.resolve(SANDBOX);
  }

  /**
   * What {@code --fresh} forgets: what {@code try} made, and nothing else.
   *
   * @return what was left because it is not Baton's
   * @throws dev.baton.db.embedded.EmbeddedDatabaseProblem when nothing was deleted, see {@link
   *     FreshStart}
   */
  static List<Path> forget(Path folder) {
    return FreshStart.in(folder, DemoWorkspace.ID, Map.of(SANDBOX, REMEMBERED));
  }
}
