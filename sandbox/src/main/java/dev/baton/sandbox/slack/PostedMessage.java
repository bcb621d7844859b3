package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A message as it stands.
 *
 * @param ts its timestamp, unique in its workspace
 * @param author the user id of who wrote it
 * @param botId the bot id when an app wrote it, else empty
 * @param ephemeralTo the only person who sees it; empty when everybody in the channel does
 * @param editedTs empty until it is changed
 * @param files the file objects shared with it
 */
public record PostedMessage(
    String channel,
    String ts,
    String author,
    Optional<String> botId,
    String text,
    JsonArray blocks,
    Optional<String> threadTs,
    Optional<JsonObject> metadata,
    Optional<String> ephemeralTo,
    Optional<String> editedTs,
    List<JsonObject> files) {

  /** The message with other content, marked as edited. */
  public PostedMessage edited(String newText, JsonArray newBlocks, String editTs) {
    return new PostedMessage(
        channel,
        ts,
        author,
        botId,
        newText,
        newBlocks,
        threadTs,
        metadata,
        ephemeralTo,
        Optional.of(editTs),
        files);
  }

  PostedMessage withoutFile(String fileId) {
    if (files.stream().noneMatch(file -> Json.text(file, "id").equals(fileId))) {
      return this;
    }
    return new PostedMessage(
        channel,
        ts,
        author,
        botId,
        text,
        blocks,
        threadTs,
        metadata,
        ephemeralTo,
        editedTs,
        files.stream()
            .map(file ->
                Json.text(file, "id").equals(fileId)
                    ? Json.object("id", fileId, "mode", "tombstone")
                    : file)
            .toList());
  }

  /** The message object of the Web API and of interaction payloads. */
  public JsonObject json(Team team) {
    var message = Json.object("type", "message", "user", author, "ts", ts, "text", text);
    message.addProperty("team", team.id());
    botId.ifPresent(id -> {
      message.addProperty("bot_id", id);
      message.addProperty("app_id", team.bot().appId());
    });
    threadTs.ifPresent(thread -> message.addProperty("thread_ts", thread));
    editedTs.ifPresent(edit -> message.add("edited", Json.object("user", author, "ts", edit)));
    metadata.ifPresent(data -> message.add("metadata", data.deepCopy()));
    if (!blocks.isEmpty()) {
      message.add("blocks", blocks.deepCopy());
    }
    if (!files.isEmpty()) {
      message.add("files", Json.array(files));
    }
    if (ephemeralTo.isPresent()) {
      message.addProperty("is_ephemeral", true);
    }
    return message;
  }
}
