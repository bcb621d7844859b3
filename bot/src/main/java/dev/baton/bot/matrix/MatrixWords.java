package dev.baton.bot.matrix;

import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Column;
import dev.baton.matrix.Criterion;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.Warning;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the check of a matrix file found, in sentences: what is wrong, and how to mend it. */
final class MatrixWords {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int MOST_NUMBERS = 5;

  private MatrixWords() {}

  /** What is wrong with a cell, a row or the file, and how to mend it. */
  static String defect(Defect defect) {
    return switch (defect) {
      case FileDefect file -> ofFile(file);
      case HeaderDefect header -> ofHeader(header);
      case RowDefect row -> ofRow(row);
    };
  }

  private static String ofFile(FileDefect defect) {
    return switch (defect) {
      case FileDefect.TooLarge(int max) -> MatrixPhrase.FILE_TOO_LARGE.say("size", max / MEGABYTE);
      case FileDefect.Workbook() -> MatrixPhrase.WORKBOOK.say();
      case FileDefect.Utf16() -> MatrixPhrase.UTF_16.say();
      case FileDefect.NotUtf8() -> MatrixPhrase.NOT_UTF_8.say();
      case FileDefect.WebPage() -> MatrixPhrase.WEB_PAGE.say();
      case FileDefect.Empty() -> MatrixPhrase.EMPTY_FILE.say();
      case FileDefect.NoRoutes() -> MatrixPhrase.NO_ROUTES.say();
      case FileDefect.TooManyRoutes(int most) -> MatrixPhrase.TOO_MANY_ROUTES.say("most", most);
      case FileDefect.NotCommaSeparated() -> MatrixPhrase.NOT_COMMA_SEPARATED.say();
      case FileDefect.BrokenQuotation() -> MatrixPhrase.BROKEN_QUOTATION.say();
    };
  }

  private static String ofHeader(HeaderDefect defect) {
    return switch (defect) {
      case HeaderDefect.Missing(var column) ->
          MatrixPhrase.COLUMN_MISSING.say("column", column.header());
      case HeaderDefect.NamedTwice() -> MatrixPhrase.COLUMN_NAMED_TWICE.say();
      case HeaderDefect.TooManyConditions(int count, int most) ->
          MatrixPhrase.TOO_MANY_CONDITIONS.say("count", count, "most", most);
      case HeaderDefect.ConditionName(int longest) ->
          MatrixPhrase.CONDITION_NAME.say("longest", longest);
    };
  }

