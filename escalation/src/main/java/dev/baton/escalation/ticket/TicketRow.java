package dev.baton.escalation.ticket;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.field.Cells;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.csv.Table;
import dev.baton.matrix.csv.TableRow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of {@code tickets.csv} as far as it can be read.
 *
 * @param line of the file
 * @param key of the ticket
 * @param tier in which a ticket begins that Baton never saw; of a known one it changes nothing
 * @param word what the row says
 */
public record TicketRow(long line, TicketKey key, Tier tier, Word word) {
  public static final String KEY = "key";
  public static final String TITLE = "title";
  public static final String DESCRIPTION = "description";
  public static final String CONTACT = "contact";
  public static final String PRIORITY = "priority";
  public static final String STATUS = "status";
  public static final String CATEGORY = "category";
  public static final String ACCOUNT = "account";
  public static final String TIER = "tier";
  public static final String OPENED = "opened";
  public static final String FIRST_RESPONSE = "first_response";
  public static final String RESOLVED = "resolved";

  /** No column of the file: where the ticket went in its help desk, as {@link Gone} writes it. */
  public static final String GONE = "gone";

  /** No column of the file either: the help desk's own id of who works on it there. */
  public static final String ASSIGNEE = "assignee";

  /** What the file may hold. */
  public static final Table.Columns COLUMNS =
      new Table.Columns(
          Set.of(
              KEY,
              TITLE,
              DESCRIPTION,
              CONTACT,
              PRIORITY,
              STATUS,
              CATEGORY,
              ACCOUNT,
              TIER,
              OPENED,
              FIRST_RESPONSE,
              RESOLVED,
              Cells.UPDATED),
          Set.of(KEY, OPENED),
          200_000,
          50 * 1024 * 1024);

  private static final int MOST_TITLE = 300;
  private static final int MOST_NAME = 200;
  private static final int MOST_CATEGORY = 75;

  public TicketRow {
    requireNonNull(key);
    requireNonNull(tier);
    requireNonNull(word);
  }

  /**
   * What of the workspace a row is read by.
   *
   * @param tiers of the live matrix, the one first in which tickets begin; at least one
   */
  public record Workspace(TicketKeyFormat format, Collection<Tier> tiers) {
    Tier entry() {
      return tiers.iterator().next();
    }
  }

  /**
   * Reads a row; empty when something is wrong with it, which is noted there.
   *
   * @param id of the import
   */
  public static Optional<TicketRow> of(TableRow row, Workspace workspace, String id, Instant now) {
    Optional<Instant> opened = Cells.moment(row, OPENED, now);
    require(row, OPENED, opened.isPresent());
    Instant at = Cells.moment(row, Cells.UPDATED, now).or(() -> opened).orElse(now);
    return read(row, workspace, opened, new Stamp(at, id, "import"), now);
  }

  /**
   * Reads what a program or a person says of one ticket: of its fields any, as long as the key is
   * among them.
   */
  public static Optional<TicketRow> said(
      TableRow row, Workspace workspace, Stamp stamp, Instant now) {
    return read(row, workspace, Cells.moment(row, OPENED, now), stamp, now);
  }

  private static Optional<TicketRow> read(
      TableRow row, Workspace workspace, Optional<Instant> opened, Stamp stamp, Instant now) {
    Optional<TicketKey> key =
        row.parsed(KEY, workspace.format()::parse, new TableDefect.NotTicketKey());
    require(row, KEY, key.isPresent());
    Map<String, Optional<String>> values = new HashMap<>();
    say(values, row, TITLE, Cells.limited(row, TITLE, MOST_TITLE).map(Names::tidy));
    say(values, row, DESCRIPTION, row.text(DESCRIPTION));
    say(values, row, CONTACT, Cells.limited(row, CONTACT, MOST_NAME));
    say(
        values,
        row,
        PRIORITY,
        row.parsed(PRIORITY, Priority::parse, new RowDefect.NotPriority()).map(Enum::name));
    say(values, row, CATEGORY, Cells.limited(row, CATEGORY, MOST_CATEGORY).map(Names::tidy));
    say(values, row, ACCOUNT, Cells.limited(row, ACCOUNT, MOST_NAME).map(Names::tidy));
    times(row, values, opened, now);
    Tier tier =
        row.parsed(TIER, text -> tier(text, workspace), new TableDefect.NotTier())
            .orElseGet(workspace::entry);
    return row.isFaulty()
        ? Optional.empty()
        : Optional.of(new TicketRow(row.line(), key.orElseThrow(), tier, new Word(values, stamp)));
  }

  private static void require(TableRow row, String column, boolean there) {
    if (!there && row.text(column).isEmpty()) {
      row.fault(column, "", new TableDefect.Blank());
    }
  }

  private static void times(
      TableRow row, Map<String, Optional<String>> values, Optional<Instant> opened, Instant now) {
    say(values, row, OPENED, opened.map(Instant::toString));
    for (String column : new String[] {FIRST_RESPONSE, RESOLVED}) {
      Optional<Instant> at = Cells.moment(row, column, now);
      if (at.isPresent() && opened.filter(at.get()::isBefore).isPresent()) {
        row.fault(column, at.get().toString(), new TableDefect.BeforeOpened());
      }
      say(values, row, column, at.map(Instant::toString));
    }
    Optional<String> status =
        row.parsed(STATUS, TicketRow::status, new TableDefect.NotStatus()).map(TicketStatus::code);
    Optional<String> resolved =
        values.getOrDefault(RESOLVED, Optional.empty()).map(_ -> TicketStatus.RESOLVED.code());
    status.or(() -> resolved).ifPresent(known -> values.put(STATUS, Optional.of(known)));
  }

  /** As people write it: "In Progress", "waiting on customer". */
  public static Optional<TicketStatus> status(String text) {
    String word = Names.key(text).replace(' ', '_').replace('-', '_');
    return word.equals("waiting_on_customer") || word.equals("pending")
        ? Optional.of(TicketStatus.WAITING)
        : TicketStatus.parse(word);
  }

  private static Optional<Tier> tier(String text, Workspace workspace) {
    return workspace.tiers().stream().filter(new Tier(text)::equals).findFirst();
  }

  private static void say(
      Map<String, Optional<String>> values, TableRow row, String column, Optional<String> value) {
    if (row.has(column)) {
      values.put(column, value);
    }
  }
}
