package dev.baton.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way Zendesk signs webhooks: HMAC-SHA256 over the time as it is written and the body, nothing
 * between them, keyed with the characters of the secret as they stand.
 */
public final class ZendeskSignature {
  /**
   * With this the test button signs while the webhook does not exist yet. Everybody knows it, so
   * nothing that it signs may have an effect.
   */
  public static final String PUBLIC_TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

  private final Hmac hmac;
  private final InstantSource clock;

  public ZendeskSignature(String secret, InstantSource clock) {
    this.hmac = new Hmac(secret.getBytes(StandardCharsets.UTF_8));
    this.clock = clock;
  }

  /** Judges the bytes exactly as they arrived; the body may be empty. */
  public Verdict check(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    Optional<Instant> at = Optional.ofNullable(timestamp).flatMap(ZendeskSignature::moment);
    if (timestamp == null || signature == null || at.isEmpty()) {
      return Verdict.MISSING;
    }
    if (!Freshness.isFresh(at.get(), clock)) {
      return Verdict.STALE;
    }
    byte[] expected = Base64.getEncoder().encode(hmac.sign(timestamp, body));
    return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))
        ? Verdict.VALID
        : Verdict.FORGED;
  }

  /** Such as {@code 2021-03-25T05:09:27Z}; empty for what is no moment. */
  public static Optional<Instant> moment(String timestamp) {
    try {
      return Optional.of(OffsetDateTime.parse(timestamp).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
