package dev.baton.escalation.log;

import java.util.List;

/**
 * What a manager is told each day.
 *
 * @param pending how many requests wait for a decision now
 * @param overdue how many of those are late
 * @param latest the late ones, the longest first, a few of them, as {@code ZD-1042 #1}
 * @param approved decided in the period, as are {@code bounced} and {@code withdrawn}
 * @param undeliverable messages and mails of the period that did not arrive
 * @param becameOverdue whether a deadline passed in the period
 */
public record DigestFigures(
    int pending,
    int overdue,
    List<String> latest,
    int approved,
    int bounced,
    int withdrawn,
    int undeliverable,
    boolean becameOverdue) {
  public DigestFigures {
    latest = List.copyOf(latest);
  }
}
