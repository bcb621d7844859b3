package dev.baton.bench.clock;

import dev.baton.bench.measure.Benchmark.Progress;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import dev.baton.bot.sla.ClockPlanner;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.UuidV7;
import dev.baton.db.Work;
import dev.baton.db.clock.Calendars;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.matrix.Hours;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How long it takes until the clocks of many tickets follow a holiday that an admin set. */
final class PlanningBenchmark {
  private static final double LIMIT_MILLISECONDS = 10_000;
  private static final String TICKETS =
      """
      insert into baton.ticket (org_id, ticket_key, shown_key, entry_tier, last_seq, opened_at, priority, created_at)
      select 'T0BENCH', 'ZD' || i, 'ZD-' || i, 'T1', 0, timestamptz '{opened}', 'P2', '2024-01-01Z' from generate_series(1, {tickets}) i\
      """;
  private static final String OPENED =
      """
      insert into baton.ticket_event (org_id, ticket_key, number, at, recorded_at, what, value, caused_by, source)
      select org_id, ticket_key, n, opened_at, opened_at, case n when 1 then 'opened' else 'priority' end,
             case n when 1 then 'customer' else 'P2' end, 'baton', 'desk'
        from baton.ticket cross join generate_series(1, 2) n where org_id = 'T0BENCH' and {which}\
      """;

  private final int tickets;
  private final InstantSource clock = InstantSource.system();

  PlanningBenchmark(int tickets) {
    this.tickets = tickets;
  }

  List<Figure> measure(String name, Progress progress) throws IOException, SQLException {
    progress.say(String.format(Locale.ROOT, "planning %,d clocks anew", tickets));
    try (ThrowawayDatabase server = ThrowawayDatabase.start()) {
      server.asSuperuser(ClockRowsMade.workspace());
      try (Database database = Database.open(DatabaseUrl.parse(server.appText()))) {
        Tenants tenants = new Tenants(database, new UuidV7(clock), clock);
        Instant opened = clock.instant().minusSeconds(1);
        tenants.atLength(ClockRowsMade.ORG, tx -> promise(tx, opened));
        server.asSuperuser(
            List.of(
                TICKETS
                    .replace("{opened}", opened.toString())
                    .replace("{tickets}", String.valueOf(tickets)),
                OPENED.replace("{which}", "ticket_key like 'ZD1__'"),
                "vacuum (analyze) baton.ticket, baton.ticket_event"));
        plan(tenants, "import");
        // As autovacuum does: without figures of its tables PostgreSQL reads whole workspaces.
        server.asSuperuser(
            List.of(
                "vacuum (analyze) baton.clock, baton.clock_event, platform.scheduled_tasks",
                OPENED.replace("{which}", "ticket_key not like 'ZD1__'"),
                "vacuum (analyze) baton.ticket, baton.ticket_event"));
        plan(tenants, "import");
        server.asSuperuser(
            List.of("vacuum (analyze) baton.clock, baton.clock_event, platform.scheduled_tasks"));
        LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        CalendarDay closed =
            new CalendarDay(tomorrow, List.of(), Optional.empty(), CalendarDay.Source.ADMIN);
        tenants.atLength(
            ClockRowsMade.ORG,
            tx -> Calendars.in(tx).set(week(Map.of(tomorrow, closed)), "U1", clock.instant()));
        long begun = System.nanoTime();
        plan(tenants, "calendar/2");
        double took = (System.nanoTime() - begun) / 1e6;
        long moved =
            server
                .numbers("select count(*) from baton.clock_event where kind = 'recalendar'")
                .getFirst();
        return List.of(
            Figure.of(name, "planned anew", took, "ms")
                .aiming(new Target.AtMost(LIMIT_MILLISECONDS)),
            Figure.of(name, "not planned anew", (double) (tickets - moved), "")
                .aiming(new Target.AtMost(0)));
      }
    }
  }

  private boolean promise(Tx tx, Instant at) {
    Calendars.in(tx).set(week(Map.of()), "U1", at.minusSeconds(1));
    SlaTarget target =
        new SlaTarget(
            1,
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.of(Duration.ofHours(40)),
            Optional.empty(),
            new SlaHours.OfWorkspace());
    SlaPolicies.in(tx)
        .apply(
            new SlaPolicy(List.of(target)),
            new SlaPolicies.Provenance(
                SlaPolicies.Origin.FILE, "sla.csv", "0", "cli", at.minusSeconds(1)),
            "cli");
    return true;
  }

  private static CalendarSetting week(Map<LocalDate, CalendarDay> days) {
    return new CalendarSetting(
        Hours.parse("Mon-Sun 00:00-24:00 Europe/Berlin").orElseThrow(),
        days,
        Optional.empty(),
        List.of());
  }

  private void plan(Tenants tenants, String change) {
    new ClockPlanner(tenants, clock).plan(new Work(ClockRowsMade.ORG, change));
  }
}
