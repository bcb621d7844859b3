package dev.baton.bot.log;

import java.util.Optional;

/** What somebody asked of the log. */
sealed interface LogRequest {
  record Export(ExportWords words) implements LogRequest {}

  record ExportAudit() implements LogRequest {}

  /**
   * @param ticket as typed, not blank
   */
  record Show(String ticket) implements LogRequest {}

  /**
   * @param days from 1 to {@value LogWords#MOST_DAYS}
   */
  record Stats(int days) implements LogRequest {}

  record Verify() implements LogRequest {}

  /**
   * @param complaint a sentence about what was not understood, its quotation as typed; empty when
   *     help was asked for
   */
  record Help(Optional<String> complaint) implements LogRequest {
    static Help about(String complaint) {
      return new Help(Optional.of(complaint));
    }
  }
}
