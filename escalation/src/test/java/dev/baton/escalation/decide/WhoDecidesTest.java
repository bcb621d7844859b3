package dev.baton.escalation.decide;

import static dev.baton.matrix.Draft.matrix;
import static dev.baton.matrix.Draft.move;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.matrix.Acme;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Draft;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.TicketFacts;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhoDecidesTest {
  private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant MONDAY_NIGHT = Instant.parse("2026-03-02T23:00:00Z");
  private static final String DAY = "Mon-Fri 08:00-17:00 Etc/UTC";
  private static final String NIGHT = "Mon-Fri 20:00-04:00 Etc/UTC";
  private static final Draft ROUTE =
      move("T1", "T2").leads("lena").backupLeads("lars").managers("mona");
  private static final Draft OTHER = move("T1", "T2").category("Billing").leads("tara");
  private static final Draft ABOVE = move("T2", "T3").leads("luna");

  private final Acme acme =
      Acme.with("lena", "lars", "luna", "mona", "rita", "tara", "nora", "dora");
  private Asking.Step step = Asking.Step.FILED;
  private Priority priority = Priority.P3;
  private Optional<Recipient> redirected = Optional.empty();
  private Instant now = MONDAY_NOON;

  @Test
  void theLeadIsAskedAlone() {
    assertThat(asked(ROUTE, OTHER, ABOVE)).containsExactly("lena");
  }

  @Test
  void everyLeadOfSeveralIsAsked() {
    assertThat(asked(ROUTE.leads("lena", "luna"))).containsExactly("lena", "luna");
  }

  @Test
  void theBackupStandsInForALeadWhoIsAwayAndSaysWhy() {
    acme.away("lena");

    assertThat(recipients(ROUTE, OTHER))
        .singleElement()
        .satisfies(lars -> {
          assertThat(lars.role()).isEqualTo(Decider.Role.BACKUP_LEAD);
          assertThat(lars.why().orElseThrow())
              .isInstanceOfSatisfying(
                  AskedReason.StandsIn.class,
                  why -> {
                    assertThat(why.absent()).hasSize(1);
                    assertThat(why.absent().getFirst().who()).hasValue(Acme.id("lena"));
                    assertThat(why.absent().getFirst().until()).isPresent();
                  });
        });
  }

  @Test
  void otherLeadsOfTheTierStandInBeforeManagers() {
    acme.away("lena").deactivated("lars");

    assertThat(asked(ROUTE, OTHER, ABOVE)).containsExactly("tara");
  }

  @Test
  void theRoutesManagerStandsInWhenNobodyNearerCan() {
    acme.away("lena").guest("lars").away("tara");

    assertThat(asked(ROUTE, OTHER, ABOVE)).containsExactly("mona");
    assertThat(recipients(ROUTE, OTHER).getFirst().why().orElseThrow())
        .isInstanceOf(AskedReason.NobodyElse.class);
  }

  @Test
  void onlyAP1GoesOneTierUp() {
    acme.away("lena").away("lars").away("tara");
    priority = Priority.P1;

    assertThat(asked(ROUTE, OTHER, ABOVE)).containsExactly("luna");
  }

  @Test
  void aP1GoesToLeadsAndBackupsAtOnceAndToTheManagerWhenItIsOverdue() {
    priority = Priority.P1;
    assertThat(asked(ROUTE, OTHER)).containsExactly("lena", "lars");

    step = Asking.Step.OVERDUE;
    assertThat(asked(ROUTE, OTHER)).contains("lena", "lars", "mona");
  }

  @Test
  void theBackupJoinsWhenItIsOverdueAndManagersWhenItIsTwice() {
    step = Asking.Step.OVERDUE;
    assertThat(asked(ROUTE, OTHER)).containsExactly("lena", "lars");
    assertThat(recipients(ROUTE, OTHER).getLast().why())
        .hasValue(new AskedReason.Late(List.of(Acme.id("lena"))));

    step = Asking.Step.LONG_OVERDUE;
    assertThat(asked(ROUTE, OTHER)).containsExactly("lena", "lars", "mona");
  }

  @Test
  void theRequesterNeverDecides() {
    priority = Priority.P1;
    for (Asking.Step each : Asking.Step.values()) {
      step = each;
      assertThat(
              asked(
                  ROUTE.leads("rita").backupLeads("rita").managers("rita"), ABOVE.managers("mona")))
          .doesNotContain("rita")
          .isNotEmpty();
    }
  }

  @Test
  void withEverybodyAwayItIsWithManagersAllTheSame() {
    acme.away("lena").away("lars").away("tara").away("mona");

    assertThat(asked(ROUTE, OTHER)).containsExactly("mona");
  }

  @Test
  void withNobodyButTheRequesterThereIsNobody() {
    acme.deactivated("lena").deactivated("lars").deactivated("mona");

    assertThat(asked(ROUTE.managers("rita"))).isEmpty();
  }

  @Test
  void workspaceManagersAreTheLast() {
    acme.deactivated("lena").deactivated("lars").deactivated("mona").managing("dora");

    assertThat(asked(ROUTE)).containsExactly("dora");
  }

  @Test
  void theShiftThatHoldsDecides() {
    Draft day = ROUTE.leads("dora").hours(DAY);
    Draft night = ROUTE.leads("nora").hours(NIGHT);

    assertThat(asked(day, night)).containsExactly("dora");
    now = MONDAY_NIGHT;
    assertThat(asked(day, night)).containsExactly("nora");
  }

  @Test
  void nobodyOffShiftIsWokenWhileSomebodyOfTheTierIsOn() {
    now = MONDAY_NIGHT;

    assertThat(asked(ROUTE.hours(DAY), OTHER.hours(NIGHT))).containsExactly("tara");
    assertThat(asked(ROUTE.hours(DAY), OTHER.hours(DAY))).containsExactly("lena");
  }

  @Test
  void aP1WakesOnlyThoseOnShiftUntilItIsOverdue() {
    priority = Priority.P1;
    Draft day = ROUTE.leads("dora").hours(DAY);
    Draft night = ROUTE.leads("nora").hours(NIGHT);
    assertThat(asked(day, night)).containsExactly("dora", "lars");

    step = Asking.Step.OVERDUE;
    assertThat(asked(day, night)).contains("dora", "nora", "lars", "mona");
  }

  @Test
  void shiftsInOtherZonesFollowTheirOwnClocks() {
    Draft berlin = ROUTE.leads("dora").hours("Mon-Fri 08:00-16:00 Europe/Berlin");
    Draft tokyo = ROUTE.leads("nora").hours("Mon-Fri 08:00-16:00 Asia/Tokyo");
    now = Instant.parse("2026-03-03T06:59:00Z");
    assertThat(asked(berlin, tokyo)).containsExactly("nora");

    now = Instant.parse("2026-03-03T07:00:00Z");
    assertThat(asked(berlin, tokyo)).containsExactly("dora");
    assertThat(WhoDecides.shiftChangesAfter(now, asking(ROUTE.route()), matrix(berlin, tokyo)))
        .hasValue(Instant.parse("2026-03-03T15:00:00Z"));
  }

  @Test
  void whomAManagerChoseHasItAloneWhileTheyCan() {
    redirected =
        Optional.of(
            new Recipient(
                Acme.id("luna"), Decider.Role.LEAD_ABOVE, Optional.empty(), Optional.of("U-mona")));
    assertThat(asked(ROUTE, ABOVE)).containsExactly("luna");

    step = Asking.Step.OVERDUE;
    assertThat(asked(ROUTE, ABOVE)).containsExactly("luna", "lena");

    step = Asking.Step.FILED;
    acme.deactivated("luna");
    assertThat(asked(ROUTE, ABOVE)).containsExactly("lena");
  }

  @Test
  void aRowThatIsGoneIsReplacedByTheOneThatTakesTheTicketNow() {
    assertThat(askedBy(ROUTE.route(), OTHER, move("T1", "T2").priority(Priority.P3).leads("nora")))
        .containsExactly("nora");
    assertThat(askedBy(ROUTE.route(), OTHER)).containsExactly("tara");
  }

  @Test
  void aTierThatIsGoneKeepsThoseItWasAskedOf() {
    assertThat(askedBy(ROUTE.route(), move("T1", "Support").leads("nora"))).containsExactly("lena");
    assertThat(
            names(
                WhoDecides.at(
                    now, asking(ROUTE.route()), Matrix.of(0, List.of()), acme.directory())))
        .containsExactly("lena");
  }

  @Test
  void hoursThatAlwaysHoldNeverChange() {
    assertThat(
            WhoDecides.shiftChangesAfter(
                now, asking(ROUTE.route()), matrix(ROUTE.hours("24/7"), OTHER)))
        .isEmpty();
  }

  private List<String> asked(Draft... drafts) {
    return names(recipients(drafts));
  }

  private List<Recipient> recipients(Draft... drafts) {
    Matrix matrix = matrix(drafts);
    return WhoDecides.at(now, asking(matrix.route(1).orElseThrow()), matrix, acme.directory());
  }

  private List<String> askedBy(Route filed, Draft... live) {
    return names(WhoDecides.at(now, asking(filed), matrix(live), acme.directory()));
  }

  private Asking asking(Route route) {
    TicketFacts facts =
        new TicketFacts(
            Optional.of(new Tier("T1")),
            Optional.empty(),
            priority,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.of(Acme.id("rita")),
            Acme.id("rita"));
    return new Asking(route, facts, step, redirected);
  }

  private static List<String> names(List<Recipient> asked) {
    return asked.stream().map(to -> to.member().substring(2)).toList();
  }
}
