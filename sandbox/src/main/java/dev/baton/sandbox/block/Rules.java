package dev.baton.sandbox.block;

import com.google.gson.JsonElement;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Map;

/** The rules that the tables of blocks and elements are made of. */
final class Rules {
  private Rules() {}

  static Rule string(int max) {
    return string(0, max);
  }

  static Rule string(int min, int max) {
    return (value, pointer, findings) -> {
      if (!isString(value)) {
        findings.add("must provide a string", pointer);
      } else if (value.getAsString().length() > max) {
        findings.add("must be less than " + (max + 1) + " characters", pointer);
      } else if (value.getAsString().length() < min) {
        findings.add("must be more than " + (min - 1) + " characters", pointer);
      }
    };
  }

  static Rule matching(String pattern, String what) {
    return (value, pointer, findings) -> {
      if (!isString(value) || !value.getAsString().matches(pattern)) {
        findings.add("must provide " + what, pointer);
      }
    };
  }

  static Rule oneOf(String... allowed) {
    return (value, pointer, findings) -> {
      if (!isString(value) || !List.of(allowed).contains(value.getAsString())) {
        findings.add("must be a valid enum value", pointer);
      }
    };
  }

  static Rule bool() {
    return (value, pointer, findings) -> {
      if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
        findings.add("must be a boolean", pointer);
      }
    };
  }

  static Rule number(long min, long max) {
    return (value, pointer, findings) -> {
      if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
        findings.add("must be a number", pointer);
      } else if (value.getAsLong() < min || value.getAsLong() > max) {
        findings.add("must be between " + min + " and " + max, pointer);
      }
    };
  }

  static Rule anything() {
    return (value, pointer, findings) -> {};
  }

  static Rule list(int min, int max, Rule item) {
    return (value, pointer, findings) -> {
      if (!value.isJsonArray()) {
        findings.add("must be an array", pointer);
        return;
      }
      var items = value.getAsJsonArray();
      if (items.size() > max) {
        findings.add("no more than " + max + " items allowed", pointer);
      }
      if (items.size() < min) {
        findings.add("no fewer than " + min + " items allowed", pointer);
      }
      for (int i = 0; i < items.size(); i++) {
        item.check(items.get(i), pointer + "/" + i, findings);
      }
    };
  }

  static Rule byType(Map<String, ? extends Rule> types) {
    return (value, pointer, findings) -> {
      if (!value.isJsonObject()) {
        findings.add("must be an object", pointer);
        return;
      }
      var type = Json.string(value.getAsJsonObject(), "type");
      var rule = type.map(types::get);
      if (type.isEmpty()) {
        findings.add("missing required field: type", pointer);
      } else if (rule.isEmpty()) {
        findings.add("unsupported type: " + type.get(), pointer + "/type");
      } else {
        rule.get().check(value, pointer, findings);
      }
    };
  }

  private static boolean isString(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }
}
