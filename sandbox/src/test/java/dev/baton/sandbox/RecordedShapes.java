package dev.baton.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** The fields that Slack's answers and payloads were recorded with, and their types. */
final class RecordedShapes {
  private static final Set<String> DRAWN = Set.of("blocks", "state", "metadata");
  private static final int DEEPEST = 2;
  private static final String UNRECORDED = " is not recorded";

  /** In Slack's reference, but newer than the recordings or left out of them. */
  private static final Set<String> DOCUMENTED =
      Set.of(
          "auth.revoke: revoked",
          "chat.update: message.ts",
          "conversations.info: channel.user",
          "team_join: event.cache_ts",
          "view_submission: response_urls");

  /** The same for fields that come in several places. */
  private static final Set<String> DOCUMENTED_ANYWHERE =
      Set.of("context_team_id", "context_enterprise_id", "edited.user", "edited.ts");

  private final SequencedMap<String, Map<String, Set<String>>> shapes = new LinkedHashMap<>();

  RecordedShapes() {
    try (var file = getClass().getResourceAsStream("recorded-shapes.txt")) {
      new String(requireNonNull(file).readAllBytes(), UTF_8).lines().forEach(this::take);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void take(String line) {
    if (line.startsWith("  ")) {
      var words = line.strip().split(" ");
      shapes.lastEntry().getValue().put(words[0], Set.of(words[1].split("\\|")));
    } else if (!line.startsWith("#")) {
      shapes.put(line, new LinkedHashMap<>());
    }
  }

  /** Methods and payloads there are recordings of. */
  Set<String> names() {
    return shapes.keySet();
  }

  /** Fields that were never recorded under that name, or only with another type. */
  List<String> surprises(String name, JsonObject said) {
    var surprises = new ArrayList<String>();
    walk(requireNonNull(shapes.get(name)), "", said, surprises);
    return surprises.stream()
        .map(field -> name + ": " + field)
        .filter(surprise -> !isDocumented(surprise))
        .toList();
  }

  private static boolean isDocumented(String surprise) {
    return DOCUMENTED.stream().anyMatch(known -> surprise.equals(known + UNRECORDED))
        || DOCUMENTED_ANYWHERE.stream().anyMatch(known -> surprise.endsWith(known + UNRECORDED));
  }

  private static void walk(
      Map<String, Set<String>> shape, String path, JsonElement value, List<String> surprises) {
    if (path.chars().filter(sign -> sign == '.').count() > DEEPEST) {
      return;
    }
    if (!path.isEmpty()) {
      compare(shape, path, value, surprises);
    }
    if (value.isJsonObject()) {
      value
          .getAsJsonObject()
          .asMap()
          .forEach((field, inner) -> {
            if (!DRAWN.contains(field)) {
              walk(shape, path.isEmpty() ? field : path + "." + field, inner, surprises);
            }
          });
    } else if (value.isJsonArray()) {
      value.getAsJsonArray().forEach(inner -> walk(shape, path + "[]", inner, surprises));
    }
  }

  private static void compare(
      Map<String, Set<String>> shape, String path, JsonElement value, List<String> surprises) {
    var types = shape.get(path);
    var type = type(value);
    if (types == null) {
      surprises.add(path + UNRECORDED);
    } else if (!types.contains(type) && !types.contains("null") && !type.equals("null")) {
      surprises.add(path + " is " + type + ", recorded as " + types);
    }
  }

  private static String type(JsonElement value) {
    if (value.isJsonPrimitive()) {
      var primitive = value.getAsJsonPrimitive();
      return primitive.isString() ? "text" : primitive.isNumber() ? "number" : "boolean";
    }
    return value.isJsonNull() ? "null" : value.isJsonArray() ? "list" : "object";
  }
}
