package dev.baton.web.testing;

import dev.baton.web.Hmac;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** Makes requests as Slack signs them. */
public final class Signed {
  public static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private Signed() {}

  public static String signature(String secret, long seconds, String body) {
    byte[] mac =
        new Hmac(secret.getBytes(StandardCharsets.UTF_8))
            .sign("v0:" + seconds + ":", body.getBytes(StandardCharsets.UTF_8));
    return "v0=" + HexFormat.of().formatHex(mac);
  }

  public static HttpRequest request(URI uri, Instant at, String type, String body) {
    long seconds = at.getEpochSecond();
    return unsigned(uri, type, body)
        .header("X-Slack-Request-Timestamp", Long.toString(seconds))
        .header("X-Slack-Signature", signature(SECRET, seconds, body))
        .build();
  }

  public static HttpRequest.Builder unsigned(URI uri, String type, String body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofString(body));
  }
}
