package dev.baton.bot.install;

import dev.baton.bot.config.Secret;
import dev.baton.db.install.Installation;
import java.time.Instant;
import java.util.Optional;

/** A workspace's tokens on their way into its row. */
record SealedTokens(String bot, Optional<String> refresh, Optional<Instant> expiresAt) {
  static SealedTokens of(TokenSeal seal, String orgId, Granted.Tokens tokens, Instant now) {
    return new SealedTokens(
        seal.seal(orgId, TokenSeal.Kind.BOT, tokens.bot()),
        tokens.next().map(next -> seal.seal(orgId, TokenSeal.Kind.REFRESH, next.refresh())),
        tokens.next().map(next -> now.plus(next.lives())));
  }

  /** The same tokens under the first key; empty when they are, or cannot be opened. */
  static Optional<SealedTokens> again(TokenSeal seal, String orgId, Installation row) {
    if (seal.isUnderFirstKey(row.token())) {
      return Optional.empty();
    }
    Optional<Secret> bot = seal.open(orgId, TokenSeal.Kind.BOT, row.token());
    Optional<Secret> refresh =
        row.refreshToken().flatMap(sealed -> seal.open(orgId, TokenSeal.Kind.REFRESH, sealed));
    if (bot.isEmpty() || refresh.isPresent() != row.refreshToken().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new SealedTokens(
            seal.seal(orgId, TokenSeal.Kind.BOT, bot.get()),
            refresh.map(token -> seal.seal(orgId, TokenSeal.Kind.REFRESH, token)),
            row.expiresAt()));
  }
}
