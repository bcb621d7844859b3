package dev.baton.bot.helpdesk;

import dev.baton.bot.config.EncryptionKeys;
import dev.baton.bot.config.Secret;
import dev.baton.bot.install.TokenSeal;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.web.Hmac;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Another program that sends to a workspace, as Standard Webhooks says. */
record Sender(TestBot bot, TestWorkspace workspace, OpenedConnection connection, HttpClient http) {
  static ConnectionSecrets secrets() {
    return new ConnectionSecrets(
        new TokenSeal(new EncryptionKeys(List.of(new Secret(TestBot.FIRST_KEY)))));
  }

  static Sender to(TestWorkspace workspace, HttpClient http) {
    OpenedConnection opened =
        workspace.in(tx ->
            OpenedConnection.create(
                    tx, secrets(), "Help desk", workspace.id("olga"), workspace.now())
                .orElseThrow());
    return new Sender(workspace.bot(), workspace, opened, http);
  }

  Sender with(Secret secret) {
    return new Sender(
        bot,
        workspace,
        new OpenedConnection(connection.id(), connection.name(), connection.path(), secret),
        http);
  }

  /** Signed now. */
  int send(String id, String body) {
    return send(id, workspace.now(), body).statusCode();
  }

  HttpResponse<String> send(String id, Instant at, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return post(headers(id, at, bytes), bytes);
  }

  Map<String, String> headers(String id, Instant at, byte[] body) {
    String seconds = String.valueOf(at.getEpochSecond());
    return Map.of(
        "Content-Type",
        "application/json",
        "webhook-id",
        id,
        "webhook-timestamp",
        seconds,
        "webhook-signature",
        sign(connection.secret(), id, seconds, body));
  }

  static String sign(Secret secret, String id, String seconds, byte[] body) {
    byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
    return "v1,"
        + Base64.getEncoder().encodeToString(new Hmac(key).sign(id + "." + seconds + ".", body));
  }

  HttpResponse<String> post(Map<String, String> headers, byte[] body) {
    return post(
        "/hooks/" + connection.path(), headers, HttpRequest.BodyPublishers.ofByteArray(body));
  }

  HttpResponse<String> post(
      String path, Map<String, String> headers, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(bot.address(path)).POST(body);
    headers.forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
