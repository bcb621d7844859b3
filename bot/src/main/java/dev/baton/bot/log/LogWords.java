package dev.baton.bot.log;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.ticket.TicketPhrase;
import dev.baton.escalation.escalate.EscalationState;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.TypedLine;
import dev.baton.slack.Mrkdwn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what stands behind {@code /escalation-log}. */
final class LogWords {
  static final int MOST_DAYS = 3650;
  private static final int USUAL_DAYS = 30;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2999;
  private static final int LONGEST_TIER = 100;
  private static final int LONGEST_QUOTED = 200;

  private static final Set<String> KEYS = Set.of("from", "to", "tier", "status");

  /** A word, or several between quotation marks. */
  private static final Pattern WORD = Pattern.compile("\"[^\"]+\"\\S*|'[^']+'(?!\\S*')\\S*|\\S+");

  private final Deque<String> words;

  private LogWords(String typed) {
    words = new ArrayDeque<>();
    WORD.matcher(TypedLine.of(typed)).results().forEach(word -> words.add(word.group().strip()));
  }

  /** What was asked; what is not understood becomes help that names it. Never throws. */
  static LogRequest read(String typed) {
    return new LogWords(typed).request();
  }

  private LogRequest request() {
    String first = Optional.ofNullable(words.poll()).orElse("help");
    return switch (lower(first)) {
      case "help" -> new LogRequest.Help(Optional.empty());
      case "export" -> export();
      case "show" -> show();
      case "tickets" -> TicketWords.read(words);
      case "stats" -> stats();
      case "report", "reports" -> new LogRequest.Report(String.join(" ", words));
      case "open" -> new LogRequest.Open(String.join(" ", words));
      case "edit" -> edit();
      case "set" -> set();
      case "merge" -> merge();
      case "board" -> words.isEmpty() ? new LogRequest.Board() : unknown(words.peek());
      case "verify" -> words.isEmpty() ? new LogRequest.Verify() : unknown(words.peek());
      default -> unknown(first);
    };
  }

  private LogRequest show() {
    return words.isEmpty()
        ? LogRequest.Help.about(reader -> reader.say(LogPhrase.SHOW_NEEDS_TICKET))
        : new LogRequest.Show(String.join(" ", words));
  }

  private LogRequest edit() {
    return words.isEmpty()
        ? LogRequest.Help.about(reader -> reader.say(TicketPhrase.EDIT_NEEDS))
        : new LogRequest.Edit(String.join(" ", words));
  }

  private LogRequest set() {
    if (words.size() < 2) {
      return LogRequest.Help.about(reader -> reader.say(TicketPhrase.SET_NEEDS));
    }
    String ticket = words.remove();
    String typed = String.join(" ", words);
    return TicketRow.status(typed)
        .<LogRequest>map(status -> new LogRequest.SetStatus(ticket, status))
        .orElseGet(() ->
            LogRequest.Help.about(
                reader -> reader.say(TicketPhrase.NO_STATUS, "typed", quoted(typed))));
  }

  private LogRequest merge() {
    String ticket = words.isEmpty() ? "" : words.remove();
    if (!words.isEmpty() && lower(words.getFirst()).equals("into")) {
      words.remove();
    }
    return words.isEmpty()
        ? LogRequest.Help.about(reader -> reader.say(TicketPhrase.MERGE_NEEDS))
        : new LogRequest.Merge(ticket, String.join(" ", words));
  }

  private LogRequest stats() {
    String days =
        Optional.ofNullable(words.poll()).map(TypedLine::value).orElse(String.valueOf(USUAL_DAYS));
    if (!words.isEmpty()) {
      return unknown(words.peek());
    }
    boolean valid = days.matches("[1-9][0-9]{0,3}") && Integer.parseInt(days) <= MOST_DAYS;
    return valid
        ? new LogRequest.Stats(Integer.parseInt(days))
        : LogRequest.Help.about(reader ->
            reader.say(
                LogPhrase.BAD_DAYS, "typed", quoted(days), "most", String.valueOf(MOST_DAYS)));
  }

  private LogRequest export() {
    if (words.size() == 1 && "audit".equals(lower(words.getFirst()))) {
      return new LogRequest.ExportAudit();
    }
    if (words.size() == 1 && "figures".equals(lower(words.getFirst()))) {
      return new LogRequest.ExportFigures();
    }
    ExportWords read = ExportWords.EVERYTHING;
    Set<String> given = new HashSet<>();
    while (!words.isEmpty()) {
      String key = words.remove();
      if (!KEYS.contains(lower(key))) {
        return unknown(key);
      }
      if (words.isEmpty()) {
        return LogRequest.Help.about(
            reader -> reader.say(LogPhrase.VALUE_MISSING, "typed", quoted(key)));
      }
      if (!given.add(lower(key))) {
        return LogRequest.Help.about(
            reader -> reader.say(LogPhrase.GIVEN_TWICE, "typed", quoted(key)));
      }
      String value = lower(key).equals("tier") ? tier() : words.remove();
      Optional<ExportWords> more = with(read, lower(key), value);
      if (more.isEmpty()) {
        return LogRequest.Help.about(wrong(lower(key), value));
      }
      read = more.get();
    }
    return read.endsBeforeItBegins()
        ? reversed(read.from().orElseThrow(), read.to().orElseThrow())
        : new LogRequest.Export(read);
  }

  private static LogRequest reversed(LocalDate first, LocalDate last) {
    return LogRequest.Help.about(
        reader -> reader.say(LogPhrase.DAYS_REVERSED, "first", first, "last", last));
  }

  /** Its name may be of several words: it ends where quotation marks or the next key say so. */
  private String tier() {
    String first = words.remove();
    if (first.matches("[\"'].+")) {
      return TypedLine.value(first);
    }
    StringBuilder name = new StringBuilder(first);
    while (!words.isEmpty() && !KEYS.contains(lower(words.getFirst()))) {
      name.append(' ').append(words.remove());
    }
    return TypedLine.value(name.toString());
  }

  private static Optional<ExportWords> with(ExportWords read, String key, String value) {
    return switch (key) {
      case "from" -> day(value).map(read::withFrom);
      case "to" -> day(value).map(read::withTo);
      case "tier" ->
          Optional.of(value)
              .filter(tier -> !tier.isEmpty() && tier.length() <= LONGEST_TIER)
              .map(read::withTier);
      default -> EscalationState.parse(lower(value)).map(read::withStatus);
    };
  }

  private static LogRequest.Complaint wrong(String key, String value) {
    String typed = quoted(value);
    return switch (key) {
      case "from", "to" -> reader -> reader.say(LogPhrase.BAD_DAY, "typed", typed);
      case "tier" -> reader -> reader.say(LogPhrase.BAD_TIER, "typed", typed);
      default -> reader -> reader.say(LogPhrase.BAD_STATUS, "typed", typed, "states", states());
    };
  }

  /** As they are typed, in every language. */
  private static Arg states() {
    return Arg.anyOf(Arrays.stream(EscalationState.values()).map(EscalationState::code).toList());
  }

  static String quoted(String typed) {
    return Mrkdwn.shorten(typed, LONGEST_QUOTED);
  }

  private static Optional<LocalDate> day(String typed) {
    String text = TypedLine.value(typed);
    if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  static LogRequest unknown(String word) {
    return LogRequest.Help.about(
        reader -> reader.say(LogPhrase.UNKNOWN_WORD, "typed", quoted(word)));
  }

  static String lower(String word) {
    return TypedLine.value(word).toLowerCase(Locale.ROOT);
  }
}
