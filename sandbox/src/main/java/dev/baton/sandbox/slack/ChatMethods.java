package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages: posting, changing, deleting. */
final class ChatMethods {
  private static final int LONGEST_POST = 40_000;
  private static final int LONGEST_UPDATE = 4_000;

  void addTo(Map<String, Method> methods) {
    methods.put("chat.postMessage", Method.scoped("chat:write", ChatMethods::post));
    methods.put("chat.postEphemeral", Method.scoped("chat:write", ChatMethods::postEphemeral));
    methods.put("chat.update", Method.scoped("chat:write", ChatMethods::update));
    methods.put("chat.delete", Method.scoped("chat:write", ChatMethods::delete));
    methods.put("chat.getPermalink", Method.free(ChatMethods::permalink));
  }

  private static JsonObject post(Call call) {
    var to = writable(call);
    var full = content(call, false);
    var text = full.text();
    var kept = text.length() > LONGEST_POST ? text.substring(0, LONGEST_POST) : text;
    // Where a thread's first message is gone and nobody had answered, Slack says nothing and posts
    // into the channel.
    var thread = full.threadTs().filter(to::holdsThread);
    var content = new Content(kept, full.blocks(), thread, full.metadata());
    var posted = call.team().post(to, content, Optional.empty(), List.of());
    return Json.object("channel", to.id(), "ts", posted.ts(), "message", posted.json(call.team()));
  }

  private static JsonObject postEphemeral(Call call) {
    var userId = call.required("user");
    var to = writable(call);
    if (!to.members().contains(userId)) {
      throw new SlackError("user_not_in_channel");
    }
    var posted = call.team().post(to, content(call, false), Optional.of(userId), List.of());
    return Json.object("message_ts", posted.ts());
  }

  private static JsonObject update(Call call) {
    var conversation = call.visibleChannel();
    var message = message(call, conversation);
    if (!message.author().equals(call.team().bot().userId()) || message.ephemeralTo().isPresent()) {
      throw new SlackError("cant_update_message");
    }
    if (call.text("text").length() > LONGEST_UPDATE) {
      throw new SlackError("msg_too_long");
    }
    var content = content(call, true);
    var blocks = call.has("blocks") ? content.blocks() : message.blocks();
    var edited =
        message.edited(content.text(), call.team().withBlockIds(blocks), call.team().nextTs());
    conversation.put(edited);
    return Json.object(
        "channel",
        conversation.id(),
        "ts",
        edited.ts(),
        "text",
        edited.text(),
        "message",
        edited.json(call.team()));
  }

  private static JsonObject delete(Call call) {
    var conversation = call.visibleChannel();
    var message = message(call, conversation);
    if (!message.author().equals(call.team().bot().userId())) {
      throw new SlackError("cant_delete_message");
    }
    conversation.remove(message.ts());
    return Json.object("channel", conversation.id(), "ts", message.ts());
  }

  private static JsonObject permalink(Call call) {
    var conversation = call.visibleChannel();
    var ts = call.required("message_ts");
    if (conversation.message(ts).isEmpty()) {
      throw new SlackError("message_not_found");
    }
    return Json.object(
        "channel",
        conversation.id(),
        "permalink",
        "https://%s.slack.com/archives/%s/p%s"
            .formatted(call.team().domain(), conversation.id(), ts.replace(".", "")));
  }

  private static Content content(Call call, boolean update) {
    var blocks = call.array("blocks");
    if (blocks.isEmpty() && !call.text("blocks").isEmpty()) {
      throw new SlackError("invalid_blocks_format");
    }
    var found = call.team().world().surface().checkMessage(blocks.orElse(new JsonArray()));
    if (!found.isEmpty()) {
      throw new SlackError("invalid_blocks").with("errors", found).withMessages(found);
    }
    if (blocks.map(JsonArray::isEmpty).orElse(true) && call.text("text").isEmpty()) {
      throw new SlackError("no_text");
    }
    var thread = update ? Optional.<String>empty() : call.string("thread_ts");
    return new Content(
        call.text("text"), blocks.orElse(new JsonArray()), thread, call.object("metadata"));
  }

  /** Where the bot may write: a person's id stands for the direct message with them. */
  private static Conversation writable(Call call) {
    var id = call.required("channel");
    if (call.team().member(id).isPresent()) {
      return call.team().direct(id);
    }
    var channel = call.visibleChannel();
    if (channel.isArchived()) {
      throw new SlackError("is_archived");
    }
    if (!channel.members().contains(call.team().bot().userId())) {
      throw new SlackError("not_in_channel");
    }
    return channel;
  }

  private static PostedMessage message(Call call, Conversation conversation) {
    return conversation
        .message(call.required("ts"))
        .orElseThrow(() -> new SlackError("message_not_found"));
  }
}
