package dev.baton.matrix.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.matrix.Matrix;
import dev.baton.matrix.RandomMatrices;
import dev.baton.matrix.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class MatrixCsvPropertyTest {
  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll(supplier = RandomMatrices.class) Matrix matrix)
      throws IOException {
    String text = MatrixCsv.write(matrix.routes());

    assertThat(MatrixCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new ParseResult.Parsed(matrix.routes(), List.of()));
  }

  /** Whatever can be stored came out of a file; the file that is written of it says the same. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatCanBeStoredIsExportedAndImportedIdentically(
      @ForAll(supplier = TypedMatrices.class) String typed) throws IOException {
    ParseResult read = read(typed);
    boolean storable = read instanceof ParseResult.Parsed;
    Statistics.label("can be stored").collect(storable);
    Statistics.label("can be stored").coverage(check -> check.check(true).percentage(p -> p > 20));
    Assume.that(storable);
    List<Route> routes = ((ParseResult.Parsed) read).routes();

    String exported = MatrixCsv.write(routes);

    assertThat(read(exported)).isEqualTo(new ParseResult.Parsed(routes, List.of()));
    assertThat(spelled(exported)).as("to the letter").isEqualTo(routes.toString());
    assertThat(MatrixCsv.write(((ParseResult.Parsed) read(exported)).routes())).isEqualTo(exported);
  }

  private static ParseResult read(String text) throws IOException {
    return MatrixCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String spelled(String exported) throws IOException {
    return ((ParseResult.Parsed) read(exported)).routes().toString();
  }

  @Property(tries = 1000)
  void readingNeverThrows(@ForAll byte[] bytes) {
    assertThatCode(() -> MatrixCsv.read(new ByteArrayInputStream(bytes)))
        .doesNotThrowAnyException();
  }

  @Property(tries = 500)
  void readingAlmostAMatrixNeverThrows(
      @ForAll @Size(max = 40) List<@From("crumbs") String> crumbs) {
    String text =
        "from_tier,to_tier,criteria,owner,lead,if:a,hours,priority\n" + String.join("", crumbs);

    assertThatCode(
            () -> MatrixCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .doesNotThrowAnyException();
  }

  @Provide
  Arbitrary<String> crumbs() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "T1", "T2", ",", "\"", "\n", "\r\n", "|", "a@b.test", "P1", "P1|P9", "'=", "Mon", "\0"),
        Arbitraries.strings().ofMaxLength(4));
  }
}
