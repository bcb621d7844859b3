package dev.baton.bot.helpdesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.config.Config;
import dev.baton.bot.config.Secret;
import dev.baton.bot.install.TokenSeal;
import dev.baton.bot.install.TokenSeal.Of;
import dev.baton.db.helpdesk.ConnectionRow;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses and secrets of connections, and what they sent, as they are kept. */
public final class ConnectionSecrets {
  /** The secret before the present one holds so long, so that the sender has time to change it. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final int PATH_BYTES = 16;
  private static final int SECRET_BYTES = 32;
  private static final int MOST_NAMED = 100;
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,24}");

  private final TokenSeal seal;
  private final SecureRandom random = new SecureRandom();

  public ConnectionSecrets(TokenSeal seal) {
    this.seal = seal;
  }

  /** Under the keys of these settings; empty where none are set. */
  public static Optional<ConnectionSecrets> of(Config config) {
    return config.encryptionKeys().map(keys -> new ConnectionSecrets(new TokenSeal(keys)));
  }

  /** 128 random bits, base64url. */
  String newPath() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(PATH_BYTES));
  }

  /** As Standard Webhooks writes it. */
  Secret newSecret() {
    return new Secret("whsec_" + Base64.getEncoder().encodeToString(bytes(SECRET_BYTES)));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  String sealPath(String orgId, UUID connection, String path) {
    return seal.seal(orgId, Of.HOOK_PATH, connection.toString(), path.getBytes(UTF_8));
  }

  Optional<String> path(String orgId, ConnectionRow row) {
    return row.path().flatMap(sealed -> open(orgId, Of.HOOK_PATH, row.id(), sealed));
  }

  String sealSecret(String orgId, UUID connection, Secret secret) {
    return seal.seal(orgId, Of.HOOK_SECRET, connection.toString(), secret.reveal().getBytes(UTF_8));
  }

  String sealOldSecret(String orgId, UUID connection, Secret secret) {
    return seal.seal(
        orgId, Of.HOOK_SECRET_OLD, connection.toString(), secret.reveal().getBytes(UTF_8));
  }

  /** The present one; empty where it was switched off, or no key opens it. */
  Optional<Secret> secret(String orgId, ConnectionRow row) {
    return row.secret()
        .flatMap(sealed -> open(orgId, Of.HOOK_SECRET, row.id(), sealed))
        .map(Secret::new);
  }

  /** Those that hold now, the present one first; none where it was switched off. */
  List<Secret> secrets(String orgId, ConnectionRow row, Instant now) {
    Optional<Secret> old =
        row.oldSecret()
            .filter(before -> now.isBefore(before.until()))
            .flatMap(before -> open(orgId, Of.HOOK_SECRET_OLD, row.id(), before.sealed()))
            .map(Secret::new);
    return Stream.of(secret(orgId, row), old).flatMap(Optional::stream).toList();
  }

  private Optional<String> open(String orgId, Of what, UUID connection, String sealed) {
    return seal.open(orgId, what, connection.toString(), sealed)
        .map(plain -> new String(plain, UTF_8));
  }

  String sealBody(String orgId, UUID connection, String eventId, byte[] body) {
    return seal.seal(orgId, Of.INBOUND_BODY, connection + " " + eventId, body);
  }

  /** What was sent; empty where no key opens it any more. */
  Optional<byte[]> body(String orgId, UUID connection, String eventId, String sealed) {
    return seal.open(orgId, Of.INBOUND_BODY, connection + " " + eventId, sealed);
  }

  /** Hashes of the addresses in a body, by which it is found while it is sealed. */
  static Set<String> named(String orgId, byte[] body) {
    Set<String> hashes = new TreeSet<>();
    Matcher addresses = ADDRESS.matcher(new String(body, UTF_8));
    while (hashes.size() < MOST_NAMED && addresses.find()) {
      hashes.add(hashOfAddress(orgId, addresses.group()));
    }
    return hashes;
  }

  /** As {@code baton.erase_person} computes it. */
  public static String hashOfAddress(String orgId, String address) {
    return sha256(orgId + " " + address.toLowerCase(Locale.ROOT));
  }

  /** SHA-256, hexadecimal. */
  static String sha256(String text) {
    return sha256(text.getBytes(UTF_8));
  }

  /** The same of bytes. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
