package dev.baton.sandbox.people;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One interactive element on a screen, found by what a person reads beside it. */
record Field(JsonObject block, JsonObject element) {

  static List<Field> all(JsonArray blocks) {
    var fields = new ArrayList<Field>();
    for (var block : Json.objects(blocks)) {
      for (var element : Fields.elements(block)) {
        if (!Json.text(element, "type").equals("image")) {
          fields.add(new Field(block, element));
        }
      }
    }
    return fields;
  }

  /**
   * The field with that label, else the only one whose label contains it.
   *
   * @throws NotOnScreen when there is none, or more than one is meant
   */
  static Field labelled(List<Field> fields, String label, String screen) {
    return one(fields, field -> field.label().equals(label))
        .or(() -> one(fields, field -> field.label().contains(label)))
        .orElseThrow(() ->
            new NotOnScreen(
                "“%s” is not (or not once) among %s on %s"
                    .formatted(label, fields.stream().map(Field::label).toList(), screen)));
  }

  private static Optional<Field> one(List<Field> fields, Predicate<Field> meant) {
    var found = fields.stream().filter(meant).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  boolean isInput() {
    return Json.text(block, "type").equals("input");
  }

  boolean isButton() {
    return type().equals("button");
  }

  /** Whether touching it calls the bot at once. */
  boolean dispatches() {
    return !isInput() || Json.flag(block, "dispatch_action");
  }

  boolean asksFirst() {
    return element.has("confirm");
  }

  boolean holdsSeveral() {
    return Fields.held(type()).orElse("").endsWith("s");
  }

  String type() {
    return Json.text(element, "type");
  }

  String blockId() {
    return Json.text(block, "block_id");
  }

  String actionId() {
    return Json.text(element, "action_id");
  }

  /** What a person reads: the input's label, a button's text, a select's placeholder. */
  String label() {
    if (isInput()) {
      return BlockText.text(block, "label");
    }
    for (var name : List.of("text", "placeholder")) {
      if (element.has(name)) {
        return BlockText.text(element, name);
      }
    }
    return block.has("text") ? BlockText.text(block, "text") : actionId();
  }

  List<String> optionLabels() {
    return Fields.options(element).stream().map(o -> BlockText.text(o, "text")).toList();
  }

  /** The action object of a {@code block_actions} payload, with the value's fields in it. */
  JsonObject action(JsonObject value) {
    var action = Json.object("type", type(), "block_id", blockId(), "action_id", actionId());
    value.asMap().forEach(action::add);
    return action;
  }

  /** The action of a clicked button. */
  JsonObject click() {
    return action(
        Json.object(
            "text",
            element.get("text"),
            "value",
            Json.string(element, "value"),
            "style",
            Json.string(element, "style")));
  }
}
