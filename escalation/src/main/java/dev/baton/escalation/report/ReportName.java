package dev.baton.escalation.report;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The reports there are. docs/reports.md says what each counts. */
public enum ReportName {
  ESCALATIONS,
  RATE,
  DECISION,
  RESOLUTION,
  SLA,
  PINGPONG,
  ACCOUNTS,
  BOUNCES,
  PATTERNS,
  REVIEWS,
  TICKETS,
  AGENTS;

  /** As it is typed, and as its address has it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The report of this name; empty for none. */
  public static Optional<ReportName> parse(String code) {
    for (ReportName name : values()) {
      if (name.code().equals(code)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** By what it is grouped where nobody says; empty where it is a list. */
  public Optional<Dimension> usual() {
    return switch (this) {
      case ESCALATIONS, DECISION, RESOLUTION, SLA -> Optional.of(Dimension.MONTH);
      case RATE -> Optional.of(Dimension.ACCOUNT_TIER);
      case BOUNCES -> Optional.of(Dimension.CAUSE);
      case PINGPONG, ACCOUNTS, PATTERNS, REVIEWS, TICKETS, AGENTS -> Optional.empty();
    };
  }

  /** Words of the time that it is of where nobody says; empty where it is of this moment. */
  String usualTime() {
    return switch (this) {
      case ESCALATIONS, RATE, DECISION, RESOLUTION, SLA, BOUNCES, REVIEWS -> "last 12 months";
      case PINGPONG, ACCOUNTS, PATTERNS, AGENTS -> "last 90 days";
      case TICKETS -> "";
    };
  }

  /** Whether it is of this moment, and of no period. */
  public boolean isOfNow() {
    return this == TICKETS;
  }

  /** By what it may be filtered. */
  public Set<FilterField> fields() {
    return switch (this) {
      case ESCALATIONS, DECISION, BOUNCES, PINGPONG, PATTERNS, REVIEWS, AGENTS -> ofRequests();
      case ACCOUNTS -> {
        Set<FilterField> all = ofRequests();
        all.addAll(EnumSet.of(FilterField.HEALTH, FilterField.RENEWAL, FilterField.VALUE));
        yield all;
      }
      case RATE, RESOLUTION, SLA -> ofTickets();
      case TICKETS -> {
        Set<FilterField> all = ofTickets();
        all.addAll(
            EnumSet.of(
                FilterField.TIER,
                FilterField.STATUS,
                FilterField.OWNER,
                FilterField.OPEN_FOR,
                FilterField.FIRST_RESPONSE));
        yield all;
      }
    };
  }

  private static Set<FilterField> ofRequests() {
    Set<FilterField> all = ofTickets();
    all.addAll(
        EnumSet.of(
            FilterField.TIER,
            FilterField.FROM_TIER,
            FilterField.STATE,
            FilterField.LEAD,
            FilterField.OWNER,
            FilterField.KIND));
    return all;
  }

  private static Set<FilterField> ofTickets() {
    return EnumSet.of(
        FilterField.ACCOUNT, FilterField.ACCOUNT_TIER, FilterField.PRIORITY, FilterField.CATEGORY);
  }

  /** By what it may be grouped. */
  public Set<Dimension> dimensions() {
    return switch (this) {
      case ESCALATIONS, DECISION -> EnumSet.complementOf(EnumSet.of(Dimension.CAUSE));
      case BOUNCES -> EnumSet.allOf(Dimension.class);
      case RATE, RESOLUTION, SLA ->
          EnumSet.of(
              Dimension.MONTH, Dimension.ACCOUNT_TIER, Dimension.PRIORITY, Dimension.CATEGORY);
      case PINGPONG, ACCOUNTS, PATTERNS, REVIEWS, TICKETS, AGENTS -> Set.of();
    };
  }
}
