package dev.baton.escalation.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactsTest {
  private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  @Test
  void everyOrderOfSixWordsAndEveryRepetitionEndAlike() {
    List<Word> words =
        List.of(
            word(0, "a", Map.of("priority", Optional.of("P3"), "title", Optional.of("Export"))),
            word(5, "b", Map.of("priority", Optional.of("P1"))),
            word(5, "c", Map.of("priority", Optional.of("P2"))),
            word(9, "d", Map.of("title", Optional.empty())),
            word(7, "e", Map.of("priority", Optional.of("P2"), "title", Optional.of("Hangs"))),
            word(2, "f", Map.of("contact", Optional.of("Kim"))));
    Set<Facts> ends = new HashSet<>();
    int orders = 0;
    for (List<Word> order : orders(words)) {
      Facts facts = Facts.NONE;
      for (Word said : order) {
        facts = facts.hear(said).facts().hear(said).facts();
      }
      facts = facts.hear(order.getFirst()).facts();
      ends.add(facts);
      orders++;
    }
    assertThat(orders).isEqualTo(720);
    assertThat(ends).hasSize(1);
    assertThat(ends.iterator().next().values())
        .isEqualTo(Map.of("priority", "P2", "contact", "Kim"));
  }

  @Test
  void aWordThatSaysWhatIsKnownStillStandsAgainstOlderOnes() {
    Facts facts =
        Facts.NONE
            .hear(word(0, "a", Map.of("priority", Optional.of("P1"))))
            .facts()
            .hear(word(9, "b", Map.of("priority", Optional.of("P1"))))
            .facts();
    Facts.Heard late = facts.hear(word(5, "c", Map.of("priority", Optional.of("P4"))));
    assertThat(late.changes()).isEmpty();
    assertThat(late.older()).containsExactly("priority");
    assertThat(late.facts().values()).containsEntry("priority", "P1");
  }

  @Test
  void whatWasKnownBeforeStampsIsOfWhenItWasFirstHeardOf() {
    Facts known = new Facts(Map.of("priority", "P1"), Map.of(), TEN);
    assertThat(known.hear(word(-1, "a", Map.of("priority", Optional.of("P3")))).changes())
        .isEmpty();
    assertThat(known.hear(word(1, "a", Map.of("priority", Optional.of("P3")))).changes())
        .containsExactly(new FieldChange("priority", "P1", "P3"));
    assertThat(known.hear(word(-1, "a", Map.of("title", Optional.of("Export")))).changes())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T10:00:00Z, 2026-03-02T10:00:00Z",
    "2026-03-02 10:00Z, 2026-03-02T10:00:00Z",
    "2026-03-02 11:00 +01:00, 2026-03-02T10:00:00Z",
    "2026-03-02T11:00:00.25+0100, 2026-03-02T10:00:00.250Z",
    "2026-03-02 10:00:00 UTC, 2026-03-02T10:00:00Z",
  })
  void aMomentIsReadInTheUsualWays(String text, Instant at) {
    assertThat(Moment.read(text)).isEqualTo(new Moment.At(at));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, BareDate",
    "2.3.2026, BareDate",
    "3/2/26, BareDate",
    "2026-03-02 10:00, NoZone",
    "2026-03-02T10:00:00, NoZone",
    "2026-02-30T10:00:00Z, NotMoment",
    "yesterday, NotMoment",
    "1772445600, NotMoment",
  })
  void whatIsNoMomentSaysWhy(String text, String why) {
    assertThat(((Moment.Not) Moment.read(text)).why().getClass().getSimpleName()).isEqualTo(why);
  }

  private static Word word(int minutes, String id, Map<String, Optional<String>> values) {
    return new Word(values, new Stamp(TEN.plusSeconds(60L * minutes), id, "test"));
  }

  private static List<List<Word>> orders(List<Word> words) {
    if (words.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Word>> orders = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      List<Word> rest = new ArrayList<>(words);
      Word first = rest.remove(i);
      for (List<Word> order : orders(rest)) {
        List<Word> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }
}
