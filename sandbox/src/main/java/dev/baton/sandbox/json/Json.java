package dev.baton.sandbox.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Short spellings for building and reading JSON. Reading never throws: what is missing is empty.
 */
public final class Json {
  private Json() {}

  /**
   * An object from names and values in turn.
   *
   * @param namesAndValues a {@code null} value becomes JSON null, an empty Optional is left out
   * @throws IllegalArgumentException when a value has no JSON form
   */
  public static JsonObject object(@Nullable Object... namesAndValues) {
    var object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      if (value instanceof Optional<?> maybe) {
        if (maybe.isEmpty()) {
          continue;
        }
        value = maybe.get();
      }
      object.add(String.valueOf(namesAndValues[i]), of(value));
    }
    return object;
  }

  /** The JSON form of a text, number, boolean, list, map, JSON element or {@code null}. */
  public static JsonElement of(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case JsonElement element -> element;
      case String text -> new JsonPrimitive(text);
      case Number number -> new JsonPrimitive(number);
      case Boolean flag -> new JsonPrimitive(flag);
      case Iterable<?> values -> array(values);
      case Map<?, ?> map -> fromMap(map);
      default -> throw new IllegalArgumentException("No JSON form: " + value.getClass());
    };
  }

  /** An array of the JSON forms of the values. */
  public static JsonArray array(Iterable<?> values) {
    var array = new JsonArray();
    values.forEach(value -> array.add(of(value)));
    return array;
  }

  /** What the text says, or empty when it is blank or no JSON. */
  public static Optional<JsonElement> parse(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonParser.parseString(text));
    } catch (JsonParseException notJson) {
      return Optional.empty();
    }
  }

  /** The object the text says, or empty when it says anything else. */
  public static Optional<JsonObject> parseObject(String text) {
    return parse(text).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
  }

  /** The text (or number, or boolean, as text) under the name; empty text when there is none. */
  public static String text(JsonObject object, String name) {
    return string(object, name).orElse("");
  }

  /** The text under the name, or empty when it is missing, null, or no single value. */
  public static Optional<String> string(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }

  /** True when the name holds {@code true}, or the texts {@code true} or {@code 1} of a form. */
  public static boolean flag(JsonObject object, String name) {
    var value = text(object, name);
    return value.equals("true") || value.equals("1");
  }

  /** The object under the name; an empty one when there is none. */
  public static JsonObject child(JsonObject object, String name) {
    var value = object.get(name);
    return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
  }

  /** The array under the name; an empty one when there is none. */
  public static JsonArray list(JsonObject object, String name) {
    var value = object.get(name);
    return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
  }

  /** The objects in the array under the name, in order. */
  public static List<JsonObject> objects(JsonObject object, String name) {
    return objects(list(object, name));
  }

  /** The objects in the array, in order. */
  public static List<JsonObject> objects(JsonArray array) {
    var objects = new ArrayList<JsonObject>();
    for (var element : array) {
      if (element.isJsonObject()) {
        objects.add(element.getAsJsonObject());
      }
    }
    return objects;
  }

  private static JsonObject fromMap(Map<?, ?> map) {
    var object = new JsonObject();
    map.forEach((name, value) -> object.add(String.valueOf(name), of(value)));
    return object;
  }
}
