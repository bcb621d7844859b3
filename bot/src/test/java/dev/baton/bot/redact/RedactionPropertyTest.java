package dev.baton.bot.redact;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Secrets of every kind in the middle of any text. */
class RedactionPropertyTest {
  /** Twelve letters and digits or more, so that finding it again is no accident. */
  @Provide
  Arbitrary<String> kernels() {
    return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(12).ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> shapes() {
    return Arbitraries.of(
        "xoxb-%s",
        "xoxp-1-%s",
        "xoxe.xoxp-1-%s",
        "xapp-1-%s",
        "whsec_%s",
        "re_%s",
        "Authorization: Bearer %s",
        "authorization=Basic %s",
        "\"Authorization\": [\"Bearer %s\"]",
        "postgres://user:%s@db:5432/baton",
        "https://%s@example.com/",
        "https://hooks.slack.com/actions/T1/2/%s",
        "https://docs.google.com/spreadsheets/d/%s/export?format=csv",
        "jdbc:postgresql://db/baton?user=a&password=%s",
        "client_secret=%s",
        "SLACK_SIGNING_SECRET=%s",
        "RESEND_API_KEY=%s",
        "ENCRYPTION_KEY=%s",
        "refresh_token=%s&x=y",
        "{\"token\":\"%s\"}",
        "{'refresh_token': '%s'}",
        "Cookie: baton=%s",
        "Set-Cookie: state=%s; HttpOnly",
        "?code=%s&x=y",
        "%s@example.com",
        "Name <first.%s@mail.example.com>");
  }

  @Provide
  Arbitrary<String> around() {
    Arbitrary<String> words =
        Arbitraries.strings().ascii().excludeChars('@').ofMaxLength(30).map(w -> w + " ");
    return Arbitraries.oneOf(words, Arbitraries.strings().ofMaxLength(30).map(w -> w + " "));
  }

  @Property(tries = 2_000)
  void noSecretOfAnyShapeIsLeftInAnyText(
      @ForAll @From("around") String before,
      @ForAll @From("shapes") String shape,
      @ForAll @From("kernels") String kernel,
      @ForAll @From("around") String after) {
    String line = before + shape.formatted(kernel) + " " + after;

    assertThat(Redaction.of(line)).doesNotContain(kernel);
  }

  @Property(tries = 500)
  void severalSecretsInOneTextAreAllHidden(
      @ForAll @From("pairs") String first, @ForAll @From("pairs") String second) {
    String hidden = Redaction.of(first + " and " + second + "\n");

    assertThat(hidden).doesNotContain("hush");
  }

  @Provide
  Arbitrary<String> pairs() {
    return Combinators.combine(shapes(), kernels()).as((shape, k) -> shape.formatted("hush" + k));
  }

  @Property(tries = 1_000)
  void anyTextIsRedactedAndStaysRedacted(@ForAll String text) {
    String once = Redaction.of(text);

    assertThat(Redaction.of(once)).isEqualTo(once);
  }
}
