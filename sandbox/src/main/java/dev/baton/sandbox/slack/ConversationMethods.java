package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Direct messages and channels. */
final class ConversationMethods {
  void addTo(Map<String, Method> methods) {
    methods.put("conversations.open", Method.scoped("im:write", ConversationMethods::open));
    methods.put("conversations.info", Method.free(ConversationMethods::info));
    methods.put("conversations.history", Method.free(ConversationMethods::history));
    methods.put("conversations.replies", Method.free(ConversationMethods::replies));
  }

  private static JsonObject open(Call call) {
    var users = call.required("users");
    if (users.contains(",")) {
      throw new SlackError("missing_scope")
          .with("needed", "mpim:write")
          .with("provided", call.team().bot().scopeLine());
    }
    var person = call.team().member(users).orElseThrow(() -> new SlackError("user_not_found"));
    if (person.bot() || person.deleted()) {
      throw new SlackError(person.bot() ? "cannot_dm_bot" : "user_disabled");
    }
    var direct = call.team().direct(users);
    // Slack tells no more than the id unless it is asked to.
    var whole = call.text("return_im").equals("true");
    return Json.object(
        "no_op",
        false,
        "already_open",
        false,
        "channel",
        whole ? direct.json(call.team()) : Json.object("id", direct.id()));
  }

  private static JsonObject info(Call call) {
    var conversation = call.visibleChannel();
    call.needAny(Set.of(scopeFor(conversation, "read")));
    return Json.object("channel", conversation.json(call.team()));
  }

  private static JsonObject history(Call call) {
    var found =
        readable(call).messages().reversed().stream()
            .filter(message -> message.threadTs().isEmpty() && inWindow(call, message))
            .toList();
    var page = found.subList(0, Math.min(limit(call), found.size()));
    var more = page.size() < found.size();
    return Json.object(
        "messages",
        page.stream().map(message -> message.json(call.team())).toList(),
        "has_more",
        more,
        "pin_count",
        0,
        "response_metadata",
        Json.object("next_cursor", more ? "before:" + page.getLast().ts() : ""));
  }

  /** Oldest first, with the message that the thread hangs on before them, whatever the window. */
  private static JsonObject replies(Call call) {
    var messages = readable(call).messages();
    var parent = call.required("ts");
    if (messages.stream().noneMatch(message -> message.ts().equals(parent))) {
      throw new SlackError("thread_not_found");
    }
    var found =
        messages.stream()
            .filter(message ->
                message.ts().equals(parent)
                    || (message.threadTs().equals(Optional.of(parent)) && inWindow(call, message)))
            .toList();
    var page = found.subList(0, Math.min(limit(call), found.size()));
    return Json.object(
        "messages",
        page.stream().map(message -> message.json(call.team())).toList(),
        "has_more",
        page.size() < found.size());
  }

  private static Conversation readable(Call call) {
    var conversation = call.visibleChannel();
    call.needAny(Set.of(scopeFor(conversation, "history")));
    if (!conversation.members().contains(call.team().bot().userId())) {
      throw new SlackError("not_in_channel");
    }
    return conversation;
  }

  private static int limit(Call call) {
    return call.string("limit").map(Integer::parseInt).orElse(100);
  }

  private static boolean inWindow(Call call, PostedMessage message) {
    var inclusive = Json.flag(call.arguments(), "inclusive");
    var afterOldest =
        call.string("oldest").map(ts -> compare(message.ts(), ts, inclusive) > 0).orElse(true);
    var beforeLatest =
        call.string("latest").map(ts -> compare(ts, message.ts(), inclusive) > 0).orElse(true);
    var cursor = call.text("cursor").replace("before:", "");
    return afterOldest
        && beforeLatest
        && (cursor.isEmpty() || compare(cursor, message.ts(), false) > 0);
  }

  private static int compare(String ts, String bound, boolean inclusive) {
    var order = new BigDecimal(ts).compareTo(new BigDecimal(bound));
    return order == 0 && inclusive ? 1 : order;
  }

  private static String scopeFor(Conversation conversation, String what) {
    return switch (conversation.kind()) {
      case DIRECT -> "im:" + what;
      case PUBLIC -> "channels:" + what;
      case PRIVATE -> "groups:" + what;
    };
  }
}
