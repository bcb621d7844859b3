package dev.baton.db.helpdesk;

import static dev.baton.db.tables.baton.Tables.CONNECTION;
import static dev.baton.db.tables.baton.Tables.TICKET;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.db.Tx;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Who works at a help desk, in Slack's ids. Until the first request for a ticket is filed, who it
 * is assigned to there owns it.
 */
public final class DeskPeople {
  private final Tx tx;

  private DeskPeople(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static DeskPeople in(Tx tx) {
    return new DeskPeople(tx);
  }

  /**
   * Somebody to whom tickets are assigned there.
   *
   * @param externalId the help desk's id of them
   * @param member Slack id; empty where nobody said
   * @param tickets how many are theirs there
   * @param example key of one of these
   */
  public record Assignee(String externalId, Optional<String> member, int tickets, String example) {
    public Assignee {
      requireNonNull(externalId);
      requireNonNull(member);
      requireNonNull(example);
    }
  }

  /** Those of whom nobody said who they are first, then who has most. */
  public List<Assignee> of(UUID connection, int most) {
    Map<String, String> known = known(connection);
    Field<Integer> theirs = count().as("theirs");
    return tx.dsl()
        .select(TICKET.DESK_ASSIGNEE, theirs, min(TICKET.SHOWN_KEY))
        .from(TICKET)
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            TICKET.CONNECTION_ID.eq(connection),
            TICKET.DESK_ASSIGNEE.isNotNull())
        .groupBy(TICKET.DESK_ASSIGNEE)
        .orderBy(
            field("{0} in ({1})", Boolean.class, TICKET.DESK_ASSIGNEE, names(known)),
            theirs.desc(),
            TICKET.DESK_ASSIGNEE)
        .limit(most)
        .fetch(row ->
            new Assignee(
                row.value1(),
                Optional.ofNullable(known.get(row.value1())),
                row.value2(),
                row.value3()));
  }

  private static QueryPart names(Map<String, String> known) {
    return list(
        known.isEmpty() ? List.of(val("")) : known.keySet().stream().map(DSL::val).toList());
  }

  private Map<String, String> known(UUID connection) {
    Map<String, String> known = new HashMap<>();
    tx.dsl()
        .select(CONNECTION.PEOPLE)
        .from(CONNECTION)
        .where(CONNECTION.ORG_ID.eq(tx.orgId()), CONNECTION.CONNECTION_ID.eq(connection))
        .fetchOptional(CONNECTION.PEOPLE)
        .map(stored -> JsonParser.parseString(stored.data()).getAsJsonObject())
        .ifPresent(
            stored -> stored.asMap().forEach((id, member) -> known.put(id, member.getAsString())));
    return known;
  }

  /**
   * Says who they are; of tickets for which nothing was filed the owner follows.
   *
   * @param said Slack id by the help desk's id; an empty one for nobody
   */
  public void say(UUID connection, Map<String, Optional<String>> said, String by, Instant at) {
    Optional<ConnectionRow> row = Connections.in(tx).lock(connection);
    if (row.isEmpty()) {
      return;
    }
    Map<String, String> before = known(connection);
    Map<String, String> people = new HashMap<>(before);
    said.forEach((id, member) ->
        member.ifPresentOrElse(known -> people.put(id, known), () -> people.remove(id)));
    if (people.equals(before)) {
      return;
    }
    JsonObject stored = new JsonObject();
    people.forEach(stored::addProperty);
    tx.dsl()
        .update(CONNECTION)
        .set(CONNECTION.PEOPLE, JSONB.valueOf(stored.toString()))
        .where(CONNECTION.ORG_ID.eq(tx.orgId()), CONNECTION.CONNECTION_ID.eq(connection))
        .execute();
    said.forEach((id, member) -> own(connection, id, member));
    tx.audit(
        new AuditEntry(
            AuditKind.CONNECTION_CHANGED,
            at,
            by,
            "slack",
            Optional.empty(),
            Map.of("connection", connection.toString(), "name", row.get().name())));
  }

  private void own(UUID connection, String externalId, Optional<String> member) {
    tx.dsl()
        .update(TICKET)
        .set(TICKET.DESK_OWNER, member.orElse(null))
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            TICKET.CONNECTION_ID.eq(connection),
            TICKET.DESK_ASSIGNEE.eq(externalId),
            TICKET.LAST_SEQ.eq(0))
        .execute();
  }

  /** Has this ticket's owner follow who it is assigned to, while nothing was filed for it. */
  public void settle(String identity) {
    Field<String> member =
        field(
            select(field("{0} ->> {1}", String.class, CONNECTION.PEOPLE, TICKET.DESK_ASSIGNEE))
                .from(CONNECTION)
                .where(
                    CONNECTION.ORG_ID.eq(tx.orgId()),
                    CONNECTION.CONNECTION_ID.eq(TICKET.CONNECTION_ID)));
    tx.dsl()
        .update(TICKET)
        .set(TICKET.DESK_OWNER, member)
        .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(identity), TICKET.LAST_SEQ.eq(0))
        .execute();
  }
}
