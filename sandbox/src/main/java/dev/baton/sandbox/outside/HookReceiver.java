package dev.baton.sandbox.outside;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.event.Hmac;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that takes signed requests, as Standard Webhooks says, and shows what came. */
public final class HookReceiver {
  private final Changes changes;
  private final Duration patience;
  private final List<Received> received = new ArrayList<>();
  private List<String> secrets = List.of();
  private int status = 200;

  HookReceiver(Changes changes, Duration patience) {
    this.changes = changes;
    this.patience = patience;
  }

  /**
   * What came.
   *
   * @param id the same for each attempt
   * @param signedBy how many of the secrets that it knows signed it
   * @param signatures how many there were
   * @param status what was answered
   */
  public record Received(
      String id, String body, int signedBy, int signatures, int status, String timestamp) {
    public JsonObject json() {
      return Json.parseObject(body).orElseThrow();
    }

    public String type() {
      return Json.text(json(), "type");
    }
  }

  /** It verifies by these from now on. */
  public HookReceiver knows(String... whsec) {
    changes.run(() -> secrets = Arrays.stream(whsec).toList());
    return this;
  }

  /** It answers so from now on. */
  public HookReceiver answers(int next) {
    changes.run(() -> status = next);
    return this;
  }

  /** Takes a request. */
  public Answer take(Map<String, String> headers, String body) {
    return changes.inside(() -> {
      String id = headers.getOrDefault("webhook-id", "");
      String timestamp = headers.getOrDefault("webhook-timestamp", "");
      List<String> signatures =
          Arrays.stream(headers.getOrDefault("webhook-signature", "").split(" ")).toList();
      int signedBy =
          (int)
              secrets.stream()
                  .filter(secret -> signatures.contains(sign(secret, id, timestamp, body)))
                  .count();
      boolean trusted = secrets.isEmpty() || signedBy > 0;
      int answered = trusted ? status : 401;
      received.add(new Received(id, body, signedBy, signatures.size(), answered, timestamp));
      return new Answer(answered, Json.object("received", trusted));
    });
  }

  private static String sign(String secret, String id, String timestamp, String body) {
    byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
    byte[] signed = Hmac.sha256(key, id + "." + timestamp + "." + body);
    return "v1," + Base64.getEncoder().encodeToString(signed);
  }

  /** Everything that came, in its order. */
  public List<Received> received() {
    return changes.read(() -> List.copyOf(received));
  }

  /** The first of this type; waits for it. */
  public Received await(String type) {
    return changes
        .await(patience, () -> first(type))
        .orElseThrow(() -> new AssertionError("No " + type + " among " + received()));
  }

  private Optional<Received> first(String type) {
    return received.stream().filter(request -> request.type().equals(type)).findFirst();
  }
}
