package dev.baton.bot.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListSearchTest {
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
    assertThat(ListSearch.of(typed).finds(entry)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"tom, Thomas", "lena nina, Lena", "lenna, Lena"})
  void whatStandsNotInItIsNotFound(String typed, String entry) {
    assertThat(ListSearch.of(typed).finds(entry)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", ",", "\u00A0"})
  void nothingTypedFindsAll(String typed) {
    assertThat(ListSearch.of(typed).finds("Lena")).isTrue();
  }
}
