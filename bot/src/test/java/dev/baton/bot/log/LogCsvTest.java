package dev.baton.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.csv.SpreadsheetCell;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class LogCsvTest {
  @Property
  void everyCellIsReadBackAsItWas(@ForAll @Size(3) List<String> cells) throws IOException {
    CSVRecord read = read(written(cells.toArray(String[]::new)));
    assertThat(read.toList().stream().map(SpreadsheetCell::readForAnySeparator).toList())
        .isEqualTo(cells);
  }

  @Property
  void noCellStartsLikeAFormula(@ForAll @Size(2) List<String> cells) throws IOException {
    for (String cell : read(written(cells.toArray(String[]::new)))) {
      assertThat(cell).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
    }
  }

  @Test
  void formulasShowInsteadOfRunning() {
    assertThat(written("=HYPERLINK(\"http://evil\",\"click\")", "-1", "@x", "fine"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://evil\"\",\"\"click\"\")\",'-1,'@x,fine\r\n");
  }

  @Property
  void noPartOfALineIsAFormulaWhicheverSeparatorIsGuessed(
      @ForAll("telling") @Size(3) List<String> cells) {
    for (String part : written(cells.toArray(String[]::new)).split("[,;\\t|\\r\\n]")) {
      assertThat(part.replaceFirst("^[\\s\"\u00a0]+", "")).doesNotMatch("(?s)[=+\\-@＝＋－＠].*");
    }
  }

  @Property
  void whatIsWrittenForAnySeparatorIsReadBack(@ForAll("telling") @Size(3) List<String> cells)
      throws IOException {
    CSVRecord read = read(written(cells.toArray(String[]::new)));
    assertThat(read.toList().stream().map(SpreadsheetCell::readForAnySeparator).toList())
        .isEqualTo(cells);
  }

  @Provide
  Arbitrary<List<String>> telling() {
    return Arbitraries.strings()
        .withChars(",;\t|\r\n \u00a0\"'=+-@＝＋－＠a1".toCharArray())
        .ofMaxLength(12)
        .list()
        .ofSize(3);
  }

  @Test
  void aFormulaBehindASeparatorOrALineEndShowsToo() {
    assertThat(written("pay;=1+1", "a\t@b", "x, -2", "one\n- two", "ana@acme.test; well-known"))
        .isEqualTo("pay;'=1+1,a\t'@b,\"x, '-2\",\"one\n'- two\",ana@acme.test; well-known\r\n");
  }

  private static String written(String... cells) {
    StringBuilder csv = new StringBuilder();
    LogCsv.write(List.<String[]>of(cells), csv);
    return csv.toString();
  }

  private static CSVRecord read(String csv) throws IOException {
    return CSVFormat.RFC4180
        .builder()
        .setIgnoreEmptyLines(false)
        .get()
        .parse(new StringReader(csv))
        .getRecords()
        .getFirst();
  }
}
