package dev.baton.bot.report;

import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.report.Reports;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.QuestionReader;
import dev.baton.escalation.report.Reading;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportScope;
import dev.baton.slack.Caller;
import dev.baton.slack.MessagePages;
import dev.baton.slack.Mrkdwn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /escalation-log report …}: a question in words, answered privately. */
public final class ReportCommand {
  private static final int MOST_ROWS = 15;
  private static final Logger LOG = LoggerFactory.getLogger(ReportCommand.class);

  private final BotParts parts;

  public ReportCommand(BotParts parts) {
    this.parts = parts;
  }

  /** Why this person is told nothing; empty for who sees reports. */
  public Optional<String> refusal(Caller caller) {
    Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
    boolean seen =
        parts
            .tenants()
            .inTransaction(
                caller.orgId(), tx -> ReportAccess.scope(tx, people, caller.member()).isPresent());
    return seen
        ? Optional.empty()
        : Optional.of(parts.wordingFor(caller).say(ReportPhrase.SUPPORT_TEAM_ONLY));
  }

  /** What is said before the figures are counted. */
  public String begun(Caller caller) {
    return parts.wordingFor(caller).say(ReportPhrase.REPORT_BEGUN);
  }

  /**
   * The answer, to be made after the acknowledgement.
   *
   * @param typed what stood behind the word report
   */
  public List<MessagePages.Page> answer(Caller caller, String typed) {
    Wording words = parts.wordingFor(caller);
    MessagePages pages = new MessagePages();
    try {
      Snapshot people = parts.snapshots().of(caller.orgId()).orElseThrow();
      Instant now = parts.clock().instant();
      parts
          .tenants()
          .reading(caller.orgId(), tx -> lines(tx, people, caller, words, typed, now))
          .forEach(pages.space()::say);
    } catch (DatabaseUnavailable away) {
      pages.say(
          words.say(away.tookTooLong() ? ReportPhrase.TOOK_TOO_LONG : SharedPhrase.DATABASE_AWAY));
    } catch (RuntimeException failure) {
      LOG.error("A report of {} was not made", caller.orgId(), failure);
      pages.say(words.say(ReportPhrase.REPORT_NOT_MADE));
    }
    return pages.done();
  }

  private List<String> lines(
      Tx tx, Snapshot people, Caller caller, Wording words, String typed, Instant now) {
    Optional<ReportScope> scope = ReportAccess.scope(tx, people, caller.member());
    if (scope.isEmpty()) {
      return List.of(words.say(ReportPhrase.SUPPORT_TEAM_ONLY));
    }
    ReportText text = new ReportText(words, people);
    return switch (QuestionReader.read(
        typed, ReportAccess.words(tx, people, caller.member()), Reports.in(tx).today(now))) {
      case Reading.NotUnderstood(var complaints) -> complaining(complaints, text, words);
      case Reading.Understood(var question) ->
          scope.get().allows(question)
              ? said(Reports.in(tx).read(question, scope.get(), now), caller, text, words)
              : List.of(words.say(ReportPhrase.NOT_OF_OTHERS));
    };
  }

  /** A report as a message of its own: to who asked for it on a page. */
  static String message(
      Report report, Caller caller, ReportText text, Wording words, BotParts parts) {
    return String.join("\n", new ReportCommand(parts).said(report, caller, text, words));
  }

  private static List<String> complaining(
      List<Reading.Complaint> complaints, ReportText text, Wording words) {
    List<String> lines = new ArrayList<>();
    complaints.forEach(complaint -> lines.add(Mrkdwn.escape(text.complaint(complaint))));
    lines.add(words.say(ReportPhrase.REPORT_HOW));
    return lines;
  }

  private List<String> said(Report report, Caller caller, ReportText text, Wording words) {
    List<String> lines = new ArrayList<>();
    lines.add("*" + Mrkdwn.escape(text.understood(report)) + "*");
    report
        .figures()
        .forEach(figure -> lines.add("• " + Mrkdwn.escape(text.figure(figure, report.zone()))));
    report.rows().stream().limit(MOST_ROWS).forEach(row -> lines.add(line(row, report, text)));
    long more = report.rows().size() + report.left() - MOST_ROWS;
    if (more > 0) {
      lines.add(words.say(ReportPhrase.REPORT_MORE_ROWS, "n", more));
    }
    text.notes(report).forEach(note -> lines.add(Mrkdwn.escape(note)));
    lines.add(
        "`/escalation-log "
            + Mrkdwn.escape(report.question().command()).replace("`", "'")
            + "`\n"
            + Mrkdwn.link(address(report, caller), words.say(ReportPhrase.REPORT_LINK)));
    return lines;
  }

  private static String line(List<Cell> row, Report report, ReportText text) {
    StringBuilder line = new StringBuilder("– ");
    line.append(Mrkdwn.escape(text.cell(row.getFirst(), report.zone()))).append(": ");
    List<String> rest = new ArrayList<>();
    for (int i = 1; i < row.size(); i++) {
      rest.add(
          Mrkdwn.escape(
              text.head(report.columns().get(i), report.question())
                  + " "
                  + text.cell(row.get(i), report.zone())));
    }
    return line.append(String.join(", ", rest)).toString();
  }

  private String address(Report report, Caller caller) {
    String words = report.question().words();
    return parts.address().url()
        + "/w/"
        + caller.orgId()
        + "/reports/"
        + report.question().name().code()
        + (words.isEmpty() ? "" : "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
  }
}
