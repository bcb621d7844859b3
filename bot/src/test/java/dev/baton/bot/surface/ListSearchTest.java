package dev.baton.bot.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListSearchTest {
  private static boolean finds(@Nullable String typed, String entry) {
    return found(typed, entry).contains(entry);
  }

  private static List<String> found(@Nullable String typed, String... entries) {
    return ListSearch.of(typed).among(Stream.of(entries), entry -> entry).toList();
  }

  @Test
  void whereItStandsAsTypedItsWordsAloneFindNothingMore() {
    assertThat(found("way 117", "T117: Way 115", "T119: Way 117")).containsExactly("T119: Way 117");
    assertThat(found("117 way", "T117: Way 115", "T118: Way 116")).containsExactly("T117: Way 115");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jose | José Núñez",
        "JOSE\u0301 | José Núñez",
        "núñez josé | José Núñez",
        "Nunez, Jose | José Núñez",
        "'  zoe ' | Zoë Novák",
        "zoe\u00A0novak | Zoë Novák",
        "zo\u200Be | Zoë Novák",
        "lukasz | Łukasz Śliwa",
        "soren | Søren Ægidius",
        "aegidius | Søren Ægidius",
        "strasse | Lena Straße",
        "ilker | İlker Işık",
        "isik | İlker Işık",
        "ｌｅｎａ | Lena",
        "o’neil | Pat O'Neil",
        "anna‑lena | Anna-Lena",
        "t2 hard | T2: Hard cases",
      })
  void aNameIsFoundHoweverItIsTyped(String typed, String entry) {
    assertThat(finds(typed, entry)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"tom, Thomas", "lena nina, Lena", "lenna, Lena"})
  void whatStandsNotInItIsNotFound(String typed, String entry) {
    assertThat(finds(typed, entry)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", ",", "\u00A0"})
  void nothingTypedFindsAll(@Nullable String typed) {
    assertThat(finds(typed, "Lena")).isTrue();
  }
}
