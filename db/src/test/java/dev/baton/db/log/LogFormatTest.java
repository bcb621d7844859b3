package dev.baton.db.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.log.AuditKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/log-format.md} names what the code writes: no more and no less. */
final class LogFormatTest {
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  private static String document() throws IOException {
    return Files.readString(Path.of("..", "docs", "log-format.md"));
  }

  private static List<String> firstCells(String part) {
    return part.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(2, line.indexOf(" |", 2)))
        .flatMap(cell -> NAME.matcher(cell).results().map(found -> found.group(1)))
        .toList();
  }

  @Test
  void itNamesEveryColumnInItsOrder() throws IOException {
    String csv = document().split("## `/escalation-log export audit`")[0];

    assertThat(firstCells(csv)).isEqualTo(LogColumns.names());
  }

  @Test
  void itNamesEveryKindOfEvent() throws IOException {
    String kinds = document().split("<!-- kinds -->")[1].split("<!-- /kinds -->")[0];

    assertThat(firstCells(kinds))
        .containsExactlyElementsOf(codes(AuditKind.values(), AuditKind::code));
  }

  @Test
  void itNamesWhatAMatrixIsMadeFromAndWhyOthersAreAsked() throws IOException {
    assertThat(namedIn("matrix.applied"))
        .containsAll(codes(MatrixOrigin.values(), MatrixOrigin::code));
    assertThat(namedIn("request.reassigned"))
        .containsAll(codes(AskingCause.values(), cause -> cause.name().toLowerCase(Locale.ROOT)));
  }

  private static List<String> namedIn(String kind) throws IOException {
    String line =
        document()
            .lines()
            .filter(row -> row.startsWith("| `" + kind + "`"))
            .findFirst()
            .orElseThrow();
    return NAME.matcher(line).results().map(found -> found.group(1)).toList();
  }

  private static <T> List<String> codes(T[] values, Function<T, String> code) {
    return Stream.of(values).map(code).toList();
  }

  @Test
  void everyKindIsNamedOnce() {
    assertThat(Arrays.stream(AuditKind.values()).map(AuditKind::code)).doesNotHaveDuplicates();
  }
}
