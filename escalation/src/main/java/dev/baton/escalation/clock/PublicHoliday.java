package dev.baton.escalation.clock;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A day on which nobody works in a region.
 *
 * @param day on which it is kept, which may be another than its own where that is at a weekend
 * @param key by which its name is found in each language
 */
public record PublicHoliday(LocalDate day, String key) {
  public PublicHoliday {
    requireNonNull(day);
    requireNonNull(key);
  }
}
