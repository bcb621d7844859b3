package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A modal or a home tab as it stands, with what its person put in. Guarded by the lock. */
public final class View {
  private final Team team;
  private final String id;
  private final String userId;
  private final String rootId;
  private final Optional<String> previousId;
  private final Map<String, Map<String, JsonObject>> entered = new LinkedHashMap<>();
  private JsonObject content;
  private String hash;
  private boolean open = true;

  View(
      Team team,
      String id,
      String userId,
      @Nullable View previous,
      JsonObject content,
      String hash) {
    this.team = team;
    this.id = id;
    this.userId = userId;
    this.rootId = previous == null ? id : previous.rootId;
    this.previousId = Optional.ofNullable(previous).map(View::id);
    this.content = content;
    this.hash = hash;
  }

  public String id() {
    return id;
  }

  public String userId() {
    return userId;
  }

  public String rootId() {
    return rootId;
  }

  /** What the bot sent, every block with its block_id. */
  public JsonObject content() {
    return content;
  }

  public String hash() {
    return hash;
  }

  /** False once it was closed or submitted away. */
  public boolean open() {
    return open;
  }

  void close() {
    open = false;
  }

  /**
   * Shows other content. What a field of a modal holds stays where block_id and action_id are the
   * same, what was typed and what was there from the beginning: another initial value counts under
   * new ids only.
   */
  void show(JsonObject next, String nextHash) {
    if (Json.text(content, "type").equals("modal")) {
      values()
          .asMap()
          .forEach((blockId, held) ->
              held.getAsJsonObject()
                  .asMap()
                  .forEach((actionId, value) ->
                      entered
                          .computeIfAbsent(blockId, made -> new LinkedHashMap<>())
                          .putIfAbsent(actionId, value.getAsJsonObject())));
    }
    content = next;
    hash = nextHash;
    entered.forEach((blockId, actions) ->
        actions.entrySet().removeIf(typed -> !keeps(blockId, typed.getKey(), typed.getValue())));
  }

  /** Puts in what the person chose or typed, in the form of {@code state.values}. */
  public void enter(String blockId, String actionId, JsonObject value) {
    entered.computeIfAbsent(blockId, made -> new LinkedHashMap<>()).put(actionId, value);
  }

  /** {@code state.values}: what was put in, else the initial values. */
  public JsonObject values() {
    var values = new JsonObject();
    for (var block : Json.objects(content, "blocks")) {
      var blockId = Json.text(block, "block_id");
      var ofBlock = new JsonObject();
      for (var element : Fields.elements(block)) {
        var actionId = Json.text(element, "action_id");
        var typed = Optional.ofNullable(entered.getOrDefault(blockId, Map.of()).get(actionId));
        Fields.initialValue(element)
            .ifPresent(initial -> ofBlock.add(actionId, typed.orElse(initial).deepCopy()));
      }
      if (!ofBlock.isEmpty()) {
        values.add(blockId, ofBlock);
      }
    }
    return values;
  }

  /** The view object of the Web API and of payloads. */
  public JsonObject json() {
    var view = content.deepCopy();
    view.addProperty("id", id);
    view.addProperty("team_id", team.id());
    view.addProperty("app_id", team.bot().appId());
    view.addProperty("bot_id", team.bot().botId());
    view.addProperty("app_installed_team_id", team.id());
    view.addProperty("hash", hash);
    view.addProperty("root_view_id", rootId);
    view.add("previous_view_id", Json.of(previousId.orElse(null)));
    view.add("state", Json.object("values", values()));
    for (var name : new String[] {"callback_id", "private_metadata", "external_id"}) {
      view.addProperty(name, Json.text(content, name));
    }
    for (var name : new String[] {"clear_on_close", "notify_on_close"}) {
      view.addProperty(name, Json.flag(content, name));
    }
    for (var name : new String[] {"submit", "close"}) {
      view.add(name, content.has(name) ? content.get(name) : Json.of(null));
    }
    return view;
  }

  private boolean keeps(String blockId, String actionId, JsonObject value) {
    return Json.objects(content, "blocks").stream()
        .filter(block -> Json.text(block, "block_id").equals(blockId))
        .flatMap(block -> Fields.elements(block).stream())
        .filter(element -> Json.text(element, "action_id").equals(actionId))
        .anyMatch(element -> Fields.mayHold(element, value));
  }
}
