package dev.baton.matrix.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.baton.matrix.Matrix;
import dev.baton.matrix.RandomMatrices;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class MatrixCsvPropertyTest {
  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll(supplier = RandomMatrices.class) Matrix matrix)
      throws IOException {
    String text = MatrixCsv.write(matrix.routes());

    assertThat(MatrixCsv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(new ParseResult.Parsed(matrix.routes(), List.of()));
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
