package dev.baton.escalation.sla;

import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.WorkingCalendar;
import dev.baton.escalation.sla.TicketEvent.Opener;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Priority;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTarget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened to one ticket, told for a test; a time without a day is on Monday 7 December. */
final class Story {
  static final String BERLIN = "Mon-Fri 09:00-17:00 Europe/Berlin";

  private final List<TicketEvent> events = new ArrayList<>();
  private SlaRules rules = SlaRules.usual();

  static Instant time(String text) {
    String day = text.contains("T") ? text.substring(0, text.indexOf('T')) : "12-07";
    String time = text.substring(text.indexOf('T') + 1);
    return Instant.parse(
        (day.length() == 5 ? "2026-" + day : day)
            + "T"
            + (time.length() == 5 ? time + ":00" : time)
            + "Z");
  }

  /** Both promises within that time, for everybody. */
  static SlaPolicy both(String length, String hours) {
    return new SlaPolicy(List.of(row(1, "", "", length, length, hours)));
  }

  static SlaTarget row(
      int number, String tier, String priority, String first, String resolution, String hours) {
    return new SlaTarget(
        number,
        Optional.empty(),
        Stream.of(tier).filter(text -> !text.isEmpty()).toList(),
        Priority.parse(priority).stream().toList(),
        Optional.of(first).filter(text -> !text.isEmpty()).map(Duration::parse),
        Optional.of(resolution).filter(text -> !text.isEmpty()).map(Duration::parse),
        SlaHours.parse(hours).orElseThrow());
  }

  static ClockCalendar calendar(String hours, String... closed) {
    return new ClockCalendar(
        Optional.empty(),
        new WorkingCalendar(
            Hours.parse(hours).orElseThrow(),
            Map.ofEntries(
                Stream.of(closed)
                    .map(day -> Map.entry(LocalDate.parse(day), List.<Hours.Span>of()))
                    .toArray(Story::entries))));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map.Entry<LocalDate, List<Hours.Span>>[] entries(int length) {
    return new Map.Entry[length];
  }

  static Story promising(SlaPolicy policy) {
    return new Story().then("1970-01-01T00:00", new TicketEvent.PolicySet(policy));
  }

  static Story promising(String length, String hours) {
    return promising(both(length, hours));
  }

  Story with(SlaRules chosen) {
    rules = chosen;
    return this;
  }

  Story opened(String at) {
    return then(at, new TicketEvent.Opened(Opener.CUSTOMER));
  }

  Story openedByTeam(String at) {
    return then(at, new TicketEvent.Opened(Opener.TEAM));
  }

  Story status(String at, TicketStatus status) {
    return then(at, new TicketEvent.StatusSet(status));
  }

  Story waiting(String at) {
    return status(at, TicketStatus.WAITING);
  }

  Story goesOn(String at) {
    return status(at, TicketStatus.OPEN);
  }

  Story resolved(String at) {
    return status(at, TicketStatus.RESOLVED);
  }

  Story answered(String at) {
    return then(at, new TicketEvent.TeamWrote());
  }

  Story customerWrote(String at) {
    return then(at, new TicketEvent.CustomerWrote());
  }

  Story priority(String at, Priority priority) {
    return then(at, new TicketEvent.PrioritySet(Optional.of(priority)));
  }

  Story tier(String at, String tier) {
    return then(at, new TicketEvent.AccountSet(Optional.empty(), Optional.of(tier)));
  }

  Story then(String at, TicketEvent.What what) {
    events.add(TicketEvent.seen(time(at), what));
    return this;
  }

  /** Something that came to be known later. */
  Story late(String at, String recordedAt, TicketEvent.What what) {
    events.add(new TicketEvent(time(at), time(recordedAt), what));
    return this;
  }

  List<TicketEvent> events() {
    return List.copyOf(events);
  }

  SlaClocks clocks() {
    return new SlaClocks(events, rules);
  }

  SlaClock first(String now) {
    return only(SlaKind.FIRST_RESPONSE, now).getFirst();
  }

  SlaClock resolution(String now) {
    return only(SlaKind.RESOLUTION, now).getLast();
  }

  List<SlaClock> only(SlaKind kind, String now) {
    return clocks().at(time(now)).stream().filter(clock -> clock.kind() == kind).toList();
  }
}
