package dev.baton.bot.log;

import dev.baton.escalation.ticket.OpenTicketFilter;
import dev.baton.matrix.Priority;
import dev.baton.matrix.TypedLine;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Reads what stands behind {@code tickets}: which, in which order, which page. */
final class TicketWords {
  private static final int MOST_PAGES = 99_999;
  private static final Set<String> KEYS =
      Set.of("tier", "priority", "account-tier", "page", "overdue");

  private TicketWords() {}

  /**
   * @param words what was typed; taken from
   */
  static LogRequest read(Deque<String> words) {
    OpenTicketFilter filter = OpenTicketFilter.ALL;
    int page = 1;
    while (!words.isEmpty()) {
      String key = words.remove();
      switch (LogWords.lower(key)) {
        case "overdue" -> {
          if (!words.isEmpty() && LogWords.lower(words.getFirst()).equals("first")) {
            words.remove();
          }
          filter = filter.byDeadline();
        }
        case "tier", "account-tier", "priority", "page" -> {
          if (words.isEmpty()) {
            return LogRequest.Help.about(
                reader -> reader.say(LogPhrase.VALUE_MISSING, "typed", LogWords.quoted(key)));
          }
          String value = value(words);
          Optional<OpenTicketFilter> more = with(filter, LogWords.lower(key), value);
          Optional<Integer> number = page(value);
          if (LogWords.lower(key).equals("page")) {
            if (number.isEmpty()) {
              return LogRequest.Help.about(
                  reader -> reader.say(LogPhrase.BAD_PAGE, "typed", LogWords.quoted(value)));
            }
            page = number.get();
          } else if (more.isEmpty()) {
            return LogRequest.Help.about(
                reader -> reader.say(LogPhrase.BAD_PRIORITY, "typed", LogWords.quoted(value)));
          } else {
            filter = more.get();
          }
        }
        default -> {
          return LogWords.unknown(key);
        }
      }
    }
    return new LogRequest.Tickets(filter, page);
  }

  /** A name may be of several words: it ends where quotation marks or the next key say so. */
  private static String value(Deque<String> words) {
    String first = words.remove();
    if (first.matches("[\"'].+")) {
      return TypedLine.value(first);
    }
    StringBuilder name = new StringBuilder(first);
    while (!words.isEmpty() && !KEYS.contains(LogWords.lower(words.getFirst()))) {
      name.append(' ').append(words.remove());
    }
    return TypedLine.value(name.toString());
  }

  private static Optional<OpenTicketFilter> with(
      OpenTicketFilter filter, String key, String value) {
    return switch (key) {
      case "tier" -> Optional.of(filter.withTier(value));
      case "account-tier" -> Optional.of(filter.withAccountTier(value));
      case "priority" -> Priority.parse(value).map(filter::withPriority);
      default -> Optional.of(filter);
    };
  }

  private static Optional<Integer> page(String value) {
    return value.matches("[1-9][0-9]{0,4}")
        ? Optional.of(Integer.parseInt(value)).filter(page -> page <= MOST_PAGES)
        : Optional.empty();
  }
}
