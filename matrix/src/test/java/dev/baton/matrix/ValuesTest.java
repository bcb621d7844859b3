package dev.baton.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  private static final Person OLGA =
      new Person("U1", Optional.empty(), "Olga", new Availability.Available(), 0, Optional.empty());

  @Test
  void anAddressIsKeptInLowerCaseWithoutBlanksOrInvisibleMarks() {
    assertThat(new Email(" \u202AAna.Paz+vip@Example.COM\u202C ").address())
        .isEqualTo("ana.paz+vip@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.com",
        "ana@localhost",
        "a na@example.com",
        "ana@example.com, bo@example.com",
        "a|b@example.com",
        "Ana <ana@example.com>",
        "ana@ex..com"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(Email.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Email(text));
  }

  @Test
  void brokenValuesThrow() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Tier(" \u00A0"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Criterion.Category(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Criterion.Category(List.of("a|b")));
    assertThatIllegalArgumentException().isThrownBy(() -> new Criterion.OfPriority(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Criterion.Custom(" ", List.of("de")));
    assertThatIllegalArgumentException().isThrownBy(() -> Draft.move("T1", "T2").leads());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Draft.move("T1", "T2").category("a").category("b"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Suggestions.Offered(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Suggestion(
                Draft.move("T1", "T2").route(), Direction.FORWARD, List.of(), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Person("", Optional.empty(), "Olga", OLGA.availability(), 0, Optional.empty()));
  }

  @Test
  void aCriterionKeepsEachValueOnceAsFirstWritten() {
    assertThat(new Criterion.Category(List.of("Billing", " BILLING ", "tax")).values())
        .containsExactly("Billing", "tax");
    assertThat(new Criterion.OfPriority(List.of(Priority.P2, Priority.P1, Priority.P2)).values())
        .containsExactly(Priority.P1, Priority.P2);
  }

  @Test
  void conditionsStandInTheOrderOfTheColumns() {
    assertThat(
            Draft.move("T1", "T2")
                .custom("region", "eu")
                .custom("language", "de")
                .accountTier("Pro")
                .priority(Priority.P1)
                .category("tax")
                .route()
                .conditions())
        .extracting(Criterion::column)
        .containsExactly("category", "priority", "account_tier", "if:language", "if:region");
  }

  @Test
  void everyAbsenceSaysWho() {
    assertThat(
            List.of(
                new Absence.Away(OLGA, Optional.empty()),
                new Absence.Deactivated(OLGA),
                new Absence.Guest(OLGA),
                new Absence.IsRequester(OLGA),
                new Absence.OwnsItAlready(OLGA)))
        .extracting(Absence::who)
        .containsOnly("Olga");
  }

  @Test
  void theBestOfferIsTheFirstThatCanBeTaken() {
    Suggestion closed =
        new Suggestion(
            Draft.move("T1", "T2").route(),
            Direction.FORWARD,
            List.of(),
            Optional.of(new Unavailable.NobodyToOwn(List.of())));
    Suggestion open =
        new Suggestion(
            Draft.move("T1", "T1").route().withNumber(2),
            Direction.SIDEWAYS,
            List.of(new Candidate(OLGA, List.of())),
            Optional.empty());
    Suggestions.Offered offered = new Suggestions.Offered(List.of(closed, open));

    assertThat(offered.best()).contains(open);
    assertThat(offered.by(1)).contains(closed);
    assertThat(offered.by(3)).isEmpty();
  }

  @Test
  void prioritiesAndPicksAreReadInAnyCase() {
    assertThat(Priority.parse(" p2 ")).contains(Priority.P2);
    assertThat(Priority.parse("urgent")).isEmpty();
    assertThat(Pick.parse("Least")).contains(Pick.LEAST);
    assertThat(Pick.parse("")).isEmpty();
  }
}
