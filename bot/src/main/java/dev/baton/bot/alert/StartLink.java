package dev.baton.bot.alert;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A link that begins a chat with the bot: 32 random bytes, of which only a digest is kept.
 *
 * @param token as the link holds it
 */
record StartLink(String token) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  static StartLink create() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new StartLink(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  String address(String bot) {
    return "https://t.me/" + bot + "?start=" + token;
  }

  String hash() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "(link)";
  }
}
