package dev.baton.db;

/** A newer program migrated this database, so that this one may neither change nor use it. */
public final class NewerSchema extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NewerSchema(String version, String known) {
    super(
        "The database is at version "
            + version
            + ", which a newer Baton made; this one knows versions up to "
            + known
            + ". Start the newer Baton, or restore a backup from before.");
  }
}
