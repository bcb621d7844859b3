package dev.baton.bot.config;

import dev.baton.db.DatabaseUrl;
import java.nio.file.Path;
import java.util.Optional;

/** Where the data lives. */
public sealed interface DatabasePlace {
  /** A PostgreSQL of our own whose data is kept in {@code folder} ({@code BATON_DATA}). */
  record Embedded(Path folder) implements DatabasePlace {}

  /**
   * A PostgreSQL run by someone else.
   *
   * @param app the role the bot works as ({@code DATABASE_URL})
   * @param owner the role that migrates ({@code DATABASE_OWNER_URL}); empty when not set
   */
  record External(DatabaseUrl app, Optional<DatabaseUrl> owner) implements DatabasePlace {}
}
