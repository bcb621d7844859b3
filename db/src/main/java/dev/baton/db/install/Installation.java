package dev.baton.db.install;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What a workspace gave Baton when it was installed there.
 *
 * @param orgWide whether it was installed for a whole organisation
 * @param botUser Slack id of Baton's own user there
 * @param token ciphertext of the bot's token
 * @param refreshToken ciphertext of what the next token is asked with; empty when tokens do not
 *     rotate
 * @param expiresAt when the token ends; empty when it does not
 * @param version counts the tokens; another token has another
 */
public record Installation(
    boolean orgWide,
    String botUser,
    String token,
    Optional<String> refreshToken,
    Optional<Instant> expiresAt,
    int version) {
  public Installation {
    requireNonNull(botUser);
    requireNonNull(token);
    if (refreshToken.isPresent() != expiresAt.isPresent()) {
      throw new IllegalArgumentException("A token that ends has a successor, and no other has.");
    }
  }
}
