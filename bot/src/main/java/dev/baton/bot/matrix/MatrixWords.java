package dev.baton.bot.matrix;

import static dev.baton.bot.phrases.Arg.everyOf;

import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Column;
import dev.baton.matrix.Criterion;
import dev.baton.matrix.Hours;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.PromiseDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.check.Warning;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the check of a matrix file found, in sentences: what is wrong, and how to mend it. */
final class MatrixWords {
  private static final int MEGABYTE = 1024 * 1024;

  private final Wording words;

  MatrixWords(Wording words) {
    this.words = words;
  }

  /** What is wrong with a cell, a row or the file, and how to mend it. */
  String defect(Defect defect) {
    return switch (defect) {
      case FileDefect file -> ofFile(file);
      case HeaderDefect header -> ofHeader(header);
      case PromiseDefect promise -> new PromiseWords(words).defect(promise);
      case RowDefect row -> ofRow(row);
      case TableDefect table -> ofTable(table);
    };
  }

  private String ofFile(FileDefect defect) {
    return switch (defect) {
      case FileDefect.TooLarge(int max) ->
          words.say(MatrixPhrase.FILE_TOO_LARGE, "size", max / MEGABYTE);
      case FileDefect.Workbook() -> words.say(MatrixPhrase.WORKBOOK);
      case FileDefect.Utf16() -> words.say(MatrixPhrase.UTF_16);
      case FileDefect.NotUtf8() -> words.say(MatrixPhrase.NOT_UTF_8);
      case FileDefect.WebPage() -> words.say(MatrixPhrase.WEB_PAGE);
      case FileDefect.Empty() -> words.say(MatrixPhrase.EMPTY_FILE);
      case FileDefect.NoRoutes() -> words.say(MatrixPhrase.NO_ROUTES);
      case FileDefect.TooManyRoutes(int most) ->
          words.say(MatrixPhrase.TOO_MANY_ROUTES, "most", most);
      case FileDefect.NoRows() -> words.say(MatrixPhrase.NO_ROWS);
      case FileDefect.TooManyRows(int most) -> words.say(MatrixPhrase.TOO_MANY_ROWS, "most", most);
      case FileDefect.NotCommaSeparated() -> words.say(MatrixPhrase.NOT_COMMA_SEPARATED);
      case FileDefect.BrokenQuotation() -> words.say(MatrixPhrase.BROKEN_QUOTATION);
    };
  }

  private String ofHeader(HeaderDefect defect) {
    return switch (defect) {
      case HeaderDefect.Missing(var column) ->
          words.say(MatrixPhrase.COLUMN_MISSING, "column", column.header());
      case HeaderDefect.Misspelt(var column) ->
          words.say(MatrixPhrase.COLUMN_MISSPELT, "meant", column.header());
      case HeaderDefect.NamedTwice() -> words.say(MatrixPhrase.COLUMN_NAMED_TWICE);
      case HeaderDefect.TooManyConditions(int count, int most) ->
          words.say(MatrixPhrase.TOO_MANY_CONDITIONS, "count", count, "most", most);
      case HeaderDefect.ConditionName(int longest) ->
          words.say(MatrixPhrase.CONDITION_NAME, "longest", longest);
    };
  }

  private String ofRow(RowDefect defect) {
    return switch (defect) {
      case RowDefect.MoreCellsThanHeader() -> words.say(MatrixPhrase.MORE_CELLS_THAN_HEADER);
      case RowDefect.Repeated(long line) ->
          words.say(MatrixPhrase.REPEATED_ROW, "line", String.valueOf(line));
      case RowDefect.SpreadsheetError() -> words.say(MatrixPhrase.SPREADSHEET_ERROR);
      case RowDefect.ControlCharacters() -> words.say(MatrixPhrase.CONTROL_CHARACTERS);
      case RowDefect.TooLong(var part, int length, int most) ->
          words.say(tooLong(part), "length", length, "most", most);
      case RowDefect.BlankTier() -> words.say(MatrixPhrase.BLANK_TIER);
      case RowDefect.BlankCriteria() -> words.say(MatrixPhrase.BLANK_CRITERIA);
      case RowDefect.BlankLead() -> words.say(MatrixPhrase.BLANK_LEAD);
      case RowDefect.BlankOwner() -> words.say(MatrixPhrase.BLANK_OWNER);
      case RowDefect.SeveralTiers() -> words.say(MatrixPhrase.SEVERAL_TIERS);
      case RowDefect.OtherCategory() -> words.say(MatrixPhrase.OTHER_CATEGORY);
      case RowDefect.NotPriority() -> words.say(MatrixPhrase.NOT_PRIORITY);
      case RowDefect.NotEmail() -> words.say(MatrixPhrase.NOT_EMAIL);
      case RowDefect.NotPick() -> words.say(MatrixPhrase.NOT_PICK);
      case RowDefect.NotAcceptWithin(var longest) ->
          words.say(MatrixPhrase.NOT_ACCEPT_WITHIN, "longest", AcceptWithin.written(longest));
      case RowDefect.NotHours() -> words.say(MatrixPhrase.NOT_HOURS);
      case RowDefect.NotOncall(int length, int needed) ->
          words.say(MatrixPhrase.NOT_ONCALL, "length", length, "needed", String.valueOf(needed));
      case RowDefect.NotChannel() -> words.say(MatrixPhrase.NOT_CHANNEL);
      case RowDefect.TooManySteps(int count, int most) ->
          words.say(MatrixPhrase.TOO_MANY_STEPS, "count", count, "most", most);
      case RowDefect.TooManyPeople(int count, int most) ->
          words.say(MatrixPhrase.TOO_MANY_PEOPLE, "count", count, "most", most);
    };
  }

