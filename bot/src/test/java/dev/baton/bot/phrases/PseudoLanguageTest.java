package dev.baton.bot.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudoLanguageTest {
  @Test
  void textIsAccentedAndArgumentsAndCommandsAreNot() {
    assertThat(PseudoLanguage.of("Ask {who}: `/escalate {key}` now", 3000))
        .isEqualTo("⟦Áśķ {who}: `/escalate {key}` ńóŵ ōōōō ōōōō⟧");
    assertThat(PseudoLanguage.of("{n, plural, one {# day} other {# days}}", 40))
        .startsWith("⟦{n, plural, one {# đáý} other {# đáýś}}");
    assertThat(PseudoLanguage.of("{n, plural, =0 {none} one {# day} other {# days}}", 60))
        .startsWith("⟦{n, plural, =0 {ńóńé} one {# đáý} other {# đáýś}}");
    assertThat(PseudoLanguage.of("Don't write '{key}'", 20)).startsWith("⟦Đóń'ţ ŵŕíţé '{ķéý}'");
  }

  @Test
  void everyTextBecomesOneOfTheLanguageAndFitsItsPlaceInBrackets() {
    Phrases phrases = PseudoLanguage.and(Texts.load());

    assertThat(phrases.languages()).containsExactly(Language.ENGLISH, PseudoLanguage.LANGUAGE);
    phrases
        .of(PseudoLanguage.LANGUAGE)
        .forEach((phrase, message) -> {
          for (Map<String, Object> values : TextsTest.samples(message)) {
            assertThat(message.format(values))
                .as(phrase.toString())
                .hasSizeLessThanOrEqualTo(phrase.place().limit())
                .startsWith(PseudoLanguage.OPEN)
                .endsWith(PseudoLanguage.CLOSE);
          }
        });
  }

  @Test
  void aLocaleLeadsToItsLanguageAndAChoiceComesFirst() {
    Phrases phrases = PseudoLanguage.and(Texts.load());

    assertThat(phrases.in("en-XA", ZoneOffset.UTC).language()).isEqualTo(PseudoLanguage.LANGUAGE);
    assertThat(phrases.in("en-US", ZoneOffset.UTC).language()).isEqualTo(Language.ENGLISH);
    assertThat(phrases.in("de-DE", ZoneOffset.UTC).language()).isEqualTo(Language.ENGLISH);
  }
}
