package dev.baton.matrix.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.matrix.Priority;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.PromiseDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.Warning;
import dev.baton.matrix.sla.SlaColumn;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import dev.baton.matrix.sla.SlaTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promises are read, and refused, as the matrix is. */
class SlaCsvTest {
  private static final String HEADER = "account_tier,priority,first_response,resolution,hours";

  private static SlaCsv.Reading read(String... lines) {
    return bytes(String.join("\n", lines).getBytes(UTF_8));
  }

  private static SlaCsv.Reading bytes(byte[] bytes) {
    try {
      return SlaCsv.read(new ByteArrayInputStream(bytes));
    } catch (IOException memoryIsReadable) {
      throw new AssertionError(memoryIsReadable);
    }
  }

  private static List<SlaTarget> targets(String... lines) {
    assertThat(read(lines)).isInstanceOf(SlaCsv.Reading.Parsed.class);
    return ((SlaCsv.Reading.Parsed) read(lines)).policy().targets();
  }

  private static List<Fault> faults(String... lines) {
    assertThat(read(lines)).isInstanceOf(SlaCsv.Reading.Faulty.class);
    return ((SlaCsv.Reading.Faulty) read(lines)).faults();
  }

  @Test
  void aRowIsReadWithWhateverAPersonTypes() {
    assertThat(
            targets(
                "Hours;Account Tiers;Priority;First-response;resolution".replace(';', ','),
                "24/7,Enterprise| enterprise |Gold,p1|P2,30M,1 d",
                "\"Mon–Fri 09:00-12:00,13:00-17:00 europe/berlin\",,P3,8h,",
                "Working Hours,,P4,,90m"))
        .containsExactly(
            new SlaTarget(
                1,
                Optional.empty(),
                List.of("Enterprise", "enterprise", "Gold"),
                List.of(Priority.P1, Priority.P2),
                Optional.of(Duration.ofMinutes(30)),
                Optional.of(Duration.ofDays(1)),
                new SlaHours.Always()),
            new SlaTarget(
                2,
                Optional.empty(),
                List.of(),
                List.of(Priority.P3),
                Optional.of(Duration.ofHours(8)),
                Optional.empty(),
                SlaHours.parse("Mon-Fri 09:00-12:00,13:00-17:00 Europe/Berlin").orElseThrow()),
            new SlaTarget(
                3,
                Optional.empty(),
                List.of(),
                List.of(Priority.P4),
                Optional.empty(),
                Optional.of(Duration.ofMinutes(90)),
                new SlaHours.OfWorkspace()));
  }

  @Test
  void theExampleOfTheDocumentationIsWhatStandsByItself() throws IOException {
    byte[] example = Files.readAllBytes(Path.of("..", "docs", "sla-example.csv"));

    assertThat(bytes(example)).isEqualTo(new SlaCsv.Reading.Parsed(SlaPolicy.usual(), List.of()));
  }

  @Test
  void everyFaultOfAFileIsFoundAtOnce() {
    assertThat(
            faults(
                HEADER + ",account",
                "Enterprise,P1,soon,0h,24/7,",
                ",P5,30m,,nine to five,",
                ",,3d,2d,Mon-Fri 09:00-17:00 Europe/Berlin,",
                ",,2d,,working hours,Acme|Globex",
                ",P1,9999h,,24/7,",
                ",P1,#REF!,,24/7,"))
        .extracting(Fault::line, Fault::column, Fault::value, Fault::defect)
        .containsExactlyInAnyOrder(
            tuple(2L, "first_response", "soon", new PromiseDefect.NotTime(SlaTime.LONGEST)),
            tuple(2L, "resolution", "0h", new PromiseDefect.NotTime(SlaTime.LONGEST)),
            tuple(3L, "priority", "P5", new RowDefect.NotPriority()),
            tuple(3L, "hours", "nine to five", new PromiseDefect.NotHours()),
            tuple(4L, "first_response", "3d", new PromiseDefect.DaysOfWork(3)),
            tuple(4L, "resolution", "2d", new PromiseDefect.DaysOfWork(2)),
            tuple(5L, "account", "Acme|Globex", new PromiseDefect.SeveralAccounts()),
            tuple(5L, "first_response", "2d", new PromiseDefect.DaysOfWork(2)),
            tuple(6L, "first_response", "9999h", new PromiseDefect.NotTime(SlaTime.LONGEST)),
            tuple(7L, "first_response", "#REF!", new RowDefect.SpreadsheetError()));
  }

