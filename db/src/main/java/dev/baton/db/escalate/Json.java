package dev.baton.db.escalate;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.GivenFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.JSONB;

/** The few values that are kept as JSON: answers whose shape the workspace's matrix decides. */
final class Json {
  private static final Gson GSON = new Gson();

  private Json() {}

  static JSONB texts(Map<String, String> texts) {
    return JSONB.valueOf(GSON.toJson(texts));
  }

  static Map<String, String> texts(JSONB json) {
    return texts(JsonParser.parseString(json.data()).getAsJsonObject());
  }

  static JSONB checklist(List<ChecklistAnswer> answers) {
    JsonArray array = new JsonArray();
    for (ChecklistAnswer answer : answers) {
      JsonObject object = new JsonObject();
      object.addProperty("item", answer.item());
      object.addProperty("ticked", answer.ticked());
      answer.explanation().ifPresent(text -> object.addProperty("explanation", text));
      array.add(object);
    }
    return JSONB.valueOf(array.toString());
  }

  static List<ChecklistAnswer> checklist(JSONB json) {
    List<ChecklistAnswer> answers = new ArrayList<>();
    for (JsonElement element : JsonParser.parseString(json.data()).getAsJsonArray()) {
      JsonObject object = element.getAsJsonObject();
      answers.add(
          new ChecklistAnswer(
              object.get("item").getAsString(),
              object.get("ticked").getAsBoolean(),
              text(object, "explanation")));
    }
    return answers;
  }

  static JSONB answers(DraftAnswers answers, Optional<Integer> resendOf) {
    JsonObject object = new JsonObject();
    object.addProperty("ticket", answers.ticket());
    answers.category().ifPresent(value -> object.addProperty("category", value));
    answers.priority().ifPresent(value -> object.addProperty("priority", value));
    object.addProperty("reason", answers.reason());
    object.addProperty("steps_tried", answers.stepsTried());
    answers.customer().ifPresent(value -> object.addProperty("customer", value));
    answers.accountTier().ifPresent(value -> object.addProperty("account_tier", value));
    answers.nothingTried().ifPresent(value -> object.addProperty("nothing_tried", value));
    object.add("custom", GSON.toJsonTree(answers.custom()));
    resendOf.ifPresent(value -> object.addProperty("resend_of", value));
    if (!answers.files().isEmpty()) {
      object.add("files", files(answers.files()));
    }
    return JSONB.valueOf(object.toString());
  }

  static DraftAnswers answers(JSONB json) {
    JsonObject object = JsonParser.parseString(json.data()).getAsJsonObject();
    return new DraftAnswers(
        object.get("ticket").getAsString(),
        text(object, "category"),
        text(object, "priority"),
        object.get("reason").getAsString(),
        object.get("steps_tried").getAsString(),
        text(object, "customer"),
        text(object, "account_tier"),
        texts(object.getAsJsonObject("custom")),
        text(object, "nothing_tried"),
        files(object));
  }

  private static JsonArray files(List<GivenFile> files) {
    JsonArray array = new JsonArray();
    for (GivenFile file : files) {
      JsonObject object = new JsonObject();
      object.addProperty("id", file.id());
      object.addProperty("name", file.name());
      object.addProperty("size", file.size());
      file.mimetype().ifPresent(value -> object.addProperty("mimetype", value));
      array.add(object);
    }
    return array;
  }

  /** None where a draft is from before there were any. */
  private static List<GivenFile> files(JsonObject answers) {
    List<GivenFile> files = new ArrayList<>();
    if (answers.has("files")) {
      for (JsonElement element : answers.getAsJsonArray("files")) {
        JsonObject object = element.getAsJsonObject();
        files.add(
            new GivenFile(
                object.get("id").getAsString(),
                object.get("name").getAsString(),
                object.get("size").getAsLong(),
                text(object, "mimetype")));
      }
    }
    return files;
  }

  static Optional<Integer> resendOf(JSONB json) {
    JsonObject object = JsonParser.parseString(json.data()).getAsJsonObject();
    return Optional.ofNullable(object.get("resend_of")).map(JsonElement::getAsInt);
  }

  private static Map<String, String> texts(JsonObject object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.entrySet().forEach(entry -> texts.put(entry.getKey(), entry.getValue().getAsString()));
    return texts;
  }

  private static Optional<String> text(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).map(JsonElement::getAsString);
  }
}
