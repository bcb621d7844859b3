package dev.baton.matrix;

import static dev.baton.matrix.Draft.matrix;
import static dev.baton.matrix.Draft.move;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecidersTest {
  private static final Draft ROUTE =
      move("T1", "T2").leads("lena").backupLeads("lars").managers("mona");
  private static final Draft ABOVE = move("T2", "T3").leads("luna");

  private final Acme acme = Acme.with("lena", "lars", "luna", "mona", "rita");

  @Test
  void theLeadIsAskedFirstThenTheBackupThenOneTierUpThenManagers() {
    Deciders deciders = deciders(Priority.P3, ROUTE, ABOVE);

    assertThat(steps(deciders)).containsExactly("lena", "lars", "luna", "mona");
    assertThat(names(deciders.now())).containsExactly("lena");
    assertThat(names(deciders.afterDeadline())).containsExactly("lars");
    assertThat(names(deciders.last())).containsExactly("mona");
  }

  @Test
  void aP1GoesToLeadAndBackupAtOnce() {
    Deciders deciders = deciders(Priority.P1, ROUTE, ABOVE);

    assertThat(steps(deciders)).containsExactly("lena lars", "luna", "mona");
    assertThat(deciders.now()).allMatch(decider -> decider.standsInFor().isEmpty());
  }

  @Test
  void everyLeadOfSeveralIsAsked() {
    Deciders deciders = deciders(Priority.P2, ROUTE.leads("lena", "luna"));

    assertThat(steps(deciders)).containsExactly("lena luna", "lars", "mona");
  }

  @Test
  void theBackupStandsInForAnAbsentLeadAndSaysWhy() {
    acme.away("lena");
    Deciders deciders = deciders(Priority.P3, ROUTE, ABOVE);

    assertThat(deciders.now())
        .containsExactly(
            new Decider(
                acme.person("lars"),
                List.of(Decider.Role.BACKUP_LEAD),
                List.of(new Absence.Away(acme.person("lena"), Optional.of(Acme.NOON)))));
    assertThat(names(deciders.afterDeadline())).containsExactly("luna");
  }

  @Test
  void theRequesterNeverDecides() {
    Deciders deciders =
        deciders(Priority.P1, ROUTE.leads("rita").backupLeads("rita"), ABOVE.leads("rita"));

    assertThat(steps(deciders)).containsExactly("mona");
    assertThat(deciders.absent()).containsExactly(new Absence.IsRequester(acme.person("rita")));
  }

  @Test
  void unknownDeactivatedAndGuestLeadsAreSkipped() {
    acme.deactivated("lena").guest("lars");
    Deciders deciders = deciders(Priority.P3, ROUTE.leads("lena", "nemo"), ABOVE);

    assertThat(names(deciders.now())).containsExactly("luna");
    assertThat(deciders.now().getFirst().standsInFor())
        .containsExactly(
            new Absence.Deactivated(acme.person("lena")),
            new Absence.NotInWorkspace("nemo@acme.test"),
            new Absence.Guest(acme.person("lars")));
  }

  @Test
  void onePersonIsAskedOnceWithAllRoles() {
    Deciders deciders = deciders(Priority.P3, ROUTE.managers("lena"), ABOVE.leads("lars"));

    assertThat(steps(deciders)).containsExactly("lena", "lars");
    assertThat(deciders.now().getFirst().roles())
        .containsExactly(Decider.Role.LEAD, Decider.Role.MANAGER);
    assertThat(deciders.last().getFirst().roles())
        .containsExactly(Decider.Role.BACKUP_LEAD, Decider.Role.LEAD_ABOVE);
  }

  @Test
  void aRouteWithoutManagersFallsBackToThoseOfTheMatrix() {
    Deciders deciders = deciders(Priority.P3, ROUTE.managers(), ABOVE.managers("mona"));

    assertThat(names(deciders.last())).containsExactly("mona");
  }

  @Test
  void managersWhomNoRouteNamesAreAskedWhenNobodyNamedIsThere() {
    acme.away("lena").away("mona").managing("luna");
    Deciders deciders = deciders(Priority.P3, move("T1", "T2").leads("lena").managers("mona"));

    assertThat(steps(deciders)).containsExactly("luna");
    assertThat(deciders.now().getFirst().roles()).containsExactly(Decider.Role.MANAGER);
  }

  @Test
  void managersWhomNoRouteNamesWaitWhileOneNamedIsThere() {
    acme.managing("luna");

    assertThat(steps(deciders(Priority.P3, ROUTE))).containsExactly("lena", "lars", "mona");
  }

  @Test
  void withNobodyElseTheLastStepIsTheFirst() {
    Deciders deciders = deciders(Priority.P3, move("T1", "T2").leads("lena"));

    assertThat(deciders.afterDeadline()).isEmpty();
    assertThat(deciders.last()).isEqualTo(deciders.now());
    assertThat(deciders.step(7)).isEmpty();
  }

  @Test
  void nobodyAtAllIsAnEmptyAnswer() {
    Deciders deciders = deciders(Priority.P3, move("T1", "T2").leads("nemo"));

    assertThat(deciders.now()).isEmpty();
    assertThat(deciders.last()).isEmpty();
    assertThat(deciders.all()).isEmpty();
  }

  private Deciders deciders(Priority priority, Draft... drafts) {
    Matrix matrix = matrix(drafts);
    return matrix.deciders(
        matrix.route(1).orElseThrow(), priority, Acme.id("rita"), acme.directory());
  }

  private static List<String> steps(Deciders deciders) {
    return deciders.steps().stream().map(step -> String.join(" ", names(step))).toList();
  }

  private static List<String> names(List<Decider> deciders) {
    return deciders.stream().map(decider -> decider.person().name()).toList();
  }
}
