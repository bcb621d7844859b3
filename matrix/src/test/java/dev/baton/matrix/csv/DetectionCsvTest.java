package dev.baton.matrix.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.FileDefect;
import dev.baton.matrix.check.HeaderDefect;
import dev.baton.matrix.check.PromiseDefect;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.sla.DetectionColumn;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRule.When;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Criteria are read, and refused, as the matrix is. */
class DetectionCsvTest {
  private static final String HEADER =
      "when,tier,priority,account_tier,category,after,hours,waiting,to,say";

  private static DetectionCsv.Reading read(String... lines) {
    return bytes(String.join("\n", lines).getBytes(UTF_8));
  }

  private static DetectionCsv.Reading bytes(byte[] bytes) {
    try {
      return DetectionCsv.read(new ByteArrayInputStream(bytes));
    } catch (IOException memoryIsReadable) {
      throw new AssertionError(memoryIsReadable);
    }
  }

  private static List<DetectionRule> rules(String... lines) {
    assertThat(read(lines)).isInstanceOf(DetectionCsv.Reading.Parsed.class);
    return ((DetectionCsv.Reading.Parsed) read(lines)).rules();
  }

  private static List<Fault> faults(String... lines) {
    assertThat(read(lines)).isInstanceOf(DetectionCsv.Reading.Faulty.class);
    return ((DetectionCsv.Reading.Faulty) read(lines)).faults();
  }

  @Test
  void aRowIsReadWithWhateverAPersonTypes() {
    assertThat(
            rules(
                HEADER,
                "No first-response,,p1,,,30m,24/7,,T2,A P1 waits for its first answer.",
                "OPEN,,P1|P2,Enterprise,,2d,,Counts,T3,Open for two days.",
                "in_tier,T2|T3,,,Outage,2h,working hours,pauses,T4,Not solved.",
                "opened,,,,Data loss|Outage,at once,,,T2,Data is lost."))
        .containsExactly(
            new DetectionRule(
                1,
                When.NO_FIRST_RESPONSE,
                List.of(),
                List.of(Priority.P1),
                List.of(),
                List.of(),
                Duration.ofMinutes(30),
                new SlaHours.Always(),
                false,
                new Tier("T2"),
                "A P1 waits for its first answer."),
            new DetectionRule(
                2,
                When.OPEN,
                List.of(),
                List.of(Priority.P1, Priority.P2),
                List.of("Enterprise"),
                List.of(),
                Duration.ofHours(48),
                new SlaHours.Always(),
                true,
                new Tier("T3"),
                "Open for two days."),
            new DetectionRule(
                3,
                When.IN_TIER,
                List.of(new Tier("T2"), new Tier("T3")),
                List.of(),
                List.of(),
                List.of("Outage"),
                Duration.ofHours(2),
                new SlaHours.OfWorkspace(),
                false,
                new Tier("T4"),
                "Not solved."),
            new DetectionRule(
                4,
                When.OPENED,
                List.of(),
                List.of(),
                List.of(),
                List.of("Data loss", "Outage"),
                Duration.ZERO,
                new SlaHours.Always(),
                false,
                new Tier("T2"),
                "Data is lost."));
  }

  @Test
  void theExampleOfTheDocumentationIsRead() throws IOException {
    byte[] example = Files.readAllBytes(Path.of("..", "docs", "criteria-example.csv"));

    assertThat(((DetectionCsv.Reading.Parsed) bytes(example)).rules())
        .extracting(DetectionRule::when, DetectionRule::after, DetectionRule::to)
        .containsExactly(
            tuple(When.NO_FIRST_RESPONSE, Duration.ofMinutes(30), new Tier("T2")),
            tuple(When.NO_FIRST_RESPONSE, Duration.ofHours(4), new Tier("T1")),
            tuple(When.OPEN, Duration.ofHours(48), new Tier("T3")),
            tuple(When.IN_TIER, Duration.ofHours(2), new Tier("T3")),
            tuple(When.IN_TIER, Duration.ofHours(2), new Tier("T3")),
            tuple(When.OPENED, Duration.ZERO, new Tier("T2")));
  }

  @Test
  void everyFaultOfAFileIsFoundAtOnce() {
    assertThat(
            faults(
                HEADER,
                "sometimes,,P9,,,later,always,often,T2|T3,Why",
                ",,,,,30m,,,T2,Why",
                "open,,,,,,,,,",
                "opened,,,,,30m,,,T2,Why",
                "open,,,,,1d,working hours,,T2,Why",
                "open,,,,,1h,,,T2,Why",
                "Open,,,,,60m,24/7,pauses,t2,Why"))
        .extracting(Fault::line, Fault::column, Fault::defect)
        .containsExactlyInAnyOrder(
            tuple(2L, "when", new PromiseDefect.NotWhen()),
            tuple(2L, "priority", new RowDefect.NotPriority()),
            tuple(2L, "after", new PromiseDefect.NotTime(SlaTime.LONGEST)),
            tuple(2L, "hours", new PromiseDefect.NotHours()),
            tuple(2L, "waiting", new PromiseDefect.NotWaiting()),
            tuple(2L, "to", new RowDefect.SeveralTiers()),
            tuple(3L, "when", new PromiseDefect.BlankWhen()),
            tuple(4L, "after", new PromiseDefect.BlankAfter()),
            tuple(4L, "to", new RowDefect.BlankTier()),
            tuple(4L, "say", new PromiseDefect.BlankSay()),
            tuple(5L, "after", new PromiseDefect.AfterOpening()),
            tuple(6L, "after", new PromiseDefect.DaysOfWork(1)),
            tuple(8L, "", new RowDefect.Repeated(7)));
  }

  @Test
  void theFileAsAWholeIsRefusedAsAMatrixIs() {
    assertThat(faults("")).extracting(Fault::defect).containsExactly(new FileDefect.Empty());
    assertThat(faults(HEADER)).extracting(Fault::defect).containsExactly(new FileDefect.NoRows());
    assertThat(faults("when,after,say", "open,1h,Why"))
        .extracting(Fault::defect)
        .containsExactly(new HeaderDefect.Missing(DetectionColumn.TO));
  }
}
