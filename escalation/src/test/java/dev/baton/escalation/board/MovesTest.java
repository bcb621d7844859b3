package dev.baton.escalation.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.board.Moves.Move;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which column a ticket stands, and what moving it onto another one means. */
class MovesTest {
  private static final List<Tier> ENTRY = List.of(new Tier("T1"));

  private static BoardTicket ticket(TicketStatus status, String tier, boolean pending) {
    return new BoardTicket(
        new TicketKey("ZD1", "ZD-1"),
        Optional.empty(),
        status,
        new Tier(tier),
        Optional.of("UANA"),
        Optional.of(Priority.P2),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        pending ? Optional.of(1) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, T1, false, OPEN",
    "IN_PROGRESS, T1, false, IN_PROGRESS",
    "OPEN, T1, true, ESCALATED",
    "IN_PROGRESS, T1, true, ESCALATED",
    "OPEN, T2, false, ESCALATED",
    "IN_PROGRESS, T3, false, ESCALATED",
    "WAITING, T1, false, WAITING",
    "WAITING, T2, true, WAITING",
    "RESOLVED, T2, false, RESOLVED",
    "CLOSED, T2, false, CLOSED"
  })
  void aTicketStandsWhereItsStateSays(
      TicketStatus status, String tier, boolean pending, Column column) {
    assertThat(ticket(status, tier, pending).column(ENTRY)).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, T1, false, IN_PROGRESS ESCALATED WAITING RESOLVED",
    "IN_PROGRESS, T1, false, OPEN ESCALATED WAITING RESOLVED",
    "WAITING, T1, false, IN_PROGRESS ESCALATED RESOLVED",
    "RESOLVED, T1, false, IN_PROGRESS CLOSED",
    "CLOSED, T1, false, ''",
    "OPEN, T2, false, WAITING RESOLVED",
    "WAITING, T2, false, ESCALATED RESOLVED",
    "RESOLVED, T2, false, ESCALATED CLOSED",
    "OPEN, T1, true, WAITING",
    "WAITING, T1, true, ESCALATED"
  })
  void onlyAllowedTargetsAreOffered(
      TicketStatus status, String tier, boolean pending, String offered) {
    Set<Column> expected = EnumSet.noneOf(Column.class);
    Arrays.stream(offered.split(" "))
        .filter(word -> !word.isEmpty())
        .map(Column::valueOf)
        .forEach(expected::add);
    assertThat(Moves.offered(ticket(status, tier, pending), ENTRY))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void everyMoveLeadsOntoTheColumnThatWasMeant() {
    for (TicketStatus status : TicketStatus.values()) {
      for (String tier : List.of("T1", "T2")) {
        for (boolean pending : new boolean[] {true, false}) {
          for (Column column : Column.values()) {
            if (Moves.onto(column, ticket(status, tier, pending), ENTRY)
                instanceof Move.To(TicketStatus after)) {
              assertThat(ticket(after, tier, pending).column(ENTRY)).isEqualTo(column);
            }
          }
        }
      }
    }
  }

  @Test
  void ontoEscalatedAsksForARequestAndOutOfItForAHandBackOrADecision() {
    assertThat(Moves.onto(Column.ESCALATED, ticket(TicketStatus.OPEN, "T1", false), ENTRY))
        .isEqualTo(new Move.Escalate());
    assertThat(Moves.onto(Column.IN_PROGRESS, ticket(TicketStatus.OPEN, "T2", false), ENTRY))
        .isEqualTo(new Move.HandBack());
    assertThat(Moves.onto(Column.RESOLVED, ticket(TicketStatus.OPEN, "T1", true), ENTRY))
        .isEqualTo(new Move.Decide());
  }
}
