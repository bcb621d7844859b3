package dev.baton.bot.medium;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast a bot may write: 25 messages a second in all, one a second to each chat. Of this process
 * alone: several together are told by Telegram to wait, and do.
 */
public final class TelegramPace {
  private static final int A_SECOND = 25;
  private static final int MOST_CHATS = 50_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  private final TimeMeter time;
  private final Bucket bot;
  private final Cache<String, Bucket> chats;

  /**
   * @param time by which a second passes; never goes back
   */
  public TelegramPace(TimeMeter time) {
    this.time = time;
    this.bot = bucket(A_SECOND);
    this.chats =
        Caffeine.newBuilder()
            .ticker(time::currentTimeNanos)
            .maximumSize(MOST_CHATS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
  }

  /** Takes a turn for a message to this chat; or says for how long to wait for one. */
  public Optional<Duration> turn(String chat) {
    Bucket own = chats.get(chat, _ -> bucket(1));
    ConsumptionProbe there = own.tryConsumeAndReturnRemaining(1);
    if (!there.isConsumed()) {
      return Optional.of(pause(there));
    }
    ConsumptionProbe inAll = bot.tryConsumeAndReturnRemaining(1);
    if (inAll.isConsumed()) {
      return Optional.empty();
    }
    own.addTokens(1);
    return Optional.of(pause(inAll));
  }

  private static Duration pause(ConsumptionProbe probe) {
    Duration exact = Duration.ofNanos(probe.getNanosToWaitForRefill());
    return exact.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : exact;
  }

  private Bucket bucket(int aSecond) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(aSecond).refillGreedy(aSecond, Duration.ofSeconds(1)))
        .build();
  }
}
