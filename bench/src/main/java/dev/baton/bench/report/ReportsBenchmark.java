package dev.baton.bench.report;

import dev.baton.bench.log.LogRows;
import dev.baton.bench.measure.Benchmark;
import dev.baton.bench.measure.Figure;
import dev.baton.bench.measure.Figure.Target;
import dev.baton.bench.measure.ThrowawayDatabase;
import dev.baton.db.Database;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.report.Reports;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.QuestionReader;
import dev.baton.escalation.report.Reading;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Vocabulary;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reports of twelve months, half a million requests of a million, for a manager. */
public final class ReportsBenchmark implements Benchmark {
  private static final double LIMIT_MILLIS = 300;
  private static final int WARMING = 5;
  private static final Instant NOW = Instant.parse("2025-11-20T12:00:00Z");
  private static final List<String> QUESTIONS =
      List.of(
          "escalations",
          "escalations by tier",
          "escalations by account-tier",
          "decision",
          "decision by priority",
          "bounces",
          "accounts tickets > 2 last quarter",
          "pingpong last quarter",
          "patterns last quarter",
          "reviews",
          "agents last quarter");

  private final int requests;
  private final int rounds;

  ReportsBenchmark(int requests, int rounds) {
    this.requests = requests;
    this.rounds = rounds;
  }

  /** A million requests, each report 40 times. */
  public static ReportsBenchmark standard() {
    return new ReportsBenchmark(1_000_000, 40);
  }

  @Override
  public String name() {
    return "reports";
  }

  @Override
  public List<Figure> measure(Progress progress) throws IOException, SQLException {
    try (ThrowawayDatabase database = ThrowawayDatabase.start()) {
      progress.say(String.format(Locale.ROOT, "making %,d requests", requests));
      database.asSuperuser(rows());
      try (Database opened = Database.open(database.app())) {
        InstantSource clock = InstantSource.system();
        Tenants tenants = new Tenants(opened, new UuidV7(clock), clock);
        List<Figure> figures = new ArrayList<>();
        for (String words : QUESTIONS) {
          progress.say(words);
          figures.add(
              Figure.of(name(), words + ", 95th percentile", millis(tenants, words), "ms")
                  .aiming(new Target.AtMost(LIMIT_MILLIS)));
        }
        return figures;
      }
    }
  }

  /** Those of the exported log, with customers. */
  private List<String> rows() {
    return LogRows.statements(requests).stream()
        .map(sql ->
            sql.replace("account_tier, custom, matrix", "account_tier, customer, custom, matrix")
                .replace("[1 + i % 3], '{}', 1,", "[1 + i % 3], 'Customer ' || i % 5000, '{}', 1,"))
        .toList();
  }

  private double millis(Tenants tenants, String words) {
    Vocabulary known = new Vocabulary(List.of(), List.of(), List.of(), Map.of(), "U1");
    LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    Question question = ((Reading.Understood) QuestionReader.read(words, known, today)).question();
    double[] millis = new double[rounds];
    for (int i = -WARMING; i < rounds; i++) {
      long begun = System.nanoTime();
      tenants.reading(
          LogRows.ORG, tx -> Reports.in(tx).read(question, new ReportScope.Everything(), NOW));
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[(rounds * 95) / 100];
  }
}
