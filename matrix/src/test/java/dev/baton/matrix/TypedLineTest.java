package dev.baton.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "export tier \"T-2\"",
        "  export\u00A0tier\u3000\u201CT\u20112\u201D ",
        "ｅｘｐｏｒｔ　ｔｉｅｒ　＂Ｔ－２＂",
        "export\u2007tier\u202F\u201ET\u20132\u201C",
        "ex\u200Bport tier\u2800\u00ABT\u22122\u00BB\uFEFF",
        "export\ntier\t\"T-2\u0000\"",
        "\u202Aexport tier \"T\u2014\u00AD2\"\u202C",
      })
  void lookAlikesBecomeWhatAKeyboardHas(String typed) {
    assertThat(TypedLine.of(typed)).isEqualTo("export tier \"T-2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"T2", "T2.", "“T2”", "‘T2’,", "`T2`", "„T2“.", "T2。", "Ｔ２！", "T2…"})
  void aValueLosesQuotationMarksAndTheFullStop(String typed) {
    assertThat(TypedLine.value(typed)).isEqualTo("T2");
  }

  @Property
  void whatWasReadStaysAsItIs(@ForAll String typed) {
    String read = TypedLine.of(typed);
    assertThat(TypedLine.of(read)).isEqualTo(read);
    assertThat(read.chars()).noneMatch(Character::isISOControl);
  }
}
