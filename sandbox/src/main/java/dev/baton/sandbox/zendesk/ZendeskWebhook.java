package dev.baton.sandbox.zendesk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
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
import java.util.Base64;
import java.util.UUID;

/** A webhook of an account, signed over its time and its body. */
public final class ZendeskWebhook {
  /** The public secret with which the test button signs before the webhook exists. */
  public static final String TEST_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";

  private final HttpClient http;
  private final Exchanges exchanges;
  private final long account;
  private final long id;
  private final URI target;
  private final String secret;

  ZendeskWebhook(
      HttpClient http, Exchanges exchanges, long account, long id, URI target, String secret) {
    this.http = http;
    this.exchanges = exchanges;
    this.account = account;
    this.id = id;
    this.target = target;
    this.secret = secret;
  }

  public String secret() {
    return secret;
  }

  long id() {
    return id;
  }

  /** The same webhook after its secret was reset: the one before signs nothing any more. */
  public ZendeskWebhook signedWith(String another) {
    return new ZendeskWebhook(http, exchanges, account, id, target, another);
  }

  /**
   * Sends a body, truly signed at that time.
   *
   * @return the HTTP status; 0 when there was no answer
   */
  public int send(String body, Instant at) {
    long started = System.nanoTime();
    String timestamp = at.toString();
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofSeconds(12))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("X-Zendesk-Account-Id", Long.toString(account))
            .header("X-Zendesk-Webhook-Id", Long.toString(id))
            .header("X-Zendesk-Webhook-Invocation-Id", UUID.randomUUID().toString())
            .header("X-Zendesk-Webhook-Signature", sign(secret, timestamp, body))
            .header("X-Zendesk-Webhook-Signature-Timestamp", timestamp)
            .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
            .build();
    int status = status(request);
    exchanges.add(
        Direction.ZENDESK_TO_BOT,
        Json.parseObject(body).map(event -> Json.text(event, "type")).orElse("webhook"),
        body,
        status,
        "",
        status == 401 || status == 403 ? SignatureResult.REFUSED : SignatureResult.ACCEPTED,
        Duration.ofNanos(System.nanoTime() - started));
    return status;
  }

  int send(JsonObject event, Instant at) {
    return send(event.toString(), at);
  }

  /** The secret's characters are the key, as they stand. */
  public static String sign(String secret, String timestamp, String body) {
    return Base64.getEncoder()
        .encodeToString(Hmac.sha256(secret.getBytes(UTF_8), timestamp + body));
  }

  private int status(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
