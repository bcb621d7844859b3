package dev.baton.db.log;

import static dev.baton.db.tables.baton.Tables.ESCALATION;
import static org.jooq.impl.DSL.upper;

import dev.baton.db.Tx;
import dev.baton.escalation.log.LogFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.SelectQuery;
import org.jooq.impl.DSL;

/**
 * The log as managers export it: one line per escalation, streamed so that its length does not
 * matter.
 */
public final class EscalationLog {
  private static final int ROWS_PER_FETCH = 2000;

  private final Tx tx;

  private EscalationLog(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static EscalationLog in(Tx tx) {
    return new EscalationLog(tx);
  }

  /** Names of the columns, in their order. */
  public static List<String> columns() {
    return LogColumns.names();
  }

  /** Names of the columns of figures: those without texts, people and customers. */
  public static List<String> figureColumns() {
    return LogColumns.figures();
  }

  /** How many lines a stream would have. */
  public int count(LogFilter filter) {
    return tx.dsl().fetchCount(ESCALATION, matches(filter));
  }

  /**
   * Hands over every line that matches, oldest first; null stands for an empty cell. The array is
   * reused for the next line.
   *
   * @param now when it is exported: what is pending then may be overdue
   * @param line gets one array per line, a cell per column
   */
  public void stream(LogFilter filter, Instant now, Consumer<String[]> line) {
    stream(query(filter, now), LogColumns.names().size(), line);
  }

  /** The same with the columns of figures alone. */
  public void figures(LogFilter filter, Instant now, Consumer<String[]> line) {
    SelectQuery<Record> query = tx.dsl().selectQuery();
    LogColumns.addFigures(query, now);
    finish(query, filter);
    stream(query, LogColumns.figures().size(), line);
  }

  private static void stream(SelectQuery<Record> query, int columns, Consumer<String[]> line) {
    try (Cursor<Record> cursor = query.fetchSize(ROWS_PER_FETCH).fetchLazy()) {
      // Read below jOOQ's records: a million lines of thirty cells would spend their time on
      // wrapping.
      ResultSet rows = java.util.Objects.requireNonNull(cursor.resultSet());
      String[] cells = new String[columns];
      while (rows.next()) {
        for (int i = 0; i < cells.length; i++) {
          cells[i] = rows.getString(i + 1);
        }
        line.accept(cells);
      }
    } catch (SQLException e) {
      throw new org.jooq.exception.DataAccessException("The log could not be read", e);
    }
  }

  /**
   * The same query as SQL with its values in place, for measuring against the database's own COPY.
   */
  public String sql(LogFilter filter, Instant now) {
    return tx.dsl().renderInlined(query(filter, now));
  }

  private SelectQuery<Record> query(LogFilter filter, Instant now) {
    SelectQuery<Record> query = tx.dsl().selectQuery();
    LogColumns.addTo(query, now);
    finish(query, filter);
    return query;
  }

  private void finish(SelectQuery<Record> query, LogFilter filter) {
    query.addConditions(matches(filter));
    query.addOrderBy(ESCALATION.REQUESTED_AT, ESCALATION.TICKET_KEY, ESCALATION.SEQ);
  }

  private Condition matches(LogFilter filter) {
    return DSL.and(
        ESCALATION.ORG_ID.eq(tx.orgId()),
        filter.from().map(ESCALATION.REQUESTED_AT::ge).orElse(DSL.noCondition()),
        filter.before().map(ESCALATION.REQUESTED_AT::lt).orElse(DSL.noCondition()),
        filter
            .tier()
            .map(tier -> upper(ESCALATION.TO_TIER).eq(tier.toUpperCase(Locale.ROOT)))
            .orElse(DSL.noCondition()),
        filter.state().map(state -> ESCALATION.STATE.eq(state.code())).orElse(DSL.noCondition()));
  }
}
