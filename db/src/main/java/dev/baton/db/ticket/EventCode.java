package dev.baton.db.ticket;

import dev.baton.escalation.sla.TicketEvent;
import dev.baton.matrix.Priority;
import java.util.Locale;

/** How what happened to a ticket is written into its row. */
final class EventCode {
  static final String OPENED = "opened";
  static final String CUSTOMER_WROTE = "customer_wrote";
  static final String TEAM_WROTE = "team_wrote";
  static final String STATUS = "status";
  static final String PRIORITY = "priority";
  static final String PRIORITY_CORRECTED = "priority_corrected";
  static final String ACCOUNT = "account";
  static final String MERGED = "merged";
  static final String EXEMPT = "exempt";
  static final String EXEMPT_NO_MORE = "exempt_no_more";

  private EventCode() {}

  /**
   * @throws IllegalArgumentException for what holds for many tickets, which is kept elsewhere
   */
  static String what(TicketEvent.What what) {
    return switch (what) {
      case TicketEvent.Opened _ -> OPENED;
      case TicketEvent.CustomerWrote() -> CUSTOMER_WROTE;
      case TicketEvent.TeamWrote() -> TEAM_WROTE;
      case TicketEvent.StatusSet _ -> STATUS;
      case TicketEvent.PrioritySet _ -> PRIORITY;
      case TicketEvent.PriorityCorrected _ -> PRIORITY_CORRECTED;
      case TicketEvent.AccountSet _ -> ACCOUNT;
      case TicketEvent.Merged _ -> MERGED;
      case TicketEvent.Exempted _ -> EXEMPT;
      case TicketEvent.ExemptionLifted() -> EXEMPT_NO_MORE;
      case TicketEvent.PolicySet _, TicketEvent.CalendarSet _ ->
          throw new IllegalArgumentException("It happened to no ticket: " + what);
    };
  }

  /** Holds no text of people. */
  static String value(TicketEvent.What what) {
    return switch (what) {
      case TicketEvent.Opened(var by) -> by.name().toLowerCase(Locale.ROOT);
      case TicketEvent.StatusSet(var status) -> status.code();
      case TicketEvent.PrioritySet(var priority) -> priority.map(Priority::name).orElse("");
      case TicketEvent.PriorityCorrected(var priority) -> priority.name();
      case TicketEvent.AccountSet(_, var tier) -> tier.orElse("");
      case TicketEvent.Merged(var into) -> into;
      case TicketEvent.CustomerWrote _,
          TicketEvent.TeamWrote _,
          TicketEvent.Exempted _,
          TicketEvent.ExemptionLifted _,
          TicketEvent.PolicySet _,
          TicketEvent.CalendarSet _ ->
          "";
    };
  }
}