  private String ofTable(TableDefect defect) {
    return switch (defect) {
      case TableDefect.MissingColumn(var name) ->
          words.say(MatrixPhrase.COLUMN_MISSING, "column", name);
      case TableDefect.NoRows() -> words.say(MatrixPhrase.NOTHING_BELOW);
      case TableDefect.TooManyRows(int most) ->
          words.say(MatrixPhrase.MORE_ROWS_THAN_READ, "most", most);
      case TableDefect.Blank() -> words.say(MatrixPhrase.BLANK_NEEDED);
      case TableDefect.SameAs(long line) ->
          words.say(MatrixPhrase.SAME_AS_LINE, "line", String.valueOf(line));
      case TableDefect.BareDate() -> words.say(MatrixPhrase.NEEDS_TIME);
      case TableDefect.NoZone() -> words.say(MatrixPhrase.NEEDS_ZONE);
      case TableDefect.NotMoment() -> words.say(MatrixPhrase.NOT_MOMENT);
      case TableDefect.InFuture() -> words.say(MatrixPhrase.IN_FUTURE);
      case TableDefect.BeforeOpened() -> words.say(MatrixPhrase.BEFORE_OPENED);
      case TableDefect.NotDay() -> words.say(MatrixPhrase.NOT_DAY);
      case TableDefect.NotAmount() -> words.say(MatrixPhrase.NOT_AMOUNT);
      case TableDefect.NotCurrency() -> words.say(MatrixPhrase.NOT_CURRENCY);
      case TableDefect.AmountAndCurrency() -> words.say(MatrixPhrase.AMOUNT_AND_CURRENCY);
      case TableDefect.NotHealth() -> words.say(MatrixPhrase.NOT_HEALTH);
      case TableDefect.NotStatus() -> words.say(MatrixPhrase.NOT_STATUS);
      case TableDefect.NotTicketKey() -> words.say(MatrixPhrase.NOT_TICKET_KEY);
      case TableDefect.NotTier() -> words.say(MatrixPhrase.NOT_LIVE_TIER);
      case TableDefect.NoMatrix() -> words.say(MatrixPhrase.NO_MATRIX_FOR_TICKETS);
      case TableDefect.NameTaken() -> words.say(MatrixPhrase.NAME_TAKEN);
    };
  }

  private static MatrixPhrase tooLong(RowDefect.Part part) {
    return switch (part) {
      case CELL -> MatrixPhrase.CELL_TOO_LONG;
      case TIER -> MatrixPhrase.TIER_TOO_LONG;
      case VALUE -> MatrixPhrase.VALUE_TOO_LONG;
      case CRITERIA -> MatrixPhrase.CRITERIA_TOO_LONG;
    };
  }

  /** Why a matrix could not be read at all, and what to do. */
  String unopened(Unopened why) {
    return switch (why) {
      case Unopened.Folder(var file) -> words.say(MatrixPhrase.FOLDER, "file", file);
      case Unopened.Absent(var file) -> words.say(MatrixPhrase.NO_SUCH_FILE, "file", file);
      case Unopened.Forbidden(var file) -> words.say(MatrixPhrase.FORBIDDEN_FILE, "file", file);
      case Unopened.Unreadable(var file) -> words.say(MatrixPhrase.UNREADABLE_FILE, "file", file);
      case Unopened.NoSheet() -> words.say(MatrixPhrase.NO_SHEET);
      case Unopened.Slow(var patience) ->
          words.say(MatrixPhrase.SHEET_SLOW, "seconds", patience.toSeconds());
      case Unopened.NoAddress() -> words.say(MatrixPhrase.GOOGLE_NOT_FOUND);
      case Unopened.Broken() -> words.say(MatrixPhrase.SHEET_BROKEN);
      case Unopened.NotShared() -> words.say(MatrixPhrase.SHEET_NOT_SHARED);
      case Unopened.Redirected(int most) -> words.say(MatrixPhrase.SHEET_REDIRECTED, "most", most);
      case Unopened.Status _ -> words.say(MatrixPhrase.SHEET_STATUS);
      case Unopened.NotCsv() -> words.say(MatrixPhrase.SHEET_NOT_CSV);
      case Unopened.TooLarge(int most) ->
          words.say(MatrixPhrase.SHEET_TOO_LARGE, "size", most / MEGABYTE);
    };
  }

