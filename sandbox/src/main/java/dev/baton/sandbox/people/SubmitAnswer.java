package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.event.BotAnswer;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.SlackError;
import dev.baton.sandbox.slack.Team;
import dev.baton.sandbox.slack.View;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Does to the window what the bot answered a submission with. Called inside the lock. */
record SubmitAnswer(Team team, View view) {

  Submission apply(BotAnswer answer) {
    var problem = Desk.problem(answer);
    if (problem.isPresent()) {
      return Submission.failed(problem.get());
    }
    var body = answer instanceof BotAnswer.Answered answered ? answered.body() : "";
    var reply = Json.parseObject(body);
    if (reply.isEmpty() && !body.isBlank()) {
      return Submission.failed("The answer is not JSON: " + body);
    }
    try {
      return apply(reply.orElseGet(JsonObject::new));
    } catch (SlackError refused) {
      return Submission.failed(refused.answer().toString());
    }
  }

  private Submission apply(JsonObject reply) {
    return switch (Json.text(reply, "response_action")) {
      case "" -> close();
      case "errors" -> refuse(Json.child(reply, "errors"));
      case "clear" -> clear();
      case "update" -> update(Json.child(reply, "view"));
      case "push" -> push(Json.child(reply, "view"));
      default -> Submission.failed("Unknown response_action in " + reply);
    };
  }

  private Submission close() {
    team.views().close(view);
    return Submission.of(Submission.Kind.CLOSED);
  }

  private Submission clear() {
    team.views().clear(view.userId());
    return Submission.of(Submission.Kind.CLEARED);
  }

  private Submission update(JsonObject content) {
    if (view.open()) {
      team.views().update(view, content, Optional.empty());
    }
    return Submission.of(Submission.Kind.UPDATED);
  }

  private Submission push(JsonObject content) {
    if (view.open()) {
      team.views().push(view.userId(), content);
    }
    return Submission.of(Submission.Kind.PUSHED);
  }

  private Submission refuse(JsonObject errors) {
    var labels = new LinkedHashMap<String, String>();
    var byBlock = new LinkedHashMap<String, String>();
    Field.all(Json.list(view.content(), "blocks")).stream()
        .filter(Field::isInput)
        .forEach(field -> labels.put(field.blockId(), field.label()));
    for (var blockId : errors.keySet()) {
      if (!labels.containsKey(blockId)) {
        return Submission.failed(
            "The errors name “%s”, which is no input block; inputs are %s"
                .formatted(blockId, labels.keySet()));
      }
      byBlock.put(blockId, Json.text(errors, blockId));
    }
    return errors.isEmpty()
        ? Submission.failed("The answer has no errors to show: " + errors)
        : Submission.refused(byBlock, blockId -> labels.getOrDefault(blockId, blockId));
  }
}
