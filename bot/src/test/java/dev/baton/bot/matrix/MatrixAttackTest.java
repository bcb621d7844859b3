package dev.baton.bot.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any bytes as a matrix, any text as a sheet's link. */
class MatrixAttackTest {
  private static final ImportText TEXT = new ImportText(Texts.load().english());
  private static final String GOOD =
      """
      from_tier,to_tier,category,priority,criteria,checklist,owner,pick,lead,accept_within,hours,if:region
      T1,T2,Billing|Refund,P1,An invoice is wrong,Number noted|Plan checked,kim@acme.test,order,lena@acme.test,1h,Mon-Fri 08:00-16:00 Europe/Berlin,EU
      T2,T3,,,It needs the developers,,tara@acme.test,least,theo@acme.test,,,
      """;

  @Property
  void anyBytesAreReadOrRefusedInSentences(@ForAll byte[] bytes) throws IOException {
    holds(bytes);
  }

  @Property
  void aGoodFileWithAnyChangeIsReadOrRefusedInSentences(
      @ForAll @From("places") int place, @ForAll @From("crumbs") String crumb) throws IOException {
    String changed = GOOD.substring(0, place) + crumb + GOOD.substring(place);
    holds(changed.getBytes(StandardCharsets.UTF_8));
  }

  private static void holds(byte[] bytes) throws IOException {
    switch (MatrixCsv.read(new ByteArrayInputStream(bytes))) {
      case ParseResult.Faulty(var faults) ->
          assertThat(TEXT.faults(faults)).isNotEmpty().noneMatch(String::isBlank);
      case ParseResult.Parsed parsed -> assertThat(MatrixImport.planAlone(parsed)).isNotNull();
    }
  }

  @Property
  void noTextLeadsAnywhereButToGoogle(@ForAll @From("links") String text) {
    SheetLink.of(text)
        .ifPresent(link -> {
          assertThat(link.url().host()).isEqualTo("docs.google.com");
          assertThat(link.url().port()).isEqualTo(443);
          assertThat(link.url().scheme()).isEqualTo("https");
          assertThat(link.url().encodedUsername() + link.url().encodedPassword()).isEmpty();
          assertThat(link.url().encodedPath()).startsWith("/spreadsheets/d/");
        });
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, GOOD.length());
  }

  @Provide
  Arbitrary<String> crumbs() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.of(
            ",",
            "\"",
            "\"\"",
            "\n",
            "\r",
            "|",
            "||",
            "\u0000",
            "=cmd|' /C calc'!A0",
            "if:",
            "P9",
            "99999999999999999999h",
            "Mon-Mon 24:00-00:00 Mars/Base",
            "@",
            "T1,T2",
            "\uFEFF",
            "'",
            "-1d",
            "🧯",
            "\u202e"));
  }

  @Provide
  Arbitrary<String> links() {
    Arbitrary<String> part =
        Arbitraries.of(
            "https://",
            "http://",
            "docs.google.com",
            "/",
            "\\",
            "@",
            ":",
            "443",
            "#",
            "?",
            ".",
            "%2e",
            "evil.test",
            "spreadsheets",
            "/spreadsheets/d/e/2PACX-1vQabcdefghij/pub",
            "?output=csv",
            "/spreadsheets/d/1AbcdefghijKLMNOP/export",
            "?format=csv",
            "..",
            "[::1]",
            "127.0.0.1",
            " ",
            "\t",
            "\n",
            "\u3002",
            "ｄocs.google.com",
            "localhost",
            "&");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(120),
        part.list().ofMaxSize(8).map(parts -> String.join("", parts)),
        Combinators.combine(
                Arbitraries.strings().ofMaxLength(6), Arbitraries.strings().ofMaxLength(6))
            .as((a, b) ->
                "https://"
                    + a
                    + "docs.google.com"
                    + b
                    + "/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv"));
  }
}
