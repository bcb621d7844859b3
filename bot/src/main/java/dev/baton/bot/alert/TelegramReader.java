package dev.baton.bot.alert;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.bot.medium.TelegramApi;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.TelegramDirectory;
import dev.baton.db.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what people write to the bot, by asking for it: that needs no public address and no second
 * secret. Of several processes one reads at a time.
 */
public final class TelegramReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramReader.class);
  private static final Duration WAIT = Duration.ofSeconds(20);

  /** Longer than any one asking takes. */
  private static final Duration TURN = Duration.ofMinutes(2);

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
  private static final int ANOTHER_READS = 409;

  private final TelegramApi api;
  private final TelegramDirectory directory;
  private final TelegramCommands commands;
  private final InstantSource clock;
  private final UUID id = UUID.randomUUID();
  private final String bot;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  /**
   * @param english how to speak to strangers
   */
  public TelegramReader(
      TelegramApi api,
      TelegramDirectory directory,
      Tenants tenants,
      Snapshots snapshots,
      Wording english,
      InstantSource clock) {
    this.api = api;
    this.directory = directory;
    this.commands = new TelegramCommands(api, directory, tenants, snapshots, english, clock);
    this.clock = clock;
    this.bot = api.digest("");
  }

  /** Reads from now on, in a thread of its own. */
  public void start() {
    thread = Thread.ofVirtual().name("telegram-reader").start(this::run);
  }

  private void run() {
    while (isRunning()) {
      try {
        if (!readOnce()) {
          pause();
        }
      } catch (DatabaseUnavailable away) {
        pause();
      } catch (RuntimeException broken) {
        LOG.error("What people wrote at Telegram could not be read", broken);
        pause();
      }
    }
  }

  private boolean isRunning() {
    return stopped.getCount() > 0 && !Thread.currentThread().isInterrupted();
  }

  private void pause() {
    try {
      if (stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** False when it is better to wait before the next time. */
  private boolean readOnce() {
    Instant now = clock.instant();
    Optional<Long> from = directory.turn(bot, id, now, now.plus(TURN));
    if (from.isEmpty()) {
      return false;
    }
    return switch (api.getUpdates(from.get(), WAIT)) {
      case TelegramApi.Answer.Done(JsonElement updates) -> {
        updates.getAsJsonArray().forEach(update -> take(update.getAsJsonObject()));
        yield true;
      }
      case TelegramApi.Answer.Refused(int code, String said, _) -> {
        LOG.warn("Telegram does not tell what people wrote: {} {}", code, said);
        if (code == ANOTHER_READS && said.contains("webhook")) {
          api.deleteWebhook();
        }
        yield false;
      }
      case TelegramApi.Answer.Trouble _, TelegramApi.Answer.Silent _ -> false;
    };
  }

  /** Each is noted as read once it was taken, so that none is lost; taken twice it does nothing. */
  private void take(JsonObject update) {
    if (!isRunning()) {
      return;
    }
    try {
      commands.take(update);
    } catch (DatabaseUnavailable away) {
      throw away;
    } catch (RuntimeException unreadable) {
      LOG.error("A message at Telegram was passed over", unreadable);
    }
    directory.read(bot, id, update.get("update_id").getAsLong() + 1);
  }

  /** Stops; another process may go on. */
  @Override
  public void close() {
    stopped.countDown();
    api.close();
    Thread reading = thread;
    if (reading != null) {
      reading.interrupt();
      try {
        reading.join(Duration.ofSeconds(2));
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
      leave();
    }
  }

  private void leave() {
    try {
      directory.leave(bot, id, clock.instant());
    } catch (RuntimeException away) {
      LOG.info("Another process reads from Telegram in {}", TURN);
    }
  }
}
