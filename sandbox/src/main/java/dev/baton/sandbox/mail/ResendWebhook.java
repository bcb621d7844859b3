package dev.baton.sandbox.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.sandbox.event.Hmac;
import dev.baton.sandbox.exchange.Direction;
import dev.baton.sandbox.exchange.Exchanges;
import dev.baton.sandbox.exchange.SignatureResult;
import dev.baton.sandbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Resend's webhook to the bot, signed the Svix way. */
public final class ResendWebhook {
  private final HttpClient http;
  private final Exchanges exchanges;
  private final InstantSource clock;
  private final URI target;
  private final String secret;
  private final AtomicLong count = new AtomicLong();

  /**
   * @param secret {@code whsec_} and the key in base64
   */
  public ResendWebhook(
      HttpClient http, Exchanges exchanges, InstantSource clock, URI target, String secret) {
    this.http = http;
    this.exchanges = exchanges;
    this.clock = clock;
    this.target = target;
    this.secret = secret;
  }

  /**
   * Tells the bot what became of a mail.
   *
   * @return the bot's HTTP status; 0 when there was no answer
   */
  public int tell(Mail mail, MailEvent event) {
    return send(nextId(), clock.instant(), body(mail, event));
  }

  /** Sends a body under any message id and time, truly signed for both. */
  public int send(String id, Instant at, String body) {
    var timestamp = Long.toString(at.getEpochSecond());
    return send(id, timestamp, sign(secret, id, timestamp, body), body);
  }

  /** Sends a body with any headers, for hostile tests. */
  public int send(String id, String timestamp, String signature, String body) {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/json")
            .header("svix-id", id)
            .header("svix-timestamp", timestamp)
            .header("svix-signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long started = System.nanoTime();
    int status = status(request);
    remember(body, status, Duration.ofNanos(System.nanoTime() - started));
    return status;
  }

  /** A body such as Resend sends. */
  public String body(Mail mail, MailEvent event) {
    var data =
        Json.object(
            "email_id",
            mail.id(),
            "created_at",
            mail.at().toString(),
            "from",
            mail.from(),
            "to",
            mail.to(),
            "subject",
            mail.subject(),
            "tags",
            mail.tags());
    event.addDetails(data);
    return Json.object("type", event.type(), "created_at", clock.instant().toString(), "data", data)
        .toString();
  }

  /** The {@code svix-signature} of a body. */
  public static String sign(String secret, String id, String timestamp, String body) {
    var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    var digest = Hmac.sha256(key, id + "." + timestamp + "." + body);
    return "v1," + Base64.getEncoder().encodeToString(digest);
  }

  private int status(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8)).statusCode();
    } catch (IOException unreachable) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private void remember(String body, int status, Duration took) {
    var result =
        switch (status) {
          case 0 -> SignatureResult.UNKNOWN;
          case 401, 403 -> SignatureResult.REFUSED;
          default -> SignatureResult.ACCEPTED;
        };
    var type = Json.parseObject(body).map(json -> Json.text(json, "type")).orElse("webhook");
    exchanges.add(Direction.RESEND_TO_BOT, type, body, status, "", result, took);
  }

  private String nextId() {
    return "msg_" + count.incrementAndGet();
  }
}
