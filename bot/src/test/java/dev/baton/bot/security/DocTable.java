package dev.baton.bot.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of docs/security.md, between two comments that name it. */
record DocTable(List<String> columns, List<Row> rows) {
  private static final Path DOC = Path.of("..", "docs", "security.md");

  /**
   * One line.
   *
   * @param surface the first cell, its backticks taken off
   * @param cells by column
   */
  record Row(String surface, Map<String, String> cells) {
    /** What is registered: the part that stood in backticks. */
    String id() {
      return surface.split(" ", 2)[0];
    }

    String cell(String column) {
      return java.util.Objects.requireNonNull(cells.get(column), column);
    }
  }

  static DocTable named(String name) throws IOException {
    String text = Files.readString(DOC);
    int from = text.indexOf("<!-- " + name + " -->");
    int to = text.indexOf("<!-- /" + name + " -->");
    List<List<String>> lines =
        text.substring(from, to)
            .lines()
            .filter(line -> line.startsWith("|"))
            .map(DocTable::cells)
            .toList();
    List<String> columns = lines.getFirst();
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines.subList(2, lines.size())) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i), line.get(i));
      }
      rows.add(new Row(line.getFirst().replace("`", ""), cells));
    }
    return new DocTable(columns, rows);
  }

  /** The columns that say who: all behind the surface and what it does. */
  List<String> roles() {
    return columns.subList(2, columns.size());
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|")).map(String::strip).toList();
  }
}
