package dev.baton.sandbox.slack;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that look like Slack's and are the same in every run, and secrets, which never are. */
public final class Ids {
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong count = new AtomicLong();

  /** The next id, such as {@code U0000000A1} for the prefix {@code U}. */
  public String next(String prefix) {
    return prefix + padded(count.incrementAndGet());
  }

  /** The next number, 1, 2, 3…, of the same row as the ids. */
  public long number() {
    return count.incrementAndGet();
  }

  /** 32 hexadecimal digits that nobody can guess. */
  public String secret() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** How many were given out. */
  public long given() {
    return count.get();
  }

  /** Gives out none up to that number, so that a second run repeats no id of the first. */
  public void continueAfter(long number) {
    count.accumulateAndGet(number, Math::max);
  }

  private static String padded(long number) {
    var digits = Long.toString(number, 36).toUpperCase(Locale.ROOT);
    return "0".repeat(Math.max(0, 9 - digits.length())) + digits;
  }
}
