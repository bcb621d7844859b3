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

  /** What is kept of the programs that send; each is bound to its connection too. */
  public enum Of {
    /** The last part of its address. */
    HOOK_PATH,
    HOOK_SECRET,
    HOOK_SECRET_OLD,
    /** What it sent; bound to the event besides. */
    INBOUND_BODY
  }

  public TokenSeal(EncryptionKeys keys) {
    this.sealing = new Sealing(keys);
  }

  /** The ciphertext, base64. */
  String seal(String orgId, Kind kind, Secret token) {
    return sealing.seal(bound(orgId, kind.name()), token);
  }

  /** The token; empty when none of the keys opens it, or it belongs elsewhere. */
  Optional<Secret> open(String orgId, Kind kind, String sealed) {
    return sealing.open(bound(orgId, kind.name()), sealed);
  }

  /**
   * The ciphertext of what belongs to one thing of a workspace, base64.
   *
   * @param id of that thing; what is sealed for one does not open for another
   */
  public String seal(String orgId, Of what, String id, byte[] plain) {
    return sealing.seal(bound(orgId, what.name() + " " + id), plain);
  }

  /** What was sealed so; empty when none of the keys opens it, or it belongs elsewhere. */
  public Optional<byte[]> open(String orgId, Of what, String id, String sealed) {
    return sealing.opened(bound(orgId, what.name() + " " + id), sealed);
  }

  /** Whether it is under the key that seals now; otherwise it is time to seal it again. */
  boolean isUnderFirstKey(String sealed) {
    return sealing.isUnderFirstKey(sealed);
  }

  private static String bound(String orgId, String what) {
    return what + " " + orgId;
  }
}
