package dev.baton.matrix.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.matrix.Column;
import dev.baton.matrix.Names;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.Warning;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixCsvFaultsTest {
  private static final String HEADER = "from_tier,to_tier,criteria,owner,lead";
  private static final String GOOD = "T1,T2,Hard,o@a.test,l@a.test";

  @Test
  void allFaultsOfAFileAreFoundAtOnce() {
    List<Fault> faults =
        faults(
            HEADER + ",priority,pick,accept_within,hours,channel,unheard_of",
            "T1,T2,,not an address,l@a.test,P5,random,soon,always,#help,x",
            ",T2|T3,Hard,o@a.test,,,,0m,,c0help,");

    assertThat(faults)
        .extracting(Fault::line, Fault::column, Fault::value, Fault::defect)
        .containsExactlyInAnyOrder(
            tuple(2L, "criteria", "", new RowDefect.BlankCriteria()),
            tuple(2L, "owner", "not an address", new RowDefect.NotEmail()),
            tuple(2L, "priority", "P5", new RowDefect.NotPriority()),
            tuple(2L, "pick", "random", new RowDefect.NotPick()),
            tuple(2L, "accept_within", "soon", new RowDefect.NotAcceptWithin(Duration.ofDays(90))),
            tuple(2L, "hours", "always", new RowDefect.NotHours()),
            tuple(2L, "channel", "#help", new RowDefect.NotChannel()),
            tuple(3L, "from_tier", "", new RowDefect.BlankTier()),
            tuple(3L, "to_tier", "T2|T3", new RowDefect.SeveralTiers()),
            tuple(3L, "lead", "", new RowDefect.BlankLead()),
            tuple(3L, "accept_within", "0m", new RowDefect.NotAcceptWithin(Duration.ofDays(90))),
            tuple(3L, "channel", "c0help", new RowDefect.NotChannel()));
    assertThat(faults).isSortedAccordingTo((one, other) -> Long.compare(one.line(), other.line()));
  }

  // A pattern tied to the end walked such a run once for each of its blanks, which took hours.
  @Test
  @Timeout(60)
  void aMillionBlanksAreReadToTheirEnd() {
    String blanks = " ".repeat(1_000_000);

    assertThat(faults(HEADER, "T1,T2,Hard" + blanks + "x,o@a.test,l@a.test"))
        .extracting(Fault::column)
        .containsExactly("criteria");
    assertThat(Names.strip(blanks + "\uFEFF\u0085a\u00A0b" + blanks)).isEqualTo("a\u00A0b");
  }

  @Test
  void linesAreThoseOfTheFile() {
    assertThat(
            faults(
                HEADER,
                "T1,T2,\"two",
                "lines, \"\"quoted\"\"\",o@a.test,l@a.test",
                "",
                ",,,,",
                "T1,T2,Hard,o@a.test,bad"))
        .extracting(Fault::line)
        .containsExactly(6L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"from_tier", "to_tier", "criteria", "owner", "lead"})
  void aMissingColumnIsNamedOnceAndTheRestIsStillChecked(String missing) {
    List<Fault> faults = faults(HEADER.replace(missing, "x") + ",priority", GOOD + ",P9");

    assertThat(faults)
        .extracting(Fault::line, Fault::column, Fault::defect)
        .containsExactly(
            tuple(1L, missing, new HeaderDefect.Missing(Column.all().named(missing).orElseThrow())),
            tuple(2L, "priority", new RowDefect.NotPriority()));
  }

  @ParameterizedTest
  @CsvSource({"OWNER", "if:region|if: Region"})
  void aColumnNamedTwiceIsAFault(String names) {
    assertThat(faults(HEADER + "," + names.replace('|', ','), GOOD))
        .extracting(Fault::line, Fault::defect)
        .containsExactly(tuple(1L, new HeaderDefect.NamedTwice()));
  }

  @Test
  void atMostThreeConditionsOfYourOwn() {
    assertThat(read(HEADER + ",if:a,if:b,if:c", GOOD)).isInstanceOf(ParseResult.Parsed.class);
    assertThat(faults(HEADER + ",if:a,if:b,if:c,if:d", GOOD))
        .extracting(Fault::value, Fault::defect)
        .containsExactly(tuple("a, b, c, d", new HeaderDefect.TooManyConditions(4, 3)));
  }

  @Test
  void aConditionOfYourOwnNeedsAName() {
    assertThat(faults(HEADER + ",if:", GOOD))
        .extracting(Fault::column, Fault::defect)
        .containsExactly(tuple("if:", new HeaderDefect.ConditionName(75)));
  }

  @Test
  void onlyAHandBackMayLeaveTheOwnerBlank() {
    String back = "T2,T1,Back,,l@a.test";

    assertThat(read(HEADER, GOOD, back)).isInstanceOf(ParseResult.Parsed.class);
    assertThat(faults(HEADER, GOOD, back, "T2,T2,Other group, ,l@a.test", "T1,T2,Up,,l@a.test"))
        .extracting(Fault::line, Fault::column, Fault::defect)
        .containsExactly(
            tuple(4L, "owner", new RowDefect.BlankOwner()),
            tuple(5L, "owner", new RowDefect.BlankOwner()));
  }

  @Test
  void theDirectionCountsEvenWhenItsRowComesFirst() {
    assertThat(faults(HEADER, "T2,T1,Back,,l@a.test", GOOD))
        .extracting(Fault::line)
        .containsExactly(2L);
  }

  @Test
  void aRowSaidTwiceIsAFaultThatNamesTheFirst() {
    assertThat(faults(HEADER, GOOD, "t1, T2 ,Hard,O@A.TEST,l@a.test"))
        .extracting(Fault::line, Fault::defect)
        .containsExactly(tuple(3L, new RowDefect.Repeated(2)));
  }

  @Test
  void shiftsAndOtherSentencesAreNoDuplicates() {
    assertThat(
            read(
                HEADER + ",hours",
                GOOD + ",Mon-Fri 08:00-16:00 UTC",
                GOOD + ",Mon-Fri 16:00-24:00 UTC",
                "T1,T2,Harder,o@a.test,l@a.test,"))
        .isInstanceOf(ParseResult.Parsed.class);
  }

  @Test
  void aChecklistHasTenItemsOfSeventyFiveCharacters() {
    String items = "1|2|3|4|5|6|7|8|9|" + "x".repeat(75);

    assertThat(read(HEADER + ",checklist", GOOD + "," + items))
        .isInstanceOf(ParseResult.Parsed.class);
    assertThat(faults(HEADER + ",checklist", GOOD + ",0|" + items + "y"))
        .extracting(Fault::defect)
        .containsExactlyInAnyOrder(
            new RowDefect.TooLong(RowDefect.Part.VALUE, 76, 75),
            new RowDefect.TooManySteps(11, 10));
  }

  @Test
  void tooLongCellsAreNamedAndShownShortened() {
    assertThat(faults(HEADER, "T1,T2," + "x".repeat(3001) + ",o@a.test,l@a.test"))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.defect())
              .isEqualTo(new RowDefect.TooLong(RowDefect.Part.CELL, 3001, 3000));
          assertThat(fault.value()).hasSize(60).endsWith("…");
        });
  }

  @Test
  void otherIsNoCategoryOfTheMatrix() {
    assertThat(faults(HEADER + ",category", GOOD + ",billing|OTHER"))
        .extracting(Fault::column, Fault::defect)
        .containsExactly(tuple("category", new RowDefect.OtherCategory()));
  }

  @Test
  void moreCellsThanTheHeaderPointToAForgottenQuotationMark() {
    assertThat(faults(HEADER, "T1,T2,Hard, very hard,o@a.test,l@a.test"))
        .extracting(Fault::defect)
        .contains(new RowDefect.MoreCellsThanHeader());
  }

  @Test
  void nulBytesAreNamedByLineAndColumn() {
    assertThat(faults(HEADER, "T1,T2,Ha\0rd,o@a.test,l@a.test"))
        .extracting(Fault::line, Fault::column, Fault::value, Fault::defect)
        .containsExactly(tuple(2L, "criteria", "Ha\uFFFDrd", new RowDefect.ControlCharacters()));
  }

  @Test
  void anotherEncodingIsNamedByItsFirstLine() throws IOException {
    byte[] latin = (HEADER + "\n" + GOOD + "\nT1,T2,für").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(faults(MatrixCsv.read(new ByteArrayInputStream(latin))))
        .extracting(Fault::line, Fault::value, Fault::defect)
        .containsExactly(tuple(3L, "T1,T2,f", new FileDefect.NotUtf8()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
  void wideEncodingsAreRefused(String encoding) throws IOException {
    byte[] wide = (HEADER + "\n" + GOOD).getBytes(Charset.forName(encoding));

    assertThat(faults(MatrixCsv.read(new ByteArrayInputStream(wide)))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"T1,T2,\"never closed", "T1,T2,\"closed\" early,o@a.test,l@a.test"})
  void aBrokenQuotationIsNamedByTheLineOfItsRow(String row) {
    assertThat(faults(HEADER, GOOD, "T1,T2,,o@a.test,l@a.test", row, GOOD, GOOD))
        .extracting(Fault::line, Fault::defect)
        .containsExactly(
            tuple(3L, new RowDefect.BlankCriteria()), tuple(4L, new FileDefect.BrokenQuotation()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", ",,,\n,,"})
  void anEmptyFileIsSaidToBeEmpty(String text) {
    assertThat(faults(text)).extracting(Fault::defect).containsExactly(new FileDefect.Empty());
  }

  @Test
  void aHeaderAloneHasNoRoutes() {
    assertThat(faults(HEADER, ""))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.NoRoutes());
  }

  @Test
  void semicolonsWorkbooksAndWebPagesAreRecognised() throws IOException {
    assertThat(faults(HEADER.replace(',', ';'), GOOD.replace(',', ';')))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.NotCommaSeparated());
    assertThat(faults("<!DOCTYPE html><html>"))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.WebPage());
    assertThat(faults(MatrixCsv.read(new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 20}))))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.Workbook());
  }

  @Test
  void aLargeFileIsRefusedWithoutBeingReadWhole() throws IOException {
    Endless file = new Endless();

    assertThat(faults(MatrixCsv.read(file)))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.TooLarge(5 * 1024 * 1024));
    assertThat(file.given).isLessThan(6L * 1024 * 1024);
  }

  @Test
  void tooManyRoutesAreNamedByTheFirstTooMany() {
    String[] lines = new String[MatrixCsv.MAX_ROUTES + 3];
    lines[0] = HEADER;
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "T1,T2,Reason " + i + ",o@a.test,l@a.test";
    }

    assertThat(faults(lines))
        .extracting(Fault::line, Fault::defect)
        .containsExactly(
            tuple(MatrixCsv.MAX_ROUTES + 2L, new FileDefect.TooManyRoutes(MatrixCsv.MAX_ROUTES)));
  }

  @Test
  void unknownColumnsAreIgnoredWithAWarning() {
    assertThat(read(HEADER + ",Backup owners,notes,", GOOD + ",b@a.test,hi,"))
        .isInstanceOfSatisfying(
            ParseResult.Parsed.class,
            parsed ->
                assertThat(parsed.warnings())
                    .containsExactly(new Warning.UnknownColumn(1, "notes", Optional.empty())));
  }

  @Test
  void cellsBelowABlankHeaderAreIgnoredWithOneWarning() {
    assertThat(read(HEADER + ",", GOOD + ",x", "T1,T2,Harder,o@a.test,l@a.test,y"))
        .isInstanceOfSatisfying(
            ParseResult.Parsed.class,
            parsed -> assertThat(parsed.warnings()).containsExactly(new Warning.UnnamedColumn(1)));
  }

  @Test
  void aTierOrACellWithTooManyPeopleIsNamed() {
    String crowd =
        IntStream.rangeClosed(1, 51).mapToObj(i -> i + "@a.test").collect(Collectors.joining("|"));

    assertThat(faults(HEADER, "T".repeat(51) + ",T2,Hard," + crowd + ",l@a.test"))
        .extracting(Fault::column, Fault::defect)
        .containsExactlyInAnyOrder(
            tuple("from_tier", new RowDefect.TooLong(RowDefect.Part.TIER, 51, 50)),
            tuple("owner", new RowDefect.TooManyPeople(51, 50)));
  }

  private static List<Fault> faults(String... lines) {
    return faults(read(lines));
  }

  private static List<Fault> faults(ParseResult reading) {
    return switch (reading) {
      case ParseResult.Parsed parsed -> throw new AssertionError(parsed);
      case ParseResult.Faulty(var faults) -> faults;
    };
  }

  private static ParseResult read(String... lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    try {
      return MatrixCsv.read(new ByteArrayInputStream(bytes));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A file of commas that never ends. */
  private static final class Endless extends InputStream {
    private long given;

    @Override
    public int read() {
      given++;
      return ',';
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      Arrays.fill(into, offset, offset + length, (byte) ',');
      given += length;
      return length;
    }
  }
}
