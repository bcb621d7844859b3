package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.RECIPIENT;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.baton.db.tables.baton.tables.Member;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.SQLDataType;

/**
 * The columns of an exported log. People stand as their address, or as their Slack id where Slack
 * hides it; times are UTC, so that two exports can be compared.
 */
final class LogColumns {
  private static final List<String> PEOPLE =
      List.of("requester", "previous owner", "proposed owner", "new owner", "lead", "decided by");

  /** Without texts, people and customers. */
  private static final List<String> FIGURES =
      List.of(
          "ticket",
          "number",
          "state",
          "kind",
          "from tier",
          "to tier",
          "override",
          "requested at",
          "decided at",
          "minutes to decision",
          "category",
          "priority",
          "account tier",
          "bounce code",
          "decide by",
          "overdue",
          "taken back at",
          "takes back");

  private LogColumns() {}

  /** In the order of the whole log. */
  static List<String> figures() {
    return names().stream().filter(FIGURES::contains).toList();
  }

  /**
   * @param now as in {@link #addTo}
   */
  static void addFigures(SelectQuery<Record> query, Instant now) {
    fields(now)
        .forEach((name, field) -> {
          if (FIGURES.contains(name)) {
            query.addSelect(field.as(name));
          }
        });
    query.addFrom(ESCALATION);
    query.addJoin(
        TICKET,
        TICKET.ORG_ID.eq(ESCALATION.ORG_ID).and(TICKET.TICKET_KEY.eq(ESCALATION.TICKET_KEY)));
  }

  static List<String> names() {
    return List.copyOf(fields(Instant.EPOCH).keySet());
  }

  /**
   * @param now what is still pending is overdue when its time to decide ended before
   */
  static void addTo(SelectQuery<Record> query, Instant now) {
    fields(now).forEach((name, field) -> query.addSelect(field.as(name)));
    query.addFrom(ESCALATION);
    query.addJoin(
        TICKET,
        TICKET.ORG_ID.eq(ESCALATION.ORG_ID).and(TICKET.TICKET_KEY.eq(ESCALATION.TICKET_KEY)));
    for (String role : PEOPLE) {
      Member person = member(role);
      query.addJoin(
          person,
          org.jooq.JoinType.LEFT_OUTER_JOIN,
          person.ORG_ID.eq(ESCALATION.ORG_ID).and(person.MEMBER_ID.eq(idOf(role))));
    }
  }

  private static Map<String, Field<String>> fields(Instant now) {
    Map<String, Field<String>> fields = new LinkedHashMap<>();
    fields.put("workspace", ESCALATION.ORG_ID);
    fields.put("ticket", TICKET.SHOWN_KEY);
    fields.put("number", text(ESCALATION.SEQ));
    fields.put("state", ESCALATION.STATE);
    fields.put("kind", ESCALATION.KIND);
    fields.put("from tier", ESCALATION.FROM_TIER);
    fields.put("to tier", ESCALATION.TO_TIER);
    PEOPLE.forEach(role -> fields.put(role, coalesce(member(role).EMAIL, idOf(role))));
    fields.put("override", text(field(condition(ESCALATION.OVERRIDE).or(wasRedirected()))));
    fields.put("requested at", utc(ESCALATION.REQUESTED_AT));
    fields.put("decided at", utc(ESCALATION.DECIDED_AT));
    fields.put("minutes to decision", minutes());
    fields.put("category", ESCALATION.CATEGORY);
    fields.put("priority", ESCALATION.PRIORITY);
    fields.put("account tier", ESCALATION.ACCOUNT_TIER);
    fields.put("reason", ESCALATION.REASON);
    fields.put("steps tried", ESCALATION.STEPS_TRIED);
    fields.put("checklist", checklist());
    fields.put("bounce code", ESCALATION.BOUNCE_CODE);
    fields.put("note", ESCALATION.BOUNCE_NOTE);
    fields.put("matrix version", text(ESCALATION.MATRIX_VERSION));
    fields.put("customer", ESCALATION.CUSTOMER);
    fields.put("right tier", ESCALATION.BOUNCE_TIER);
    fields.put("duplicate of", ESCALATION.BOUNCE_TICKET);
    fields.put("added information", LogDetails.addedInformation());
    fields.put("decide by", utc(ESCALATION.DECIDE_BY));
    fields.put("overdue", LogDetails.overdue(now));
    fields.put("people asked", LogDetails.peopleAsked());
    fields.put("replaced by", LogDetails.replacedBy());
    fields.put("nothing tried", ESCALATION.NOTHING_TRIED);
    fields.put("questions", LogDetails.questions());
    fields.put("taken back at", LogDetails.takenBackAt());
    fields.put("takes back", text(ESCALATION.TAKES_BACK));
    fields.put("files", LogDetails.files());
    fields.put("criteria", DetectionColumns.criteria());
    fields.put("criteria due at", DetectionColumns.dueAt());
    fields.put("criteria found at", DetectionColumns.foundAt());
    fields.put("criteria in watch", DetectionColumns.inWatch());
    return fields;
  }

  private static Member member(String role) {
    return MEMBER.as(role);
  }

  private static Field<String> idOf(String role) {
    return switch (role) {
      case "requester" -> ESCALATION.REQUESTER;
      case "previous owner" -> ESCALATION.PREVIOUS_OWNER;
      case "proposed owner" -> ESCALATION.PROPOSED_OWNER;
      case "new owner" -> ESCALATION.NEW_OWNER;
      case "decided by" -> ESCALATION.DECIDED_BY;
      case "lead" -> lead();
      default -> throw new IllegalArgumentException("Nobody is called " + role);
    };
  }

  private static Field<String> lead() {
    return field(
        select(RECIPIENT.MEMBER_ID)
            .from(RECIPIENT)
            .where(
                RECIPIENT.ORG_ID.eq(ESCALATION.ORG_ID),
                RECIPIENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                RECIPIENT.SEQ.eq(ESCALATION.SEQ))
            // Whoever a manager redirected it to, in place of those it was taken from.
            .orderBy(
                RECIPIENT.REMOVED_AT.desc().nullsFirst(), RECIPIENT.ADDED_AT, RECIPIENT.POSITION)
            .limit(1));
  }

  /** A manager who redirects overrides the matrix as one who decides does. */
  private static Condition wasRedirected() {
    return exists(
        selectOne()
            .from(RECIPIENT)
            .where(
                RECIPIENT.ORG_ID.eq(ESCALATION.ORG_ID),
                RECIPIENT.TICKET_KEY.eq(ESCALATION.TICKET_KEY),
                RECIPIENT.SEQ.eq(ESCALATION.SEQ),
                RECIPIENT.REDIRECTED_BY.isNotNull()));
  }

  static Field<String> text(Field<?> field) {
    return field.cast(SQLDataType.CLOB);
  }

  static Field<String> utc(Field<Instant> at) {
    return field(
        "to_char({0} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')", SQLDataType.CLOB, at);
  }

  private static Field<String> minutes() {
    return field(
        "round(extract(epoch from {0} - {1}) / 60, 1)::text",
        SQLDataType.CLOB, ESCALATION.DECIDED_AT, ESCALATION.REQUESTED_AT);
  }

  private static Field<String> checklist() {
    return field(
        """
        (select string_agg(
                  case when (box->>'ticked')::boolean then '[x] ' else '[ ] ' end || (box->>'item')
                    || coalesce(': ' || (box->>'explanation'), ''), E'\\n' order by place)
           from jsonb_array_elements({0}) with ordinality as boxes(box, place))\
        """,
        SQLDataType.CLOB, ESCALATION.CHECKLIST);
  }
}
