package dev.baton.bot.sla;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.clock.CalendarDays;
import dev.baton.bot.clock.CalendarOptions;
import dev.baton.bot.clock.ClockWords;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.sla.TicketEvent.Opener;
import dev.baton.escalation.sla.TicketEvent.What;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Priority;
import dev.baton.matrix.TypedLine;
import dev.baton.matrix.csv.SlaCsv;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happened to a ticket, one event a line: {@code 2026-12-07T08:10:00Z team wrote}. */
final class TicketLines {
  private static final Pattern LINE = Pattern.compile("(\\S+) (.+?)(?:, known (\\S+))?");
  private static final Pattern ACCOUNT = Pattern.compile("(?i)(?:(.*), )?tier (.+)");
  private static final String RECOUNTED = ", recounted";

  private static final Map<String, What> PLAIN =
      Map.ofEntries(
          Map.entry("opened", new TicketEvent.Opened(Opener.CUSTOMER)),
          Map.entry("opened by customer", new TicketEvent.Opened(Opener.CUSTOMER)),
          Map.entry("opened by team", new TicketEvent.Opened(Opener.TEAM)),
          Map.entry("customer wrote", new TicketEvent.CustomerWrote()),
          Map.entry("team wrote", new TicketEvent.TeamWrote()),
          Map.entry("open", new TicketEvent.StatusSet(TicketStatus.OPEN)),
          Map.entry("reopened", new TicketEvent.StatusSet(TicketStatus.OPEN)),
          Map.entry("in progress", new TicketEvent.StatusSet(TicketStatus.IN_PROGRESS)),
          Map.entry("waiting on customer", new TicketEvent.StatusSet(TicketStatus.WAITING)),
          Map.entry("resolved", new TicketEvent.StatusSet(TicketStatus.RESOLVED)),
          Map.entry("closed", new TicketEvent.StatusSet(TicketStatus.CLOSED)),
          Map.entry("priority unknown", new TicketEvent.PrioritySet(Optional.empty())),
          Map.entry(
              "account unknown", new TicketEvent.AccountSet(Optional.empty(), Optional.empty())),
          Map.entry("exempt no more", new TicketEvent.ExemptionLifted()));

  private final Shell shell;
  private WorkingCalendar calendar;

  /**
   * @param calendar the workspace's until a line says otherwise
   */
  TicketLines(Shell shell, WorkingCalendar calendar) {
    this.shell = shell;
    this.calendar = calendar;
  }

  /** The events; empty after every fault was said. */
  Optional<List<TicketEvent>> read(List<String> lines) {
    List<TicketEvent> events = new ArrayList<>();
    boolean right = true;
    for (int number = 1; number <= lines.size(); number++) {
      String line = TypedLine.of(lines.get(number - 1));
      if (!line.isEmpty() && !line.startsWith("#")) {
        Optional<TicketEvent> event = event(number, line);
        event.ifPresent(read -> add(events, read));
        right &= event.isPresent();
      }
    }
    return Optional.of(events).filter(right ? _ -> true : _ -> false).map(List::copyOf);
  }

  /** Of two lines that say the same kind of thing of one instant the later counts. */
  private static void add(List<TicketEvent> events, TicketEvent next) {
    if (!(next.what() instanceof TicketEvent.StatusSet)) {
      events.removeIf(event ->
          event.at().equals(next.at())
              && event.recordedAt().equals(next.recordedAt())
              && event.what().getClass() == next.what().getClass());
    }
    events.add(next);
  }

  private Optional<TicketEvent> event(int number, String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return wrong(number, line);
    }
    Optional<Instant> at = ClockWords.instant("line " + number, parts.group(1), shell);
    Optional<Instant> known =
        parts.group(3) == null ? at : ClockWords.instant("line " + number, parts.group(3), shell);
    Optional<What> what = what(parts.group(2));
    if (what.isEmpty()) {
      return wrong(number, parts.group(2));
    }
    return at.flatMap(when -> known.map(learnt -> new TicketEvent(when, learnt, what.get())));
  }

  private Optional<TicketEvent> wrong(int number, String text) {
    shell
        .err()
        .println(
            ("line %s: “%s” is nothing that happens to a ticket. Write an instant and, for example,"
                    + " opened, team wrote, customer wrote, waiting on customer, in progress,"
                    + " resolved, closed, reopened, priority P1, priority corrected to P3, account"
                    + " Acme, account tier Enterprise, exempt spam, exempt no more, merged into"
                    + " ZD-2, sla FILE, working hours HOURS, working day off DAY.")
                .formatted(number, text));
    return Optional.empty();
  }

  private Optional<What> what(String text) {
    What plain = PLAIN.get(text.toLowerCase(Locale.ROOT));
    if (plain != null) {
      return Optional.of(plain);
    }
    return after(text, "priority corrected to ")
        .flatMap(Priority::parse)
        .<What>map(TicketEvent.PriorityCorrected::new)
        .or(() ->
            after(text, "priority ")
                .flatMap(Priority::parse)
                .map(found -> new TicketEvent.PrioritySet(Optional.of(found))))
        .or(() -> after(text, "account ").map(TicketLines::account))
        .or(() -> after(text, "exempt ").map(TicketEvent.Exempted::new))
        .or(() -> after(text, "merged into ").map(TicketEvent.Merged::new))
        .or(() -> after(text, "sla ").flatMap(this::promises))
        .or(() -> after(text, "working hours ").flatMap(this::hours))
        .or(() -> after(text, "working day off ").flatMap(this::dayOff));
  }

  private static Optional<String> after(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length())
        ? Optional.of(text.substring(start.length()))
        : Optional.empty();
  }

  private static What account(String text) {
    Matcher parts = ACCOUNT.matcher(text);
    return parts.matches()
        ? new TicketEvent.AccountSet(
            Optional.ofNullable(parts.group(1)), Optional.of(parts.group(2)))
        : new TicketEvent.AccountSet(Optional.of(text), Optional.empty());
  }

  private Optional<What> promises(String file) {
    return new SlaFiles(shell)
        .promises(file)
        .map(SlaCsv.Reading.Parsed::policy)
        .map(TicketEvent.PolicySet::new);
  }

  private Optional<What> hours(String text) {
    return CalendarOptions.read(withoutRecount(text), new CalendarDays(), shell)
        .map(read -> set(new WorkingCalendar(read.hours(), calendar.days()), text));
  }

  private Optional<What> dayOff(String text) {
    try {
      Map<LocalDate, List<Hours.Span>> days = new TreeMap<>(calendar.days());
      days.put(LocalDate.parse(withoutRecount(text)), List.of());
      return Optional.of(set(new WorkingCalendar(calendar.hours(), days), text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  private What set(WorkingCalendar next, String text) {
    calendar = next;
    return new TicketEvent.CalendarSet(
        new ClockCalendar(Optional.empty(), next), text.endsWith(RECOUNTED));
  }

  private static String withoutRecount(String text) {
    return text.endsWith(RECOUNTED) ? text.substring(0, text.length() - RECOUNTED.length()) : text;
  }
}
