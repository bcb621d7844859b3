package dev.baton.bot.report;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.login.Frame;
import java.util.List;

/** All reports, and a field for a question; drawn by {@code reports.jte}. */
public record ReportsPage(Frame frame, String address, List<ReportPage.Link> reports) {
  public ReportsPage {
    requireNonNull(frame);
    requireNonNull(address);
    reports = List.copyOf(reports);
  }

  public String say(ReportPhrase phrase) {
    return frame.words().plain(phrase);
  }
}
