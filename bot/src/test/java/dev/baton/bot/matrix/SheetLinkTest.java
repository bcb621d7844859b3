package dev.baton.bot.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetLinkTest {
  private static final String PUBLISHED =
      "https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv";

  @Test
  void theTabBehindTheHashCounts() {
    assertThat(SheetLink.of(PUBLISHED + "#gid=77").orElseThrow().url().queryParameter("gid"))
        .isEqualTo("77");
    assertThat(SheetLink.of(PUBLISHED + "&gid=5#gid=77").orElseThrow().url())
        .satisfies(url -> assertThat(url.queryParameterValues("gid")).containsExactly("77"));
    assertThat(SheetLink.of(PUBLISHED + "&gid=5#top").orElseThrow().url().queryParameter("gid"))
        .isEqualTo("5");
    assertThat(SheetLink.of(PUBLISHED + "#gid=1;rm").orElseThrow().url().queryParameter("gid"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PUBLISHED,
        PUBLISHED + "&gid=0&single=true",
        "https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?gid=7&output=csv#top",
        "HTTPS://DOCS.GOOGLE.COM/spreadsheets/d/1AbcdefghijKLMNOP/export?format=csv&gid=0",
        "https://docs.google.com:443/spreadsheets/d/1AbcdefghijKLMNOP/export?format=csv",
      })
  void whatGoogleGivesOutIsALink(String text) {
    assertThat(SheetLink.of(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://docs.google.com:8443/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://user@docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://user:pw@docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://docs.google.com@evil.test/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://docs.google.com.evil.test/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://evil.test/docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://evil.test\\@docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://docs.google.com\\@evil.test/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://docs.google.com./spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://docs.google.com/spreadsheets/d/e/../../e/2PACX-1vQabcdefghij/pubx?output=csv",
        "https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=html",
        "https://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pubhtml",
        "https://docs.google.com/forms/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://docs.google.com/url?q=http://169.254.169.254/&output=csv",
        "https://127.0.0.1/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://[::1]/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "https://0x7f000001/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "file:///etc/passwd",
        "ftp://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "gopher://docs.google.com/spreadsheets/d/e/2PACX-1vQabcdefghij/pub?output=csv",
        "jar:https://docs.google.com/x.jar!/pub?output=csv",
        "https://",
        "",
      })
  void anythingElseIsNone(String text) {
    assertThat(SheetLink.of(text)).isEmpty();
  }

  @Test
  void anAnswerMayPointToTheServiceItselfOnly() {
    SheetLink link = SheetLink.of(PUBLISHED).orElseThrow();

    assertThat(link.redirectedTo("https://doc-0s-80-sheets.googleusercontent.com/pub/a/b?c=d"))
        .isPresent();
    assertThat(link.redirectedTo(PUBLISHED + "&gid=3")).isPresent();
    for (String elsewhere :
        new String[] {
          "http://doc-0s-80-sheets.googleusercontent.com/pub/a",
          "https://doc-0s-80-sheets.googleusercontent.com:444/pub/a",
          "https://me@doc-0s-80-sheets.googleusercontent.com/pub/a",
          "https://evil-sheets.googleusercontent.com.evil.test/",
          "https://lh3.googleusercontent.com/pub/a",
          "https://a.b-sheets.googleusercontent.com/",
          "https://accounts.google.com/ServiceLogin",
          "//evil.test/x",
          "/accounts",
          "http://169.254.169.254/latest/meta-data",
        }) {
      assertThat(link.redirectedTo(elsewhere)).as(elsewhere).isEmpty();
    }
    assertThat(link.redirectedTo(null)).isEqualTo(Optional.empty());
  }

  @Test
  void itsNameInTheHistoryDoesNotOpenIt() {
    assertThat(SheetLink.of(PUBLISHED).orElseThrow().shownName())
        .isEqualTo("docs.google.com/2PACX-1v…");
    assertThat(
            SheetLink.of("https://docs.google.com/spreadsheets/d/1AbcdefghijKLM/export?format=csv")
                .orElseThrow()
                .shownName())
        .isEqualTo("docs.google.com/1Abcdefg…");
  }

  @Test
  void fileNamesAreNotTakenForAddresses() {
    assertThat(SheetLink.isMeant("https://example.com/x")).isTrue();
    assertThat(SheetLink.isMeant("HTTP://example.com")).isTrue();
    assertThat(SheetLink.isMeant("file:///etc/passwd")).isTrue();
    assertThat(SheetLink.isMeant("C:\\matrix.csv")).isFalse();
    assertThat(SheetLink.isMeant("docs/matrix.csv")).isFalse();
    assertThat(SheetLink.isMeant("-")).isFalse();
  }
}
