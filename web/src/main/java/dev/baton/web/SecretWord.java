package dev.baton.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A word that nobody guesses: 32 random bytes. Only its digest is to be stored. */
public record SecretWord(String text) {
  private static final int BYTES = 32;

  /** One that nobody has had yet. */
  public static SecretWord next(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new SecretWord(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What is stored of it: SHA-256, hexadecimal. */
  public String digest() {
    return digest(text);
  }

  /**
   * What only somebody who has this word can say, for one use.
   *
   * @param use another for each use, so that none stands for another
   */
  public String derived(String use) {
    return digest(use + " " + text);
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }

  /** Whether they are the same, in a time that tells nothing of where they differ. */
  public static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
