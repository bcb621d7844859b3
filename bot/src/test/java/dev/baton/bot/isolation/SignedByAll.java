package dev.baton.bot.isolation;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Requests that pass the gate of every service that Baton hears, whatever path they go to, with one
 * text in each place that a path could take a workspace from.
 */
final class SignedByAll {
  static final List<String> PLACES =
      List.of("team", "team_id", "enterprise_id", "org_id", "workspace", "id", "state", "code");

  private final byte[] slackKey;
  private final byte[] mailKey;

  SignedByAll(String slackSecret, byte[] mailKey) {
    this.slackKey = slackSecret.getBytes(StandardCharsets.UTF_8);
    this.mailKey = mailKey.clone();
  }

  HttpRequest request(String method, URI path, String text, String body, Instant at) {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    String message = "msg_" + encoded;
    String seconds = Long.toString(at.getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path + "?" + everywhere(encoded, "&")))
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Cookie", everywhere(encoded, "; "))
            .header("X-Slack-Request-Timestamp", seconds)
            .header(
                "X-Slack-Signature",
                "v0=" + HexFormat.of().formatHex(mac(slackKey, "v0:" + seconds + ":" + body)))
            .header("svix-id", message)
            .header("svix-timestamp", seconds)
            .header(
                "svix-signature",
                "v1,"
                    + Base64.getEncoder()
                        .encodeToString(mac(mailKey, message + "." + seconds + "." + body)));
    return request.build();
  }

  private static String everywhere(String text, String between) {
    return PLACES.stream().map(place -> place + "=" + text).collect(Collectors.joining(between));
  }

  private static byte[] mac(byte[] key, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
