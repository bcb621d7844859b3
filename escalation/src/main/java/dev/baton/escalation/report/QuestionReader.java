package dev.baton.escalation.report;

import dev.baton.escalation.report.Reading.Complaint;
import dev.baton.escalation.report.Reading.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Understands questions in words, without a model: words of the grammar count, words that say
 * nothing are passed over, and everything else is named. The grammar stands in docs/reports.md; the
 * addresses of the pages are of it too.
 */
public final class QuestionReader {
  private static final Set<ReportName> NOUNS =
      Set.of(ReportName.ACCOUNTS, ReportName.TICKETS, ReportName.ESCALATIONS);
  private static final Set<String> BY = Set.of("by", "per");
  private static final Set<String> ASIDE =
      Set.of(
          "current",
          "and",
          "tier",
          "tiers",
          "the",
          "contract",
          "account-tier",
          "health",
          "renewal",
          "value",
          "owner",
          "status",
          "date",
          ",");
  private static final List<String> OPEN = List.of("open", "in-progress", "escalated");
  private static final int MOST_COMPLAINTS = 5;

  private final Vocabulary vocabulary;
  private final WordList words;
  private final SpanReader spans;
  private final FilterReader values;
  private final Set<ReportName> named = new LinkedHashSet<>();
  private final Map<FilterField, Filter> filters = new EnumMap<>(FilterField.class);
  private final List<Vocabulary.Meaning> bare = new ArrayList<>();
  private final List<Complaint> complaints = new ArrayList<>();
  private Optional<Span> span = Optional.empty();
  private Optional<Dimension> by = Optional.empty();
  private Optional<Threshold> threshold = Optional.empty();

  private QuestionReader(WordList words, Vocabulary vocabulary, LocalDate today) {
    this.words = words;
    this.vocabulary = vocabulary;
    this.spans = new SpanReader(today);
    this.values = new FilterReader(words, vocabulary);
  }

  /**
   * Reads these words. Never throws.
   *
   * @param today where the workspace is
   */
  public static Reading read(String typed, Vocabulary vocabulary, LocalDate today) {
    return WordList.of(typed)
        .map(words -> new QuestionReader(words, vocabulary, today).read())
        .orElseGet(() ->
            new Reading.NotUnderstood(List.of(new Complaint(Fault.TOO_MUCH, "", "", List.of()))));
  }

  private Reading read() {
    while (!words.isEmpty() && complaints.size() < MOST_COMPLAINTS) {
      if (!threshold()
          && !name()
          && !span()
          && !dimension()
          && !value(2)
          && !field()
          && !amount()
          && !value(1)) {
        other();
      }
    }
    Optional<ReportName> name = theName();
    if (name.isPresent() && complaints.isEmpty()) {
      placeBareValues(name.get());
      check(name.get());
    }
    return complaints.isEmpty()
        ? new Reading.Understood(question(name.orElseThrow()))
        : new Reading.NotUnderstood(complaints);
  }

  /** "tickets > 2", "more than 2 escalated tickets". */
  private boolean threshold() {
    Optional<Threshold.Of> counted = counted(words.peek());
    if (counted.isPresent()
        && FilterReader.sign(words.peek(1)).isPresent()
        && isCount(words.peek(2))
        && counted(words.peek(3)).isEmpty()
        && Durations.unit(words.peek(3)).isEmpty()) {
      keep(counted.get(), FilterReader.sign(words.peek(1)).get(), words.peek(2));
      words.skip(3);
      return true;
    }
    if (FilterReader.sign(words.peek()).isEmpty() || !isCount(words.peek(1))) {
      return false;
    }
    int adjective = words.peek(2).equals("escalated") ? 1 : 0;
    Optional<Threshold.Of> behind = counted(words.peek(2 + adjective));
    behind.ifPresent(of -> {
      keep(of, FilterReader.sign(words.peek()).orElseThrow(), words.peek(1));
      words.skip(3 + adjective);
    });
    return behind.isPresent();
  }

