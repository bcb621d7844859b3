package dev.baton.db.embedded;

import java.util.Locale;

/** Who made a data folder: only {@code ./baton try} forgets what it made. */
public enum FolderUse {
  SERVE,
  TRY;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
