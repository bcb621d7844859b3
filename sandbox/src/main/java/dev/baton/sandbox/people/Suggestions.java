package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.event.BotAnswer;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.View;
import java.util.List;

/** Asks the bot for the options of an external select. */
final class Suggestions {
  private Suggestions() {}

  static List<JsonObject> ask(Desk desk, Field field, String typed, View view) {
    var outcome =
        desk.send(payloads -> payloads.suggestion(field.element(), field.blockId(), typed, view));
    if (outcome.problem().isPresent()) {
      throw new NotOnScreen("No suggestions for “" + typed + "”: " + outcome.problem().get());
    }
    var body = outcome.answer() instanceof BotAnswer.Answered answered ? answered.body() : "";
    var reply = Json.parseObject(body).orElseGet(JsonObject::new);
    return Fields.options(reply);
  }
}
