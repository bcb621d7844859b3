package dev.baton.bench.scale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;

/** The statements that make a large workspace, the same that db's tests of scale run on. */
record ScaleRowsMade(int routes, int members, int escalations) {
  static final String ORG = "T0SCALE";

  List<String> statements() throws IOException {
    try (var sql = requireNonNull(ScaleRowsMade.class.getResourceAsStream("scale.sql"))) {
      String all =
          new String(sql.readAllBytes(), UTF_8)
              .replace("{routes}", String.valueOf(routes))
              .replace("{members}", String.valueOf(members))
              .replace("{escalations}", String.valueOf(escalations));
      return List.of(all.split("-- step: .*\n")).stream().skip(1).toList();
    }
  }
}