  private static boolean isCount(String word) {
    return word.matches("\\d{1,9}");
  }

  private void keep(Threshold.Of of, Comparison op, String count) {
    threshold = Optional.of(new Threshold(of, op, Long.parseLong(count)));
  }

  private static Optional<Threshold.Of> counted(String word) {
    return switch (word) {
      case "tickets", "ticket" -> Optional.of(Threshold.Of.TICKETS);
      case "escalations", "escalation" -> Optional.of(Threshold.Of.ESCALATIONS);
      default -> Optional.empty();
    };
  }

  private boolean name() {
    Optional<ReportName> name = ReportName.parse(words.peek());
    name.ifPresent(found -> {
      named.add(found);
      words.skip(1);
    });
    return name.isPresent();
  }

  private boolean span() {
    String typed = words.joined(2);
    Optional<SpanReader.Found> found = spans.read(words);
    found.ifPresent(period -> {
      switch (period) {
        case SpanReader.Found.A(Span one) -> {
          if (span.isPresent() && !span.get().equals(one)) {
            complain(Fault.TWO_PERIODS, typed, "");
          }
          span = Optional.of(one);
        }
        case SpanReader.Found.Wrong(Fault fault, String wrong) -> complain(fault, wrong, "");
      }
    });
    return found.isPresent();
  }

  private boolean dimension() {
    if (!BY.contains(words.peek())) {
      return false;
    }
    Optional<Dimension> dimension = Dimension.parse(words.peek(1));
    if (dimension.isEmpty()) {
      complain(Fault.UNKNOWN_WORD, words.joined(2), "by");
      words.skip(2);
      return true;
    }
    by = dimension;
    words.skip(2);
    return true;
  }

  /** Behind "their" a field is a column that somebody wants to see, not a condition. */
  private boolean field() {
    if (words.peek().equals("their") || words.peek().equals("current")) {
      words.skip(1);
      while (words.takeIf(ASIDE)) {
        // Passed over: every column is shown.
      }
      return true;
    }
    Optional<FilterField> field = openFor().or(() -> FilterField.parse(words.peek()));
    field.ifPresent(found -> {
      words.skip(1);
      keep(values.of(found));
    });
    return field.isPresent();
  }

  /** "open > 30 min" is about how long. */
  private Optional<FilterField> openFor() {
    return words.peek().equals("open") && FilterReader.sign(words.peek(1)).isPresent()
        ? Optional.of(FilterField.OPEN_FOR)
        : Optional.empty();
  }

  private void keep(FilterReader.Found found) {
    switch (found) {
      case FilterReader.Found.A(Filter filter) -> filters.put(filter.field(), filter);
      case FilterReader.Found.Wrong(Complaint complaint) -> complaints.add(complaint);
    }
  }

  /** "> 4 h" is about how long too. */
  private boolean amount() {
    Optional<Comparison> op = FilterReader.sign(words.peek());
    if (op.isEmpty() || !isCount(words.peek(1)) || Durations.unit(words.peek(2)).isEmpty()) {
      return false;
    }
    words.skip(1);
    keep(values.amount(FilterField.OPEN_FOR, op.get()));
    return true;
  }

  /** A tier, an account tier, a category, a person: without the name of the field. */
  private boolean value(int shortest) {
    int longest = words.peekIsQuoted() ? 1 : Math.min(Vocabulary.longestName(), words.left());
    for (int length = longest; length >= shortest; length--) {
      String typed = words.joined(length);
      if (length == 1 && Phrasing.FILLERS.contains(words.peek())) {
        return false;
      }
      List<Vocabulary.Meaning> meanings = vocabulary.meanings(typed);
      if (meanings.size() > 1) {
        complaints.add(
            new Complaint(
                Fault.SEVERAL_MEANINGS,
                typed,
                meanings.getFirst().field().code(),
                meanings.stream().map(one -> one.field().code()).distinct().toList()));
      } else {
        bare.addAll(meanings);
      }
      if (!meanings.isEmpty()) {
        words.skip(length);
        return true;
      }
    }
    return false;
  }

