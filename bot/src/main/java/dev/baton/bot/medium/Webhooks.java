package dev.baton.bot.medium;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.config.OutsideSettings;
import dev.baton.bot.config.Sealing;
import dev.baton.bot.config.Secret;
import dev.baton.slack.EachOnce;
import dev.baton.slack.PlainCause;
import dev.baton.web.SvixSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Sends signed requests to addresses that people gave, by the rules of Standard Webhooks. Whoever
 * may name an address must not be able to make this machine speak to its own network: names must
 * lead into the public internet when they are connected to, whatever they did when they were given.
 */
public final class Webhooks {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sealing sealing;
  private final Set<String> trusted;
  private final OkHttpClient guarded;
  private final OkHttpClient trusting;
  private final InstantSource clock;

  private Webhooks(Sealing sealing, Set<String> trusted, OkHttpClient base, InstantSource clock) {
    this.sealing = sealing;
    this.trusted = trusted;
    this.clock = clock;
    this.trusting =
        base.newBuilder().proxy(Proxy.NO_PROXY).callTimeout(PATIENCE).readTimeout(PATIENCE).build();
    this.guarded =
        trusting
            .newBuilder()
            .dns(new PublicAddresses(base.dns()))
            .addNetworkInterceptor(Webhooks::publicOnly)
            .build();
  }

  /** Empty when no key is set that could seal what signs. */
  public static Optional<Webhooks> of(OutsideSettings settings, InstantSource clock) {
    return settings
        .keys()
        .map(keys ->
            new Webhooks(
                new Sealing(keys), settings.trustedHosts(), EachOnce.client().build(), clock));
  }

  /** The same with another lookup of names. */
  static Webhooks of(OutsideSettings settings, Dns names, InstantSource clock) {
    return new Webhooks(
        new Sealing(settings.keys().orElseThrow()),
        settings.trustedHosts(),
        EachOnce.client().dns(names).build(),
        clock);
  }

  /** What the other side said. */
  public sealed interface Answer {
    /**
     * @param retryAfter for how long it wants not to be asked
     */
    record Status(int code, Optional<Duration> retryAfter) implements Answer {
      public boolean isSuccess() {
        return code >= 200 && code < 300;
      }
    }

    /** The name leads nowhere, or not into the public internet; nothing was sent. */
    record NotPublic() implements Answer {}

    record Silent(String why) implements Answer {}
  }

  /**
   * The address as it is kept; empty for one that Baton does not send to: https only, but to hosts
   * that the settings trust, and no name and password in it.
   */
  public Optional<String> address(String typed) {
    HttpUrl url = HttpUrl.parse(typed.strip());
    if (url == null || !url.username().isEmpty() || !url.password().isEmpty()) {
      return Optional.empty();
    }
    boolean allowed = url.isHttps() || isTrusted(url);
    return allowed && typed.length() <= 2_000
        ? Optional.of(url.newBuilder().fragment(null).build().toString())
        : Optional.empty();
  }

  /** Whether its name leads into the public internet now, or is trusted. */
  public boolean isReachable(String address) {
    HttpUrl url = HttpUrl.get(address);
    if (isTrusted(url)) {
      return true;
    }
    try {
      return guarded.dns().lookup(url.host()).stream().allMatch(PublicAddresses::isPublic);
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  /** The host of an address, which may be shown where the rest may not. */
  public static String host(String address) {
    return Objects.requireNonNull(HttpUrl.parse(address)).host();
  }

  /** A new secret, as it is shown once. */
  public Secret newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret("whsec_" + Base64.getEncoder().encodeToString(bytes));
  }

  /** A secret as it is kept. */
  public String seal(String orgId, String forWhom, Secret secret) {
    return sealing.seal(bound(orgId, forWhom), secret);
  }

  /** Empty when no key opens it any more. */
  public Optional<Secret> open(String orgId, String forWhom, String sealed) {
    return sealing.open(bound(orgId, forWhom), sealed);
  }

  private static String bound(String orgId, String forWhom) {
    return "OUT_SECRET " + orgId + " " + forWhom;
  }

  /**
   * Sends it.
   *
   * @param id the same for each attempt
   * @param secrets each signs; while one is being changed there are two
   */
  public Answer send(String address, String id, String body, List<Secret> secrets) {
    if (!isReachable(address)) {
      return new Answer.NotPublic();
    }
    Instant now = clock.instant();
    byte[] bytes = body.getBytes(UTF_8);
    String signatures =
        secrets.stream()
            .map(secret -> new SvixSignature(secret.reveal(), clock).sign(id, now, bytes))
            .collect(Collectors.joining(" "));
    HttpUrl url = HttpUrl.get(address);
    Request request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", "baton")
            .header("webhook-id", id)
            .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
            .header("webhook-signature", signatures)
            .post(RequestBody.create(bytes, JSON))
            .build();
    return send(isTrusted(url) ? trusting : guarded, request);
  }

  private static Answer send(OkHttpClient client, Request request) {
    try (Response response = client.newCall(request).execute()) {
      return new Answer.Status(response.code(), retryAfter(response));
    } catch (UnknownHostException | NotPublicException nowhere) {
      return new Answer.NotPublic();
    } catch (IOException silent) {
      return new Answer.Silent(PlainCause.of(silent));
    }
  }

  static Optional<Duration> retryAfter(Response response) {
    return Optional.ofNullable(response.header("Retry-After"))
        .filter(seconds -> seconds.matches("[0-9]{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private boolean isTrusted(HttpUrl url) {
    return trusted.contains(url.host() + ":" + url.port());
  }

  /** Where a number stands in place of a name, no name is looked up: the last door. */
  private static Response publicOnly(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    InetSocketAddress socket = connection == null ? null : connection.route().socketAddress();
    InetAddress address = socket == null ? null : socket.getAddress();
    if (address == null || !PublicAddresses.isPublic(address)) {
      throw new NotPublicException();
    }
    return chain.proceed(chain.request());
  }

  /** Not one of the internet's addresses. */
  private static final class NotPublicException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
