package dev.baton.matrix.check;

import static dev.baton.matrix.Draft.matrix;
import static dev.baton.matrix.Draft.move;
import static dev.baton.matrix.Draft.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.Acme;
import dev.baton.matrix.Column;
import dev.baton.matrix.Draft;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportPlanTest {
  private static final Draft BILLING = move("T1", "T2").category("billing");
  private static final Draft ANY = move("T1", "T2");
  private static final Draft BACK = move("T2", "T1");

  @Test
  void theFirstImportAddsEverything() {
    ImportPlan plan = plan(Optional.empty(), ANY, BACK);

    assertThat(plan.changes())
        .containsExactly(
            new Change.Added(ANY.route()), new Change.Added(BACK.route().withNumber(2)));
    assertThat(plan.liveVersion()).isEmpty();
    assertThat(plan.changesNothing()).isFalse();
  }

  @Test
  void theSameFileChangesNothing() {
    ImportPlan plan = plan(Optional.of(matrix(BILLING, ANY)), BILLING, ANY);

    assertThat(plan.changesNothing()).isTrue();
    assertThat(plan.unchanged()).isEqualTo(2);
  }

  @Test
  void aChangedRouteNamesItsFields() {
    Draft changed = ANY.acceptWithin(Duration.ofMinutes(30)).owners("otto");
    ImportPlan plan = plan(Optional.of(matrix(BILLING, ANY)), BILLING, changed);

    assertThat(plan.changes())
        .containsExactly(
            new Change.Changed(
                ANY.route().withNumber(2),
                changed.route().withNumber(2),
                List.of(
                    new Change.Field("owner", "olga@acme.test", "otto@acme.test"),
                    new Change.Field("accept_within", "", "30m"))));
    assertThat(plan.unchanged()).isEqualTo(1);
  }

  @Test
  void otherConditionsOrHoursMakeAnotherRoute() {
    Draft day = ANY.hours("Mon-Fri 08:00-16:00 Europe/Berlin");
    Draft night = ANY.hours("Mon-Fri 16:00-24:00 Europe/Berlin");
    ImportPlan plan = plan(Optional.of(matrix(BILLING, day)), BILLING.priority(Priority.P1), night);

    assertThat(plan.changes())
        .containsExactly(
            new Change.Added(BILLING.priority(Priority.P1).route()),
            new Change.Added(night.route().withNumber(2)),
            new Change.Removed(BILLING.route()),
            new Change.Removed(day.route().withNumber(2)));
  }

  @Test
  void ofRoutesAlikeInConditionsTheUnchangedStayUnchanged() {
    Draft network = ANY.criteria("The network is down");
    Draft disk = ANY.criteria("The disk is full");
    ImportPlan plan =
        plan(Optional.of(matrix(network, disk)), disk, ANY.criteria("The net is down"));

    assertThat(plan.unchanged()).isEqualTo(1);
    assertThat(plan.changes())
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Changed.class, change -> assertThat(change.before()).isEqualTo(network.route()));
  }

  @Test
  void anotherOrderIsAChange() {
    ImportPlan plan = plan(Optional.of(matrix(BILLING, ANY)), ANY, BILLING);

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.reordered()).isTrue();
    assertThat(plan.changesNothing()).isFalse();
  }

  @Test
  void anInsertedRouteDoesNotReorderTheOthers() {
    assertThat(plan(Optional.of(matrix(BILLING, ANY)), BACK, BILLING, ANY).reordered()).isFalse();
  }

  @Test
  void aMatrixWithoutAnEntryTierIsRefused() {
    ImportPlan plan = plan(Optional.empty());

    assertThat(plan.gaps()).contains(new Gap.NoEntryTier());
    assertThat(plan.appliable()).isFalse();
  }

  @Test
  void withoutADirectoryThePeopleAreNamedAsNotChecked() {
    ImportPlan plan = plan(Optional.empty(), ANY);

    assertThat(plan.gaps()).containsExactly(new Gap.PeopleNotChecked());
    assertThat(plan.appliable()).isTrue();
  }

  @Test
  void peopleWhoCanNeverTakePartAreNamedOnceWithTheirRoutes() {
    Acme acme = Acme.with("olga", "lena").guest("otto").deactivated("lars").away("bea");
    List<Gap> gaps =
        gaps(
            acme,
            ANY.owners("olga", "otto").backupOwners("bea").backupLeads("lars").managers("nobody"),
            BILLING.owners("otto"));

    assertThat(gaps)
        .containsExactly(
            new Gap.CannotTakePart(
                new Email("otto@acme.test"),
                Gap.Exclusion.GUEST,
                List.of(Column.OWNER),
                List.of(1, 2)),
            new Gap.CannotTakePart(
                new Email("lars@acme.test"),
                Gap.Exclusion.DEACTIVATED,
                List.of(Column.BACKUP_LEAD),
                List.of(1)),
            new Gap.CannotTakePart(
                new Email("nobody@acme.test"),
                Gap.Exclusion.NOT_IN_WORKSPACE,
                List.of(Column.MANAGER),
                List.of(1)));
  }

  @Test
  void aTierIsLedByNobodyWhenNoneOfItsLeadsCanEverDecide() {
    List<Gap> gaps =
        gaps(Acme.with("olga").guest("lena"), ANY.backupLeads("gone"), move("T2", "T1"));

    assertThat(gaps)
        .contains(new Gap.NobodyLeads(new Tier("T2")), new Gap.NobodyLeads(new Tier("T1")));
  }

  @Test
  void anAwayLeadStillLeads() {
    assertThat(gaps(Acme.with("olga").away("lena"), ANY)).isEmpty();
  }

  @Test
  void aRouteIsShadowedByAnEarlierOneThatAcceptsTheSameOrMore() {
    Draft wide = move("T1", "T2").category("billing", "refund").priority(Priority.P1, Priority.P2);
    Draft narrow = move("T1", "T2").category("Refund").priority(Priority.P2);

    assertThat(shadows(wide, narrow))
        .containsExactly(new Gap.Shadowed(narrow.route().withNumber(2), wide.route()));
    assertThat(shadows(narrow, wide)).isEmpty();
  }

  @Test
  void aRouteWithFewerConditionsOrOtherTiersOrHoursShadowsNothing() {
    Draft shift = BILLING.hours("Mon-Fri 08:00-16:00 Europe/Berlin");

    assertThat(shadows(ANY, BILLING)).isEmpty();
    assertThat(shadows(BILLING, move("T1", "T3").category("billing"))).isEmpty();
    assertThat(shadows(shift, BILLING.hours("Mon-Fri 16:00-24:00 Europe/Berlin"))).isEmpty();
    assertThat(shadows(BILLING, shift)).hasSize(1);
  }

  @Test
  void categoriesThatReachATierAndStopThereAreNamed() {
    List<Gap> gaps =
        plan(
                Optional.empty(),
                BILLING,
                move("T1", "T2").category("network"),
                move("T2", "T3").category("network"),
                move("T2", "T3").category("security"))
            .gaps();

    assertThat(gaps)
        .contains(
            new Gap.NotCovered(new Tier("T1"), List.of("security", "Other")),
            new Gap.NotCovered(new Tier("T2"), List.of("billing")))
        .filteredOn(Gap.NotCovered.class::isInstance)
        .hasSize(2);
  }

  @Test
  void aBlankCategoryCoversAll() {
    assertThat(plan(Optional.empty(), BILLING, ANY, move("T2", "T3")).gaps())
        .noneMatch(Gap.NotCovered.class::isInstance);
  }

  @Test
  void anEntryTierNamedAfterItsTargetIsNoticed() {
    assertThat(plan(Optional.empty(), ANY, move("Desk", "T2")).gaps())
        .contains(new Gap.NamedTooLate(new Tier("Desk")));
  }

  private static List<Gap> shadows(Draft... drafts) {
    return plan(Optional.empty(), drafts).gaps().stream()
        .filter(Gap.Shadowed.class::isInstance)
        .toList();
  }

  private static List<Gap> gaps(Acme acme, Draft... drafts) {
    return ImportPlan.of(Optional.empty(), routes(drafts), List.of(), Optional.of(acme.directory()))
        .gaps();
  }

  private static ImportPlan plan(Optional<Matrix> live, Draft... drafts) {
    return ImportPlan.of(live, routes(drafts), List.of(), Optional.empty());
  }
}
