package dev.baton.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.csv.SpreadsheetCell;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class LogCsvTest {
  @Property
  void everyCellIsReadBackAsItWas(@ForAll @Size(3) List<String> cells) throws IOException {
    CSVRecord read = read(written(cells.toArray(String[]::new)));
    assertThat(read.toList().stream().map(SpreadsheetCell::read).toList()).isEqualTo(cells);
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
