package dev.baton.bot.phrases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.bot.phrases.faulty.FaultyPhrase;
import dev.baton.bot.phrases.sample.SamplePhrase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static final Instant AT = Instant.parse("2026-03-11T09:05:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Phrases phrases = Phrases.load(List.of(SharedPhrase.class, SamplePhrase.class));
  private final Wording words = phrases.in("en", BERLIN);

  @Test
  void whatWasTypedIsEscapedInSlacksTextAndNowhereElse() {
    assertThat(say(SamplePhrase.TOLD, "ticket", "ZD-1", "what", "<!channel> & <@U1>"))
        .isEqualTo("*ZD-1*: &lt;!channel&gt; &amp; &lt;@U1&gt;");
    assertThat(say(SamplePhrase.BUTTON, "who", "A & B <x>")).isEqualTo("A & B <x> & co");
    assertThat(words.plain(SamplePhrase.TOLD, "ticket", "ZD-1", "what", "<b>"))
        .isEqualTo("*ZD-1*: <b>");
  }

  @Test
  void slacksTokensSurviveInItsTextAndAreWrittenOutElsewhere() {
    Arg lena = Arg.person("U0LENA", "Lena <3");
    assertThat(
            say(
                SamplePhrase.TOLD,
                "ticket",
                Arg.link("https://x.test/?a=1&b", "Z|D"),
                "what",
                lena))
        .isEqualTo("*<https://x.test/?a=1&amp;b|Z¦D>*: <@U0LENA>");
    assertThat(
            words.plain(
                SamplePhrase.TOLD, "ticket", Arg.link("https://x.test", "ZD"), "what", lena))
        .isEqualTo("*ZD*: Lena <3");
    assertThat(say(SamplePhrase.TOLD, "ticket", "1", "what", Arg.quote("a\n<b")))
        .isEqualTo("*1*: > a\n> &lt;b");
    assertThat(say(SamplePhrase.TOLD, "ticket", Arg.mrkdwn("<@U1>"), "what", ""))
        .isEqualTo("*<@U1>*: ");
  }

  @Test
  void markupIsRefusedWhereNothingIsFormatted() {
    assertThatThrownBy(() -> say(SamplePhrase.BUTTON, "who", Arg.mrkdwn("<@U1>")))
        .hasMessageContaining("Slack's markup");
    assertThatThrownBy(() -> say(SamplePhrase.BUTTON, "who", Arg.person("U1")))
        .hasMessageContaining("name is not given");
  }

  @Test
  void momentsAreSlacksTokensWithAFallbackAndPlainElsewhere() {
    assertThat(say(SamplePhrase.WAITS, "at", AT, "when", Arg.relative(AT)))
        .isEqualTo(
            "Asked <!date^1773219900^{date_short} {time}|Wed 11 Mar, 10:05 CET>,"
                + " decide by <!date^1773219900^{date_short_pretty} {time}|Wed 11 Mar, 10:05 CET>");
    assertThat(words.plain(SamplePhrase.WAITS, "at", AT, "when", Arg.relative(AT)))
        .isEqualTo("Asked Wed 11 Mar, 10:05 CET, decide by Wed 11 Mar, 10:05 CET");
  }

  @Test
  void datesFollowTheReadersLocaleAndNotTheMachines() {
    assertThat(phrases.in("en-US", BERLIN).plainTime(AT)).matches("Wed, Mar 11, 10:05\\hAM CET");
    assertThat(phrases.in("en_GB", BERLIN).plainTime(AT)).isEqualTo("Wed 11 Mar, 10:05 CET");
    assertThat(phrases.in("tlh", ZoneId.of("Etc/UTC")).plainTime(AT))
        .isEqualTo("Wed 11 Mar, 09:05 UTC");
    assertThat(phrases.in("", BERLIN).language()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void pluralsAndListsAreTheLanguages() {
    assertThat(say(SamplePhrase.COUNTED, "n", 1, "people", Arg.allOf(List.of("Ana"))))
        .isEqualTo("1 ticket of Ana");
    assertThat(say(SamplePhrase.COUNTED, "n", 1042L, "people", Arg.anyOf(List.of("A", "B"))))
        .isEqualTo("1,042 tickets of A or B");
    assertThat(
            say(
                SamplePhrase.COUNTED,
                "n",
                0,
                "people",
                Arg.allOf(List.of("<A", Arg.person("U1"), "C"))))
        .isEqualTo("0 tickets of &lt;A, <@U1>, and C");
    assertThat(say(SamplePhrase.COUNTED, "n", 2, "people", Arg.anyOf(List.of())))
        .isEqualTo("2 tickets of nobody");
  }

  @Test
  void manyAreCounted() {
    List<String> many = IntStream.rangeClosed(1, 12).mapToObj(i -> "<" + i).toList();
    assertThat(say(SamplePhrase.COUNTED, "n", 2, "people", Arg.anyOf(many)))
        .endsWith("&lt;9, &lt;10 or 2 more");
    assertThat(words.plain(SamplePhrase.COUNTED, "n", 2, "people", Arg.allOf(many)))
        .endsWith("<9, <10 and 2 more");
  }

  @Test
  void everyOneIsNamedAsFarAsThePlaceGoes() {
    List<String> many = IntStream.rangeClosed(1, 500).mapToObj(String::valueOf).toList();

    assertThat(say(SamplePhrase.COUNTED, "n", 2, "people", Arg.everyOf(many)))
        .contains("499, and 500");
    assertThat(say(SamplePhrase.BUTTON, "who", Arg.everyOf(many)))
        .hasSizeBetween(60, SamplePhrase.BUTTON.place().limit())
        .startsWith("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, ")
        .endsWith(" more & co");
    assertThat(say(SamplePhrase.BUTTON, "who", Arg.everyOf(List.of("x".repeat(200), "y"))))
        .endsWith("x and 1 more & co");
    assertThat(say(SamplePhrase.COUNTED, "n", 2, "people", Arg.everyOf(List.of())))
        .endsWith("of nobody");
  }

  private enum Rule {
    LEAD
  }

  @Test
  void enumsAndBooleansSelectAndATextMayHoldAText() {
    assertThat(say(SamplePhrase.RULED, "role", Rule.LEAD, "override", true))
        .isEqualTo("the lead · override");
    assertThat(say(SamplePhrase.CHOSEN, "phrase", SharedPhrase.SAVE))
        .isEqualTo("Baton said “Save”");
  }

  @Test
  void apostrophesStayButOneBeforeABraceQuotesIt() {
    assertThat(say(SamplePhrase.APOSTROPHES, "who", "Ana's"))
        .isEqualTo("It's Max's and Ana's's turn, don't ask {who} twice");
  }

  @Test
  void theArgumentsMustBeThoseOfTheText() {
    assertThatThrownBy(() -> say(SamplePhrase.TOLD, "ticket", "ZD-1"))
        .hasMessageContaining("TOLD wants");
    assertThatThrownBy(() -> say(SamplePhrase.BUTTON, "who", "x", "more", "y"))
        .hasMessageContaining("BUTTON wants");
    assertThatThrownBy(() -> say(SamplePhrase.BUTTON, "who")).hasMessageContaining("BUTTON wants");
    assertThatThrownBy(() -> say(SamplePhrase.BUTTON, "who", new Object()))
        .hasMessageContaining("No value of a text");
    assertThatThrownBy(() -> words.say(FaultyPhrase.MISSING)).hasMessageContaining("Not loaded");
  }

  @Test
  void argumentsInsideAChoiceAreWantedToo() {
    assertThat(say(SamplePhrase.NESTED, "chosen", false, "who", "<A")).isEqualTo("by nobody");
    assertThat(say(SamplePhrase.NESTED, "chosen", true, "who", "<A")).isEqualTo("by &lt;A");
    assertThatThrownBy(() -> say(SamplePhrase.NESTED, "chosen", true))
        .hasMessageContaining("NESTED wants");
  }

  @Test
  void everyFaultOfABundleIsNamedAtTheStart() {
    assertThatThrownBy(() -> Phrases.load(List.of(FaultyPhrase.class)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lacks: MISSING")
        .hasMessageContaining("has twice: DOUBLED")
        .hasMessageContaining("BROKEN: ")
        .hasMessageContaining("MARKED has &, < or >")
        .hasMessageContaining("has what nobody says: UNSAID");
  }

  @Test
  void manyThreadsSayTheSameTextAtOnce() throws Exception {
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int n = 1000 + i;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int turn = 0; turn < 2000; turn++) {
                  String said = say(SamplePhrase.COUNTED, "n", n, "people", String.valueOf(n));
                  if (!said.equals(
                      String.format(Locale.ROOT, "1,%03d tickets of %d", n - 1000, n))) {
                    wrong.add(said);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
  }

  private String say(Phrase phrase, Object... arguments) {
    return words.say(phrase, arguments);
  }
}
