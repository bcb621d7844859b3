package dev.baton.sandbox.block;

import static dev.baton.sandbox.block.Rules.bool;
import static dev.baton.sandbox.block.Rules.byType;
import static dev.baton.sandbox.block.Rules.list;
import static dev.baton.sandbox.block.Rules.oneOf;
import static dev.baton.sandbox.block.Rules.string;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Text objects, options and confirm dialogs: what blocks and elements share. */
final class Parts {
  private Parts() {}

  static Rule plain(int max) {
    return byType(Map.of("plain_text", plainShape(max)));
  }

  static Rule text(int max) {
    var marked = Shape.typed().must("text", string(1, max)).may("verbatim", bool());
    return byType(Map.of("plain_text", plainShape(max), "mrkdwn", marked));
  }

  static Rule confirm() {
    return new Shape()
        .must("title", plain(100))
        .must("text", text(300))
        .must("confirm", plain(30))
        .must("deny", plain(30))
        .may("style", oneOf("primary", "danger"));
  }

  static Rule option(Rule text) {
    return new Shape()
        .must("text", text)
        .must("value", string(1, 150))
        .may("description", text(75))
        .may("url", string(3000));
  }

  static Rule options(int max, Rule text) {
    return list(1, max, option(text));
  }

  static Rule groups() {
    var group = new Shape().must("label", plain(75)).must("options", options(100, plain(75)));
    return list(1, 100, group);
  }

  /** Initial options must be among the options, and options and groups exclude each other. */
  static Rule consistentOptions() {
    return (value, pointer, findings) -> {
      var element = value.getAsJsonObject();
      if (element.has("options") == element.has("option_groups")) {
        findings.add("must define either `options` or `option_groups`", pointer);
        return;
      }
      var initial = new ArrayList<>(Json.objects(element, "initial_options"));
      if (element.has("initial_option")) {
        initial.add(Json.child(element, "initial_option"));
      }
      for (var option : initial) {
        if (!values(element).contains(Json.text(option, "value"))) {
          findings.add("initial option must exactly match a provided option", pointer);
        }
      }
    };
  }

  private static List<String> values(JsonObject element) {
    var values = new ArrayList<String>();
    Json.objects(element, "options").forEach(option -> values.add(Json.text(option, "value")));
    for (var group : Json.objects(element, "option_groups")) {
      Json.objects(group, "options").forEach(option -> values.add(Json.text(option, "value")));
    }
    return values;
  }

  private static Shape plainShape(int max) {
    return Shape.typed().must("text", string(1, max)).may("emoji", bool());
  }
}
