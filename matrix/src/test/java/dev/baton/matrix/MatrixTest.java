package dev.baton.matrix;

import static dev.baton.matrix.Draft.emails;
import static dev.baton.matrix.Draft.matrix;
import static dev.baton.matrix.Draft.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatrixTest {
  @Test
  void tiersStandInTheOrderOfFirstAppearanceInTheirFirstSpelling() {
    Matrix matrix = matrix(move("Desk", "T2"), move("t2", "T3"), move("T3", " DESK "));

    assertThat(matrix.tiers()).extracting(Tier::name).containsExactly("Desk", "T2", "T3");
    assertThat(matrix.isLast(new Tier("t3"))).isTrue();
    assertThat(matrix.isLast(new Tier("T2"))).isFalse();
    assertThat(matrix.isLast(new Tier("T9"))).isFalse();
  }

  @Test
  void directionFollowsTheOrderOfTiers() {
    Matrix matrix = matrix(move("T1", "T2"), move("T2", "T2"), move("T2", "T1"));

    assertThat(matrix.routes())
        .extracting(matrix::directionOf)
        .containsExactly(Direction.FORWARD, Direction.SIDEWAYS, Direction.HAND_BACK);
  }

  @Test
  void routesAreTakenInTheOrderOfTheirNumbers() {
    Route first = move("T1", "T2").route();
    Route second = move("T2", "T3").route().withNumber(2);

    assertThat(Matrix.of(3, List.of(second, first)).routes()).containsExactly(first, second);
  }

  @Test
  void twoRoutesOfOneNumberAreABrokenMatrix() {
    Route route = move("T1", "T2").route();

    assertThatThrownBy(() -> Matrix.of(1, List.of(route, route)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theVocabularyComesFromTheConditions() {
    Matrix matrix =
        matrix(
            move("T1", "T2").category("refund", "Billing").custom("Language", "fr", "de"),
            move("T1", "T2").category("billing").accountTier("Pro").custom("language", "EN"));

    assertThat(matrix.categories()).containsExactly("Billing", "refund");
    assertThat(matrix.category(" BILLING ")).contains("Billing");
    assertThat(matrix.category("Other")).isEmpty();
    assertThat(matrix.needsAccountTier()).isTrue();
    assertThat(matrix.accountTiers()).containsExactly("Pro");
    assertThat(matrix.customConditions()).isEqualTo(Map.of("Language", List.of("de", "EN", "fr")));
  }

  @Test
  void aMatrixWithoutAccountTiersNeedsNone() {
    assertThat(matrix(move("T1", "T2")).needsAccountTier()).isFalse();
  }

  @Test
  void aTiersPeopleAreThoseOnRoutesIntoIt() {
    Matrix matrix =
        matrix(
            move("T1", "T2").owners("olga").backupOwners("bea").leads("lena").backupLeads("lars"),
            move("T2", "T3").owners("otto").leads("luna"));

    assertThat(matrix.peopleOf(new Tier("t2")))
        .containsExactlyElementsOf(emails("olga", "bea", "lena", "lars"));
    assertThat(matrix.peopleOf(new Tier("T1"))).isEmpty();
    assertThat(matrix.leadsAbove(new Tier("T2"))).containsExactlyElementsOf(emails("luna"));
    assertThat(matrix.leadsAbove(new Tier("T3"))).isEmpty();
    assertThat(matrix.leadsAbove(new Tier("T9"))).isEmpty();
  }

  @Test
  void theGuideListsWhoTakesACategoryByTierForwardFirst() {
    Matrix matrix =
        matrix(
            move("T1", "T2").category("billing"),
            move("T2", "T1"),
            move("T2", "T3"),
            move("T1", "T2").category("network"));

    assertThat(numbers(matrix.guide(Optional.of("Billing")))).containsExactly(1, 3, 2);
    assertThat(numbers(matrix.guide(Optional.of("Other")))).containsExactly(3, 2);
    assertThat(numbers(matrix.guide(Optional.empty()))).containsExactly(1, 4, 3, 2);
  }

  @Test
  void namesCompareWithoutCaseBlanksAndComposition() {
    assertThat(new Tier(" Tier\u00A01 ")).isEqualTo(new Tier("tier 1"));
    assertThat(new Tier("Café")).isEqualTo(new Tier("CAFE\u0301"));
    assertThat(new Tier("Straße")).isEqualTo(new Tier("STRASSE"));
    assertThat(new Tier("T1")).isNotEqualTo(new Tier("T2"));
  }

  @Test
  void ofTwoMembersWithOneAddressTheWorkingOneIsFound() {
    Email email = new Email("Olga@acme.test");
    Person left = person("U1", email, new Availability.Deactivated());
    Person here = person("U2", email, new Availability.Available());

    assertThat(Directory.of(List.of(left, here), List.of()).find(email)).contains(here);
    assertThat(Directory.of(List.of(here, left), List.of()).find(email)).contains(here);
    assertThat(Directory.of(List.of(here, left), List.of()).find("U1")).contains(left);
  }

  private static Person person(String id, Email email, Availability availability) {
    return new Person(id, Optional.of(email), id, availability, 0, Optional.empty());
  }

  private static List<Integer> numbers(List<GuideEntry> entries) {
    return entries.stream().map(entry -> entry.route().number()).toList();
  }
}
