package dev.baton.db;

import static dev.baton.db.tables.platform.Tables.TELEGRAM_CHAT;
import static dev.baton.db.tables.platform.Tables.TELEGRAM_READER;
import static dev.baton.db.tables.platform.Tables.TELEGRAM_START;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * What leads from a message at Telegram to its workspace, and who reads those messages: one process
 * at a time. Holds digests only.
 */
public final class TelegramDirectory {
  private final Database database;

  public TelegramDirectory(Database database) {
    this.database = database;
  }

  /**
   * Takes the turn to read, or keeps it.
   *
   * @param bot digest of its token
   * @param reader whose turn it is to be
   * @return the number of the first update to ask for; empty while another one reads
   * @throws DatabaseUnavailable when the database is away
   */
  public Optional<Long> turn(String bot, UUID reader, Instant now, Instant until) {
    return answered(dsl -> {
      dsl.insertInto(TELEGRAM_READER)
          .set(TELEGRAM_READER.BOT, bot)
          .set(TELEGRAM_READER.NEXT_UPDATE, 0L)
          .set(TELEGRAM_READER.READER, reader)
          .set(TELEGRAM_READER.READ_UNTIL, now)
          .onConflictDoNothing()
          .execute();
      return dsl.update(TELEGRAM_READER)
          .set(TELEGRAM_READER.READER, reader)
          .set(TELEGRAM_READER.READ_UNTIL, until)
          .where(
              TELEGRAM_READER.BOT.eq(bot),
              TELEGRAM_READER.READ_UNTIL.le(now).or(TELEGRAM_READER.READER.eq(reader)))
          .returning(TELEGRAM_READER.NEXT_UPDATE)
          .fetchOptional(TELEGRAM_READER.NEXT_UPDATE);
    });
  }

  /** What is before that update was read. */
  public void read(String bot, UUID reader, long next) {
    answered(dsl ->
        dsl.update(TELEGRAM_READER)
            .set(TELEGRAM_READER.NEXT_UPDATE, next)
            .where(TELEGRAM_READER.BOT.eq(bot), TELEGRAM_READER.READER.eq(reader))
            .execute());
  }

  /** Another process may read at once. */
  public void leave(String bot, UUID reader, Instant now) {
    answered(dsl ->
        dsl.update(TELEGRAM_READER)
            .set(TELEGRAM_READER.READ_UNTIL, now)
            .where(TELEGRAM_READER.BOT.eq(bot), TELEGRAM_READER.READER.eq(reader))
            .execute());
  }

  /** Takes the workspace of a link to begin with; of any number of askers one gets it. */
  public Optional<String> takeStart(String tokenHash, Instant now) {
    return answered(dsl ->
        dsl.deleteFrom(TELEGRAM_START)
            .where(TELEGRAM_START.TOKEN_HASH.eq(tokenHash))
            .returning()
            .fetchOptional()
            .filter(start -> start.getExpiresAt().isAfter(now))
            .map(start -> start.getOrgId()));
  }

  /** The workspaces whose alerts a chat gets. */
  public List<String> workspacesOf(String chatHash) {
    return answered(dsl ->
        dsl.select(TELEGRAM_CHAT.ORG_ID)
            .from(TELEGRAM_CHAT)
            .where(TELEGRAM_CHAT.CHAT_HASH.eq(chatHash))
            .orderBy(TELEGRAM_CHAT.ORG_ID)
            .fetch(TELEGRAM_CHAT.ORG_ID));
  }

  private <T> T answered(Function<DSLContext, T> question) {
    try (Connection connection = database.forWork()) {
      return question.apply(Database.dsl(connection));
    } catch (DataAccessException | SQLException e) {
      throw DatabaseUnavailable.isBehind(e)
          ? new DatabaseUnavailable(e)
          : new DataAccessException("What leads to a workspace could not be looked up.", e);
    }
  }
}
