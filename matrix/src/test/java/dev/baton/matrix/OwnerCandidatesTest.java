package dev.baton.matrix;

import static dev.baton.matrix.Draft.matrix;
import static dev.baton.matrix.Draft.move;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerCandidatesTest {
  private final Acme acme = Acme.with("olga", "otto", "odin", "bea", "lena", "rita");

  @Test
  void ownersStandInTheOrderOfTheFile() {
    Suggestion suggestion = first(matrix(move("T1", "T2").owners("otto", "olga")));

    assertThat(names(suggestion)).containsExactly("otto", "olga");
    assertThat(suggestion.reasons())
        .containsExactly(
            new Reason.CriteriaMatched(List.of()),
            new Reason.FirstInOrder(),
            new Reason.Available(),
            new Reason.Load(0));
  }

  @Test
  void aSingleOwnerIsNotCalledTheFirst() {
    assertThat(first(matrix(move("T1", "T2"))).reasons())
        .containsExactly(
            new Reason.CriteriaMatched(List.of()), new Reason.Available(), new Reason.Load(0));
  }

  @Test
  void rotationStartsWithWhoNeverAcceptedThenTheLeastRecent() {
    acme.accepted("olga", Acme.NOON).accepted("otto", Acme.NOON.minusSeconds(60));
    Suggestion suggestion =
        first(matrix(move("T1", "T2").owners("olga", "otto", "odin").pick(Pick.ROTATE)));

    assertThat(names(suggestion)).containsExactly("odin", "otto", "olga");
    assertThat(suggestion.reasons()).contains(new Reason.NextInRotation(Optional.empty()));
  }

  @Test
  void theLeastLoadedIsFirstAndTiesKeepTheOrder() {
    acme.busy("olga", 3).busy("otto", 1).busy("odin", 1);
    Suggestion suggestion =
        first(matrix(move("T1", "T2").owners("olga", "otto", "odin").pick(Pick.LEAST)));

    assertThat(names(suggestion)).containsExactly("otto", "odin", "olga");
    assertThat(suggestion.reasons()).contains(new Reason.LeastLoaded(), new Reason.Load(1));
  }

  @Test
  void anAbsentOwnerIsPassedOverForTheNextOwner() {
    acme.away("olga");

    assertThat(names(first(matrix(move("T1", "T2").owners("olga", "otto").backupOwners("bea")))))
        .containsExactly("otto");
  }

  @Test
  void theBackupStandsInWhenNoOwnerCanAndSaysForWhomAndWhy() {
    acme.away("olga").guest("otto").deactivated("odin");
    Suggestion suggestion =
        first(
            matrix(
                move("T1", "T2")
                    .owners("olga", "otto", "odin", "nemo", "rita")
                    .backupOwners("bea")));

    assertThat(names(suggestion)).containsExactly("bea");
    assertThat(suggestion.reasons())
        .contains(
            new Reason.BackupFor(
                List.of(
                    new Absence.Away(acme.person("olga"), Optional.of(Acme.NOON)),
                    new Absence.Guest(acme.person("otto")),
                    new Absence.Deactivated(acme.person("odin")),
                    new Absence.NotInWorkspace("nemo@acme.test"),
                    new Absence.IsRequester(acme.person("rita")))));
  }

  @Test
  void withNeitherOwnerNorBackupTheRouteIsUnavailableAndSaysWhy() {
    acme.away("bea");
    Suggestion suggestion = first(matrix(move("T1", "T2").owners("nemo").backupOwners("bea")));

    assertThat(suggestion.owner()).isEmpty();
    assertThat(suggestion.unavailable())
        .contains(
            new Unavailable.NobodyToOwn(
                List.of(
                    new Absence.NotInWorkspace("nemo@acme.test"),
                    new Absence.Away(acme.person("bea"), Optional.of(Acme.NOON)))));
  }

  @Test
  void aHandBackWithoutOwnersGoesToWhoOwnedItThereBefore() {
    Suggestion suggestion = first(handBack(move("T2", "T1").owners()), lastOwner("odin"));

    assertThat(names(suggestion)).containsExactly("odin");
    assertThat(suggestion.reasons()).contains(new Reason.OwnedBefore(new Tier("T1")));
  }

  @Test
  void aHandBackMayReturnTheTicketToTheRequesterWhoOwnedItThere() {
    assertThat(names(first(handBack(move("T2", "T1").owners()), lastOwner("rita"))))
        .containsExactly("rita");
    assertThat(names(first(handBack(move("T2", "T1").owners("rita")), lastOwner("rita"))))
        .containsExactly("rita");
  }

  @Test
  void aHandBackNeverGoesToARequesterWhoDidNotOwnItThere() {
    assertThat(first(handBack(move("T2", "T1").owners("rita")), lastOwner("odin")).unavailable())
        .contains(
            new Unavailable.NobodyToOwn(List.of(new Absence.IsRequester(acme.person("rita")))));
  }

  @Test
  void aHandBackThatNobodyOwnedThereIsUnavailableUnlessThereIsABackup() {
    assertThat(first(handBack(move("T2", "T1").owners()), Ticket.in("T2")).unavailable())
        .contains(new Unavailable.NeverOwnedThere(new Tier("T1"), List.of()));
    Draft backed = move("T2", "T1").owners().backupOwners("bea");
    assertThat(names(first(handBack(backed), Ticket.in("T2")))).containsExactly("bea");
  }

  @Test
  void aFormerOwnerWhoLeftIsReplacedByTheBackup() {
    acme.deactivated("odin");
    Draft backed = move("T2", "T1").owners().backupOwners("bea");

    assertThat(first(handBack(backed), lastOwner("odin")).reasons())
        .contains(new Reason.BackupFor(List.of(new Absence.Deactivated(acme.person("odin")))));
  }

  @Test
  void aSidewaysMoveNeverStaysWithItsOwner() {
    Matrix matrix = matrix(move("T1", "T1").owners("olga", "otto"));

    assertThat(names(first(matrix, Ticket.in("T1").owner("olga")))).containsExactly("otto");
  }

  @Test
  void aForwardMoveMayStayWithItsOwner() {
    Matrix matrix = matrix(move("T1", "T2").owners("olga"));

    assertThat(names(first(matrix, Ticket.in("T1").owner("olga")))).containsExactly("olga");
  }

  @Test
  void somebodyNamedTwiceIsACandidateOnce() {
    Directory directory =
        Directory.of(
            List.of(
                new Person(
                    "U1",
                    Optional.of(new Email("olga@acme.test")),
                    "Olga",
                    new Availability.Available(),
                    0,
                    Optional.empty()),
                acme.person("lena")),
            List.of());
    Matrix matrix = matrix(move("T1", "T2").owners("olga", "olga"));

    assertThat(names(first(matrix, Ticket.in("T1"), directory))).containsExactly("Olga");
  }

  private static Matrix handBack(Draft draft) {
    return matrix(move("T1", "T2").category("elsewhere"), draft);
  }

  private static Ticket lastOwner(String name) {
    return Ticket.in("T2").lastOwner("t1", name);
  }

  private Suggestion first(Matrix matrix) {
    return first(matrix, Ticket.in("T1"));
  }

  private Suggestion first(Matrix matrix, Ticket ticket) {
    return first(matrix, ticket, acme.directory());
  }

  private static Suggestion first(Matrix matrix, Ticket ticket, Directory directory) {
    return switch (matrix.suggest(ticket.facts(), directory)) {
      case Suggestions.Offered(var suggestions) -> suggestions.getFirst();
      case Suggestions.LastTier none -> throw new AssertionError(none);
      case Suggestions.NoRoute none -> throw new AssertionError(none);
    };
  }

  private static List<String> names(Suggestion suggestion) {
    return suggestion.candidates().stream().map(c -> c.person().name()).toList();
  }
}
