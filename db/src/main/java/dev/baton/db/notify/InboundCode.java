package dev.baton.db.notify;

import com.google.gson.JsonObject;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.notify.Notice;
import java.time.Instant;
import java.util.UUID;

/** How it is written that what a program sent was refused. */
final class InboundCode {
  static final String REFUSED = "inbound_refused";

  private InboundCode() {}

  static void write(JsonObject detail, Notice.InboundRefused refused) {
    detail.addProperty("connection", refused.connection().toString());
    detail.addProperty("why", refused.why().code());
    detail.addProperty("hour", refused.hour().toString());
  }

  static Notice.InboundRefused read(JsonObject detail) {
    return new Notice.InboundRefused(
        UUID.fromString(detail.get("connection").getAsString()),
        InboundReason.parse(detail.get("why").getAsString()).orElseThrow(),
        Instant.parse(detail.get("hour").getAsString()));
  }
}
