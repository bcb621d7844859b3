package dev.baton.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one two three | 20 | one two three",
        "one two three | 10 | one two…",
        "one <@U1> three | 8 | one…",
        "one a &amp; b | 9 | one a …",
        "by <!date^1^{time}#09:00 UTC>xxxxxxx | 34 | by …",
        "by <!date^1^{time}#09:00 UTC> and so, | 35 | by <!date^1^{time}#09:00 UTC> and…",
      })
  void noMentionNoMomentAndNoEntityIsCutInTwo(String text, int limit, String cut) {
    assertThat(Mrkdwn.cut(text.replace('#', '|'), limit)).isEqualTo(cut.replace('#', '|'));
  }

  @ParameterizedTest
  @CsvSource({
    "a &gt; b, a > b",
    "a &amp;gt; b, a &gt; b",
    "&lt;&amp;, <&",
    "plain; text, plain; text"
  })
  void whatSlackEscapedIsReadOnce(String text, String typed) {
    assertThat(Mrkdwn.unescape(text)).isEqualTo(typed);
    assertThat(Mrkdwn.unescape(Mrkdwn.escape(text))).isEqualTo(text);
  }
}
