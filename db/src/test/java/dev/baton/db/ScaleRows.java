package dev.baton.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * One workspace at the declared maxima: 10,000 routes, 50,000 members, 1,000,000 escalations of
 * 250,000 tickets, of which a thousand wait. The same rows that {@code ./baton bench scale}
 * measures on.
 */
final class ScaleRows {
  static final String ORG = "T0SCALE";

  /** A moment after the last of it was filed, and minutes after a lead decided ten requests. */
  static final Instant LATELY = Instant.parse("2026-01-01T12:00:00Z");

  private ScaleRows() {}

  /** In one session of a superuser; the rows are whole by construction, so no key is checked. */
  static DSLContext make(DSLContext dsl) {
    steps().forEach(dsl::execute);
    return dsl;
  }

  private static List<String> steps() {
    try (var sql =
        requireNonNull(ScaleRows.class.getResourceAsStream("/dev/baton/bench/scale/scale.sql"))) {
      String all =
          new String(sql.readAllBytes(), UTF_8)
              .replace("{routes}", "10000")
              .replace("{members}", "50000")
              .replace("{escalations}", "1000000");
      return List.of(all.split("-- step: .*\n")).stream().skip(1).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
