package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uploads in three steps: ask for a URL, send the bytes there, complete. */
final class FileMethods {
  void addTo(Map<String, Method> methods) {
    methods.put("files.getUploadURLExternal", Method.scoped("files:write", FileMethods::url));
    methods.put(
        "files.completeUploadExternal", Method.scoped("files:write", FileMethods::complete));
    methods.put("files.delete", Method.scoped("files:write", FileMethods::delete));
    methods.put("files.info", Method.scoped("files:read", FileMethods::info));
  }

  private static JsonObject url(Call call) {
    var name = call.required("filename");
    if (!call.required("length").matches("[1-9]\\d{0,15}")) {
      throw new SlackError("invalid_arguments")
          .withMessages(List.of("[ERROR] must be a number greater than 0: length"));
    }
    var file = call.team().files().expect(name, Long.parseLong(call.required("length")));
    var address = call.team().world().address();
    return Json.object(
        "upload_url",
        address + "/upload/" + call.team().id() + "/" + file.id(),
        "file_id",
        file.id());
  }

  private static JsonObject complete(Call call) {
    var wanted = call.array("files").orElse(new JsonArray());
    if (wanted.isEmpty()) {
      throw new SlackError("invalid_arguments");
    }
    var targets = targets(call);
    checkThread(call, targets);
    var shared = new ArrayList<JsonObject>();
    for (var asked : Json.objects(wanted)) {
      shared.add(share(call, asked, targets).json(call.team()));
    }
    var content =
        new Content(
            call.text("initial_comment"),
            new JsonArray(),
            call.string("thread_ts"),
            Optional.empty());
    targets.forEach(to -> call.team().post(to, content, Optional.empty(), shared));
    return Json.object("files", shared);
  }

  private static void checkThread(Call call, List<Conversation> targets) {
    var thread = call.string("thread_ts");
    if (thread.isPresent()
        && targets.stream().noneMatch(to -> to.message(thread.get()).isPresent())) {
      throw new SlackError("invalid_thread_ts");
    }
  }

  private static SharedFile share(Call call, JsonObject asked, List<Conversation> targets) {
    var files = call.team().files();
    var file =
        files
            .byId(Json.text(asked, "id"))
            .filter(SharedFile::uploaded)
            .orElseThrow(() -> new SlackError("file_not_found"));
    var ids = targets.stream().map(Conversation::id).toList();
    var done = file.shared(Json.string(asked, "title"), ids, call.text("initial_comment"));
    files.put(done);
    return done;
  }

  /** The bot deletes its own files only. */
  private static JsonObject delete(Call call) {
    var file =
        call.team()
            .files()
            .byId(call.required("file"))
            .filter(SharedFile::uploaded)
            .orElseThrow(() -> new SlackError("file_not_found"));
    if (!file.user().isEmpty()) {
      throw new SlackError("cant_delete_file");
    }
    call.team().files().delete(file.id());
    return new JsonObject();
  }

  private static JsonObject info(Call call) {
    return call.team()
        .files()
        .byId(call.required("file"))
        .map(file -> Json.object("file", file.json(call.team())))
        .orElseThrow(() -> new SlackError("file_not_found"));
  }

  /** Channel and user ids may be given; in a channel the bot must be a member. */
  private static List<Conversation> targets(Call call) {
    var named = call.string("channel_id").or(() -> call.string("channels")).orElse("");
    var targets = new ArrayList<Conversation>();
    for (var id : named.split(",")) {
      if (!id.isBlank()) {
        targets.add(target(call.team(), id.strip()));
      }
    }
    return targets;
  }

  private static Conversation target(Team team, String id) {
    if (team.member(id).isPresent()) {
      return team.direct(id);
    }
    var channel = team.conversation(id).orElseThrow(() -> new SlackError("channel_not_found"));
    if (!channel.members().contains(team.bot().userId())) {
      throw new SlackError("not_in_channel");
    }
    return channel;
  }
}
