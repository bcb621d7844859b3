package dev.baton.bot.matrix;

import dev.baton.matrix.Absence;
import dev.baton.matrix.Criterion;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Reason;
import dev.baton.matrix.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the matrix found, in words. Plain text: escape it where it goes into Slack's format. */
public final class MatrixText {
  private MatrixText() {}

  /** Why a route or a person is suggested, a phrase each. */
  public static List<String> reasons(List<Reason> reasons) {
    return reasons.stream().map(MatrixText::reason).toList();
  }

  public static String reason(Reason reason) {
    return switch (reason) {
      case Reason.CriteriaMatched(var matched) ->
          matched.isEmpty()
              ? "takes any ticket of this tier"
              : "matches "
                  + matched.stream().map(MatrixText::criterion).collect(Collectors.joining(", "));
      case Reason.Available() -> "available";
      case Reason.Load(var accepted) ->
          accepted == 0
              ? "accepted nothing in the last 7 days"
              : String.format(Locale.ROOT, "has %d accepted in the last 7 days", accepted);
      case Reason.FirstInOrder() -> "named first";
      case Reason.NextInRotation(var last) ->
          last.isPresent() ? "next in rotation" : "next in rotation, none yet";
      case Reason.LeastLoaded() -> "fewest of that team";
      case Reason.BackupFor(var absent) -> "backup for " + absences(absent);
      case Reason.OwnedBefore(var tier) -> "owned it in " + tier.name() + " before";
    };
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
    return absent.stream().map(MatrixText::absence).collect(Collectors.joining(", "));
  }

  public static String absence(Absence absence) {
    return switch (absence) {
      case Absence.NotInWorkspace(var who) -> who + " is not in this workspace";
      case Absence.Away(var person, _) -> person.name() + " is away";
      case Absence.Deactivated(var person) -> person.name() + " left";
      case Absence.Guest(var person) -> person.name() + " is a guest";
      case Absence.IsRequester(var person) -> person.name() + " asks";
      case Absence.OwnsItAlready(var person) -> person.name() + " owns it already";
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

  private static String criterion(Criterion criterion) {
    String column = criterion.column().replaceFirst("^if:", "").replace('_', ' ');
    return column + " " + String.join(" or ", criterion.texts());
  }
}
