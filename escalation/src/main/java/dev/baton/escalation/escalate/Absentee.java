package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.matrix.Absence;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody the matrix named who could not take part, as it is kept.
 *
 * @param who Slack id, or the address that nobody in the workspace has; empty once that was erased
 * @param until when they are back; empty when nobody said so
 */
public record Absentee(Optional<String> who, Why why, Optional<Instant> until) {
  public Absentee {
    requireNonNull(who);
    requireNonNull(why);
    requireNonNull(until);
  }

  /** Of whom nothing more is known. */
  public Absentee(Optional<String> who, Why why) {
    this(who, why, Optional.empty());
  }

  /** Why they could not. */
  public enum Why {
    NOT_IN_WORKSPACE,
    AWAY,
    /** Their shift begins later. */
    OFF_SHIFT,
    DEACTIVATED,
    GUEST,
    IS_REQUESTER,
    OWNS_IT_ALREADY,
    /** A newer program wrote why, and this one does not know it. */
    UNKNOWN;

    /** As stored: {@code not_in_workspace}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Why, written this way; {@link #UNKNOWN} for everything else. */
    public static Why parse(String code) {
      return Arrays.stream(values())
          .filter(each -> each.code().equals(code))
          .findFirst()
          .orElse(UNKNOWN);
    }
  }

  /** The same of several. */
  public static List<Absentee> of(List<Absence> absent) {
    return absent.stream().map(Absentee::of).toList();
  }

  /** The same without their name, which is looked up when it is shown. */
  public static Absentee of(Absence absence) {
    return switch (absence) {
      case Absence.NotInWorkspace(var who) -> of(who, Why.NOT_IN_WORKSPACE);
      case Absence.Away(var person, var until) ->
          new Absentee(Optional.of(person.id()), Why.AWAY, until);
      case Absence.OffShift(var person) -> of(person.id(), Why.OFF_SHIFT);
      case Absence.Deactivated(var person) -> of(person.id(), Why.DEACTIVATED);
      case Absence.Guest(var person) -> of(person.id(), Why.GUEST);
      case Absence.IsRequester(var person) -> of(person.id(), Why.IS_REQUESTER);
      case Absence.OwnsItAlready(var person) -> of(person.id(), Why.OWNS_IT_ALREADY);
    };
  }

  private static Absentee of(String who, Why why) {
    return new Absentee(Optional.of(who), why);
  }
}
