package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.Map;

/** Modals and home tabs. */
final class ViewMethods {
  void addTo(Map<String, Method> methods) {
    methods.put("views.open", Method.free(ViewMethods::open));
    methods.put("views.push", Method.free(ViewMethods::push));
    methods.put("views.update", Method.free(ViewMethods::update));
    methods.put("views.publish", Method.free(ViewMethods::publish));
  }

  private static JsonObject open(Call call) {
    var view = view(call);
    call.team().views().check(view, "modal");
    var userId = call.team().triggers().use(call.required("trigger_id"));
    return answer(call.team().views().open(userId, view));
  }

  private static JsonObject push(Call call) {
    var view = view(call);
    call.team().views().check(view, "modal");
    var userId = call.team().triggers().use(call.required("trigger_id"));
    return answer(call.team().views().push(userId, view));
  }

  private static JsonObject update(Call call) {
    var views = call.team().views();
    var byId = call.string("view_id").flatMap(views::byId);
    var found = byId.or(() -> call.string("external_id").flatMap(views::byExternalId));
    var view = found.orElseThrow(() -> new SlackError("not_found"));
    return answer(views.update(view, view(call), call.string("hash")));
  }

  private static JsonObject publish(Call call) {
    var userId = call.required("user_id");
    if (call.team().member(userId).isEmpty()) {
      throw new SlackError("user_not_found");
    }
    return answer(call.team().views().publish(userId, view(call), call.string("hash")));
  }

  private static JsonObject view(Call call) {
    return call.object("view")
        .orElseThrow(() ->
            new SlackError("invalid_arguments")
                .withMessages(List.of("[ERROR] missing required field: view")));
  }

  private static JsonObject answer(View view) {
    return Json.object("view", view.json());
  }
}
