package dev.baton.bot.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.login.PageGate;
import dev.baton.bot.login.Visitor;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.report.Cell;
import dev.baton.escalation.report.Dimension;
import dev.baton.escalation.report.Filter;
import dev.baton.escalation.report.FilterField;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.Reading;
import dev.baton.escalation.report.Report;
import dev.baton.escalation.report.ReportColumn;
import dev.baton.escalation.report.ReportName;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Span;
import dev.baton.escalation.report.Vocabulary;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Draws the pages of reports for one reader. */
final class ReportView {
  /** The fields of the form, besides the free words. */
  static final List<String> FIELDS =
      List.of("period", "by", "tier", "account-tier", "priority", "category");

  private static final Set<FilterField> IN_FORM =
      Set.of(
          FilterField.TIER, FilterField.ACCOUNT_TIER, FilterField.PRIORITY, FilterField.CATEGORY);

  private final Visitor visitor;
  private final Wording words;
  private final ReportText text;

  ReportView(Visitor visitor, InstantSource clock) {
    this.visitor = visitor;
    this.words = visitor.words();
    this.text = new ReportText(words, visitor.people());
  }

  /** A field of the form as words. */
  static String words(String field, String value) {
    return field.equals("period")
        ? value
        : field + " " + (field.equals("by") ? value : '"' + value + '"');
  }

  ReportsPage all(PageGate gate) {
    List<ReportPage.Link> links =
        Arrays.stream(ReportName.values())
            .map(name -> new ReportPage.Link(address(name), text.name(name), text.about(name)))
            .toList();
    return new ReportsPage(
        gate.frame(visitor, words.plain(ReportPhrase.REPORTS)), visitor.address("/reports"), links);
  }

  private String address(ReportName name) {
    return visitor.address("/reports/" + name.code());
  }

  private static String query(Question question) {
    return question.words().isEmpty() ? "" : "?q=" + URLEncoder.encode(question.words(), UTF_8);
  }

  private List<ReportPage.Link> others() {
    return List.of(
        new ReportPage.Link(
            visitor.address("/reports"), words.plain(ReportPhrase.ALL_REPORTS), ""));
  }

  ReportPage complaining(
      PageGate gate,
      Optional<ReportName> name,
      String asked,
      List<Reading.Complaint> complaints,
      Vocabulary vocabulary) {
    String title = name.map(text::name).orElseGet(() -> words.plain(ReportPhrase.REPORTS));
    return new ReportPage(
        gate.frame(visitor, title),
        title,
        name.map(this::address).orElse(visitor.address("/reports")),
        dev.baton.slack.Mrkdwn.shorten(asked, 500),
        List.of(),
        complaints.stream().map(text::complaint).toList(),
        "",
        "",
        "",
        new ReportPage.Send("", "", ""),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new ReportPage.Table("", List.of(), List.of()),
        List.of(),
        List.of(),
        others());
  }

  ReportPage of(PageGate gate, Report report, ReportScope scope, Vocabulary vocabulary) {
    Question question = report.question();
    String title = text.name(question.name());
    return new ReportPage(
        gate.frame(visitor, title),
        title,
        address(question.name()),
        rest(question),
        choices(question, vocabulary),
        List.of(),
        text.understood(report),
        "/escalation-log " + question.command(),
        address(question.name()) + query(question),
        new ReportPage.Send(
            address(question.name()) + "/send", question.words(), visitor.formToken()),
        Optional.of(
                visitor.address("/reports/" + question.name().code() + ".csv") + query(question))
            .filter(_ -> visitor.permissions().manager()),
        report.figures().stream().map(figure -> text.figure(figure, report.zone())).toList(),
        Chart.of(report, text),
        table(report),
        text.notes(report),
        report.columns().stream().flatMap(column -> definition(column, question).stream()).toList(),
        others());
  }

  private Optional<ReportPage.Definition> definition(ReportColumn column, Question question) {
    return text.definition(column)
        .map(said -> new ReportPage.Definition(text.head(column, question), said));
  }