  private void other() {
    boolean quoted = words.peekIsQuoted();
    String lower = words.peek();
    String typed = words.take();
    if (quoted || !Phrasing.FILLERS.contains(lower)) {
      complain(Fault.UNKNOWN_WORD, typed, "");
    }
  }

  private void complain(Fault fault, String typed, String about) {
    complaints.add(new Complaint(fault, typed, about, List.of()));
  }

  /** What is said of most; a noun beside it says only what it is about. */
  private Optional<ReportName> theName() {
    List<ReportName> said = named.stream().filter(name -> !NOUNS.contains(name)).toList();
    if (said.size() > 1) {
      complain(Fault.TWO_REPORTS, said.get(1).code(), said.getFirst().code());
      return Optional.empty();
    }
    if (!said.isEmpty()) {
      return Optional.of(said.getFirst());
    }
    for (ReportName noun : List.of(ReportName.ACCOUNTS, ReportName.TICKETS)) {
      if (named.contains(noun)) {
        return Optional.of(noun);
      }
    }
    return Optional.of(named.isEmpty() ? meant() : ReportName.ESCALATIONS);
  }

  /** By what it is narrowed. */
  private ReportName meant() {
    if (filters.containsKey(FilterField.OPEN_FOR)
        || filters.containsKey(FilterField.FIRST_RESPONSE)
        || filters.containsKey(FilterField.STATUS)) {
      return ReportName.TICKETS;
    }
    boolean contract = filters.keySet().stream().anyMatch(FilterField::isOfContract);
    return contract || threshold.isPresent() ? ReportName.ACCOUNTS : ReportName.ESCALATIONS;
  }

  private void placeBareValues(ReportName name) {
    for (Vocabulary.Meaning meaning : bare) {
      FilterField field = placed(name, meaning.field());
      if (name == ReportName.BOUNCES && field == FilterField.STATE) {
        continue;
      }
      Filter before = filters.get(field);
      List<String> all = new ArrayList<>(before == null ? List.of() : before.values());
      if (!all.contains(meaning.value())) {
        all.add(meaning.value());
      }
      // "open tickets" are all that are not over.
      boolean open = field == FilterField.STATUS && all.equals(List.of("open"));
      Comparison op = before == null ? Comparison.IS : before.op();
      filters.put(field, new Filter(field, op, open ? OPEN : all));
    }
  }

  /** Who is named without more decided, where it is about decisions. */
  private static FilterField placed(ReportName name, FilterField field) {
    boolean decisions = name == ReportName.DECISION || name == ReportName.BOUNCES;
    return decisions && field == FilterField.OWNER ? FilterField.LEAD : field;
  }

  private void check(ReportName name) {
    for (FilterField field : filters.keySet()) {
      if (!name.fields().contains(field)) {
        complain(Fault.NOT_FOR_REPORT, field.code(), name.code());
      }
    }
    by.filter(dimension -> !name.dimensions().contains(dimension))
        .ifPresent(dimension -> complain(Fault.NOT_BY_THIS, dimension.code(), name.code()));
    span.filter(_ -> name.isOfNow())
        .ifPresent(period -> complain(Fault.NO_PERIOD_HERE, period.words(), name.code()));
    threshold
        .filter(_ -> name != ReportName.ACCOUNTS)
        .ifPresent(least -> complain(Fault.NO_THRESHOLD_HERE, least.words(), name.code()));
  }

  private Question question(ReportName name) {
    Optional<Span> time = name.isOfNow() ? Optional.empty() : span.or(() -> usualTime(name));
    return new Question(name, time, by.or(name::usual), List.copyOf(filters.values()), threshold);
  }

  private Optional<Span> usualTime(ReportName name) {
    return WordList.of(name.usualTime())
        .flatMap(spans::read)
        .map(found -> ((SpanReader.Found.A) found).span());
  }
}
