package dev.baton.matrix;

import static dev.baton.matrix.Draft.matrix;
import static dev.baton.matrix.Draft.move;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestTest {
  private final Acme acme = Acme.with("olga", "otto", "lena", "lars", "rita", "mona");

  @Test
  void forwardComesBeforeSidewaysBeforeHandBack() {
    Matrix matrix = matrix(move("T1", "T2"), move("T2", "T1"), move("T2", "T2"), move("T2", "T3"));

    assertThat(offered(matrix, Ticket.in("T2")))
        .extracting(Suggestion::direction)
        .containsExactly(Direction.FORWARD, Direction.SIDEWAYS, Direction.HAND_BACK);
  }

  @Test
  void moreSpecificConditionsWinThenFileOrder() {
    Matrix matrix =
        matrix(
            move("T1", "T2"),
            move("T1", "T3"),
            move("T1", "T2").category("billing"),
            move("T1", "T2").category("Billing", "refund").priority(Priority.P3));

    assertThat(numbers(offered(matrix, Ticket.in("t1").category(" BILLING "))))
        .containsExactly(4, 3, 1, 2);
  }

  @Test
  void aRouteThatNobodyCanTakeIsOfferedAfterThoseThatCanBeTaken() {
    Matrix matrix = matrix(move("T1", "T2").category("billing").owners("rita"), move("T1", "T2"));

    assertThat(numbers(offered(matrix, Ticket.in("T1").category("billing")))).containsExactly(2, 1);
  }

  @Test
  void everyConditionMustHold() {
    Matrix matrix =
        matrix(
            move("T1", "T2")
                .category("billing")
                .priority(Priority.P1, Priority.P2)
                .accountTier("Enterprise")
                .custom("language", "de", "fr"));
    Ticket right =
        Ticket.in("T1")
            .category("Billing")
            .priority(Priority.P2)
            .accountTier("enterprise ")
            .custom("Language", "DE");

    assertThat(offered(matrix, right)).hasSize(1);
    for (Ticket wrong :
        List.of(
            right.category("refund"),
            right.priority(Priority.P3),
            right.accountTier("Free"),
            right.custom("Language", "en"))) {
      assertThat(suggest(matrix, wrong)).isInstanceOf(Suggestions.NoRoute.class);
    }
  }

  @Test
  void otherAndNoCategoryMatchOnlyRoutesForAnyCategory() {
    Matrix matrix = matrix(move("T1", "T2").category("billing"), move("T1", "T2"));

    assertThat(numbers(offered(matrix, Ticket.in("T1").category("other")))).containsExactly(2);
    assertThat(numbers(offered(matrix, Ticket.in("T1")))).containsExactly(2);
  }

  @Test
  void anUnknownTicketIsOfferedTheRoutesOfEveryEntryTier() {
    Matrix matrix =
        matrix(
            move("T1", "T1"),
            move("Desk", "T2").category("billing"),
            move("T1", "T2"),
            move("T2", "T3"));

    assertThat(matrix.entryTiers()).containsExactly(new Tier("T1"), new Tier("Desk"));
    assertThat(numbers(offered(matrix, Ticket.unknown().category("billing"))))
        .containsExactly(2, 3, 1);
  }

  @Test
  void anUnknownTicketBeginsWhereItsRequesterWorksAndMayBeginAtTheEntry() {
    Matrix matrix =
        matrix(
            move("T1", "T2").owners("olga"),
            move("T1", "T2").backupOwners("rita").category("billing"),
            move("T2", "T3").owners("olga"),
            move("T2", "T1").owners("olga"));

    assertThat(numbers(offered(matrix, Ticket.unknown()))).containsExactly(3, 4, 1);
    assertThat(numbers(offered(matrix, Ticket.in("T1")))).containsExactly(1);
  }

  @Test
  void whoLeadsInSeveralTiersIsOfferedEachTheLastOneFirst() {
    Matrix matrix =
        matrix(
            move("T1", "T2").owners("olga").backupLeads("rita"),
            move("T2", "T3").owners("olga").leads("rita"),
            move("T3", "T4").owners("olga"),
            move("T2", "T1").leads("rita").owners("olga"));

    assertThat(numbers(offered(matrix, Ticket.unknown()))).containsExactly(3, 2, 4, 1);
  }

  @Test
  void aGuestBelongsToNoTier() {
    Matrix matrix =
        matrix(move("T1", "T2").owners("olga", "rita"), move("T2", "T3").owners("olga"));
    acme.guest("rita");

    assertThat(numbers(offered(matrix, Ticket.unknown()))).containsExactly(1);
  }

  @Test
  void theLastTierIsToldWithWhomToAsk() {
    Matrix matrix =
        matrix(
            move("T1", "T2").leads("lars", "lena").managers("mona"),
            move("T2", "T1").category("x"));
    acme.away("lars");

    assertThat(suggest(matrix, Ticket.in("T2")))
        .isEqualTo(
            new Suggestions.LastTier(
                new Tier("T2"),
                List.of(acme.person("lena"), acme.person("mona"), acme.person("lars"))));
  }

  @Test
  void aTierTheMatrixDoesNotKnowHasNoRouteAndSaysWhomToAsk() {
    Matrix matrix = matrix(move("T1", "T2").managers("mona"));

    assertThat(suggest(matrix, Ticket.in("T9")))
        .isEqualTo(
            new Suggestions.NoRoute(Optional.of(new Tier("T9")), List.of(acme.person("mona"))));
  }

  @Test
  void aRouteThatNobodyCanDecideIsUnavailable() {
    Matrix matrix = matrix(move("T1", "T2").leads("rita").backupLeads("lars"));
    acme.deactivated("lars");

    assertThat(only(offered(matrix, Ticket.in("T1"))).unavailable())
        .contains(
            new Unavailable.NobodyToDecide(
                List.of(
                    new Absence.IsRequester(acme.person("rita")),
                    new Absence.Deactivated(acme.person("lars")))));
  }

  @Test
  void theLeadsTimeDefaultsByPriority() {
    Route plain = move("T1", "T2").route();
    Route quick = move("T1", "T2").acceptWithin(Duration.ofMinutes(5)).route();

    assertThat(plain.acceptWithin(Priority.P1)).isEqualTo(Duration.ofMinutes(15));
    assertThat(plain.acceptWithin(Priority.P4)).isEqualTo(Duration.ofDays(1));
    assertThat(quick.acceptWithin(Priority.P1)).isEqualTo(Duration.ofMinutes(5));
  }

  private Suggestions suggest(Matrix matrix, Ticket ticket) {
    return matrix.suggest(ticket.facts(), acme.directory());
  }

  private List<Suggestion> offered(Matrix matrix, Ticket ticket) {
    return suggest(matrix, ticket) instanceof Suggestions.Offered(var suggestions)
        ? suggestions
        : List.of();
  }

  private static Suggestion only(List<Suggestion> suggestions) {
    assertThat(suggestions).hasSize(1);
    return suggestions.getFirst();
  }

  private static List<Integer> numbers(List<Suggestion> suggestions) {
    return suggestions.stream().map(suggestion -> suggestion.route().number()).toList();
  }
}
