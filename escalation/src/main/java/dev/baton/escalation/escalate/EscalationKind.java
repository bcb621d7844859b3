package dev.baton.escalation.escalate;

import dev.baton.matrix.Direction;
import java.util.Locale;

/** How an escalation moves its ticket. */
public enum EscalationKind {
  /** To a later tier. */
  FORWARD,
  SIDEWAYS,
  /** To an earlier tier. */
  HAND_BACK,
  /**
   * To somebody else of the same tier, by its lead; nobody asked for it and no route leads there.
   */
  REASSIGN;

  /** As a route of the matrix moves it. */
  public static EscalationKind of(Direction direction) {
    return switch (direction) {
      case FORWARD -> FORWARD;
      case SIDEWAYS -> SIDEWAYS;
      case HAND_BACK -> HAND_BACK;
    };
  }

  /** As stored and exported: {@code hand_back}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind stored this way.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static EscalationKind parse(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
