package dev.baton.bot.helpdesk;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.field.Moment;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.escalation.ticket.Gone;
import dev.baton.escalation.ticket.TicketRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an event subscription of Zendesk. What the event is about was so at its {@code time}; the
 * rest of the ticket, which comes with every event, was so at {@code updated_at}, and only fills
 * what nobody said later.
 */
final class ZendeskEvent {
  static final String SOURCE = "zendesk";

  private static final String PREFIX = "zen:event-type:ticket.";

  /** Topics that say a field anew, and which. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "status_changed", TicketRow.STATUS,
          "priority_changed", TicketRow.PRIORITY,
          "subject_changed", TicketRow.TITLE,
          "description_changed", TicketRow.DESCRIPTION,
          "organization_changed", TicketRow.ACCOUNT,
          "agent_assignment_changed", TicketRow.ASSIGNEE);

  private static final Map<String, Gone> GONE =
      Map.of(
          "soft_deleted", new Gone.Deleted(),
          "permanently_deleted", new Gone.Deleted(),
          "marked_as_spam", new Gone.Spam());

  /** The rest of what there is: of these the ticket that comes with them counts. */
  private static final Set<String> OTHERS =
      Set.of(
          "created",
          "custom_status_changed",
          "group_assignment_changed",
          "requester_changed",
          "submitter_changed",
          "brand_changed",
          "form_changed",
          "type_changed",
          "tags_changed",
          "external_id_changed",
          "custom_field_changed",
          "comment_added",
          "comment_made_private",
          "comment_redacted",
          "attachment_linked_to_comment",
          "attachment_redacted_from_comment",
          "email_ccs_changed",
          "followers_changed",
          "problem_link_changed",
          "task_due_at_changed",
          "merged",
          "undeleted",
          "next_sla_breach_changed",
          "sla_policy_changed",
          "ola_policy_changed",
          "schedule_changed",
          "csat_requested",
          "csat_received");

  /** Where a ticket stands that is none any more; the event says which way it went. */
  private static final Set<String> NO_STATUS = Set.of("deleted", "archived", "scrubbed");

  private static final String SUBJECT = "zen:ticket:";

  private final JsonObject event;
  private final JsonObject detail;
  private final String topic;
  private final Received received;

  private ZendeskEvent(JsonObject event, Received received) {
    this.event = event;
    this.detail = event.get("detail") instanceof JsonObject object ? object : new JsonObject();
    this.topic = text(event.get("type")).orElse("").replace(PREFIX, "");
    this.received = received;
  }

  static Said read(JsonObject event, Received received) {
    String type = text(event.get("type")).orElse("");
    if (!type.startsWith(PREFIX)) {
      return event.has("zendesk_event_version")
          ? new Said.Nothing(InboundReason.UNKNOWN_TYPE, GenericEvent.shown(type))
          : ZendeskTrigger.read(event, received);
    }
    return new ZendeskEvent(event, received).read();
  }

  /** Nothing but figures, which is what every id of Zendesk is. */
  static Optional<String> id(JsonElement value) {
    return text(value).filter(id -> id.matches("[0-9]{1,20}"));
  }

  private Said read() {
    if (!FIELDS.containsKey(topic) && !GONE.containsKey(topic) && !OTHERS.contains(topic)) {
      return new Said.Nothing(InboundReason.UNKNOWN_TYPE, GenericEvent.shown(topic));
    }
    Optional<String> id = id(detail.get("id"));
    String subject = text(event.get("subject")).orElse("");
    if (id.isEmpty()) {
      return new Said.Refused(InboundReason.NO_KEY, GenericEvent.shown(subject));
    }
    if (!subject.equals(SUBJECT + id.get())) {
      return new Said.Refused(InboundReason.IDS_DIFFER, GenericEvent.shown(subject));
    }
    Optional<Instant> time = moment(event.get("time"));
    return time.isEmpty()
        ? new Said.Refused(InboundReason.NO_TIME, "")
        : said(id.get(), time.get());
  }

  private Said said(String id, Instant time) {
    List<Said> all = new ArrayList<>();
    Optional.ofNullable(FIELDS.get(topic))
        .ifPresent(field -> all.add(word(about(id, field), time, received.eventId())));
    if (GONE.containsKey(topic) || topic.equals("undeleted")) {
      Optional<Gone> gone = Optional.ofNullable(GONE.get(topic));
      all.add(reader(received.eventId()).moved(named(id), time, gone));
    }
    firstResponse(id, time).ifPresent(all::add);
    // Last: where both are of one instant, what the event is about stays.
    Instant updated = moment(detail.get("updated_at")).filter(at -> !at.isAfter(time)).orElse(time);
    all.add(word(rest(id), updated, received.eventId()));
    return all.stream().filter(Said.Refused.class::isInstance).findFirst().orElse(together(all));
  }

