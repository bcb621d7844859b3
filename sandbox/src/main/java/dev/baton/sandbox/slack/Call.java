package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One Web API call of a bot: its arguments, whether they came as a form or as JSON. */
record Call(Team team, JsonObject arguments) {

  Optional<String> string(String name) {
    return Json.string(arguments, name).filter(value -> !value.isEmpty());
  }

  String text(String name) {
    return Json.text(arguments, name);
  }

  /** The argument, or {@code invalid_arguments} when it is missing. */
  String required(String name) {
    return string(name)
        .orElseThrow(() ->
            new SlackError("invalid_arguments")
                .withMessages(List.of("[ERROR] missing required field: " + name)));
  }

  Optional<JsonArray> array(String name) {
    return json(name).filter(JsonElement::isJsonArray).map(JsonElement::getAsJsonArray);
  }

  Optional<JsonObject> object(String name) {
    return json(name).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
  }

  boolean has(String name) {
    return arguments.has(name);
  }

  void needAny(Set<String> scopes) {
    var granted = team.bot().scopes();
    if (!scopes.isEmpty() && scopes.stream().noneMatch(granted::contains)) {
      throw new SlackError("missing_scope")
          .with("needed", String.join(",", scopes.stream().sorted().toList()))
          .with("provided", team.bot().scopeLine());
    }
  }

  /** The channel asked for; a private one exists only for a bot that is in it. */
  Conversation visibleChannel() {
    return team.conversation(required("channel"))
        .filter(found ->
            found.kind() != Conversation.Kind.PRIVATE
                || found.members().contains(team.bot().userId()))
        .orElseThrow(() -> new SlackError("channel_not_found"));
  }

  private Optional<JsonElement> json(String name) {
    var value = arguments.get(name);
    if (value == null || value.isJsonNull()) {
      return Optional.empty();
    }
    return value.isJsonPrimitive() ? Json.parse(value.getAsString()) : Optional.of(value);
  }
}
