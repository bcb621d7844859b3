package dev.baton.bot.install;

import dev.baton.bot.config.EncryptionKeys;
import dev.baton.bot.config.Sealing;
import dev.baton.bot.config.Secret;
import java.util.Optional;

/** Tokens as they are kept: sealed, and bound to the workspace and to what they are. */
public final class TokenSeal {
  private final Sealing sealing;

  /** Which of a workspace's tokens; one does not open in the place of the other. */
  enum Kind {
    BOT,
    REFRESH
  }

  public TokenSeal(EncryptionKeys keys) {
    this.sealing = new Sealing(keys);
  }

  /** The ciphertext, base64. */
  String seal(String orgId, Kind kind, Secret token) {
    return sealing.seal(bound(orgId, kind), token);
  }

  /** The token; empty when none of the keys opens it, or it belongs elsewhere. */
  Optional<Secret> open(String orgId, Kind kind, String sealed) {
    return sealing.open(bound(orgId, kind), sealed);
  }

  /** Whether it is under the key that seals now; otherwise it is time to seal it again. */
  boolean isUnderFirstKey(String sealed) {
    return sealing.isUnderFirstKey(sealed);
  }

  private static String bound(String orgId, Kind kind) {
    return kind.name() + " " + orgId;
  }
}
