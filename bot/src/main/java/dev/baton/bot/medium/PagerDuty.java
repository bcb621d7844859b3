package dev.baton.bot.medium;

import com.google.gson.JsonObject;
import dev.baton.bot.config.OutsideSettings;
import dev.baton.bot.config.Sealing;
import dev.baton.bot.config.Secret;
import dev.baton.matrix.OncallKey;
import dev.baton.slack.EachOnce;
import dev.baton.slack.PlainCause;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * PagerDuty's Events API v2, and the keys by which routes call it. A key is opened for one request
 * and leaves this class in none of its answers.
 */
public final class PagerDuty {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int SHOWN_WORDS = 300;

  private final Sealing sealing;
  private final URI api;
  private final OkHttpClient client;

  private PagerDuty(Sealing sealing, URI api) {
    this.sealing = sealing;
    this.api = api;
    this.client =
        EachOnce.client()
            .connectTimeout(CONNECT)
            .readTimeout(PATIENCE)
            .callTimeout(PATIENCE)
            .build();
  }

  /** Empty when no key is set that could seal those of routes. */
  public static Optional<PagerDuty> of(OutsideSettings settings) {
    return settings.keys().map(keys -> new PagerDuty(new Sealing(keys), settings.pagerDuty()));
  }

  /** What PagerDuty answered. */
  public sealed interface Answer {
    /**
     * @param retryAfter for how long it wants not to be asked
     * @param words its own, without the key
     */
    record Status(int code, Optional<Duration> retryAfter, String words) implements Answer {}

    record Silent(String why) implements Answer {}
  }

  /** A key as it is kept. */
  public String seal(String orgId, OncallKey fingerprint, Secret key) {
    return sealing.seal(bound(orgId, fingerprint), key);
  }

  /** Empty when no key of this server opens it any more. */
  public Optional<Secret> open(String orgId, OncallKey fingerprint, String sealed) {
    return sealing.open(bound(orgId, fingerprint), sealed);
  }

  private static String bound(String orgId, OncallKey fingerprint) {
    return "ONCALL_KEY " + orgId + " " + fingerprint;
  }

  /**
   * Hands an event over.
   *
   * @param event without the key, which is added here
   */
  public Answer enqueue(Secret key, JsonObject event) {
    JsonObject body = event.deepCopy();
    body.addProperty("routing_key", key.reveal());
    Request request =
        new Request.Builder()
            .url(api + "/v2/enqueue")
            .header("User-Agent", "baton")
            .post(RequestBody.create(body.toString(), JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      String words = response.body().string().replace(key.reveal(), "…").strip();
      return new Answer.Status(
          response.code(),
          Webhooks.retryAfter(response),
          words.substring(0, Math.min(words.length(), SHOWN_WORDS)));
    } catch (IOException silent) {
      return new Answer.Silent(PlainCause.of(silent));
    }
  }
}
