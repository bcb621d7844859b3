package dev.baton.bot.medium;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text as long as Telegram takes it, with its link whole. */
class TelegramTextTest {
  private static final String LINK = "https://desk.test/ZD-1042";

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  @Test
  void whatFitsIsLeftAsItIs() {
    String text = "a_*[`&<b" + "x".repeat(4_096 - 8);
    assertThat(TelegramText.of(text, "")).isEqualTo(text);
    String beside = "x".repeat(4_096 - 1 - LINK.length());
    assertThat(TelegramText.of(beside, LINK)).isEqualTo(beside + "\n" + LINK).hasSize(4_096);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_095, 4_096, 4_097, 9_000})
  void theTextIsCutAndTheLinkIsNot(int length) {
    String cut = TelegramText.of("x".repeat(length), LINK);
    assertThat(characters(cut)).isEqualTo(4_096);
    assertThat(cut).endsWith("…\n" + LINK);
  }

  @ParameterizedTest
  @ValueSource(ints = {4_095, 4_096, 4_097})
  void aPictureOnTheBorderIsNeverHalved(int before) {
    String cut = TelegramText.of("x".repeat(before - 1) + "🚨🚨🚨", "");
    assertThat(characters(cut)).isLessThanOrEqualTo(4_096);
    assertThat(cut.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }
}
