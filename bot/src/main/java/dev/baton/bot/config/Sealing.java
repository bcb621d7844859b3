package dev.baton.bot.config;

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
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Secrets as they are kept: AES-256-GCM under the first of {@code ENCRYPTION_KEY}'s keys, bound to
 * what they are and whose. The ciphertext begins with its key's number, so that any of the keys
 * opens what it sealed.
 */
public final class Sealing {
  /** Tink's mark and the number of the key, in front of each ciphertext. */
  private static final int NUMBER_AT = 1;

  private final Aead aead;
  private final int first;

  public Sealing(EncryptionKeys keys) {
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

  /**
   * The ciphertext, base64.
   *
   * @param bound what the secret is, and whose; it opens as nothing else
   */
  public String seal(String bound, Secret secret) {
    return seal(bound, secret.reveal().getBytes(UTF_8));
  }

  /** The same of bytes. */
  public String seal(String bound, byte[] plain) {
    try {
      return Base64.getEncoder().encodeToString(aead.encrypt(plain, bound.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("The secret could not be sealed", impossible);
    }
  }

  /** The secret; empty when none of the keys opens it, or it belongs elsewhere. */
  public Optional<Secret> open(String bound, String sealed) {
    return opened(bound, sealed).map(secret -> new Secret(new String(secret, UTF_8)));
  }

  /** The same of bytes. */
  public Optional<byte[]> opened(String bound, String sealed) {
    try {
      byte[] bytes = Base64.getDecoder().decode(sealed);
      return Optional.of(aead.decrypt(bytes, bound.getBytes(UTF_8)));
    } catch (GeneralSecurityException | IllegalArgumentException closed) {
      return Optional.empty();
    }
  }

  /** Whether it is under the key that seals now; otherwise it is time to seal it again. */
  public boolean isUnderFirstKey(String sealed) {
    byte[] bytes = Base64.getDecoder().decode(sealed);
    return bytes.length > NUMBER_AT + Integer.BYTES
        && ByteBuffer.wrap(bytes).getInt(NUMBER_AT) == first;
  }
}
