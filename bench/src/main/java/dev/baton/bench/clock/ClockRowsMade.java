package dev.baton.bench.clock;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Running clocks of one kind, made inside the database, each with its task. */
final class ClockRowsMade {
  static final String ORG = "T0BENCH";

  private ClockRowsMade() {}

  /** The workspace, which must be there before anything else. */
  static List<String> workspace() {
    return List.of(
        "insert into baton.workspace (org_id, name, created_at)"
            + " values ('T0BENCH', 'Bench', '2024-01-01Z')");
  }

  /**
   * So many clocks whose full time is over one after the other, spread evenly.
   *
   * @param kind as stored
   * @param secondsBetween 0: all of them in one instant
   */
  static List<String> clocks(
      String prefix, String kind, int count, Instant first, double secondsBetween) {
    return Stream.of(
            // The rows are whole by construction.
            "set session_replication_role = replica",
            TICKETS,
            CLOCKS,
            EVENTS,
            TASKS,
            "set session_replication_role = origin")
        .map(sql ->
            sql.replace("{prefix}", prefix)
                .replace("{kind}", kind)
                .replace("{count}", String.valueOf(count))
                .replace("{first}", first.toString())
                .replace("{between}", String.format(Locale.ROOT, "%f", secondsBetween)))
        .toList();
  }

  private static final String TICKETS =
      """
      insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier, last_seq, created_at)
      select 'T0BENCH', '{prefix}' || i, '{prefix}-' || i, 'U1', 'T1', 1, '2024-01-01Z' from generate_series(1, {count}) i\
      """;

  private static final String CLOCKS =
      """
      insert into baton.clock (org_id, clock_id, ticket_key, kind, scope, target_us, since, state, due_at, next_mark, mark_at, gen)
      select 'T0BENCH', md5('{prefix}' || i)::uuid, '{prefix}' || i, '{kind}', 1, 3600000000, at - interval '1 hour', 'running', at, 100,
             at, 1
        from (select i, timestamptz '{first}' + i * interval '1 second' * {between} as at from generate_series(1, {count}) i) each\
      """;

  private static final String EVENTS =
      """
      insert into baton.clock_event (org_id, clock_id, number, at, recorded_at, kind, cause, caused_by, worked_us, target_us,
                                     due_at, next_mark, mark_at)
      select org_id, clock_id, 1, since, since, 'start', 'filed', 'U1', 0, target_us, due_at, next_mark, mark_at
        from baton.clock where org_id = 'T0BENCH' and ticket_key like '{prefix}%'\
      """;

  private static final String TASKS =
      """
      insert into platform.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
      select 'clock', org_id || '/once/' || clock_id || '/1', convert_to(org_id || E'\\n' || clock_id || '/1', 'UTF8'), mark_at,
             false, 1, 1
        from baton.clock where org_id = 'T0BENCH' and ticket_key like '{prefix}%'\
      """;
}
