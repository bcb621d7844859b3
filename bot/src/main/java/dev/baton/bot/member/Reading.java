package dev.baton.bot.member;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One reading of everybody, page by page; its id is the name of the queued work.
 *
 * @param since what is known from then on is of this reading, or later
 * @param cursor where the page begins, as {@link UserDirectory} says; empty for the first
 */
record Reading(Instant since, Optional<String> cursor) {
  static final String START = "start";

  /** Between the moment and the cursor, of which it is no part. */
  private static final char HERE = '@';

  Reading {
    requireNonNull(since);
    requireNonNull(cursor);
  }

  static Reading begun(Instant now) {
    return new Reading(now, Optional.empty());
  }

  /** What was queued by an earlier version says no moment. */
  static Reading of(String id, Instant now) {
    int end = id.indexOf(HERE);
    if (id.equals(START)) {
      return begun(now);
    }
    return end < 0
        ? new Reading(now, Optional.of(id))
        : new Reading(
            Instant.ofEpochMilli(Long.parseLong(id.substring(0, end))),
            Optional.of(id.substring(end + 1)));
  }

  /** The same at another page. */
  Reading at(String next) {
    return new Reading(since, Optional.of(next));
  }

  String id() {
    return cursor.map(here -> String.valueOf(since.toEpochMilli()) + HERE + here).orElse(START);
  }
}
