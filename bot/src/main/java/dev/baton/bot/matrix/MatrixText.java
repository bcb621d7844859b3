package dev.baton.bot.matrix;

import static dev.baton.bot.phrases.Arg.allOf;
import static dev.baton.bot.phrases.Arg.anyOf;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.matrix.Absence;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Reason;
import dev.baton.matrix.Route;
import dev.baton.matrix.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the matrix found, in words. Plain text: escape it where it goes into Slack's format. People
 * are named as they are called when it is read.
 */
public final class MatrixText {
  private final Wording words;
  private final UnaryOperator<String> nameOf;

  /** Where nobody is named by their id. */
  public MatrixText(Wording words) {
    this(words, UnaryOperator.identity());
  }

  /**
   * @param nameOf the name to a Slack id
   */
  public MatrixText(Wording words, UnaryOperator<String> nameOf) {
    this.words = requireNonNull(words);
    this.nameOf = requireNonNull(nameOf);
  }

  /** Why a route and its owner are suggested, a phrase each. */
  public List<String> reasons(List<OwnerReason> reasons) {
    return reasons.stream().map(this::reason).toList();
  }

  private String reason(OwnerReason reason) {
    return switch (reason) {
      case OwnerReason.CriteriaMatched(var conditions) -> conditions(conditions);
      case OwnerReason.Available() -> words.say(MatrixPhrase.AVAILABLE);
      case OwnerReason.Load(var accepted) -> words.say(MatrixPhrase.ACCEPTED, "n", accepted);
      case OwnerReason.FirstInOrder() -> words.say(MatrixPhrase.NAMED_FIRST);
      case OwnerReason.NextInRotation(var acceptedBefore) ->
          acceptedBefore
              ? words.say(MatrixPhrase.NEXT_IN_ROTATION)
              : words.say(MatrixPhrase.NEVER_IN_ROTATION);
      case OwnerReason.LeastLoaded() -> words.say(MatrixPhrase.LEAST_LOADED);
      case OwnerReason.BackupFor(var absent) ->
          words.say(MatrixPhrase.STANDS_IN, "absent", absentees(absent));
      case OwnerReason.OwnedBefore(var tier) ->
          words.say(MatrixPhrase.OWNED_IT_BEFORE, "tier", tier);
      case OwnerReason.Legacy(var text) -> text;
      case OwnerReason.Unknown _ -> words.say(MatrixPhrase.UNKNOWN_REASON);
    };
  }

  /** Why somebody other than the lead was asked to decide. */
  public String asked(AskedReason reason) {
    return switch (reason) {
      case AskedReason.StandsIn(var absent) -> absentees(absent);
      case AskedReason.NobodyElse(var absent) ->
          words.say(
              MatrixPhrase.NOBODY_NEARER, "absent", absent.isEmpty() ? "none" : absentees(absent));
      case AskedReason.Late(var asked) ->
          words.say(MatrixPhrase.DID_NOT_DECIDE, "who", anyOf(asked.stream().map(nameOf).toList()));
      case AskedReason.LeaverReplaced(var leaver) ->
          absentee(new Absentee(leaver, Absentee.Why.DEACTIVATED), nameOf);
      case AskedReason.Legacy(var text) -> text;
      case AskedReason.Unknown _ -> words.say(MatrixPhrase.UNKNOWN_REASON);
    };
  }

  /** When a route is right for a ticket. */
  public String conditionsOf(Route route) {
    return reason(OwnerReason.of(new Reason.CriteriaMatched(route.conditions())));
  }

  public String unavailable(Unavailable why) {
    return switch (why) {
      case Unavailable.NobodyToOwn(var absent) ->
          words.say(MatrixPhrase.NOBODY_TO_OWN, "absent", absences(absent));
      case Unavailable.NeverOwnedThere(var tier, var absent) ->
          absent.isEmpty()
              ? words.say(MatrixPhrase.NEVER_OWNED_THERE, "tier", tier.name())
              : words.say(
                  MatrixPhrase.NOBODY_TO_OWN_AGAIN,
                  "tier",
                  tier.name(),
                  "absent",
                  absences(absent));
      case Unavailable.NobodyToDecide(var absent) ->
          words.say(MatrixPhrase.NOBODY_TO_DECIDE, "absent", absences(absent));
    };
  }

  /** Of several people in one sentence; empty for nobody. */
  public String absences(List<Absence> absent) {
    return together(
        absent.stream()
            .map(absence -> absentee(Absentee.of(absence), _ -> absence.who()))
            .toList());
  }

  private String absentees(List<Absentee> absent) {
    return together(absent.stream().map(absentee -> absentee(absentee, nameOf)).toList());
  }

  private String together(List<String> absent) {
    return absent.isEmpty() ? "" : words.say(MatrixPhrase.TOGETHER, "all", allOf(absent));
  }

  private String absentee(Absentee absentee, UnaryOperator<String> nameOf) {
    String who = absentee.who().map(nameOf).orElseGet(() -> words.say(MatrixPhrase.ERASED));
    return switch (absentee.why()) {
      case NOT_IN_WORKSPACE -> words.say(MatrixPhrase.IS_NOT_HERE, "who", who);
      case AWAY ->
          absentee
              .until()
              .map(until ->
                  words.say(MatrixPhrase.IS_AWAY_UNTIL, "who", who, "back", words.until(until)))
              .orElseGet(() -> words.say(MatrixPhrase.IS_AWAY, "who", who));
      case OFF_SHIFT -> words.say(MatrixPhrase.IS_OFF_SHIFT, "who", who);
      case DEACTIVATED -> words.say(MatrixPhrase.HAS_LEFT, "who", who);
      case GUEST -> words.say(MatrixPhrase.IS_GUEST, "who", who);
      case IS_REQUESTER -> words.say(MatrixPhrase.IS_REQUESTER, "who", who);
      case OWNS_IT_ALREADY -> words.say(MatrixPhrase.OWNS_IT, "who", who);
      case UNKNOWN -> words.say(MatrixPhrase.CANNOT_TAKE_PART, "who", who);
    };
  }

  /** As what a decider is asked. */
  public String role(Decider.Role role) {
    return switch (role) {
      case LEAD -> words.say(MatrixPhrase.LEAD);
      case BACKUP_LEAD -> words.say(MatrixPhrase.BACKUP_LEAD);
      case TIER_LEAD -> words.say(MatrixPhrase.TIER_LEAD);
      case LEAD_ABOVE -> words.say(MatrixPhrase.LEAD_ABOVE);
      case MANAGER -> words.say(MatrixPhrase.MANAGER);
    };
  }

  /** {@code 15 min}, {@code 4 h}, {@code 2 d}. */
  public String duration(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes % (24 * 60) == 0) {
      return words.say(MatrixPhrase.DAYS, "n", minutes / (24 * 60));
    }
    return minutes % 60 == 0
        ? words.say(MatrixPhrase.HOURS, "n", minutes / 60)
        : words.say(MatrixPhrase.MINUTES, "n", minutes);
  }

  private String conditions(List<OwnerReason.Condition> matched) {
    return matched.isEmpty()
        ? words.say(MatrixPhrase.TAKES_ANY)
        : words.say(
            MatrixPhrase.MATCHES,
            "conditions",
            allOf(matched.stream().map(this::condition).toList()));
  }

  /** The matrix's own columns have words; a workspace's conditions are named as in its file. */
  private String condition(OwnerReason.Condition condition) {
    return words.say(
        MatrixPhrase.CONDITION,
        "column",
        condition.column(),
        "name",
        condition.column().replaceFirst("^if:", "").replace('_', ' '),
        "values",
        anyOf(condition.values()));
  }
}
