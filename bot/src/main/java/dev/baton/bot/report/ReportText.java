package dev.baton.bot.report;

import dev.baton.bot.decide.BounceText;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Filter;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.Reading;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportName;
import dev.baton.escalation.report.Span;
import dev.baton.slack.Mrkdwn;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Questions and answers in one reader's words; what people typed is escaped by whoever shows it.
 */
final class ReportText {
  private static final String NOTHING = "–";

  private final Wording words;
  private final Snapshot people;
  private final BounceText reasons;

  ReportText(Wording words, Snapshot people) {
    this.words = words;
    this.people = people;
    this.reasons = new BounceText(words);
  }

  private String say(Phrase phrase, Object... arguments) {
    return words.plain(phrase, arguments);
  }

  String name(ReportName name) {
    return say(ReportPhrase.REPORT_NAME, "name", name.code());
  }

  /** What a report is about, in a sentence. */
  String about(ReportName name) {
    return say(ReportPhrase.REPORT_ABOUT, "name", name.code());
  }

  /** What was understood, with the time and the zone. */
  String understood(Report report) {
    Question question = report.question();
    Optional<Span> span = question.span();
    return say(
        ReportPhrase.UNDERSTOOD,
        "report",
        name(question.name()),
        "grouped",
        question.by().isPresent(),
        "by",
        question.by().map(this::dimension).orElse(""),
        "narrowed",
        !question.filters().isEmpty() || question.threshold().isPresent(),
        "only",
        narrowed(question),
        "timed",
        span.isPresent(),
        "from",
        span.map(Span::first).map(this::day).orElse(""),
        "to",
        span.map(Span::last).map(this::day).orElse(""),
        "zone",
        zone(report.zone()));
  }

  /** As people call it. */
  static String zone(ZoneId zone) {
    return zone.getId().equals("Z") ? "UTC" : zone.getId();
  }

  /** What stands above a picture, which may be of some of the rows. */
  String part(String title, Report report, int shown) {
    long all = report.rows().size() + report.left();
    return shown == all
        ? title
        : say(
            ReportPhrase.CHART_PART,
            "title",
            title,
            "last",
            Chart.isByTime(report),
            "shown",
            shown,
            "all",
            all);
  }

  private String narrowed(Question question) {
    List<String> all =
        question.filters().stream()
            .map(this::named)
            .collect(Collectors.toCollection(ArrayList::new));
    question.threshold().ifPresent(least -> all.add(least.words()));
    return String.join(", ", all);
  }

  /** As it is typed, with people by name. */
  private String named(Filter filter) {
    if (!filter.field().isPerson()) {
      return filter.words();
    }
    return filter.field().code()
        + " "
        + filter.values().stream().map(people::nameOf).collect(Collectors.joining(", "));
  }

  String dimension(Dimension by) {
    return say(ReportPhrase.DIMENSION, "by", by.code().replace('-', '_'));
  }

  /** The head of a column. */
  String head(ReportColumn column, Question question) {
    return column == ReportColumn.GROUP
        ? question.by().map(this::dimension).orElseGet(() -> column(column))
        : column(column);
  }

  String column(ReportColumn column) {
    return say(ReportPhrase.COLUMN, "column", column.name().toLowerCase(Locale.ROOT));
  }

  /** What a column counts. */
  Optional<String> definition(ReportColumn column) {
    return Optional.of(
            say(ReportPhrase.DEFINITION, "column", column.name().toLowerCase(Locale.ROOT)))
        .filter(text -> !text.equals(NOTHING));
  }

  List<String> notes(Report report) {
    return report.notes().stream()
        .sorted(Comparator.naturalOrder())
        .map(note -> say(ReportPhrase.NOTE, "note", note.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** The value of a cell. */
  String cell(Cell cell, ZoneId zone) {
    return switch (cell) {
      case Cell.Count(long count) -> number(count);
      case Cell.Change(long by) -> (by > 0 ? "+" : "") + number(by);
      case Cell.Share share -> share(share);
      case Cell.Time(var time) -> time.map(words::span).orElse(NOTHING);
      case Cell.Text(var said) -> said.orElse(NOTHING);
      case Cell.Person(var id) -> id.map(people::nameOf).orElse(NOTHING);
      case Cell.When when -> when(when);
      case Cell.Day(var day) -> day.map(this::day).orElse(NOTHING);
      case Cell.Moment(var at) -> at.map(moment -> moment(moment, zone)).orElse(NOTHING);
      case Cell.Money(var value) ->
          value.map(one -> words.money(one.amount(), one.currency())).orElse(NOTHING);
      case Cell.Code(var kind, var code) -> code.map(known -> code(kind, known)).orElse(NOTHING);
      case Cell.Ticket(var key) -> key.shown();
      case Cell.Hidden _ -> say(ReportPhrase.NOT_SHOWN);
    };
  }

  String number(long count) {
    return NumberFormat.getIntegerInstance(words.locale()).format(count);
  }

  /** Below five cases the two numbers alone. */
  private String share(Cell.Share share) {
    return share
        .share()
        .map(part -> NumberFormat.getPercentInstance(words.locale()).format(part))
        .orElseGet(() ->
            share.all() == 0
                ? NOTHING
                : say(ReportPhrase.SOME_OF, "some", share.some(), "all", share.all()));
  }

  private String when(Cell.When when) {
    LocalDate first = when.part().whole();
    String named =
        when.unit() == Dimension.MONTH
            ? DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(words.locale()).format(first)
            : day(first);
    return when.part().soFar() ? say(ReportPhrase.PART_SO_FAR, "part", named) : named;
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(words.locale())
        .format(day);
  }

  /** In the workspace's zone, as everything of a report. */
  private String moment(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(words.locale())
        .format(at.atZone(zone));
  }

  private String code(Cell.Code.Kind kind, String code) {
    return switch (kind) {
      case HEALTH -> say(ReportPhrase.HEALTH_NAME, "health", code);
      case BOUNCE -> BounceCode.parse(code).map(reasons::label).orElse(code);
      case STATE -> say(ReportPhrase.STATE_NAME, "state", code);
      case STATUS -> say(ReportPhrase.STATUS_NAME, "status", code);
      case CLOCK -> say(ReportPhrase.CLOCK_NAME, "clock", code);
    };
  }

  /** A figure of the whole, with the time before and how many cases it rests on. */
  String figure(Report.Figure figure, ZoneId zone) {
    return say(
        ReportPhrase.FIGURE_LINE,
        "what",
        column(figure.what()),
        "now",
        cell(figure.now(), zone),
        "compared",
        figure.before().isPresent(),
        "before",
        figure.before().map(cell -> cell(cell, zone)).orElse(""),
        "counted",
        !(figure.now() instanceof Cell.Count),
        "of",
        figure.of());
  }

  /** What was wrong with a question. */
  String complaint(Reading.Complaint complaint) {
    return say(
        ReportPhrase.COMPLAINT,
        "fault",
        complaint.fault().name().toLowerCase(Locale.ROOT),
        "typed",
        shortened(complaint.typed()),
        "about",
        complaint.about(),
        "offered",
        !complaint.known().isEmpty(),
        "known",
        String.join(", ", complaint.known()));
  }

  private static final int LONGEST = 100;

  private static String shortened(String typed) {
    return Mrkdwn.shorten(typed, LONGEST);
  }
}
