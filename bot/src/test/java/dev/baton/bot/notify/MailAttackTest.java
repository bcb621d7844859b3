package dev.baton.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Anything people may type, on its way into a mail. */
class MailAttackTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>?");

  private static final Wording WORDS = Texts.load().english();

  private final MailTemplates templates = new MailTemplates();
  private final List<String> tagsOfAPlainMail = tags(templates.html(mail("x", "https://a.test/x")));

  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(100),
        Arbitraries.of(
                "<",
                ">",
                "&",
                "\"",
                "'",
                "`",
                "=",
                "<script>",
                "</td>",
                "-->",
                "<!--",
                "]]>",
                "javascript:",
                "onload=",
                "${7*7}",
                "@if(true)",
                "&lt;",
                "\r\n",
                "\u0000",
                "😀",
                "x")
            .list()
            .ofMaxSize(20)
            .map(parts -> String.join("", parts)));
  }

  @Property
  void nothingTypedBecomesMarkup(@ForAll @From("typed") String typed) {
    String html = templates.html(mail(typed, "https://a.test/x"));

    assertThat(tags(html)).isEqualTo(tagsOfAPlainMail);
    assertThat(html).doesNotContain(typed.contains("${7*7}") ? ">49<" : "\u0007never");
  }

  @Property
  void noAddressLeavesItsAttribute(@ForAll @From("typed") String typed) {
    String html = templates.html(mail("x", "https://a.test/" + typed));

    assertThat(tags(html).stream().map(tag -> tag.split("[ >]")[0]))
        .isEqualTo(tagsOfAPlainMail.stream().map(tag -> tag.split("[ >]")[0]).toList());
    assertThat(html).doesNotContain("<script");
  }

  private static List<String> tags(String html) {
    return TAG.matcher(html).results().map(m -> m.group()).toList();
  }

  private static DecidedMail mail(String typed, String address) {
    return new DecidedMail(
        WORDS,
        typed,
        typed,
        List.of(new DecidedMail.Fact(typed, typed)),
        typed,
        typed,
        typed,
        List.of(typed),
        List.of(typed),
        List.of(new DecidedMail.Fact(typed, typed)),
        Optional.of(new DecidedMail.BounceNote(typed, typed, typed)),
        "https://acme.slack.com/archives/D1/p1",
        Optional.of(address));
  }
}
