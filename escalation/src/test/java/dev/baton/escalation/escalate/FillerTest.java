package dev.baton.escalation.escalate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillerTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "n/a",
        "N/A",
        "n / a",
        "N.A.",
        "none",
        "None.",
        "- none -",
        "asdf",
        "asdf asdf asdf asdf asdf",
        "n/a n/a n/a n/a n/a n/a n/a",
        "none, none, none, none, none",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaa bbbbbbbbbbbbbb",
        "a a a a a a a a a a a a a a a",
        "hahahahahahahahahahahahaha",
        "please help please help please help",
        "...........................",
        "!!!! ???? ---- ____",
        "🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥🔥",
        "\u200b\u200b\u200b\u200b",
        "ａｓｄｆ",
        "qwertyuiop",
        "ああああああああああ",
      })
  void whatSaysNothingIsFiller(String text) {
    assertThat(Filler.isFiller(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Login loop since 9am",
        "VPN drops daily",
        "No SSO after reset",
        "Customer cannot export invoices, HTTP 500 on every try",
        "None of the restarts helped, queue stays full",
        "Kein Login möglich",
        "Der Kunde kann sich seit heute früh nicht anmelden.",
        "لا يستطيع العميل تسجيل الدخول منذ الصباح",
        "הלקוח לא מצליח להתחבר מהבוקר",
        "ログインできません。再起動しました",
        "无法登录，已重启服务器",
        "เข้าสู่ระบบไม่ได้",
        "고객이 오늘 아침부터 로그인하지 못합니다",
        "Login 🔥 broken after the update 🙏",
        "Error 0x80000000000005 after login",
        "Looooong outage, restarted twice",
      })
  void honestTextsPass(String text) {
    assertThat(Filler.isFiller(text)).isFalse();
    assertThat(Filler.isLongEnough(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken",
        "Login broken",
        "does not work",
        "App is so slow",
        "N/A - see above",
        "asdf asdf jkl qwer",
        "broken!!!!!!!!!!!!!!!!!!!!!!!!",
        "broooooooooooooooooooken",
        "broken                       now",
        "broken\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b",
        "登录失败",
        "ログイン",
      })
  void tooLittleIsTooShort(String text) {
    assertThat(Filler.isLongEnough(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678901234567890", "exactly-twenty-chars", "abcdefghijklmnopqrst"})
  void twentyCharactersAreEnoughWithoutWords(String text) {
    assertThat(text).hasSize(20);
    assertThat(Filler.isLongEnough(text)).isTrue();
    assertThat(Filler.isLongEnough(text.substring(1))).isFalse();
  }

  @Property
  void anythingRepeatedIsFiller(
      @ForAll @StringLength(min = 1, max = 8) @CharRange(from = 'a', to = 'z') String unit,
      @ForAll @IntRange(min = 3, max = 50) int times) {
    assertThat(Filler.isFiller(unit.repeat(times))).isTrue();
  }

  @Property
  void theGuardHasAnAnswerForEveryText(@ForAll String text) {
    assertThatCode(() -> Filler.isFiller(text)).doesNotThrowAnyException();
    assertThatCode(() -> Filler.isLongEnough(text)).doesNotThrowAnyException();
    assertThatCode(() -> Filler.sayTheSame(text, text)).doesNotThrowAnyException();
  }
}