  private static String ofRow(RowDefect defect) {
    return switch (defect) {
      case RowDefect.MoreCellsThanHeader() -> MatrixPhrase.MORE_CELLS_THAN_HEADER.say();
      case RowDefect.Repeated(long line) -> MatrixPhrase.REPEATED_ROW.say("line", line);
      case RowDefect.ControlCharacters() -> MatrixPhrase.CONTROL_CHARACTERS.say();
      case RowDefect.TooLong(var part, int length, int most) ->
          tooLong(part).say("length", length, "most", most);
      case RowDefect.BlankTier() -> MatrixPhrase.BLANK_TIER.say();
      case RowDefect.BlankCriteria() -> MatrixPhrase.BLANK_CRITERIA.say();
      case RowDefect.BlankLead() -> MatrixPhrase.BLANK_LEAD.say();
      case RowDefect.BlankOwner() -> MatrixPhrase.BLANK_OWNER.say();
      case RowDefect.SeveralTiers() -> MatrixPhrase.SEVERAL_TIERS.say();
      case RowDefect.OtherCategory() -> MatrixPhrase.OTHER_CATEGORY.say();
      case RowDefect.NotPriority() -> MatrixPhrase.NOT_PRIORITY.say();
      case RowDefect.NotEmail() -> MatrixPhrase.NOT_EMAIL.say();
      case RowDefect.NotPick() -> MatrixPhrase.NOT_PICK.say();
      case RowDefect.NotAcceptWithin(var longest) ->
          MatrixPhrase.NOT_ACCEPT_WITHIN.say("longest", AcceptWithin.written(longest));
      case RowDefect.NotHours() -> MatrixPhrase.NOT_HOURS.say();
      case RowDefect.NotChannel() -> MatrixPhrase.NOT_CHANNEL.say();
      case RowDefect.TooManySteps(int count, int most) ->
          MatrixPhrase.TOO_MANY_STEPS.say("count", count, "most", most);
      case RowDefect.TooManyPeople(int count, int most) ->
          MatrixPhrase.TOO_MANY_PEOPLE.say("count", count, "most", most);
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

  /** What was passed over, and whether to do anything. */
  static String warning(Warning warning) {
    return switch (warning) {
      case Warning.UnknownColumn(_, _, var meant) ->
          meant
              .map(column -> MatrixPhrase.MISSPELT_COLUMN.say("meant", column.header()))
              .orElseGet(MatrixPhrase.UNKNOWN_COLUMN::say);
      case Warning.UnnamedColumn _ -> MatrixPhrase.UNNAMED_COLUMN.say();
    };
  }

  /** What the matrix leaves open, and what to do. */
  static String gap(Gap gap) {
    return switch (gap) {
      case Gap.NoEntryTier() -> MatrixPhrase.NO_ENTRY_TIER.say();
      case Gap.NamedTooLate(var tier) -> MatrixPhrase.NAMED_TOO_LATE.say("tier", tier);
      case Gap.NobodyLeads(var tier) -> MatrixPhrase.NOBODY_LEADS.say("tier", tier);
      case Gap.CannotTakePart(var email, var why, var columns, var routes) ->
          excluded(why)
              .say(
                  "email",
                  email,
                  "columns",
                  columns.stream().map(Column::header).collect(Collectors.joining(", ")),
                  "routes",
                  routes(routes));
      case Gap.Shadowed(var route, var by) ->
          MatrixPhrase.SHADOWED.say("route", title(route), "by", title(by));
      case Gap.NotCovered(var tier, var categories) ->
          MatrixPhrase.NOT_COVERED.say("tier", tier, "categories", String.join(", ", categories));
      case Gap.PeopleNotChecked() -> MatrixPhrase.PEOPLE_NOT_CHECKED.say();
    };
  }

  private static MatrixPhrase excluded(Gap.Exclusion why) {
    return switch (why) {
      case NOT_IN_WORKSPACE -> MatrixPhrase.NOT_IN_WORKSPACE;
      case DEACTIVATED -> MatrixPhrase.DEACTIVATED;
      case GUEST -> MatrixPhrase.GUEST;
    };
  }

  /** A route in a sentence: {@code Route 7, T1 → T2 (category billing)}. */
  private static String title(Route route) {
    String conditions =
        Stream.concat(
                route.conditions().stream().map(MatrixWords::condition),
                route.hours().map(Hours::toString).stream())
            .collect(Collectors.joining(", "));
    return MatrixPhrase.ROUTE.say(
        "number",
        route.number(),
        "from",
        route.from(),
        "to",
        route.to(),
        "conditions",
        conditions.isEmpty() ? MatrixPhrase.ANY_TICKET.say() : conditions);
  }

  /** As it stands in the file. */
  private static String condition(Criterion criterion) {
    return criterion.column() + " " + String.join("|", criterion.texts());
  }

  /** Numbers of routes in a sentence, of many only the first. */
  private static String routes(List<Integer> all) {
    String numbers =
        all.stream().limit(MOST_NUMBERS).map(String::valueOf).collect(Collectors.joining(", "));
    int more = all.size() - MOST_NUMBERS;
    if (more > 0) {
      return MatrixPhrase.ROUTES_AND_MORE.say("numbers", numbers, "more", more);
    }
    MatrixPhrase phrase = all.size() == 1 ? MatrixPhrase.ONE_ROUTE : MatrixPhrase.ROUTES;
    return phrase.say("numbers", numbers);
  }
}
