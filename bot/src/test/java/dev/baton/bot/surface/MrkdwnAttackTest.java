package dev.baton.bot.surface;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.slack.Mrkdwn;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Anything people may type, on its way into Slack's text. */
class MrkdwnAttackTest {
  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(200),
        Arbitraries.of(
                "<",
                ">",
                "&",
                "|",
                "!",
                "@",
                "#",
                "channel",
                "here",
                "U0ANA",
                "&lt;",
                "&amp;",
                "\n",
                "\r",
                "`",
                "*",
                "_",
                "~",
                "https://evil.test",
                "^",
                "date",
                " ",
                "\u202e",
                "\u0000",
                "<!channel>",
                "<@U0ANA>",
                "<https://evil.test|x>",
                "😀")
            .list()
            .ofMaxSize(30)
            .map(parts -> String.join("", parts)));
  }

  private static String back(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  @Property
  void whatIsEscapedHoldsNoMarkOfSlackAndComesBackAsItWas(@ForAll @From("typed") String typed) {
    String escaped = Mrkdwn.escape(typed);

    assertThat(escaped).doesNotContain("<").doesNotContain(">");
    assertThat(escaped.replaceAll("&(?:lt|gt|amp);", "")).doesNotContain("&");
    assertThat(back(escaped)).isEqualTo(typed);
  }

  @Property
  void aQuotationStaysOneAndMentionsNobody(@ForAll @From("typed") String typed) {
    String quoted = Mrkdwn.quote(typed);

    assertThat(quoted.split("\n", -1)).allMatch(line -> line.startsWith("> "));
    assertThat(quoted).doesNotContain("<");
  }

  @Property
  void aLinkIsOneLinkWhateverItsPartsAre(
      @ForAll @From("typed") String address, @ForAll @From("typed") String text) {
    String link = Mrkdwn.link(address, text);

    assertThat(link).startsWith("<").endsWith(">");
    assertThat(link.substring(1, link.length() - 1)).doesNotContain("<").doesNotContain(">");
    assertThat(link.chars().filter(c -> c == '|').count()).isOne();
  }

  @Property
  void onlyAnIdOfSlacksBecomesAMention(@ForAll @From("typed") String member) {
    String mention = Mrkdwn.mention(member);

    assertThat(mention.contains("<")).isEqualTo(member.matches("[UW][A-Z0-9]+"));
  }

  @Property
  void whatIsShortenedFitsAndSplitsNoCharacter(
      @ForAll @From("typed") String text, @ForAll @IntRange(min = 2, max = 60) int limit) {
    String whole = text.replaceAll("\\p{Cs}", "");

    String shortened = Mrkdwn.shorten(whole, limit);

    assertThat(shortened.length()).isLessThanOrEqualTo(limit);
    assertThat(shortened).doesNotMatch("(?s).*\\p{Cs}.*");
  }

  @Property
  void aButtonsValueIsReadAsWrittenOrNotAtAll(@ForAll @From("typed") String value) {
    EscalationValue.parse(value)
        .ifPresent(ref -> assertThat(EscalationValue.of(ref)).isEqualTo(value));
  }
}
