package dev.baton.db.install;

import java.util.Locale;

/** How a workspace came to be without Baton. */
public enum UninstallReason {
  /** Somebody took the app out of the workspace. */
  UNINSTALLED,
  /** The bot's token was revoked. */
  REVOKED,
  /** An admin wanted everything erased at once. */
  ERASED;

  /** As stored. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
