package dev.baton.db.table;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.escalation.field.Stamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.JSONB;

/** Stamps as the database keeps them: for each field when, by which event, from where. */
public final class StampsJson {
  private StampsJson() {}

  static Map<String, Stamp> read(JSONB stored) {
    Map<String, Stamp> stamps = new HashMap<>();
    object(stored)
        .entrySet()
        .forEach(field -> {
          JsonArray stamp = field.getValue().getAsJsonArray();
          stamps.put(
              field.getKey(),
              new Stamp(
                  Instant.parse(stamp.get(0).getAsString()),
                  stamp.get(1).getAsString(),
                  stamp.get(2).getAsString()));
        });
    return stamps;
  }

  /** What was said of a field whose column may hold something else. */
  static Optional<String> said(JSONB stored, String field) {
    return Optional.ofNullable(object(stored).getAsJsonArray(field))
        .filter(stamp -> stamp.size() > 3)
        .map(stamp -> stamp.get(3).getAsString());
  }

  /**
   * The stamps as they are stored.
   *
   * @param said of fields whose columns may hold something else
   */
  public static JSONB write(Map<String, Stamp> stamps, Map<String, String> said) {
    JsonObject all = new JsonObject();
    new TreeMap<>(stamps)
        .forEach((field, stamp) -> {
          JsonArray written = new JsonArray();
          written.add(stamp.at().toString());
          written.add(stamp.id());
          written.add(stamp.source());
          Optional.ofNullable(said.get(field)).ifPresent(written::add);
          all.add(field, written);
        });
    return JSONB.valueOf(all.toString());
  }

  private static JsonObject object(JSONB stored) {
    return JsonParser.parseString(stored.data()).getAsJsonObject();
  }
}
