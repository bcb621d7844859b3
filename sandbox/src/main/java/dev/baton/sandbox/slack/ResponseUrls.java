package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** response_url: five answers within half an hour. Guarded by the sandbox's lock. */
public final class ResponseUrls {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;

  private final World world;
  private final Team team;
  private final Map<String, Issued> issued = new Newest<>();

  ResponseUrls(World world, Team team) {
    this.world = world;
    this.team = team;
  }

  /**
   * A fresh URL.
   *
   * @param messageTs the message that was clicked; empty for a command
   */
  public String issue(String userId, String channel, Optional<String> messageTs) {
    var key = team.id() + "-" + world.ids().number();
    issued.put(key, new Issued(userId, channel, messageTs, world.now().plus(LIFE), 0));
    return world.address() + "/response/" + key;
  }

  boolean knows(String key) {
    return issued.containsKey(key);
  }

  /**
   * Does what a body posted to the URL asks for.
   *
   * @throws SlackError {@code used_url}, {@code expired_url}, {@code invalid_blocks} or {@code
   *     no_text}
   */
  void answer(String key, JsonObject body) {
    var url = issued.get(key);
    if (url == null || !world.now().isBefore(url.expires())) {
      throw new SlackError("expired_url");
    }
    if (url.uses() >= USES) {
      throw new SlackError("used_url");
    }
    issued.put(key, url.usedOnce());
    respond(url.userId(), url.channel(), url.messageTs(), body);
  }

  /** Shows what the bot answered a command or a click with. */
  public void respond(
      String userId, String channelId, Optional<String> messageTs, JsonObject body) {
    var channel = team.conversation(channelId).orElseThrow(() -> new SlackError("no_channel"));
    var original = messageTs.flatMap(channel::message);
    if (Json.flag(body, "delete_original")) {
      original.ifPresent(message -> channel.remove(message.ts()));
      return;
    }
    var blocks = checked(body);
    if (original.isPresent() && Json.flag(body, "replace_original")) {
      var text = Json.text(body, "text");
      channel.put(original.get().edited(text, team.withBlockIds(blocks), team.nextTs()));
      return;
    }
    var everybody = Json.text(body, "response_type").equals("in_channel");
    var onlyTo = everybody ? Optional.<String>empty() : Optional.of(userId);
    team.post(channel, Content.of(Json.text(body, "text"), blocks), onlyTo, List.of());
  }

  private JsonArray checked(JsonObject body) {
    var blocks = Json.list(body, "blocks");
    var found = world.surface().checkMessage(blocks);
    if (!found.isEmpty()) {
      throw new SlackError("invalid_blocks").withMessages(found);
    }
    if (blocks.isEmpty() && Json.text(body, "text").isEmpty()) {
      throw new SlackError("no_text");
    }
    return blocks;
  }

  private record Issued(
      String userId, String channel, Optional<String> messageTs, Instant expires, int uses) {
    Issued usedOnce() {
      return new Issued(userId, channel, messageTs, expires, uses + 1);
    }
  }
}
