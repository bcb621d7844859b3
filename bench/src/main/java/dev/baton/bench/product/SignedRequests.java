package dev.baton.bench.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** What Slack sends, signed as Slack does it. */
public final class SignedRequests implements AutoCloseable {
  private static final int IDLE_CONNECTIONS = 256;

  private final String url;
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
          .callTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * @param port where the product listens on this machine
   */
  public SignedRequests(String port) {
    this.url = "http://127.0.0.1:" + port + "/slack/events";
  }

  /**
   * Sends this and waits for the answer.
   *
   * @throws IOException when the answer is anything but 200 without a word: a refusal comes as 200
   *     with a sentence
   */
  public void send(String text, MediaType type) throws IOException, GeneralSecurityException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String timestamp = String.valueOf(System.currentTimeMillis() / 1000);
    Request request =
        new Request.Builder()
            .url(url)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature(timestamp, body))
            .post(RequestBody.create(body, type))
            .build();
    try (Response response = client.newCall(request).execute()) {
      String said = response.body().string();
      if (response.code() != 200 || !said.isEmpty()) {
        throw new IOException("Answered with " + response.code() + " " + said);
      }
    }
  }

  private static String signature(String timestamp, byte[] body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(Scene.SIGNING_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
    return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
