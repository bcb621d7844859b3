package dev.baton.bot.install;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.baton.db.InstallStates;
import io.javalin.http.Context;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Ties an install to the browser that began it: one random word goes to Slack and back as the
 * state, another stays in a cookie of that browser. Only hashes of both are stored.
 */
final class OAuthState {
  static final Duration GOOD_FOR = Duration.ofMinutes(10);

  private static final int RANDOM_BYTES = 32;
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";

  private final InstallStates states;
  private final SecureRandom random = new SecureRandom();

  OAuthState(InstallStates states) {
    this.states = states;
  }

  /** Whether somebody came back to what they began. */
  enum Return {
    TRUE,
    /** The state is used up, or was never given. */
    UNKNOWN,
    EXPIRED,
    OTHER_BROWSER
  }

  /**
   * Gives the browser its cookie.
   *
   * @return the state for Slack
   */
  String begin(Context ctx, URI publicUrl, Instant now) {
    String state = word();
    String browser = word();
    states.begin(hash(state), new InstallStates.Begun(hash(browser), now.plus(GOOD_FOR)), now);
    setCookie(ctx, publicUrl, browser, GOOD_FOR);
    return state;
  }

  /** Uses the state up, whatever comes of it. */
  Return end(Context ctx, URI publicUrl, String state, Instant now) {
    Optional<InstallStates.Begun> begun = states.take(hash(state));
    String browser = Optional.ofNullable(ctx.cookie(cookie(publicUrl))).orElse("");
    setCookie(ctx, publicUrl, "", Duration.ZERO);
    if (begun.isEmpty()) {
      return Return.UNKNOWN;
    }
    if (!now.isBefore(begun.get().expiresAt())) {
      return Return.EXPIRED;
    }
    return isSame(begun.get().browserHash(), hash(browser)) ? Return.TRUE : Return.OTHER_BROWSER;
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }

  private static void setCookie(Context ctx, URI publicUrl, String value, Duration life) {
    ctx.header("Set-Cookie", cookie(publicUrl) + "=" + value + ATTRIBUTES + life.toSeconds());
  }

  /** With the prefix no neighbouring host can set it; browsers want https for that. */
  private static String cookie(URI publicUrl) {
    return publicUrl.getScheme().equals("https") ? "__Host-baton-install" : "baton-install";
  }

  private String word() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String word) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(word.getBytes(US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
