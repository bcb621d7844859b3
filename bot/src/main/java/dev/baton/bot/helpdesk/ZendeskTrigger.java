package dev.baton.bot.helpdesk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.field.Moment;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.escalation.ticket.TicketRow;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the body of a trigger or an automation, which an admin wrote with placeholders. Its times
 * are to the minute, so that it cannot order two changes of one minute: what an event subscription
 * says weighs more.
 */
final class ZendeskTrigger {
  private static final Map<String, String> FIELDS =
      Map.of(
          "ticket_title", TicketRow.TITLE,
          "ticket_description", TicketRow.DESCRIPTION,
          "ticket_status", TicketRow.STATUS,
          "ticket_priority", TicketRow.PRIORITY,
          "requester_full_name", TicketRow.CONTACT);

  private ZendeskTrigger() {}

  static Said read(JsonObject body, Received received) {
    Optional<String> id = ZendeskEvent.id(body.get("ticket_id"));
    if (id.isEmpty()) {
      return new Said.Refused(InboundReason.NO_KEY, GenericEvent.shown(text(body, "ticket_id")));
    }
    if (!(Moment.read(text(body, "updated_at")) instanceof Moment.At(var at))) {
      return new Said.Refused(InboundReason.NO_TIME, GenericEvent.shown(text(body, "updated_at")));
    }
    JsonObject data = new JsonObject();
    data.addProperty(TicketRow.KEY, received.desk().key(id.get(), received.workspace().format()));
    data.addProperty(AccountRow.EXTERNAL_ID, id.get());
    FIELDS.forEach((theirs, field) -> copy(body.get(theirs), data, field));
    if (Moment.read(text(body, "created_at")) instanceof Moment.At(var opened)) {
      data.addProperty(TicketRow.OPENED, opened.toString());
    }
    return new GenericEvent(received, ZendeskEvent.SOURCE).ticket(data, at);
  }

  private static void copy(JsonElement value, JsonObject data, String field) {
    if (value instanceof JsonPrimitive text && text.isString()) {
      boolean isLabel = field.equals(TicketRow.STATUS) || field.equals(TicketRow.PRIORITY);
      data.addProperty(field, isLabel ? label(text.getAsString()) : text.getAsString());
    }
  }

  /** "On-hold", "Normal". */
  private static String label(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static String text(JsonObject body, String name) {
    return body.get(name) instanceof JsonPrimitive text && !text.isBoolean()
        ? text.getAsString().strip()
        : "";
  }
}
