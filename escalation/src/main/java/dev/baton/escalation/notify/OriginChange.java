package dev.baton.escalation.notify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a message's thread is told of the escalation that came of it. */
public enum OriginChange {
  FILED,
  ASKED_ANEW,
  QUESTION_ASKED,
  QUESTION_ANSWERED,
  OVERDUE,
  DECIDED,
  TAKEN_BACK,
  WITHDRAWN;

  private static final int WHOLE = 100;

  /** As stored: {@code taken_back}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The change stored this way.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static OriginChange parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /** What changed where people are told this; empty where it concerns no thread. */
  public static Optional<OriginChange> of(List<PlannedDelivery> plan) {
    return plan.stream().flatMap(planned -> of(planned).stream()).findFirst();
  }

  /** Of the clocks only that the time to decide is over, which is what a requester is told of. */
  private static Optional<OriginChange> of(PlannedDelivery planned) {
    boolean over =
        planned.notice() instanceof Notice.ClockMark(_, int percent)
            && percent == WHOLE
            && planned.roles().contains(NoticeRole.REQUESTER);
    return over ? Optional.of(OVERDUE) : of(planned.notice());
  }

  /** The same of one notice. */
  public static Optional<OriginChange> of(Notice notice) {
    return switch (notice) {
      case Notice.Receipt _ -> Optional.of(FILED);
      case Notice.Decided _ -> Optional.of(DECIDED);
      case Notice.TakenBack _ -> Optional.of(TAKEN_BACK);
      case Notice.Withdrawn _ -> Optional.of(WITHDRAWN);
      default -> Optional.empty();
    };
  }
}
