package dev.baton.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeInTextChunksTest {
  @Test
  void codeBetweenFencesKeepsItsLinesAndIsNotQuoted() {
    String typed = "It says:\n```\n{\n  \"a\": <1>\n\n}\n```\nsince noon";

    assertThat(TextChunks.excerpt(typed, 3000))
        .isEqualTo("> It says:\n```\n{\n  \"a\": &lt;1&gt;\n\n}\n```\n> since noon");
  }

  @Test
  void codeWithinALineBecomesABlockOfItsOwn() {
    assertThat(TextChunks.excerpt("run ```ls -l``` again", 3000))
        .isEqualTo("> run \n```ls -l```\n>  again");
  }

  @Test
  void aFenceThatIsNeverClosedIsTextAsItWasTyped() {
    assertThat(TextChunks.excerpt("a ``` b\nc", 3000)).isEqualTo("> a ``` b\n> c");
    assertThat(TextChunks.excerpt("```a```\n```b\nc", 3000)).isEqualTo("```a```\n> ```b\n> c");
  }

  @Test
  void aPieceThatEndsWithinCodeClosesItAndTheNextOpensItAgain() {
    String code = "line <of> code\n".repeat(60);

    List<String> pieces = TextChunks.quoted("Before\n```\n" + code + "```\nafter", 200);

    assertThat(pieces).hasSizeGreaterThan(3);
    assertThat(pieces)
        .allSatisfy(piece -> {
          assertThat(piece.length()).isLessThanOrEqualTo(200);
          assertThat(piece.split("```", -1).length % 2).as(piece).isOne();
        });
    assertThat(pieces.getFirst()).startsWith("> Before\n```\nline");
    assertThat(pieces.getLast()).endsWith("```\n> after");
    assertThat(String.join("", pieces)).doesNotContain("> line");
  }

  @Test
  void whatIsCutWithinCodeClosesIt() {
    assertThat(TextChunks.excerpt("```\n" + "x".repeat(500) + "\n```", 100))
        .endsWith("x…\n```")
        .hasSizeLessThanOrEqualTo(100);
  }
}
