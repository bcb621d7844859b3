package dev.baton.db;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Ids that sort by the millisecond they were made in (RFC 9562, version 7), so that new rows land
 * on the last page of an index. Within one millisecond their order is random.
 */
public final class UuidV7 implements Supplier<UUID> {
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public UuidV7(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public UUID get() {
    long high = (clock.millis() << 16) | 0x7000 | random.nextInt(1 << 12);
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
