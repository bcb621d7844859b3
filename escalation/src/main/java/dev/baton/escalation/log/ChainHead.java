package dev.baton.escalation.log;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An event of the chain by its number and hash, as noted somewhere outside the database.
 *
 * @param number from 1; 0 stands for an empty chain
 * @param hash hexadecimal, lower case
 */
public record ChainHead(long number, String hash) {
  public ChainHead {
    requireNonNull(hash);
  }

  /** Reads {@code NUMBER:HASH}; empty when it is none. */
  public static Optional<ChainHead> parse(String typed) {
    String text = typed.strip();
    if (!text.matches("[1-9][0-9]{0,14}:[0-9a-fA-F]{64}")) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    return Optional.of(
        new ChainHead(
            Long.parseLong(text.substring(0, colon)),
            text.substring(colon + 1).toLowerCase(java.util.Locale.ROOT)));
  }

  /** {@code NUMBER:HASH}, as it is read again. */
  @Override
  public String toString() {
    return number + ":" + hash;
  }
}
