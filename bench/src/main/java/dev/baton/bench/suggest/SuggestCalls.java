package dev.baton.bench.suggest;

import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Suggestions;
import dev.baton.matrix.TicketFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What JMH runs: a suggestion as page two asks for one, and a plain search through all rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SuggestCalls {
  private static final int TICKETS = 200;

  /** How many routes the matrix has. */
  @Param("10000")
  public int routes;

  private List<ManyRoutes.Row> rows = List.of();
  private Matrix matrix = Matrix.of(1, List.of());
  private Directory directory = Directory.of(List.of(), List.of());
  private List<TicketFacts> tickets = List.of();
  private int turn;

  /** Once for each run of JMH. */
  @Setup
  public void prepare() {
    rows = ManyRoutes.rows(routes);
    matrix = ManyRoutes.matrix(rows);
    directory = ManyRoutes.directory();
    tickets = ManyRoutes.tickets(TICKETS);
  }

  /** Valid routes, ranked, each with its people and reasons. */
  @Benchmark
  public Suggestions suggestion() {
    return matrix.suggest(next(), directory);
  }

  /** Only which rows hold: no people, no order, no reasons. */
  @Benchmark
  public List<Object> search() {
    TicketFacts ticket = next();
    String tier = ticket.tier().orElseThrow().name();
    String category = ticket.category().orElseThrow();
    String account = ticket.accountTier().orElseThrow();
    String region = ticket.custom().getOrDefault("region", "");
    List<Object> holding = new ArrayList<>();
    for (ManyRoutes.Row row : rows) {
      if (row.from().equals(tier)
          && (row.category().isEmpty() || row.category().equals(category))
          && row.region().equals(region)
          && row.accounts().contains(account)) {
        holding.add(row);
      }
    }
    return holding;
  }

  private TicketFacts next() {
    turn = (turn + 1) % TICKETS;
    return tickets.get(turn);
  }
}
