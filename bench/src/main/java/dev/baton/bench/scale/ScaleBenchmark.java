package dev.baton.bench.scale;

import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import dev.baton.db.Database;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.UuidV7;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.WorkLists;
import dev.baton.db.log.Digests;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.report.EscalationFigures;
import dev.baton.escalation.report.Period;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Reads at the declared maxima: what stands behind a click, and what a job or a report reads. */
public final class ScaleBenchmark implements Benchmark {
  /** A click has three seconds for all that it does; one read is to be a small part of them. */
  private static final double LIMIT_MILLIS = 100;

  /** Compiled and connected before it is measured, as in a process that runs for a while. */
  private static final int WARMING = 100;

  private static final Instant MIDDLE = Instant.parse("2025-01-06T00:00:00Z");

  private final ScaleRowsMade rows;
  private final int rounds;

  ScaleBenchmark(ScaleRowsMade rows, int rounds) {
    this.rows = rows;
    this.rounds = rounds;
  }

  /** 10,000 routes, 50,000 members, 1,000,000 escalations; each click 300 times. */
  public static ScaleBenchmark standard() {
    return new ScaleBenchmark(new ScaleRowsMade(10_000, 50_000, 1_000_000), 300);
  }

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public List<Figure> measure(Progress progress) throws IOException, SQLException {
    try (ThrowawayDatabase database = ThrowawayDatabase.start()) {
      progress.say(
          String.format(
              Locale.ROOT,
              "making %,d routes, %,d members, %,d escalations",
              rows.routes(),
              rows.members(),
              rows.escalations()));
      database.asSuperuser(rows.statements());
      try (Database opened = Database.open(database.app())) {
        InstantSource clock = InstantSource.system();
        return figures(new Tenants(opened, new UuidV7(clock), clock), progress);
      }
    }
  }

  private List<Figure> figures(Tenants tenants, Progress progress) {
    List<Figure> figures = new ArrayList<>();
    clicks()
        .forEach((what, read) -> {
          progress.say(what);
          for (int i = 0; i < WARMING; i++) {
            Step step = read.apply(rounds + i);
            tenants.inTransaction(ScaleRowsMade.ORG, step::in);
          }
          double[] millis = new double[rounds];
          for (int i = 0; i < rounds; i++) {
            Step step = read.apply(i);
            millis[i] = millis(() -> tenants.inTransaction(ScaleRowsMade.ORG, step::in));
          }
          Arrays.sort(millis);
          figures.add(
              Figure.of(name(), what + ", 99th percentile", millis[(rounds * 99) / 100], "ms")
                  .aiming(new Target.AtMost(LIMIT_MILLIS)));
        });
    reports()
        .forEach((what, read) -> {
          progress.say(what);
          double millis = millis(() -> tenants.reading(ScaleRowsMade.ORG, read::in));
          figures.add(Figure.of(name(), what, millis, "ms"));
        });
    return figures;
  }

  /** Each of somebody else every time, so that no row is warm because it was just read. */
  private Map<String, IntFunction<Step>> clicks() {
    Map<String, IntFunction<Step>> clicks = new LinkedHashMap<>();
    clicks.put("what somebody may do", i -> tx -> Roles.in(tx).permissionsOf(member(i)));
    clicks.put("who reads histories", i -> tx -> HistoryReaders.in(tx).rightOf(member(i)));
    clicks.put("one person", i -> tx -> Members.in(tx).find(member(i)));
    clicks.put("the history of a ticket", i -> tx -> Escalations.in(tx).historyOf(ticket(i)));
    clicks.put(
        "what waits for a lead", i -> tx -> WorkLists.of(tx, lead(i), MIDDLE).toDecide(0, 8));
    clicks.put("what somebody asked for", i -> tx -> Escalations.in(tx).filedBy(member(i), 10));
    return clicks;
  }

  private static Map<String, Step> reports() {
    Period week = new Period(MIDDLE, MIDDLE.plus(Duration.ofDays(7)));
    Period ever = new Period(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
    Map<String, Step> reports = new LinkedHashMap<>();
    reports.put("figures of a week", tx -> EscalationFigures.in(tx, week).total());
    reports.put("figures of everything", tx -> EscalationFigures.in(tx, ever).total());
    reports.put(
        "a day's digest", tx -> Digests.in(tx).figures(MIDDLE, MIDDLE.plus(Duration.ofDays(1))));
    return reports;
  }

  private String member(int i) {
    return "U" + (1 + i * 131 % Math.min(8_000, rows.members()));
  }

  private String lead(int i) {
    return "U" + (20_000 + i * 7 % 2_000);
  }

  private String ticket(int i) {
    return "ZD" + (1 + i * 7_919L % Math.max(1, rows.escalations() / 4));
  }

  private static double millis(Runnable read) {
    long begun = System.nanoTime();
    read.run();
    return (System.nanoTime() - begun) / 1e6;
  }

  @FunctionalInterface
  private interface Step {
    Object in(Tx tx);
  }
}
