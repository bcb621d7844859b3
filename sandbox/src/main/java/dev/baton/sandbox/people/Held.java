package dev.baton.sandbox.people;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What a field holds, as a person reads it. */
final class Held {
  private Held() {}

  static String text(JsonObject state) {
    var parts = new ArrayList<String>();
    state.asMap().forEach((name, value) -> add(name, value, parts));
    return String.join(", ", parts);
  }

  private static void add(String name, JsonElement value, List<String> parts) {
    if (name.equals("type")) {
      return;
    }
    if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(one -> add(name, one, parts));
    } else if (value.isJsonObject()) {
      var object = value.getAsJsonObject();
      parts.add(object.has("text") ? BlockText.text(object, "text") : Json.text(object, "name"));
    } else if (value.isJsonPrimitive()) {
      parts.add(value.getAsString());
    }
  }
}
