package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a block keeps its interactive elements, and what they hold. */
public final class Fields {
  private Fields() {}

  /** The interactive elements of a block: an input's, a section's accessory, an action row's. */
  public static List<JsonObject> elements(JsonObject block) {
    var elements = new ArrayList<JsonObject>();
    for (var name : new String[] {"element", "accessory"}) {
      if (block.has(name)) {
        elements.add(Json.child(block, name));
      }
    }
    if (Json.text(block, "type").equals("actions")) {
      elements.addAll(Json.objects(block, "elements"));
    }
    return elements;
  }

  /** Every option of a select, radio or checkbox group, groups included. */
  public static List<JsonObject> options(JsonObject element) {
    return Stream.concat(
            Json.objects(element, "options").stream(),
            Json.objects(element, "option_groups").stream()
                .flatMap(group -> Json.objects(group, "options").stream()))
        .toList();
  }

  /** The state an untouched element has; empty for buttons, overflow menus and images. */
  public static Optional<JsonObject> initialValue(JsonObject element) {
    var type = Json.text(element, "type");
    return held(type).map(name -> initialValue(element, type, name));
  }

  /** The name under which an element of that type holds its value; empty when it holds none. */
  public static Optional<String> held(String type) {
    return Optional.ofNullable(
        switch (type) {
          case "plain_text_input", "email_text_input", "url_text_input", "number_input" -> "value";
          case "static_select", "external_select", "radio_buttons" -> "selected_option";
          case "multi_static_select", "multi_external_select", "checkboxes" -> "selected_options";
          case "users_select" -> "selected_user";
          case "multi_users_select" -> "selected_users";
          case "channels_select" -> "selected_channel";
          case "multi_channels_select" -> "selected_channels";
          case "conversations_select" -> "selected_conversation";
          case "multi_conversations_select" -> "selected_conversations";
          case "datepicker" -> "selected_date";
          case "timepicker" -> "selected_time";
          case "datetimepicker" -> "selected_date_time";
          case "rich_text_input" -> "rich_text_value";
          case "file_input" -> "files";
          default -> null;
        });
  }

  /** Whether what was put into another element of the same ids may stay in this one. */
  static boolean mayHold(JsonObject element, JsonObject value) {
    if (!Json.text(element, "type").equals(Json.text(value, "type"))) {
      return false;
    }
    var chosen = new ArrayList<>(Json.objects(value, "selected_options"));
    if (value.has("selected_option") && value.get("selected_option").isJsonObject()) {
      chosen.add(Json.child(value, "selected_option"));
    }
    var known = options(element).stream().map(option -> Json.text(option, "value")).toList();
    return known.isEmpty()
        || chosen.stream().allMatch(option -> known.contains(Json.text(option, "value")));
  }

  private static JsonObject initialValue(JsonObject element, String type, String held) {
    var initial = element.get(initialName(held));
    var none = held.endsWith("s") ? new JsonArray() : null;
    return Json.object("type", type, held, initial == null ? none : initial);
  }

  private static String initialName(String held) {
    return switch (held) {
      case "value", "rich_text_value", "files" -> "initial_value";
      default -> held.replace("selected_", "initial_");
    };
  }
}
