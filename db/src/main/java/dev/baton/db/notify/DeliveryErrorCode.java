package dev.baton.db.notify;

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
  private static final String CODE = "code";

  private DeliveryErrorCode() {}

  static JSONB json(DeliveryError error) {
    JsonObject json = new JsonObject();
    json.addProperty(CODE, error.reason().code());
    error.details().forEach(json::addProperty);
    return JSONB.valueOf(json.toString());
  }

  static Optional<DeliveryError> parse(@Nullable JSONB json) {
    return Optional.ofNullable(json)
        .map(noted -> error(JsonParser.parseString(noted.data()).getAsJsonObject()));
  }

  private static DeliveryError error(JsonObject json) {
    String code = json.get(CODE).getAsString();
    Map<String, String> details = new HashMap<>();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      if (!entry.getKey().equals(CODE)) {
        details.put(entry.getKey(), entry.getValue().getAsString());
      }
    }
    return new DeliveryError(
        DeliveryReason.parse(code)
            .orElseThrow(
                () -> new IllegalStateException("No reason of a delivery is called " + code)),
        details);
  }

  static Condition is(Field<JSONB> column, DeliveryReason reason) {
    return DSL.field("{0} ->> 'code'", SQLDataType.CLOB, column).eq(reason.code());
  }
}
