package dev.baton.matrix.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.matrix.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which row is for a ticket. */
class SlaPolicyTest {
  private static SlaTarget row(int number, String account, String tier, String priority) {
    return new SlaTarget(
        number,
        filled(account).findFirst(),
        filled(tier).toList(),
        filled(priority).flatMap(text -> Priority.parse(text).stream()).toList(),
        Optional.of(Duration.ofHours(number)),
        Optional.empty(),
        new SlaHours.Always());
  }

  private static Stream<String> filled(String text) {
    return Stream.of(text).filter(some -> !some.equals("-"));
  }

  private static final SlaPolicy ROWS =
      new SlaPolicy(
          List.of(
              row(1, "-", "-", "-"),
              row(2, "-", "-", "P2"),
              row(3, "-", "Enterprise", "P1"),
              row(4, "-", "Gold", "-"),
              row(5, "Acme", "-", "-"),
              row(6, "Acme", "-", "P1")));

  @ParameterizedTest
  @CsvSource({
    // Account before account tier and priority before one of both before none.
    "Acme, Enterprise, P1, 6",
    "' ACME ', Gold, P3, 5",
    "Globex, enterprise, P1, 3",
    "Globex, Enterprise, P2, 2",
    "Globex, Gold, P3, 4",
    "Globex, SMB, P1, 1",
    // What is unknown fits only rows that leave it blank.
    "-, -, -, 1",
    "-, -, P2, 2",
    "-, Enterprise, -, 1",
    "Acme, -, -, 5"
  })
  void theNarrowestRowThatFitsCounts(String account, String tier, String priority, int row) {
    SlaFacts ticket =
        new SlaFacts(
            filled(account).findFirst(),
            filled(tier).findFirst(),
            filled(priority).findFirst().flatMap(Priority::parse));

    assertThat(ROWS.targetFor(ticket).orElseThrow().number()).isEqualTo(row);
  }

  @Test
  void whereNoRowFitsNothingIsPromised() {
    assertThat(new SlaPolicy(List.of(row(1, "-", "-", "P1"))).targetFor(SlaFacts.unknown()))
        .isEmpty();
    assertThat(SlaPolicy.none().targetFor(SlaFacts.unknown())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Enterprise, P1, 30",
    "Mid-Market, P1, 60",
    "SMB, P1, 120",
    "Trial, P1, 120",
    "-, P1, 120",
    "Enterprise, P2, 240",
    "mid-market, P2, 480",
    "SMB, P2, 1440",
    "Trial, P2, 1440",
    "Enterprise, P3, 1440",
    "SMB, P3, 1440",
    "Enterprise, P4, 4320",
    "Trial, P4, 4320"
  })
  void whatStandsByItselfIsTheTableOfTheRules(String tier, String priority, int minutes) {
    SlaFacts ticket =
        new SlaFacts(Optional.empty(), filled(tier).findFirst(), Priority.parse(priority));

    assertThat(SlaPolicy.usual().targetFor(ticket).flatMap(SlaTarget::firstResponse))
        .contains(Duration.ofMinutes(minutes));
  }

  @Test
  void aTimeIsPositive() {
    assertThatThrownBy(() ->
            new SlaTarget(
                1,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(Duration.ZERO),
                Optional.empty(),
                new SlaHours.Always()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