  /** What was passed over, and whether to do anything. */
  String warning(Warning warning) {
    return switch (warning) {
      case Warning.UnknownColumn(_, _, var meant) ->
          meant
              .map(column -> words.say(MatrixPhrase.MISSPELT_COLUMN, "meant", column.header()))
              .orElseGet(() -> words.say(MatrixPhrase.UNKNOWN_COLUMN));
      case Warning.UnnamedColumn _ -> words.say(MatrixPhrase.UNNAMED_COLUMN);
    };
  }

  /** What the matrix leaves open, and what to do. */
  String gap(Gap gap) {
    return switch (gap) {
      case Gap.NoEntryTier() -> words.say(MatrixPhrase.NO_ENTRY_TIER);
      case Gap.NamedTooLate(var tier) ->
          words.say(MatrixPhrase.NAMED_TOO_LATE, "tier", tier.name());
      case Gap.NobodyLeads(var tier) -> words.say(MatrixPhrase.NOBODY_LEADS, "tier", tier.name());
      case Gap.CannotTakePart(var email, var why, var columns, var routes) ->
          words.say(
              excluded(why),
              "email",
              email.address(),
              "columns",
              everyOf(columns.stream().map(Column::header).toList()),
              "n",
              routes.size(),
              "routes",
              everyOf(routes.stream().map(String::valueOf).toList()));
      case Gap.Shadowed(var route, var by) ->
          words.say(
              MatrixPhrase.SHADOWED,
              "number",
              String.valueOf(route.number()),
              "from",
              route.from().name(),
              "to",
              route.to().name(),
              "conditions",
              conditions(route),
              "by",
              String.valueOf(by.number()),
              "byConditions",
              conditions(by));
      case Gap.NotCovered(var tier, var categories) ->
          words.say(
              MatrixPhrase.NOT_COVERED, "tier", tier.name(), "categories", everyOf(categories));
      case Gap.TicketsLeftBehind(var tier, var tickets) ->
          words.say(
              MatrixPhrase.TICKETS_LEFT_BEHIND,
              "n",
              tickets,
              "more",
              tickets == TicketsLeftBehind.MOST,
              "tier",
              tier.name());
      case Gap.OncallUnknown(var key, var routes) ->
          oncall(MatrixPhrase.ONCALL_UNKNOWN, key, routes);
      case Gap.OncallUnsealed(var key, var routes) ->
          oncall(MatrixPhrase.ONCALL_UNSEALED, key, routes);
      case Gap.PeopleNotChecked() -> words.say(MatrixPhrase.PEOPLE_NOT_CHECKED);
    };
  }

  private String oncall(MatrixPhrase phrase, OncallKey key, List<Integer> routes) {
    return words.say(
        phrase,
        "routes",
        routes.size(),
        "numbers",
        everyOf(routes.stream().map(String::valueOf).toList()),
        "key",
        key.fingerprint());
  }

  private static MatrixPhrase excluded(Gap.Exclusion why) {
    return switch (why) {
      case NOT_IN_WORKSPACE -> MatrixPhrase.NOT_IN_WORKSPACE;
      case DEACTIVATED -> MatrixPhrase.DEACTIVATED;
      case GUEST -> MatrixPhrase.GUEST;
    };
  }

  /** As they stand in the file: {@code category billing|tax, Mon-Fri 08:00-16:00 Europe/Berlin}. */
  private static Object conditions(Route route) {
    String conditions =
        Stream.concat(
                route.conditions().stream().map(MatrixWords::condition),
                route.hours().map(Hours::toString).stream())
            .collect(Collectors.joining(", "));
    return conditions.isEmpty() ? MatrixPhrase.ANY_TICKET : conditions;
  }

  private static String condition(Criterion criterion) {
    return criterion.column() + " " + String.join("|", criterion.texts());
  }
}
