package dev.baton.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of {@code docs/sla.md}, computed again. */
class SlaDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "sla.md");
  private static final String AT = "# --at ";

  @TempDir private Path folder;

  /** One example: what is in the file, and what the command says. */
  record Example(List<String> events, String at, List<String> answer) {
    @Override
    public String toString() {
      return events.getLast();
    }
  }

  static Stream<Example> examples() {
    List<Example> examples = blocks("text").stream().map(SlaDocumentTest::example).toList();
    assertThat(examples).hasSizeGreaterThan(5);
    return examples.stream();
  }

  private static Example example(List<String> block) {
    String marked = block.stream().filter(line -> line.startsWith(AT)).findFirst().orElseThrow();
    int at = block.indexOf(marked);
    return new Example(
        block.subList(0, at),
        block.get(at).substring(AT.length()),
        block.subList(at + 1, block.size()).stream().map(line -> line.substring(2)).toList());
  }

  private static List<List<String>> blocks(String kind) {
    try {
      List<List<String>> blocks = new ArrayList<>();
      boolean inside = false;
      for (String line : Files.readAllLines(DOCUMENT)) {
        if (line.equals("```" + kind)) {
          blocks.add(new ArrayList<>());
          inside = true;
        } else if (line.equals("```")) {
          inside = false;
        } else if (inside) {
          blocks.getLast().add(line);
        }
      }
      return blocks;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleSaysWhatTheCommandSays(Example example) throws IOException {
    Path promises = Files.write(folder.resolve("sla.csv"), blocks("csv").getFirst());
    Path events = Files.write(folder.resolve("ticket.txt"), example.events());
    Console console = new Console(Map.of());

    int code =
        console.run(
            "clock",
            "ticket",
            events.toString(),
            "--sla",
            promises.toString(),
            "--hours",
            "Mon-Fri 09:00-17:00 Europe/Berlin",
            "--at",
            example.at());

    assertThat(console.err()).isEmpty();
    assertThat(code).isZero();
    assertThat(console.out().lines().collect(Collectors.toList())).isEqualTo(example.answer());
  }
}
