package dev.baton.bot.matrix;

import static dev.baton.bot.phrases.Arg.allOf;
import static dev.baton.bot.phrases.Arg.anyOf;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import dev.baton.matrix.Absence;
import dev.baton.matrix.Criterion;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Reason;
import dev.baton.matrix.Unavailable;
import java.time.Duration;
import java.util.List;

/** What the matrix found, in words. Plain text: escape it where it goes into Slack's format. */
public final class MatrixText {
  private final Wording words;

  public MatrixText(Wording words) {
    this.words = requireNonNull(words);
  }

  /** Why a route or a person is suggested, a phrase each. */
  public List<String> reasons(List<Reason> reasons) {
    return reasons.stream().map(this::reason).toList();
  }

  public String reason(Reason reason) {
    return switch (reason) {
      case Reason.CriteriaMatched(var matched) -> conditions(matched);
      case Reason.Available() -> words.say(MatrixPhrase.AVAILABLE);
      case Reason.Load(var accepted) -> words.say(MatrixPhrase.ACCEPTED, "n", accepted);
      case Reason.FirstInOrder() -> words.say(MatrixPhrase.NAMED_FIRST);
      case Reason.NextInRotation(var last) ->
          last.isPresent()
              ? words.say(MatrixPhrase.NEXT_IN_ROTATION)
              : words.say(MatrixPhrase.NEVER_IN_ROTATION);
      case Reason.LeastLoaded() -> words.say(MatrixPhrase.LEAST_LOADED);
      case Reason.BackupFor(var absent) ->
          words.say(MatrixPhrase.STANDS_IN, "absent", absences(absent));
      case Reason.OwnedBefore(var tier) ->
          words.say(MatrixPhrase.OWNED_IT_BEFORE, "tier", tier.name());
    };
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
    return absent.isEmpty()
        ? ""
        : words.say(
            MatrixPhrase.TOGETHER, "all", allOf(absent.stream().map(this::absence).toList()));
  }

  private String absence(Absence absence) {
    return switch (absence) {
      case Absence.NotInWorkspace(var who) ->
          words.say(MatrixPhrase.IS_NOT_HERE, "who", who);
      case Absence.Away(var person, _) -> words.say(MatrixPhrase.IS_AWAY, "who", person.name());
      case Absence.Deactivated(var person) ->
          words.say(MatrixPhrase.HAS_LEFT, "who", person.name());
      case Absence.Guest(var person) -> words.say(MatrixPhrase.IS_GUEST, "who", person.name());
      case Absence.IsRequester(var person) ->
          words.say(MatrixPhrase.IS_REQUESTER, "who", person.name());
      case Absence.OwnsItAlready(var person) ->
          words.say(MatrixPhrase.OWNS_IT, "who", person.name());
    };
  }

  /** As what a decider is asked. */
  public String role(Decider.Role role) {
    return switch (role) {
      case LEAD -> words.say(MatrixPhrase.LEAD);
      case BACKUP_LEAD -> words.say(MatrixPhrase.BACKUP_LEAD);
      case LEAD_ABOVE -> words.say(MatrixPhrase.LEAD_ABOVE);
      case MANAGER -> words.say(MatrixPhrase.MANAGER);
    };
  }

  public String direction(Direction direction) {
    return switch (direction) {
      case FORWARD -> words.say(MatrixPhrase.FORWARD);
      case SIDEWAYS -> words.say(MatrixPhrase.SIDEWAYS);
      case HAND_BACK -> words.say(MatrixPhrase.HAND_BACK);
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

  private String conditions(List<Criterion> matched) {
    return matched.isEmpty()
        ? words.say(MatrixPhrase.TAKES_ANY)
        : words.say(
            MatrixPhrase.MATCHES,
            "conditions",
            allOf(matched.stream().map(this::condition).toList()));
  }

  /** The matrix's own columns have words; a workspace's conditions are named as in its file. */
  private String condition(Criterion criterion) {
    return words.say(
        MatrixPhrase.CONDITION,
        "column",
        criterion.column(),
        "name",
        criterion.column().replaceFirst("^if:", "").replace('_', ' '),
        "values",
        anyOf(criterion.texts()));
  }
}