  private Said together(List<Said> all) {
    List<Said.OfTicket> words =
        all.stream()
            .filter(Said.OfTicket.class::isInstance)
            .map(Said.OfTicket.class::cast)
            .toList();
    return topic.equals("merged")
        ? new Said.Several(words, Optional.of(InboundReason.MERGED_UNSAID))
        : new Said.Several(words, Optional.empty());
  }

  private Said word(JsonObject data, Instant at, String id) {
    return reader(id).ticket(data, at);
  }

  private GenericEvent reader(String id) {
    return new GenericEvent(
        new Received(id, received.at(), received.workspace(), received.desk()), SOURCE);
  }

  private JsonObject named(String id) {
    JsonObject data = new JsonObject();
    data.addProperty(TicketRow.KEY, received.desk().key(id, received.workspace().format()));
    data.addProperty(AccountRow.EXTERNAL_ID, id);
    return data;
  }

  /** The ticket as it came with the event, without what the event itself is about. */
  private JsonObject rest(String id) {
    JsonObject data = named(id);
    copy(data, TicketRow.TITLE, "subject");
    copy(data, TicketRow.DESCRIPTION, "description");
    copy(data, TicketRow.ACCOUNT, "organization_id");
    copy(data, TicketRow.ASSIGNEE, "assignee_id");
    copy(data, TicketRow.OPENED, "created_at");
    code(data, TicketRow.PRIORITY, detail.get("priority"));
    code(data, TicketRow.STATUS, detail.get("status"));
    Optional.ofNullable(FIELDS.get(topic)).ifPresent(data::remove);
    return data;
  }

  private void copy(JsonObject data, String field, String name) {
    if (detail.has(name)) {
      data.add(field, detail.get(name));
    }
  }

  private static void code(JsonObject data, String field, JsonElement value) {
    if (value == null) {
      return;
    }
    String code = text(value).orElse("").toLowerCase(Locale.ROOT);
    boolean isStatus = field.equals(TicketRow.STATUS);
    if (!isStatus || !(value.isJsonNull() || NO_STATUS.contains(code))) {
      data.add(field, value.isJsonNull() ? JsonNull.INSTANCE : new JsonPrimitive(code));
    }
  }

  private JsonObject about(String id, String field) {
    JsonObject data = named(id);
    JsonElement now = event.get("event") instanceof JsonObject what ? what.get("current") : null;
    if (now != null && (field.equals(TicketRow.STATUS) || field.equals(TicketRow.PRIORITY))) {
      code(data, field, now);
    } else if (now != null) {
      data.add(field, now);
    }
    return data;
  }

  /**
   * The first public word of somebody who works there. Of several the earliest wins, in whatever
   * order they come: all have the stamp of the opening, and ids that fall as time goes by.
   */
  private Optional<Said> firstResponse(String id, Instant time) {
    JsonObject comment =
        event.get("event") instanceof JsonObject what
                && what.get("comment") instanceof JsonObject said
            ? said
            : new JsonObject();
    boolean byStaff =
        comment.get("author") instanceof JsonObject author && isTrue(author.get("is_staff"));
    if (!topic.equals("comment_added") || !byStaff || !isTrue(comment.get("is_public"))) {
      return Optional.empty();
    }
    JsonObject data = named(id);
    data.addProperty(TicketRow.FIRST_RESPONSE, time.toString());
    Instant opened = moment(detail.get("created_at")).filter(at -> !at.isAfter(time)).orElse(time);
    String falling = String.format(Locale.ROOT, "%019d", Long.MAX_VALUE - time.toEpochMilli());
    return Optional.of(word(data, opened, "first-response-" + falling));
  }

  private static boolean isTrue(JsonElement value) {
    return value instanceof JsonPrimitive flag && flag.isBoolean() && flag.getAsBoolean();
  }

  private static Optional<Instant> moment(JsonElement value) {
    return text(value)
        .map(Moment::read)
        .filter(Moment.At.class::isInstance)
        .map(read -> ((Moment.At) read).at())
        .filter(at -> !at.isBefore(Instant.EPOCH));
  }

  private static Optional<String> text(JsonElement value) {
    return value instanceof JsonPrimitive primitive && !primitive.isBoolean()
        ? Optional.of(primitive.getAsString())
        : Optional.empty();
  }
}
