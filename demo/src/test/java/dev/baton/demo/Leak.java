package dev.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** A request, buttons and all, in the direct messages of somebody it was not meant for. */
record Leak(Demo demo, JsonObject message) {

  static Leak ofTheRequest(Demo demo, String lead, String label) {
    return new Leak(demo, DemoPeople.named(demo.acme(), lead).directMessage(label).json());
  }

  void to(String name) {
    var post = new JsonObject();
    post.addProperty("channel", DemoPeople.named(demo.acme(), name).id());
    post.add("text", message.get("text"));
    post.add("blocks", message.get("blocks"));
    var request =
        HttpRequest.newBuilder(URI.create(demo.page() + "/api/chat.postMessage"))
            .header("Authorization", "Bearer " + demo.acme().botToken())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(post.toString()))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("\"ok\":true");
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
