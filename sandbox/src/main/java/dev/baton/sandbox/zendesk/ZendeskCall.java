package dev.baton.sandbox.zendesk;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Form;
import dev.baton.sandbox.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param path without the account's address; with or without {@code .json}
 * @param token of the Authorization header; empty where there is none
 */
public record ZendeskCall(
    String method, String path, Map<String, String> query, String token, String body) {
  public ZendeskCall {
    path = path.replaceFirst("\\.json$", "");
    query = Map.copyOf(query);
  }

  /** What a fault is planned for: {@code PUT tickets}. */
  public String name() {
    return method + " " + path.replaceFirst("^api/v2/", "").replaceAll("/[0-9]+", "");
  }

  List<String> parts() {
    return Arrays.stream(path.replaceFirst("^api/v2/", "").split("/")).toList();
  }

  JsonObject json() {
    return Json.parseObject(body).orElseGet(JsonObject::new);
  }

  /** Of an OAuth request, which may be JSON or a form. */
  JsonObject fields() {
    return Json.parseObject(body)
        .orElseGet(() -> {
          JsonObject fields = new JsonObject();
          Form.decode(body).forEach(fields::addProperty);
          return fields;
        });
  }

  Optional<String> asked(String name) {
    return Optional.ofNullable(query.get(name));
  }

  List<Long> ids() {
    return Arrays.stream(query.getOrDefault("ids", "").split(","))
        .filter(id -> id.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .limit(100)
        .toList();
  }
}
