package dev.baton.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A PagerDuty key by its fingerprint, which tells two keys apart and says nothing of the key.
 *
 * @param fingerprint as it stands in a cell: {@code key-1a2b3c4d5e6f}
 */
public record OncallKey(String fingerprint) {
  /** How long PagerDuty's keys are. */
  public static final int LENGTH = 32;

  private static final String MARK = "key-";
  private static final int DIGITS = 12;
  private static final Pattern FINGERPRINT = Pattern.compile("key-[0-9a-f]{" + DIGITS + "}");

  /** Throws {@link IllegalArgumentException} when it is no fingerprint. */
  public OncallKey {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException("No fingerprint of a key");
    }
  }

  /** Empty for what is no fingerprint, a key itself too. */
  public static Optional<OncallKey> parse(String text) {
    return Optional.of(text)
        .filter(some -> FINGERPRINT.matcher(some).matches())
        .map(OncallKey::new);
  }

  /** That of a key. */
  public static OncallKey of(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(("baton oncall " + key).getBytes(UTF_8));
      return new OncallKey(MARK + HexFormat.of().formatHex(digest).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  @Override
  public String toString() {
    return fingerprint;
  }
}