  @ParameterizedTest
  @CsvSource({
    // Two rows alike.
    "'Enterprise,P1', 'Enterprise,P1'",
    "'enterprise,P1', 'ENTERPRISE,p1'",
    "'Enterprise|SMB,P1', 'SMB,P1|P2'",
    // One of both each: an Enterprise P1 fits either.
    "'Enterprise,', ',P1'",
    "',', ','"
  })
  void twoRowsEquallyNarrowThatATicketCouldBothFitAreRefused(String one, String other) {
    assertThat(faults(HEADER, one + ",30m,,", other + ",1h,,"))
        .extracting(Fault::line, Fault::defect)
        .containsExactly(tuple(3L, new PromiseDefect.AsNarrow(2)));
  }

  @ParameterizedTest
  @CsvSource({
    "'Enterprise,P1', 'Enterprise,'",
    "'Enterprise,P1', 'SMB,P1'",
    "'Enterprise,P1', 'Enterprise,P2'",
    "',P1', ','",
    "'Enterprise,', 'SMB,'"
  })
  void rowsOfWhichOneIsNarrowerOrThatNoTicketFitsBothStand(String one, String other) {
    assertThat(targets(HEADER, one + ",30m,,", other + ",1h,,")).hasSize(2);
  }

  @Test
  void theFileAsAWholeIsRefusedAsAMatrixIs() {
    assertThat(faults("")).extracting(Fault::defect).containsExactly(new FileDefect.Empty());
    assertThat(faults(HEADER)).extracting(Fault::defect).containsExactly(new FileDefect.NoRows());
    assertThat(faults("<html>"))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.WebPage());
    assertThat(faults(HEADER.replace(',', ';'), ";P1;30m;;"))
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.NotCommaSeparated());
    assertThat(faults("from_tier,to_tier", "T1,T2"))
        .extracting(Fault::defect)
        .containsExactly(new HeaderDefect.Missing(SlaColumn.FIRST_RESPONSE));
    assertThat(faults("priority,frist_response,resolution", "P1,30m,"))
        .extracting(Fault::defect)
        .containsExactly(new HeaderDefect.Misspelt(SlaColumn.FIRST_RESPONSE));
    assertThat(((SlaCsv.Reading.Faulty) bytes(new byte[MatrixCsv.MAX_BYTES + 1])).faults())
        .extracting(Fault::defect)
        .containsExactly(new FileDefect.TooLarge(MatrixCsv.MAX_BYTES));
  }

  @Test
  void moreRowsThanAreReadAreRefused() {
    String[] lines = new String[SlaCsv.MAX_ROWS + 2];
    lines[0] = "account,first_response";
    for (int row = 1; row < lines.length; row++) {
      lines[row] = "Account " + row + ",1h";
    }

    assertThat(faults(lines))
        .extracting(Fault::line, Fault::defect)
        .containsExactly(tuple(SlaCsv.MAX_ROWS + 2L, new FileDefect.TooManyRows(SlaCsv.MAX_ROWS)));
  }

  @Test
  void aSeparatorThatExcelNamesIsObeyedAndWhatIsUnknownIsNamed() {
    assertThat(read("sep=;", "priority;first_response;notes", "P1;30m;ask Ann"))
        .isInstanceOfSatisfying(
            SlaCsv.Reading.Parsed.class,
            read -> {
              assertThat(read.policy().targets()).hasSize(1);
              assertThat(read.warnings())
                  .containsExactly(new Warning.UnknownColumn(2, "notes", Optional.empty()));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"Enterprise", "SMB"})
  void aFaultyRowHidesNoOther(String tier) {
    assertThat(faults(HEADER, tier + ",P1,30m,,", tier + ",P1,later,,", tier + ",P1,2h,,"))
        .extracting(Fault::line)
        .containsExactly(3L, 4L);
  }
}
