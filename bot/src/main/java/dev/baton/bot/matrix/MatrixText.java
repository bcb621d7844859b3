package dev.baton.bot.matrix;

import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.matrix.Absence;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Reason;
import dev.baton.matrix.Route;
import dev.baton.matrix.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the matrix found, in words. Plain text: escape it where it goes into Slack's format. People
 * are named as they are called when it is read.
 */
public final class MatrixText {
  /** As the row of an erased person has it. */
  private static final String ERASED = "Erased person";

  private MatrixText() {}

  /**
   * Why a route and its owner are suggested, a phrase each.
   *
   * @param nameOf the name to a Slack id
   */
  public static List<String> reasons(List<OwnerReason> reasons, UnaryOperator<String> nameOf) {
    return reasons.stream().map(reason -> reason(reason, nameOf)).toList();
  }

  /** As {@link #reasons}, one of them. */
  public static String reason(OwnerReason reason, UnaryOperator<String> nameOf) {
    return switch (reason) {
      case OwnerReason.CriteriaMatched(var conditions) -> conditions(conditions);
      case OwnerReason.Available() -> "available";
      case OwnerReason.Load(var accepted) ->
          accepted == 0
              ? "accepted nothing in the last 7 days"
              : String.format(Locale.ROOT, "has %d accepted in the last 7 days", accepted);
      case OwnerReason.FirstInOrder() -> "named first";
      case OwnerReason.NextInRotation(var acceptedBefore) ->
          acceptedBefore ? "next in rotation" : "next in rotation, none yet";
      case OwnerReason.LeastLoaded() -> "fewest of that team";
      case OwnerReason.BackupFor(var absent) -> "backup for " + absentees(absent, nameOf);
      case OwnerReason.OwnedBefore(var tier) -> "owned it in " + tier + " before";
      case OwnerReason.Legacy(var text) -> text;
    };
  }

  /**
   * Why somebody other than the lead was asked to decide; {@code nameOf} as in {@link #reasons}.
   */
  public static String asked(AskedReason reason, UnaryOperator<String> nameOf) {
    return switch (reason) {
      case AskedReason.StandsIn(var absent) -> absentees(absent, nameOf);
      case AskedReason.LeaverReplaced(var leaver) ->
          leaver.map(nameOf).orElse(ERASED) + " left the workspace";
      case AskedReason.Legacy(var text) -> text;
    };
  }

  /** When a route is right for a ticket. */
  public static String conditionsOf(Route route) {
    return reason(
        OwnerReason.of(new Reason.CriteriaMatched(route.conditions())), UnaryOperator.identity());
  }

  public static String unavailable(Unavailable why) {
    return switch (why) {
      case Unavailable.NobodyToOwn(var absent) -> "nobody can own it: " + absences(absent);
      case Unavailable.NeverOwnedThere(var tier, var absent) ->
          "nobody owned it in "
              + tier.name()
              + " before"
              + (absent.isEmpty() ? "" : ": " + absences(absent));
      case Unavailable.NobodyToDecide(var absent) -> "nobody can decide: " + absences(absent);
    };
  }

  public static String absences(List<Absence> absent) {
    return absent.stream()
        .map(absence -> absentee(Absentee.of(absence), _ -> absence.who()))
        .collect(Collectors.joining(", "));
  }

  private static String absentees(List<Absentee> absent, UnaryOperator<String> nameOf) {
    return absent.stream()
        .map(absentee -> absentee(absentee, nameOf))
        .collect(Collectors.joining(", "));
  }

  private static String absentee(Absentee absentee, UnaryOperator<String> nameOf) {
    String who = absentee.who().map(nameOf).orElse(ERASED);
    return switch (absentee.why()) {
      case NOT_IN_WORKSPACE -> who + " is not in this workspace";
      case AWAY -> who + " is away";
      case DEACTIVATED -> who + " left";
      case GUEST -> who + " is a guest";
      case IS_REQUESTER -> who + " asks";
      case OWNS_IT_ALREADY -> who + " owns it already";
    };
  }

  /** As what a decider is asked. */
  public static String role(Decider.Role role) {
    return switch (role) {
      case LEAD -> "lead";
      case BACKUP_LEAD -> "backup lead";
      case LEAD_ABOVE -> "lead one tier up";
      case MANAGER -> "manager";
    };
  }

  public static String direction(Direction direction) {
    return switch (direction) {
      case FORWARD -> "forward";
      case SIDEWAYS -> "sideways";
      case HAND_BACK -> "hand-back";
    };
  }

  /** {@code 15 min}, {@code 4 h}, {@code 2 d}. */
  public static String duration(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes % (24 * 60) == 0) {
      return minutes / (24 * 60) + " d";
    }
    return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }

  private static String conditions(List<OwnerReason.Condition> conditions) {
    return conditions.isEmpty()
        ? "takes any ticket of this tier"
        : "matches "
            + conditions.stream().map(MatrixText::condition).collect(Collectors.joining(", "));
  }

  private static String condition(OwnerReason.Condition condition) {
    String column = condition.column().replaceFirst("^if:", "").replace('_', ' ');
    return column + " " + String.join(" or ", condition.values());
  }
}
