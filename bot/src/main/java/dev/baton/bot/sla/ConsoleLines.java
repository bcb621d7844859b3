package dev.baton.bot.sla;

import dev.baton.db.sla.SlaPolicies;

/** What the commands of promises and criteria say of versions and workspaces on the console. */
final class ConsoleLines {
  private ConsoleLines() {}

  /** One version of a list. */
  static String version(SlaPolicies.Version version) {
    SlaPolicies.Provenance from = version.provenance();
    String how =
        switch (from.origin()) {
          case ROLLBACK -> "as version";
          case CHANGE -> "for the account tier";
          case FILE, SHEET -> "from";
        };
    return "version %s: %s, %s %s, by %s at %s"
        .formatted(
            version.number(),
            counted(version.rows()),
            how,
            from.source(),
            from.appliedBy(),
            from.appliedAt());
  }

  static String rows(int rows) {
    return counted(rows) + ".";
  }

  private static String counted(int rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  static String unknown(String orgId) {
    return "Baton does not know the workspace %s.".formatted(orgId);
  }
}
