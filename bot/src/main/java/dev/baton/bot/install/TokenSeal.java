package dev.baton.bot.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import dev.baton.bot.config.EncryptionKeys;
import dev.baton.bot.config.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Tokens as they are kept: AES-256-GCM under the first of {@code ENCRYPTION_KEY}'s keys, bound to
 * the workspace and to what they are. The ciphertext begins with its key's number, so that any of
 * the keys opens what it sealed.
 */
public final class TokenSeal {
  /** Tink's mark and the number of the key, in front of each ciphertext. */
  private static final int NUMBER_AT = 1;

  private final Aead aead;
  private final int first;

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
    List<byte[]> raw =
        keys.base64().stream().map(key -> Base64.getDecoder().decode(key.reveal())).toList();
    this.first = number(raw.getFirst());
    this.aead = aead(raw);
  }

  private static Aead aead(List<byte[]> raw) {
    try {
      // Tink keeps the kinds of keys it knows in a registry of its own; twice is as once.
      AeadConfig.register();
      KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
      List<Integer> known = new ArrayList<>();
      for (byte[] key : raw) {
        int number = number(key);
        if (!known.contains(number)) {
          KeysetHandle.Builder.Entry entry =
              KeysetHandle.importKey(key(key, number)).withFixedId(number);
          keyset.addEntry(known.isEmpty() ? entry.makePrimary() : entry);
          known.add(number);
        }
      }
      return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no AES-256-GCM", impossible);
    }
  }

  @AccessesPartialKey
  private static AesGcmKey key(byte[] raw, int number) throws GeneralSecurityException {
    return AesGcmKey.builder()
        .setParameters(
            AesGcmParameters.builder()
                .setKeySizeBytes(raw.length)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build())
        .setKeyBytes(SecretBytes.copyFrom(raw, InsecureSecretKeyAccess.get()))
        .setIdRequirement(number)
        .build();
  }

  /** The same for the same key wherever it stands in the list; tells nothing of the key. */
  private static int number(byte[] raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("baton encryption key".getBytes(UTF_8));
      return ByteBuffer.wrap(digest.digest(raw)).getInt();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }

  /** The ciphertext, base64. */
  String seal(String orgId, Kind kind, Secret token) {
    return sealed(token.reveal().getBytes(UTF_8), bound(orgId, kind.name()));
  }

  /** The token; empty when none of the keys opens it, or it belongs elsewhere. */
  Optional<Secret> open(String orgId, Kind kind, String sealed) {
    return opened(sealed, bound(orgId, kind.name()))
        .map(token -> new Secret(new String(token, UTF_8)));
  }

  /**
   * The ciphertext of what belongs to one thing of a workspace, base64.
   *
   * @param id of that thing; what is sealed for one does not open for another
   */
  public String seal(String orgId, Of what, String id, byte[] plain) {
    return sealed(plain, bound(orgId, what.name() + " " + id));
  }

  /** What was sealed so; empty when none of the keys opens it, or it belongs elsewhere. */
  public Optional<byte[]> open(String orgId, Of what, String id, String sealed) {
    return opened(sealed, bound(orgId, what.name() + " " + id));
  }

  private String sealed(byte[] plain, byte[] bound) {
    try {
      return Base64.getEncoder().encodeToString(aead.encrypt(plain, bound));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("The token could not be sealed", impossible);
    }
  }

  private Optional<byte[]> opened(String sealed, byte[] bound) {
    try {
      return Optional.of(aead.decrypt(Base64.getDecoder().decode(sealed), bound));
    } catch (GeneralSecurityException | IllegalArgumentException closed) {
      return Optional.empty();
    }
  }

  /** Whether it is under the key that seals now; otherwise it is time to seal it again. */
  boolean isUnderFirstKey(String sealed) {
    byte[] bytes = Base64.getDecoder().decode(sealed);
    return bytes.length > NUMBER_AT + Integer.BYTES
        && ByteBuffer.wrap(bytes).getInt(NUMBER_AT) == first;
  }

  private static byte[] bound(String orgId, String what) {
    return (what + " " + orgId).getBytes(UTF_8);
  }
}
