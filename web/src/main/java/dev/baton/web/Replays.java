package dev.baton.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Signed requests that were taken already: whoever recorded one must not be able to send it again
 * while its signature is still good. This process remembers all of them; clicks and submitted
 * forms, which change something, are remembered for all processes.
 */
public final class Replays {
  // A signature may be five minutes ahead and is good until five minutes after its time.
  private static final Duration GOOD_FOR = Freshness.TOLERANCE.multipliedBy(2).plusMinutes(1);
  private static final int MOST = 100_000;

  private final Predicate<String> firstAnywhere;
  private final Cache<String, Boolean> taken;

  /**
   * @param firstAnywhere notes a signature for all processes and tells whether none had it before
   * @param time by which a signature is good no longer
   */
  public Replays(Predicate<String> firstAnywhere, Ticker time) {
    this.firstAnywhere = firstAnywhere;
    this.taken =
        Caffeine.newBuilder().ticker(time).maximumSize(MOST).expireAfterWrite(GOOD_FOR).build();
  }

  /** Who must not have taken a request before. */
  public enum Reach {
    /** It changes nothing and may be taken as often as it comes. */
    NOBODY,
    /** This process. */
    THIS_PROCESS,
    /** Every process beside this one too. */
    EVERY_PROCESS
  }

  /** Whether this signature was not taken before; from now on it was. */
  public boolean isFirst(String signature, Reach reach) {
    return switch (reach) {
      case NOBODY -> true;
      case THIS_PROCESS -> isFirstHere(signature);
      case EVERY_PROCESS -> isFirstHere(signature) && firstAnywhere.test(signature);
    };
  }

  /** Gives back what was not taken after all, so that the sender may try again. */
  public void forget(String signature) {
    taken.invalidate(signature);
  }

  private boolean isFirstHere(String signature) {
    return taken.asMap().putIfAbsent(signature, true) == null;
  }
}
