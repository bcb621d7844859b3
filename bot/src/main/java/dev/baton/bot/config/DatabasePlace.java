package dev.baton.bot.config;

import dev.baton.db.DatabaseUrl;
import java.nio.file.Path;
import java.util.Optional;

/** Where the data lives. */
public sealed interface DatabasePlace {
  /**
   * A PostgreSQL of our own.
   *
   * @param folder where its data is kept ({@code BATON_DATA})
   * @param isChosen whether somebody named the folder; else it is what {@code serve} takes by
   *     itself
   */
  record Embedded(Path folder, boolean isChosen) implements DatabasePlace {}

  /**
   * A PostgreSQL run by someone else.
   *
   * @param app the role the bot works as ({@code DATABASE_URL})
   * @param owner the role that migrates ({@code DATABASE_OWNER_URL}); empty when not set
   */
  record External(DatabaseUrl app, Optional<DatabaseUrl> owner) implements DatabasePlace {}
}
