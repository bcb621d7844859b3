package dev.baton.db.clock;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.ClockEventRecord;
import dev.baton.db.tables.baton.tables.records.ClockRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;

/** Writes many clocks and events by one statement each: hundreds fall due in one moment. */
final class ManyClocks {
  private static final String MOVED =
      """
      update baton.clock c
         set target_us = n.target_us, worked_us = n.worked_us, since = n.since, state = n.state, due_at = n.due_at,
             next_mark = n.next_mark, mark_at = n.mark_at, gen = n.gen, breached_at = n.breached_at, found_at = n.found_at,
             breach_cause = n.breach_cause, stopped_at = n.stopped_at, outcome = n.outcome{terms}
        from jsonb_to_recordset(cast(? as jsonb)) as n(was int, clock_id uuid, target_us bigint, worked_us bigint,
             since timestamptz, state text, due_at timestamptz, next_mark int, mark_at timestamptz, gen int,
             breached_at timestamptz, found_at timestamptz, breach_cause text, stopped_at timestamptz, outcome text,
             calendar_id text, calendar_version int, sla_version int)
       where c.org_id = ? and c.clock_id = n.clock_id and c.gen = n.was\
      """;

  private static final String TERMS =
      ", calendar_id = n.calendar_id, calendar_version = n.calendar_version,"
          + " sla_version = n.sla_version";

  private static final String HAPPENED =
      """
      insert into baton.clock_event (org_id, clock_id, number, at, recorded_at, kind, cause, caused_by, worked_us, target_us,
                                     due_at, mark, next_mark, mark_at)
      select org_id, clock_id, number, at, recorded_at, kind, cause, caused_by, worked_us, target_us, due_at, mark, next_mark,
             mark_at
        from jsonb_to_recordset(cast(? as jsonb)) as n(org_id text, clock_id uuid, number int, at timestamptz,
             recorded_at timestamptz, kind text, cause text, caused_by text, worked_us bigint, target_us bigint,
             due_at timestamptz, mark int, next_mark int, mark_at timestamptz)
       where org_id = ?\
      """;

  private final Tx tx;

  ManyClocks(Tx tx) {
    this.tx = tx;
  }

  /**
   * A clock as it becomes.
   *
   * @param was the generation it had
   */
  record Moved(int was, ClockRecord row) {}

  /**
   * Brings clocks, held by this transaction, to these rows; by what they are planned stays.
   *
   * @throws IllegalStateException when one changed meanwhile
   */
  void move(List<Moved> clocks) {
    move(clocks, "");
  }

  /** The same with by what they are planned, in the same statement: a row is written once. */
  void replan(List<Moved> clocks) {
    move(clocks, TERMS);
  }

  private void move(List<Moved> clocks, String terms) {
    JsonArray rows = new JsonArray();
    clocks.forEach(clock -> {
      JsonObject row = json(clock.row());
      row.addProperty("was", clock.was());
      rows.add(row);
    });
    if (!rows.isEmpty() && execute(MOVED.replace("{terms}", terms), rows) != clocks.size()) {
      throw new IllegalStateException("A clock changed under its lock");
    }
  }

  /** Adds what happened. */
  void happened(List<ClockEventRecord> events) {
    JsonArray rows = new JsonArray();
    events.forEach(event -> rows.add(json(event)));
    if (!rows.isEmpty()) {
      execute(HAPPENED, rows);
    }
  }

  private int execute(String sql, JsonArray rows) {
    return tx.dsl().execute(sql, rows.toString(), tx.orgId());
  }

  private static JsonObject json(Record row) {
    Map<String, Object> values = new TreeMap<>();
    for (Field<?> field : row.fields()) {
      Object value = row.get(field);
      if (value != null) {
        values.put(field.getName(), value);
      }
    }
    JsonObject json = new JsonObject();
    values.forEach((name, value) -> json.addProperty(name, value.toString()));
    return json;
  }
}
