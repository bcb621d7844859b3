package dev.baton.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Slack's request signature, version 0: HMAC-SHA256 over {@code v0:timestamp:body}.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Slack</a>
 */
public final class SlackSignature {
  private final Hmac hmac;
  private final InstantSource clock;

  /** Throws {@link IllegalArgumentException} for an empty secret: nobody signs with nothing. */
  public SlackSignature(String signingSecret, InstantSource clock) {
    this.hmac = new Hmac(signingSecret.getBytes(StandardCharsets.UTF_8));
    this.clock = clock;
  }

  /**
   * Judges the bytes exactly as they arrived.
   *
   * @param timestamp header {@code X-Slack-Request-Timestamp}; null when absent
   * @param signature header {@code X-Slack-Signature}; null when absent
   */
  public Verdict check(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (timestamp == null || signature == null || !Freshness.isWellFormed(timestamp)) {
      return Verdict.MISSING;
    }
    if (!Freshness.isFresh(timestamp, clock)) {
      return Verdict.STALE;
    }
    String expected = "v0=" + HexFormat.of().formatHex(hmac.sign("v0:" + timestamp + ":", body));
    return MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))
        ? Verdict.VALID
        : Verdict.FORGED;
  }
}
