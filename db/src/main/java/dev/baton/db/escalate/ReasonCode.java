package dev.baton.db.escalate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.OwnerReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * How the reasons of an escalation are written into its rows: a code and its parameters each. A
 * code that this program does not know was written by a newer one; it is read as unknown, because
 * no decision depends on it.
 */
public final class ReasonCode {
  private static final String CODE = "code";
  private static final String LEGACY = "legacy";

  private ReasonCode() {}

  static JSONB owner(List<OwnerReason> reasons) {
    return JSONB.valueOf(array(reasons, ReasonCode::json).toString());
  }

  static List<OwnerReason> owner(JSONB reasons) {
    return list(JsonParser.parseString(reasons.data()), ReasonCode::ownerReason);
  }

  /** Why somebody was asked, for its column; null when it is their own turn. */
  public static @Nullable JSONB asked(Optional<AskedReason> reason) {
    return reason.map(why -> JSONB.valueOf(json(why).toString())).orElse(null);
  }

  static Optional<AskedReason> asked(@Nullable JSONB reason) {
    return Optional.ofNullable(reason)
        .map(json -> askedReason(JsonParser.parseString(json.data()).getAsJsonObject()));
  }

  private static JsonObject json(OwnerReason reason) {
    return switch (reason) {
      case OwnerReason.CriteriaMatched(var conditions) ->
          with(coded("criteria_matched"), "conditions", array(conditions, ReasonCode::json));
      case OwnerReason.Available() -> coded("available");
      case OwnerReason.Load(var accepted) -> {
        JsonObject load = coded("load");
        load.addProperty("accepted", accepted);
        yield load;
      }
      case OwnerReason.FirstInOrder() -> coded("first_in_order");
      case OwnerReason.NextInRotation(var acceptedBefore) -> {
        JsonObject next = coded("next_in_rotation");
        next.addProperty("accepted_before", acceptedBefore);
        yield next;
      }
      case OwnerReason.LeastLoaded() -> coded("least_loaded");
      case OwnerReason.BackupFor(var absent) ->
          with(coded("backup_for"), "absent", array(absent, ReasonCode::json));
      case OwnerReason.OwnedBefore(var tier) -> with(coded("owned_before"), "tier", tier);
      case OwnerReason.Legacy(var text) -> with(coded(LEGACY), "text", text);
      case OwnerReason.Unknown(var stored) -> JsonParser.parseString(stored).getAsJsonObject();
    };
  }

  private static OwnerReason ownerReason(JsonObject json) {
    return switch (text(json, CODE)) {
      case "criteria_matched" ->
          new OwnerReason.CriteriaMatched(list(json.get("conditions"), ReasonCode::condition));
      case "available" -> new OwnerReason.Available();
      case "load" -> new OwnerReason.Load(json.get("accepted").getAsInt());
      case "first_in_order" -> new OwnerReason.FirstInOrder();
      case "next_in_rotation" ->
          new OwnerReason.NextInRotation(json.get("accepted_before").getAsBoolean());
      case "least_loaded" -> new OwnerReason.LeastLoaded();
      case "backup_for" ->
          new OwnerReason.BackupFor(list(json.get("absent"), ReasonCode::absentee));
      case "owned_before" -> new OwnerReason.OwnedBefore(text(json, "tier"));
      case LEGACY -> new OwnerReason.Legacy(text(json, "text"));
      default -> new OwnerReason.Unknown(json.toString());
    };
  }

  private static JsonObject json(AskedReason reason) {
    return switch (reason) {
      case AskedReason.StandsIn(var absent) ->
          with(coded("stands_in"), "absent", array(absent, ReasonCode::json));
      case AskedReason.LeaverReplaced(var leaver) -> {
        JsonObject replaced = coded("leaver_replaced");
        leaver.ifPresent(id -> replaced.addProperty("leaver", id));
        yield replaced;
      }
      case AskedReason.NobodyElse(var absent) ->
          with(coded("nobody_else"), "absent", array(absent, ReasonCode::json));
      case AskedReason.Late(var asked) -> with(coded("late"), "asked", texts(asked));
      case AskedReason.Legacy(var text) -> with(coded(LEGACY), "text", text);
      case AskedReason.Unknown(var stored) -> JsonParser.parseString(stored).getAsJsonObject();
    };
  }

  private static AskedReason askedReason(JsonObject json) {
    return switch (text(json, CODE)) {
      case "stands_in" -> new AskedReason.StandsIn(list(json.get("absent"), ReasonCode::absentee));
      case "nobody_else" ->
          new AskedReason.NobodyElse(list(json.get("absent"), ReasonCode::absentee));
      case "late" -> new AskedReason.Late(texts(json.getAsJsonArray("asked")));
      case "leaver_replaced" -> new AskedReason.LeaverReplaced(optional(json, "leaver"));
      case LEGACY -> new AskedReason.Legacy(text(json, "text"));
      default -> new AskedReason.Unknown(json.toString());
    };
  }

  private static JsonObject json(Absentee absentee) {
    JsonObject json = new JsonObject();
    absentee.who().ifPresent(who -> json.addProperty("who", who));
    json.addProperty("why", absentee.why().code());
    absentee.until().ifPresent(until -> json.addProperty("until", until.toString()));
    return json;
  }

  private static Absentee absentee(JsonObject json) {
    return new Absentee(
        optional(json, "who"),
        Absentee.Why.parse(text(json, "why")),
        optional(json, "until").map(Instant::parse));
  }

  private static JsonObject json(OwnerReason.Condition condition) {
    JsonObject json = new JsonObject();
    json.addProperty("column", condition.column());
    json.add("values", texts(condition.values()));
    return json;
  }

  private static OwnerReason.Condition condition(JsonObject json) {
    return new OwnerReason.Condition(text(json, "column"), texts(json.getAsJsonArray("values")));
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static List<String> texts(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).toList();
  }

  private static JsonObject coded(String code) {
    JsonObject json = new JsonObject();
    json.addProperty(CODE, code);
    return json;
  }

  private static JsonObject with(JsonObject json, String name, String value) {
    json.addProperty(name, value);
    return json;
  }

  private static JsonObject with(JsonObject json, String name, JsonElement value) {
    json.add(name, value);
    return json;
  }

  private static String text(JsonObject json, String name) {
    return json.get(name).getAsString();
  }

  private static Optional<String> optional(JsonObject json, String name) {
    return Optional.ofNullable(json.get(name)).map(JsonElement::getAsString);
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(json.apply(value)));
    return array;
  }

  private static <T> List<T> list(JsonElement array, Function<JsonObject, T> read) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(element -> read.apply(element.getAsJsonObject()))
        .toList();
  }
}
