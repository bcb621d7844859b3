package dev.baton.bot.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportName;
import dev.baton.escalation.report.Span;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportCsvTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

  @Test
  void aNegativeNumberStaysOneAndATextDoesNotBecomeOne() {
    Question patterns =
        new Question(
            ReportName.PATTERNS,
            Optional.of(new Span(TODAY, TODAY, "today")),
            Optional.empty(),
            List.of(),
            Optional.empty());
    Report report =
        new Report(
            patterns,
            ZoneOffset.UTC,
            TODAY,
            List.of(),
            List.of(ReportColumn.ACCOUNT, ReportColumn.CHANGE),
            List.of(List.of(new Cell.Text(Optional.of("-1+2")), new Cell.Change(-3))),
            0,
            Set.of());

    assertThat(ReportCsv.of(report)).endsWith("'-1+2,-3\r\n");
  }
}
