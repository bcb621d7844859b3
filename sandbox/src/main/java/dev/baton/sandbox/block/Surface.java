package dev.baton.sandbox.block;

import static dev.baton.sandbox.block.Parts.plain;
import static dev.baton.sandbox.block.Parts.text;
import static dev.baton.sandbox.block.Rules.anything;
import static dev.baton.sandbox.block.Rules.bool;
import static dev.baton.sandbox.block.Rules.byType;
import static dev.baton.sandbox.block.Rules.list;
import static dev.baton.sandbox.block.Rules.string;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The limits of a message and of a view, as Slack checks them. Source: the Block Kit reference, as
 * summed up in the limits of the platform facts this product is built against.
 */
public final class Surface {
  private static final int VIEW_BYTES = 250_000;

  private final Map<String, Rule> blocks = blocks();
  private final Rule message = list(0, 50, byType(with("markdown", markdown())));
  private final Rule view = views();

  /** What is wrong with the blocks of a message; empty when nothing is. */
  public List<String> checkMessage(JsonArray messageBlocks) {
    var findings = new Findings();
    message.check(messageBlocks, "/blocks", findings);
    checkIds(messageBlocks, "/blocks", findings);
    return findings.messages();
  }

  /** What is wrong with a modal or a home tab; empty when nothing is. */
  public List<String> checkView(JsonObject content) {
    var findings = new Findings();
    view.check(content, "/view", findings);
    checkIds(Json.list(content, "blocks"), "/view/blocks", findings);
    checkSubmit(content, findings);
    if (content.toString().getBytes(UTF_8).length > VIEW_BYTES) {
      findings.add("must be less than " + VIEW_BYTES + " bytes", "/view");
    }
    return findings.messages();
  }

  private static void checkIds(JsonArray blocks, String pointer, Findings findings) {
    var blockIds = new HashSet<String>();
    for (int i = 0; i < blocks.size(); i++) {
      if (!blocks.get(i).isJsonObject()) {
        continue;
      }
      var block = blocks.get(i).getAsJsonObject();
      var id = Json.text(block, "block_id");
      if (!id.isEmpty() && !blockIds.add(id)) {
        findings.add("`block_id` `" + id + "` already exists", pointer + "/" + i + "/block_id");
      }
      checkActionIds(block, pointer + "/" + i, findings);
    }
  }

  private static void checkActionIds(JsonObject block, String pointer, Findings findings) {
    var actionIds = new HashSet<String>();
    var elements = Json.list(block, "elements");
    for (int i = 0; i < elements.size(); i++) {
      var id = actionId(elements.get(i));
      if (!id.isEmpty() && !actionIds.add(id)) {
        findings.add(
            "`action_id` `" + id + "` already exists", pointer + "/elements/" + i + "/action_id");
      }
    }
  }

  private static String actionId(JsonElement element) {
    return element.isJsonObject() ? Json.text(element.getAsJsonObject(), "action_id") : "";
  }

  private static void checkSubmit(JsonObject content, Findings findings) {
    var hasInput =
        Json.objects(content, "blocks").stream()
            .anyMatch(block -> Json.text(block, "type").equals("input"));
    if (hasInput && Json.text(content, "type").equals("modal") && !content.has("submit")) {
      findings.add("missing required field: submit", "/view");
    }
  }

  private Rule views() {
    var shown = list(0, 100, byType(blocks));
    var home = Shape.typed().must("blocks", shown);
    var modal = Shape.typed().must("blocks", shown);
    for (var shape : List.of(home, modal)) {
      shape
          .may("private_metadata", string(3000))
          .may("callback_id", string(255))
          .may("external_id", string(255));
    }
    modal
        .must("title", plain(24))
        .may("submit", plain(24))
        .may("close", plain(24))
        .may("clear_on_close", bool())
        .may("notify_on_close", bool())
        .may("submit_disabled", bool());
    return byType(Map.of("home", home, "modal", modal));
  }

  private Map<String, Rule> with(String type, Rule rule) {
    var more = new HashMap<>(blocks);
    more.put(type, rule);
    return more;
  }

  private static Map<String, Rule> blocks() {
    var blocks = new HashMap<String, Rule>();
    blocks.put("section", section());
    blocks.put("divider", Shape.block());
    blocks.put("header", Shape.block().must("text", plain(150)));
    blocks.put("context", Shape.block().must("elements", list(1, 10, contextElement())));
    blocks.put(
        "actions", Shape.block().must("elements", list(1, 25, byType(Elements.clickable()))));
    blocks.put("input", input());
    blocks.put("image", image());
    blocks.put("rich_text", Shape.block().must("elements", list(0, 1000, anything())));
    return blocks;
  }

  private static Rule section() {
    var accessories = new HashMap<>(Elements.clickable());
    accessories.put("image", Elements.image());
    return Shape.block()
        .may("text", text(3000))
        .may("fields", list(1, 10, text(2000)))
        .may("accessory", byType(accessories))
        .may("expand", bool())
        .and((value, pointer, findings) -> {
          if (!value.getAsJsonObject().has("text") && !value.getAsJsonObject().has("fields")) {
            findings.add("must define either `text` or `fields`", pointer);
          }
        });
  }

  private static Rule contextElement() {
    return byType(
        Map.of("image", Elements.image(), "plain_text", text(3000), "mrkdwn", text(3000)));
  }

  private static Rule input() {
    return Shape.block()
        .must("label", plain(2000))
        .must("element", byType(Elements.input()))
        .may("hint", plain(2000))
        .may("optional", bool())
        .may("dispatch_action", bool());
  }

  private static Rule image() {
    return Shape.block()
        .may("image_url", string(3000))
        .may("slack_file", anything())
        .must("alt_text", string(2000))
        .may("title", plain(2000));
  }

  private static Rule markdown() {
    return Shape.block().must("text", string(1, 12_000));
  }
}
