package dev.baton.sandbox.zendesk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Clients, codes and tokens. A refresh ends the pair before it. */
final class ZendeskOAuth {
  private static final Duration CODE_LIVES = Duration.ofMinutes(2);
  private static final Duration ACCESS_LIVES = Duration.ofMinutes(30);
  private static final Duration REFRESH_LIVES = Duration.ofDays(30);

  private final InstantSource clock;
  private final Map<String, String> clients = new HashMap<>();
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Grant> access = new HashMap<>();
  private final Map<String, Grant> refresh = new HashMap<>();
  private long count;

  ZendeskOAuth(InstantSource clock) {
    this.clock = clock;
  }

  private record Code(
      String client,
      long user,
      String redirect,
      String scope,
      Optional<String> challenge,
      Instant until) {}

  private record Grant(
      String client,
      long user,
      String scope,
      String access,
      String refresh,
      Instant accessUntil,
      Instant refreshUntil) {}

  void client(String id, String secret) {
    clients.put(id, secret);
  }

  boolean knows(String client) {
    return clients.containsKey(client);
  }

  /** A code that this person gave to that client. */
  String code(JsonObject asked, long user) {
    String code = "code-" + ++count;
    codes.put(
        code,
        new Code(
            Json.text(asked, "client_id"),
            user,
            Json.text(asked, "redirect_uri"),
            Json.text(asked, "scope"),
            Json.string(asked, "code_challenge"),
            clock.instant().plus(CODE_LIVES)));
    return code;
  }

  /** A token that works now, for tests that need no page. */
  String token(long user) {
    return give("test", user, "read write").access();
  }

  /** Ends every token of everybody, as an admin of the account may. */
  void revokeAll() {
    access.clear();
    refresh.clear();
  }

  /** Access tokens are over; refresh tokens are not. */
  void expireAccess() {
    access.clear();
  }

  /** Whose token this is; empty when it is nobody's, or over. */
  Optional<Long> user(String token) {
    return Optional.ofNullable(access.get(token))
        .filter(grant -> clock.instant().isBefore(grant.accessUntil()))
        .map(Grant::user);
  }

  /** Whether it was given once. */
  boolean wasGiven(String token) {
    return token.startsWith("zat-");
  }

  ZendeskReply tokens(JsonObject asked) {
    String client = Json.text(asked, "client_id");
    if (!Json.text(asked, "client_secret").equals(clients.getOrDefault(client, ""))
        || !clients.containsKey(client)) {
      return refused(401, "invalid_client", "Client authentication failed");
    }
    return switch (Json.text(asked, "grant_type")) {
      case "authorization_code" -> ofCode(asked, client);
      case "refresh_token" -> again(asked, client);
      default -> refused(400, "unsupported_grant_type", "The grant type is not supported");
    };
  }

  private ZendeskReply ofCode(JsonObject asked, String client) {
    Code code = codes.remove(Json.text(asked, "code"));
    boolean good =
        code != null
            && code.client().equals(client)
            && code.redirect().equals(Json.text(asked, "redirect_uri"))
            && clock.instant().isBefore(code.until())
            && code.challenge()
                .map(c -> c.equals(challenge(Json.text(asked, "code_verifier"))))
                .orElse(true);
    return good && code != null
        ? given(give(client, code.user(), code.scope()))
        : refused(400, "invalid_grant", "The authorization code is invalid, expired or used");
  }

  private ZendeskReply again(JsonObject asked, String client) {
    Grant grant = refresh.remove(Json.text(asked, "refresh_token"));
    if (grant == null
        || !grant.client().equals(client)
        || !clock.instant().isBefore(grant.refreshUntil())) {
      return refused(400, "invalid_grant", "The refresh token is invalid, expired or used");
    }
    access.remove(grant.access());
    return given(give(client, grant.user(), grant.scope()));
  }

  private Grant give(String client, long user, String scope) {
    Instant now = clock.instant();
    long number = ++count;
    Grant grant =
        new Grant(
            client,
            user,
            scope,
            "zat-" + number,
            "zrt-" + number,
            now.plus(ACCESS_LIVES),
            now.plus(REFRESH_LIVES));
    access.put(grant.access(), grant);
    refresh.put(grant.refresh(), grant);
    return grant;
  }

  private static ZendeskReply given(Grant grant) {
    return ZendeskReply.ok(
        Json.object(
            "access_token", grant.access(),
            "refresh_token", grant.refresh(),
            "token_type", "bearer",
            "scope", grant.scope(),
            "expires_in", ACCESS_LIVES.toSeconds(),
            "refresh_token_expires_in", REFRESH_LIVES.toSeconds()));
  }

  private static ZendeskReply refused(int status, String error, String why) {
    return new ZendeskReply(status, Json.object("error", error, "error_description", why));
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }
}
