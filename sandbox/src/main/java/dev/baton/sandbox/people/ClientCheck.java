package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.View;
import java.util.LinkedHashMap;
import java.util.Map;

/** What Slack's own window checks before it sends a submission to the bot. */
final class ClientCheck {
  private static final long LARGEST_FILE = 10 * 1024 * 1024;

  private ClientCheck() {}

  /** The texts beside refused fields, by block id; empty when the window sends it. */
  static Map<String, String> errors(View view) {
    var errors = new LinkedHashMap<String, String>();
    var values = view.values();
    for (var field : Field.all(Json.list(view.content(), "blocks"))) {
      if (field.isInput()) {
        var value = Json.child(Json.child(values, field.blockId()), field.actionId());
        check(field, value, errors);
      }
    }
    return errors;
  }

  private static void check(Field field, JsonObject value, Map<String, String> errors) {
    if (isEmpty(field, value)) {
      if (!Json.flag(field.block(), "optional")) {
        errors.put(field.blockId(), "Please complete this required field.");
      }
      return;
    }
    int files = Json.string(field.element(), "max_files").map(Integer::parseInt).orElse(10);
    if (Json.list(value, "files").size() > files) {
      errors.put(field.blockId(), "Please upload no more than " + files + " files.");
      return;
    }
    if (Json.objects(value, "files").stream().anyMatch(ClientCheck::isTooLarge)) {
      errors.put(field.blockId(), "Files can be 10 MB at most.");
      return;
    }
    var text = Json.text(value, "value");
    int max = Json.string(field.element(), "max_length").map(Integer::parseInt).orElse(3000);
    int min = Json.string(field.element(), "min_length").map(Integer::parseInt).orElse(0);
    if (text.length() > max) {
      errors.put(field.blockId(), "Please enter no more than " + max + " characters.");
    } else if (text.length() < min) {
      errors.put(field.blockId(), "Please enter at least " + min + " characters.");
    } else if (!wellFormed(field.type(), text)) {
      errors.put(field.blockId(), "Please enter a valid value.");
    }
  }

  private static boolean isTooLarge(JsonObject file) {
    return file.get("size").getAsLong() > LARGEST_FILE;
  }

  private static boolean isEmpty(Field field, JsonObject value) {
    var held = Fields.held(field.type()).map(value::get).orElse(null);
    return held == null
        || held.isJsonNull()
        || (held.isJsonArray() && held.getAsJsonArray().isEmpty())
        || (held.isJsonPrimitive() && held.getAsString().isEmpty());
  }

  private static boolean wellFormed(String type, String text) {
    return switch (type) {
      case "email_text_input" -> text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
      case "url_text_input" -> text.matches("[a-z][a-z0-9+.-]*://\\S+");
      case "number_input" -> text.matches("-?\\d+(\\.\\d+)?");
      default -> true;
    };
  }
}
