package dev.baton.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The way Svix signs webhooks, Resend's among them: HMAC-SHA256 over {@code id.timestamp.body}.
 *
 * @see <a href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix</a>
 */
public final class SvixSignature {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";

  private final Hmac hmac;
  private final InstantSource clock;

  /** Throws {@link IllegalArgumentException} when the secret is not base64 after its prefix. */
  public SvixSignature(String secret, InstantSource clock) {
    this.hmac =
        new Hmac(
            Base64.getDecoder()
                .decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret));
    this.clock = clock;
  }

  /** How a request is signed that is sent at that moment. */
  public String sign(String id, Instant at, byte[] body) {
    return signed(id, String.valueOf(at.getEpochSecond()), body);
  }

  private String signed(String id, String timestamp, byte[] body) {
    byte[] mac = hmac.sign(id + "." + timestamp + ".", body);
    return VERSION + Base64.getEncoder().encodeToString(mac);
  }

  /**
   * Judges the bytes exactly as they arrived. While a secret is being changed a request carries a
   * signature for each; one that fits is enough.
   */
  public Verdict check(
      @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
    if (id == null
        || timestamp == null
        || signatures == null
        || !Freshness.isWellFormed(timestamp)) {
      return Verdict.MISSING;
    }
    if (!Freshness.isFresh(timestamp, clock)) {
      return Verdict.STALE;
    }
    byte[] expected = signed(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    boolean fits = false;
    for (String signature : signatures.split(" ")) {
      fits |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }
    return fits ? Verdict.VALID : Verdict.FORGED;
  }
}
