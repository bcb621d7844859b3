package dev.baton.bot.sla;

import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.sla.SlaClocks;
import dev.baton.escalation.sla.SlaKind;

/** Clocks of a ticket on the console: a line each, of words in a fixed order. */
final class TicketClockText {
  private TicketClockText() {}

  /** {@code first_response running, due 2026-12-07T08:30:00Z, worked 600 of 1800 s}. */
  static String clock(SlaClock clock) {
    StringBuilder line = new StringBuilder(name(clock.kind(), clock.cycle()));
    line.append(' ').append(clock.state().code());
    clock
        .end()
        .ifPresent(
            end -> line.append(' ').append(end.outcome().code()).append(" at ").append(end.at()));
    clock.due().ifPresent(due -> line.append(", due ").append(due));
    line.append(", worked ").append(clock.worked().toSeconds());
    line.append(" of ").append(clock.target().toSeconds()).append(" s");
    clock.warn().ifPresent(at -> line.append(", warns ").append(at));
    clock
        .breach()
        .ifPresent(breach ->
            line.append(", missed ")
                .append(breach.at())
                .append(" by ")
                .append(breach.cause().code())
                .append(", overdue ")
                .append(clock.overdueBy().toSeconds())
                .append(" s"));
    return line.toString();
  }

  static String finding(SlaClocks.Finding finding) {
    return switch (finding) {
      case SlaClocks.Finding.Found(var kind, int cycle, var breach, var at) ->
          "found %s: %s missed at %s".formatted(at, name(kind, cycle), breach.at());
      case SlaClocks.Finding.Annulled(var kind, int cycle, var breach, var at) ->
          "annulled %s: %s was not missed at %s".formatted(at, name(kind, cycle), breach.at());
    };
  }

  private static String name(SlaKind kind, int cycle) {
    return cycle == 1 ? kind.code() : kind.code() + " " + cycle;
  }
}
