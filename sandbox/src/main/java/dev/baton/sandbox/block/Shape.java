package dev.baton.sandbox.block;

import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An object with named fields; a field it does not name is a fault, as it is to Slack. */
final class Shape implements Rule {
  private final Map<String, Rule> fields = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();

  static Shape typed() {
    return new Shape().must("type", Rules.anything());
  }

  static Shape block() {
    return typed().may("block_id", Rules.string(255));
  }

  static Shape element() {
    return typed().may("action_id", Rules.string(1, 255));
  }

  Shape must(String name, Rule rule) {
    required.add(name);
    return may(name, rule);
  }

  Shape may(String name, Rule rule) {
    fields.put(name, rule);
    return this;
  }

  @Override
  public void check(JsonElement value, String pointer, Findings findings) {
    if (!value.isJsonObject()) {
      findings.add("must be an object", pointer);
      return;
    }
    var object = value.getAsJsonObject();
    for (var name : required) {
      if (!object.has(name) || object.get(name).isJsonNull()) {
        findings.add("missing required field: " + name, pointer);
      }
    }
    object.asMap().forEach((name, field) -> checkField(name, field, pointer, findings));
  }

  private void checkField(String name, JsonElement field, String pointer, Findings findings) {
    var rule = fields.get(name);
    if (rule == null) {
      findings.add("invalid additional property: " + name, pointer);
    } else if (!field.isJsonNull()) {
      rule.check(field, pointer + "/" + name, findings);
    }
  }
}
