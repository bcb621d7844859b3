package dev.baton.bot.config;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that tokens are kept under. The first encrypts, all decrypt.
 *
 * @param base64 at least one key of 32 bytes
 */
public record EncryptionKeys(List<Secret> base64) {
  private static final int KEY_BYTES = 32;

  public EncryptionKeys {
    base64 = List.copyOf(base64);
    if (base64.isEmpty()) {
      throw new IllegalArgumentException("no encryption key");
    }
  }

  /** Reads comma separated keys; empty when one of them is not 32 bytes of base64. */
  static Optional<EncryptionKeys> parse(String text) {
    List<String> keys = Stream.of(text.split(",")).map(KeptQuotes::bare).toList();
    return !keys.isEmpty() && keys.stream().allMatch(EncryptionKeys::isKey)
        ? Optional.of(new EncryptionKeys(keys.stream().map(Secret::new).toList()))
        : Optional.empty();
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
