package dev.baton.db.notify;

import static dev.baton.escalation.notify.DeliveryError.CODE;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** How what is noted of a delivery is written into its row: a code, and the details beside it. */
final class DeliveryErrorCode {
  private DeliveryErrorCode() {}

  static JSONB json(DeliveryError error) {
    JsonObject json = new JsonObject();
    json.addProperty(CODE, error.reason().code());
    // The code of an unknown reason is among its details, and is written as it was read.
    error.details().forEach(json::addProperty);
    return JSONB.valueOf(json.toString());
  }

  static Optional<DeliveryError> parse(@Nullable JSONB json) {
    return Optional.ofNullable(json)
        .map(noted -> error(JsonParser.parseString(noted.data()).getAsJsonObject()));
  }

  private static DeliveryError error(JsonObject json) {
    Map<String, String> details = new HashMap<>();
    json.entrySet().forEach(entry -> details.put(entry.getKey(), text(entry.getValue())));
    DeliveryReason reason = DeliveryReason.parse(details.getOrDefault(CODE, ""));
    if (reason != DeliveryReason.UNKNOWN) {
      details.remove(CODE);
    }
    return new DeliveryError(reason, details);
  }

  /** Details are texts; a newer program may have written something else. */
  private static String text(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  static Condition is(Field<JSONB> column, DeliveryReason reason) {
    return DSL.field("{0} ->> 'code'", SQLDataType.CLOB, column).eq(reason.code());
  }
}