  /** What the form has no field for. */
  private static String rest(Question question) {
    List<String> rest =
        question.filters().stream()
            .filter(filter -> !isInForm(filter))
            .map(Filter::words)
            .collect(Collectors.toCollection(ArrayList::new));
    question.threshold().ifPresent(least -> rest.add(least.words()));
    return String.join(" ", rest);
  }

  private static boolean isInForm(Filter filter) {
    return IN_FORM.contains(filter.field())
        && filter.values().size() == 1
        && filter.op() == dev.baton.escalation.report.Comparison.IS;
  }

  private List<ReportPage.Choice> choices(Question question, Vocabulary vocabulary) {
    List<ReportPage.Choice> choices = new ArrayList<>();
    question
        .span()
        .map(Span::words)
        .ifPresent(span ->
            choices.add(choice("period", ReportPhrase.PERIOD, Optional.of(span), Span.USUAL)));
    if (!question.name().dimensions().isEmpty()) {
      choices.add(
          choice(
              "by",
              ReportPhrase.BY,
              question.by().map(Dimension::code),
              question.name().dimensions().stream().sorted().map(Dimension::code).toList()));
    }
    for (FilterField field :
        List.of(
            FilterField.TIER,
            FilterField.ACCOUNT_TIER,
            FilterField.PRIORITY,
            FilterField.CATEGORY)) {
      if (question.name().fields().contains(field)) {
        choices.add(
            choice(
                field.code(),
                phrase(field),
                question
                    .filter(field)
                    .filter(ReportView::isInForm)
                    .map(one -> one.values().getFirst()),
                vocabulary.valuesOf(field)));
      }
    }
    return choices;
  }

  private static ReportPhrase phrase(FilterField field) {
    return switch (field) {
      case TIER -> ReportPhrase.TIER;
      case ACCOUNT_TIER -> ReportPhrase.ACCOUNT_TIER;
      case PRIORITY -> ReportPhrase.PRIORITY;
      default -> ReportPhrase.CATEGORY;
    };
  }

  private ReportPage.Choice choice(
      String name, ReportPhrase label, Optional<String> chosen, List<String> known) {
    List<ReportPage.Option> options = new ArrayList<>();
    if (FilterField.parse(name).isPresent()) {
      options.add(new ReportPage.Option("", words.plain(ReportPhrase.ANY_VALUE), chosen.isEmpty()));
    }
    known.forEach(value ->
        options.add(
            new ReportPage.Option(
                value, said(name, value), chosen.filter(value::equals).isPresent())));
    chosen
        .filter(value -> !known.contains(value))
        .ifPresent(value -> options.add(new ReportPage.Option(value, value, true)));
    return new ReportPage.Choice(name, words.plain(label), options);
  }

  private String said(String name, String value) {
    return name.equals("by") ? Dimension.parse(value).map(text::dimension).orElse(value) : value;
  }

  private ReportPage.Table table(Report report) {
    return new ReportPage.Table(
        words.plain(
            ReportPhrase.TABLE_CAPTION,
            "n",
            report.rows().size(),
            "left",
            report.left(),
            "zone",
            ReportText.zone(report.zone())),
        report.columns().stream().map(column -> text.head(column, report.question())).toList(),
        report.rows().stream()
            .map(row -> row.stream().map(cell -> value(cell, report)).toList())
            .toList());
  }

  private ReportPage.Value value(Cell cell, Report report) {
    Optional<String> href =
        cell instanceof Cell.Ticket(var key)
            ? Optional.of(visitor.address("/tickets/" + URLEncoder.encode(key.identity(), UTF_8)))
            : Optional.empty();
    boolean number =
        cell instanceof Cell.Count || cell instanceof Cell.Share || cell instanceof Cell.Change;
    return new ReportPage.Value(text.cell(cell, report.zone()), href, number);
  }
}
