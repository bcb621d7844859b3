package dev.baton.bot.mail;

import dev.baton.bot.config.Secret;
import dev.baton.db.Tx;
import dev.baton.db.notify.MailPace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The pace of mails to Resend, whose limit is one for the whole account, however many processes and
 * workspaces send by it. Turns are a little further apart than they need be, by chance, so that
 * other senders of the account find room.
 */
final class ResendPace {
  /** Resend's lowest limit is two a second. */
  private static final Duration APART = Duration.ofMillis(500);

  private static final int JITTER_MILLIS = 100;

  private final String account;
  private final InstantSource clock;
  private final RandomGenerator random;

  /**
   * @param key what the account is known by; no part of it is kept
   * @param random spreads the turns
   */
  ResendPace(Secret key, InstantSource clock, RandomGenerator random) {
    this.account = digest(key.reveal());
    this.clock = clock;
    this.random = random;
  }

  /**
   * When this mail may be sent; not after now when it may be sent now, and then the turn is used.
   */
  Instant turn(Tx tx, UUID mail) {
    return MailPace.in(tx, account).turn(mail, clock.instant(), APART.plus(jitter()));
  }

  /** Resend had too many of this account: nobody asks before that time has passed. */
  void pause(Tx tx, Duration asked) {
    Instant now = clock.instant();
    MailPace.in(tx, account).pause(now.plus(asked).plus(jitter()), now);
  }

  private Duration jitter() {
    return Duration.ofMillis(random.nextInt(JITTER_MILLIS));
  }

  private static String digest(String key) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
