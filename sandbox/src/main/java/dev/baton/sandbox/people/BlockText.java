package dev.baton.sandbox.people;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks as the lines of text that a person reads. */
final class BlockText {
  private BlockText() {}

  static List<String> lines(JsonArray blocks) {
    var lines = new ArrayList<String>();
    for (var block : Json.objects(blocks)) {
      addBlock(block, lines);
    }
    return List.copyOf(lines);
  }

  /** Slack shows the three escaped characters as themselves. */
  static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** The text of a text object; empty when there is none. */
  static String text(JsonObject object, String name) {
    return unescaped(Json.text(Json.child(object, name), "text"));
  }

  private static void addBlock(JsonObject block, List<String> lines) {
    switch (Json.text(block, "type")) {
      case "section" -> addSection(block, lines);
      case "header" -> lines.add(text(block, "text"));
      case "context" -> lines.add(joined(Json.objects(block, "elements")));
      case "actions" -> lines.add(joined(Json.objects(block, "elements")));
      case "input" -> addInput(block, lines);
      case "image" -> lines.add("(image: " + Json.text(block, "alt_text") + ")");
      case "markdown" -> addText(Json.text(block, "text"), lines);
      case "rich_text" -> addText(richText(block), lines);
      default -> {}
    }
  }

  private static void addSection(JsonObject block, List<String> lines) {
    addText(text(block, "text"), lines);
    for (var field : Json.objects(block, "fields")) {
      addText(unescaped(Json.text(field, "text")), lines);
    }
    if (block.has("accessory")) {
      lines.add(element(Json.child(block, "accessory")));
    }
  }

  private static void addInput(JsonObject block, List<String> lines) {
    lines.add(text(block, "label") + ": " + element(Json.child(block, "element")));
    if (block.has("hint")) {
      lines.add(text(block, "hint"));
    }
  }

  private static void addText(String text, List<String> lines) {
    if (!text.isEmpty()) {
      lines.addAll(text.lines().toList());
    }
  }

  private static String joined(List<JsonObject> elements) {
    return elements.stream().map(BlockText::element).collect(Collectors.joining(" "));
  }

  private static String element(JsonObject element) {
    return switch (Json.text(element, "type")) {
      case "mrkdwn", "plain_text" -> unescaped(Json.text(element, "text"));
      case "image" -> "(image: " + Json.text(element, "alt_text") + ")";
      case "button" -> "[" + text(element, "text") + "]";
      default -> options(element);
    };
  }

  private static String options(JsonObject element) {
    var options = Fields.options(element).stream().map(option -> text(option, "text")).toList();
    return options.isEmpty() ? "[" + text(element, "placeholder") + "]" : options.toString();
  }

  private static String richText(JsonElement element) {
    if (element.isJsonArray()) {
      var text = new StringBuilder();
      element.getAsJsonArray().forEach(part -> text.append(richText(part)));
      return text.toString();
    }
    if (!element.isJsonObject()) {
      return "";
    }
    var object = element.getAsJsonObject();
    var own = Json.string(object, "text").or(() -> Json.string(object, "url")).orElse("");
    var inner = object.has("elements") ? richText(object.get("elements")) : "";
    var block = Json.text(object, "type").startsWith("rich_text_") ? "\n" : "";
    return own + inner + block;
  }
}
