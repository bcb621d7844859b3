package dev.baton.bot.log;

import java.time.LocalDate;

/** The name of an exported log's file, which says what was left out. */
final class ExportName {
  /** Of a tier's name; longer ones are told by the message with the file. */
  private static final int LONGEST_TIER = 40;

  private ExportName() {}

  /** Such as {@code escalation-log-2026-03-02-tier-T2-bounced.csv}. */
  static String of(LocalDate today, ExportWords words) {
    StringBuilder name = new StringBuilder("escalation-log-").append(today);
    words.from().ifPresent(day -> name.append("-from-").append(day));
    words.to().ifPresent(day -> name.append("-to-").append(day));
    words.tier().ifPresent(tier -> name.append("-tier-").append(safe(tier)));
    words.status().ifPresent(state -> name.append('-').append(state.code()));
    return name.append(".csv").toString();
  }

  /** Letters and digits of any script; everything else could mean something to a file system. */
  private static String safe(String tier) {
    String letters = tier.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", "_");
    int end = Math.min(letters.length(), LONGEST_TIER);
    boolean cutInTwo = end > 0 && Character.isHighSurrogate(letters.charAt(end - 1));
    return letters.substring(0, cutInTwo ? end - 1 : end);
  }
}
