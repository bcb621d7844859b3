package dev.baton.bot.log;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.escalate.EscalationRef;
import java.util.Optional;

/**
 * What a reader of a ticket's history may do with the ticket.
 *
 * @param join whether they may join another key to it
 * @param takeBack the escalation whose decision they may still take back
 * @param take whether they may become its first owner
 * @param give whether they may say who that is
 * @param exempt whether it is exempt from promises, for who may change that; empty for others
 * @param move whether they may move the ticket to somebody else of its tier
 */
record HistoryDeeds(
    boolean join,
    Optional<EscalationRef> takeBack,
    boolean take,
    boolean give,
    boolean move,
    Optional<Boolean> exempt) {
  /** To read only. */
  static final HistoryDeeds NONE =
      new HistoryDeeds(false, Optional.empty(), false, false, false, Optional.empty());

  HistoryDeeds {
    requireNonNull(takeBack);
    requireNonNull(exempt);
  }
}
