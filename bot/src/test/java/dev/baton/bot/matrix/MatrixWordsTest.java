package dev.baton.bot.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Column;
import dev.baton.matrix.Email;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.Defect;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.PromiseDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.RowDefect.Part;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.check.Warning;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatrixWordsTest {
  private static final Wording ENGLISH = Texts.load().english();
  private static final MatrixWords WORDS = new MatrixWords(ENGLISH);
  private static final Tier T2 = new Tier("T2");
  private static final Email OLGA = new Email("olga@acme.test");

  private static final Map<Defect, String> DEFECTS =
      Map.ofEntries(
          Map.entry(
              new FileDefect.TooLarge(MatrixCsv.MAX_BYTES), "The file is larger than 5 MB. Remove"),
          Map.entry(
              new FileDefect.Workbook(),
              "This is a spreadsheet workbook, not a CSV file. Export the sheet as CSV"),
          Map.entry(new FileDefect.Utf16(), "The file is encoded as UTF-16. Save it"),
          Map.entry(new FileDefect.NotUtf8(), "This line is not UTF-8:"),
          Map.entry(
              new FileDefect.WebPage(),
              "This is a web page, not a CSV file. In Google Sheets choose Share,"),
          Map.entry(new FileDefect.Empty(), "The file is empty. Give it a header"),
          Map.entry(
              new FileDefect.NoRoutes(), "The file has a header and no routes. Add one row for"),
          Map.entry(
              new FileDefect.TooManyRoutes(10_000), "The file has more than 10,000 routes. Merge"),
          Map.entry(
              new FileDefect.NotCommaSeparated(),
              "The columns are not separated by commas. Save the file"),
          Map.entry(
              new FileDefect.BrokenQuotation(),
              "From the row that starts here the file cannot be read: a quotation mark"),
          Map.entry(
              new HeaderDefect.Missing(Column.FROM_TIER),
              "The column from_tier is missing. Add a column with the header from_tier."),
          Map.entry(
              new HeaderDefect.Misspelt(Column.PRIORITY),
              "This looks like the column priority, written differently. Name it priority,"),
          Map.entry(
              new RowDefect.SpreadsheetError(),
              "The spreadsheet has an error in this cell. Mend its formula,"),
          Map.entry(
              new HeaderDefect.NamedTwice(), "Two columns have this name. Remove or rename one."),
          Map.entry(
              new HeaderDefect.TooManyConditions(4, 3),
              "There are 4 if: columns; at most 3 are allowed. Remove"),
          Map.entry(
              new HeaderDefect.ConditionName(75),
              "A condition of your own needs a name of 1 to 75 characters. Write"),
          Map.entry(
              new RowDefect.MoreCellsThanHeader(),
              "The row has more cells than the header. Put a cell with commas"),
          Map.entry(
              new RowDefect.Repeated(1002),
              "The row says the same as line 1002. Remove one of them."),
          Map.entry(new RowDefect.ControlCharacters(), "The cell has control characters. Type"),
          Map.entry(
              new RowDefect.TooLong(Part.CELL, 3001, 3000),
              "The cell has 3,001 characters; at most 3,000 are allowed. Shorten it."),
          Map.entry(
              new RowDefect.TooLong(Part.TIER, 51, 50),
              "The tier's name has 51 characters; at most 50 are allowed. Shorten it."),
          Map.entry(
              new RowDefect.TooLong(Part.VALUE, 76, 75),
              "The value has 76 characters; at most 75 are allowed. Shorten it."),
          Map.entry(
              new RowDefect.TooLong(Part.CRITERIA, 1001, 1000),
              "The sentence has 1,001 characters; at most 1,000 are allowed. Shorten it."),
          Map.entry(new RowDefect.BlankTier(), "The cell is blank. Name a tier, such as T1."),
          Map.entry(new RowDefect.BlankCriteria(), "The cell is blank. Write one sentence"),
          Map.entry(new RowDefect.BlankLead(), "The cell is blank. Name who approves, by email."),
          Map.entry(
              new RowDefect.BlankOwner(),
              "The cell is blank, which only a hand-back to an earlier tier allows. Name who"),
          Map.entry(
              new RowDefect.SeveralTiers(), "A route goes from one tier to one tier. Write one"),
          Map.entry(new RowDefect.OtherCategory(), "\"Other\" is what agents choose when"),
          Map.entry(new RowDefect.NotPriority(), "This is not a priority. Write P1, P2, P3 or P4,"),
          Map.entry(new RowDefect.NotEmail(), "This is not an email address. Write an address"),
          Map.entry(
              new RowDefect.NotPick(),
              "This is not a way to rank owners. Write order, rotate or least,"),
          Map.entry(
              new RowDefect.NotAcceptWithin(Duration.ofDays(90)),
              "This is not a time to decide. Write a number and m, h or d, such as 30m, 4h or 2d,"
                  + " up to 90d."),
          Map.entry(
              new RowDefect.NotHours(), "These hours cannot be read. Write days, times and time"),
          Map.entry(
              new RowDefect.NotChannel(), "This is not the id of a Slack channel. Copy the id,"),
          Map.entry(
              new RowDefect.NotOncall(31, 32),
              "A PagerDuty key (Events API v2) has 32 letters and digits; 31 characters stand here."
                  + " Paste the integration key"),
          Map.entry(
              new RowDefect.TooManySteps(11, 10),
              "The checklist has 11 items; at most 10 are allowed. Keep"),
          Map.entry(new FileDefect.NoRows(), "The file has a header and no rows. Add one row for"),
          Map.entry(new FileDefect.TooManyRows(1_000), "The file has more than 1,000 rows. Merge"),
          Map.entry(
              new PromiseDefect.NotTime(Duration.ofDays(365)),
              "This is not a length of time. Write a number and m, h or d, such as 30m, 4h or 2d,"
                  + " up to 365 days."),
          Map.entry(
              new PromiseDefect.DaysOfWork(1),
              "A day has no fixed length in working hours. Write 8h for one working day of eight"
                  + " hours, or 24h."),
          Map.entry(
              new PromiseDefect.DaysOfWork(2), "Days have no fixed length in working hours. Write"),
          Map.entry(new PromiseDefect.NotHours(), "These are no hours. Write 24/7, working hours"),
          Map.entry(
              new PromiseDefect.SeveralAccounts(), "A row is for one account, or for any. Write"),
          Map.entry(
              new PromiseDefect.AsNarrow(1002),
              "Line 1002 is as narrow as this one, and a ticket could fit both. Name"),
          Map.entry(
              new PromiseDefect.NotWhen(),
              "This is nothing that Baton looks at. Write opened, no first response, open or in"),
          Map.entry(new PromiseDefect.BlankWhen(), "The cell is blank. Write opened,"),
          Map.entry(new PromiseDefect.BlankAfter(), "The cell is blank. Write after how long,"),
          Map.entry(
              new PromiseDefect.AfterOpening(),
              "What is found when a ticket opens is found at once. Leave the cell blank."),
          Map.entry(
              new PromiseDefect.NotWaiting(),
              "Neither of the two words. Write pauses when time spent waiting on the customer"),
          Map.entry(
              new PromiseDefect.BlankSay(), "The cell is blank. Write one sentence that says"),
          Map.entry(
              new RowDefect.TooManyPeople(51, 50),
              "The cell names 51 people; at most 50 are allowed. Name fewer."),
          Map.entry(
              new TableDefect.MissingColumn("key"), "The column key is missing. Add a column"),
          Map.entry(new TableDefect.NoRows(), "The file has a header and nothing below it. Add"),
          Map.entry(new TableDefect.TooManyRows(50_000), "A file may have 50,000 rows. Split it;"),
          Map.entry(
              new TableDefect.Blank(), "Something has to stand here in every row. Fill it in,"),
          Map.entry(new TableDefect.SameAs(1002), "Line 1002 is about the same one. Keep"),
          Map.entry(
              new TableDefect.BareDate(), "A day alone could be off by a whole day: it needs"),
          Map.entry(new TableDefect.NoZone(), "A time without a zone says no moment. Add"),
          Map.entry(new TableDefect.NotMoment(), "This is no moment. Write it as"),
          Map.entry(new TableDefect.InFuture(), "This has not come yet. Correct it,"),
          Map.entry(
              new TableDefect.BeforeOpened(), "This is before the ticket was opened. Correct"),
          Map.entry(new TableDefect.NotDay(), "This is no day. Write it as 2026-12-31."),
          Map.entry(new TableDefect.NotAmount(), "This is no amount of that currency. Write"),
          Map.entry(new TableDefect.NotCurrency(), "This is no currency. Write three letters,"),
          Map.entry(
              new TableDefect.AmountAndCurrency(),
              "An amount and its currency belong together. Fill"),
          Map.entry(new TableDefect.NotHealth(), "This is no health. Write green, yellow or red."),
          Map.entry(new TableDefect.NotStatus(), "This is no status. Write open,"),
          Map.entry(
              new TableDefect.NotTicketKey(), "This is no ticket key of this workspace. Write"),
          Map.entry(new TableDefect.NotTier(), "The live matrix has no such tier. Write"),
          Map.entry(
              new TableDefect.NoMatrix(),
              "Without a live matrix nobody knows in which tier a ticket begins. Import"),
          Map.entry(new TableDefect.NameTaken(), "Another account is called so already. Join"));

  private static final Map<Gap, String> GAPS =
      Map.ofEntries(
          Map.entry(
              new Gap.NoEntryTier(),
              "There is no entry tier: no route says where a ticket begins. Add a route"),
          Map.entry(
              new Gap.NamedTooLate(T2),
              "T2 is first named after the tiers its routes lead to, so they count as hand-backs. Move"),
          Map.entry(
              new Gap.NobodyLeads(T2),
              "Nobody leads T2: none of its leads and backup leads can decide in this workspace. Name"),
          Map.entry(
              new Gap.CannotTakePart(
                  OLGA, Gap.Exclusion.GUEST, List.of(Column.LEAD), List.of(1, 2, 3, 4, 5, 6, 7)),
              "olga@acme.test (lead on routes 1, 2, 3, 4, 5, 6, and 7) is a guest, and guests neither"),
          Map.entry(
              new Gap.CannotTakePart(
                  OLGA, Gap.Exclusion.DEACTIVATED, List.of(Column.LEAD), List.of(1, 2, 3, 4, 5)),
              "olga@acme.test (lead on routes 1, 2, 3, 4, and 5) has a deactivated account. Name"),
          Map.entry(
              new Gap.CannotTakePart(
                  OLGA,
                  Gap.Exclusion.NOT_IN_WORKSPACE,
                  List.of(Column.OWNER, Column.LEAD),
                  List.of(1)),
              "olga@acme.test (owner and lead on route 1) is not in this workspace. Correct the"
                  + " address"),
          Map.entry(
              new Gap.Shadowed(
                  route("T1,T2,Hard,o@a.test,l@a.test,billing|tax,Mon 08:00-09:00 UTC"),
                  route("T1,T2,Hard,o@a.test,l@a.test,,")),
              "Route 1, T1 → T2 (category billing|tax, Mon 08:00-09:00 UTC), is never suggested first:"
                  + " route 1 (any ticket) fits wherever it does and stands before it. Move route 1 up"),
          Map.entry(
              new Gap.NotCovered(T2, List.of("billing", "Other")),
              "No forward route leaves T2 for: billing and Other. Add a forward route from T2"),
          Map.entry(
              new Gap.NotCovered(new Tier("T3"), List.of("a,b,c,d,e,f,g,h,i,j,k,l".split(","))),
              "No forward route leaves T3 for: a, b, c, d, e, f, g, h, i, j, k, and l. Add"),
          Map.entry(
              new Gap.OncallUnknown(new OncallKey("key-0123456789ab"), List.of(1, 3)),
              "Routes 1 and 3: key-0123456789ab is the fingerprint of a PagerDuty key that this"
                  + " workspace does not have."),
          Map.entry(
              new Gap.OncallUnsealed(new OncallKey("key-0123456789ab"), List.of(2)),
              "Route 2: the PagerDuty key key-0123456789ab cannot be kept, because whoever runs"),
          Map.entry(
              new Gap.PeopleNotChecked(),
              "Whether owners, leads and managers are in the workspace was not checked. Check again"),
          Map.entry(
              new Gap.TicketsLeftBehind(T2, 3),
              "3 tickets stand in T2, which this matrix does not have."));

  @Test
  void everyDefectSaysWhatIsWrongAndThenHowToMendIt() {
    assertThat(DEFECTS)
        .allSatisfy((defect, start) ->
            assertThat(WORDS.defect(defect))
                .startsWith(start)
                .endsWith(".")
                .matches("(?s).+[.:] .+")
                .doesNotContain("{", "}", "[", "Optional"));
  }

  /** The compiler finds a defect without words; this finds one whose words nobody tried. */
  @Test
  void noKindOfDefectGapOrWarningIsLeftUntried() {
    assertThat(DEFECTS.keySet().stream().map(Object::getClass))
        .containsAll(kinds(Defect.class).toList());
    assertThat(GAPS.keySet().stream().map(Object::getClass)).containsAll(kinds(Gap.class).toList());
    assertThat(DEFECTS.keySet())
        .filteredOn(RowDefect.TooLong.class::isInstance)
        .hasSameSizeAs(Part.values());
    assertThat(GAPS.keySet())
        .filteredOn(Gap.CannotTakePart.class::isInstance)
        .extracting(gap -> ((Gap.CannotTakePart) gap).why())
        .contains(Gap.Exclusion.values());
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(MatrixWordsTest::kinds)
        : Stream.of(type);
  }

  @Test
  void everyGapSaysWhatIsOpenAndThenWhatToDo() {
    assertThat(GAPS)
        .allSatisfy((gap, start) ->
            assertThat(WORDS.gap(gap))
                .startsWith(start)
                .endsWith(".")
                .doesNotContain("{", "}", "[", "Optional"));
  }

  @Test
  void columnsThatArePassedOverAreNamedWithTheOneThatWasMeant() {
    assertThat(
            WORDS.warning(
                new Warning.UnknownColumn(1, "Backup owners", Optional.of(Column.BACKUP_OWNER))))
        .isEqualTo(
            "Baton does not know this column and ignores it. If you meant backup_owner, rename it"
                + " so.");
    assertThat(WORDS.warning(new Warning.UnknownColumn(1, "notes", Optional.empty())))
        .isEqualTo(
            "Baton does not know this column and ignores it. Nothing to do, unless you misspelt a"
                + " column's name.");
    assertThat(WORDS.warning(new Warning.UnnamedColumn(1)))
        .startsWith("A column without a name has cells in it, and Baton ignores them. Give");
  }

  @Test
  void aLineOfTheCheckNamesRowColumnAndWhatStandsThere() {
    assertThat(
            new ImportText(ENGLISH)
                .faults(
                    List.of(
                        new Fault(2, "owner", "olga", new RowDefect.NotEmail()),
                        Fault.ofFile(new FileDefect.Empty()))))
        .containsExactly(
            "2 faults. Nothing of the file is used until they are mended:",
            "  line 2, owner: “olga”: This is not an email address. Write an address such as"
                + " ana@example.com, several with a vertical bar between.",
            "  file: The file is empty. Give it a header and rows below it.");
  }

  @Test
  void whatStandsInTheFileIsNeverTakenForAnArgument() {
    assertThat(WORDS.gap(new Gap.NobodyLeads(new Tier("{tier} '$1\\"))))
        .startsWith("Nobody leads {tier} '$1\\: ");
  }

  private static Route route(String row) {
    String csv = "from_tier,to_tier,criteria,owner,lead,category,hours\n" + row + "\n";
    return ((ParseResult.Parsed) MatrixSource.ofText("matrix.csv", csv).reading())
        .routes()
        .getFirst();
  }
}
