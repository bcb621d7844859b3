package dev.baton.bot.home;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.leaver.Leaver;
import dev.baton.bot.leaver.LeaverList;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.WorkLists;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.home.HomeList;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What somebody has to do, owns, asked for and answers for.
 *
 * @param queue what waits for others in the tiers they answer for; empty for who answers for none
 * @param led the tiers whose tickets they may move within the tier
 * @param undoable what they decided themselves and may take back now, the newest first
 * @param leavers who left and still holds something in the tiers they answer for
 * @param lost messages and mails that did not arrive, for managers
 */
record HomeWork(
    Slice<Escalation> toDecide,
    Slice<OwnedTicket> owned,
    Slice<Escalation> askedFor,
    Optional<Slice<Escalation>> queue,
    Set<Tier> led,
    List<Undoable> undoable,
    Slice<Leaver> leavers,
    List<Delivery> lost) {
  static final HomeWork NONE =
      new HomeWork(
          Slice.empty(),
          Slice.empty(),
          Slice.empty(),
          Optional.empty(),
          Set.of(),
          List.of(),
          Slice.empty(),
          List.of());

  private static final Duration LOST_LATELY = Duration.ofDays(7);
  private static final int MOST_LOST = 4;
  private static final int MOST_UNDOABLE = 3;

  /** Those among them that cannot be taken back any more leave room for the others. */
  private static final int LOOKED_AT = 8;

  /**
   * A decision that its reader may still take back.
   *
   * @param until the last instant at which they may
   */
  record Undoable(Escalation decided, Instant until) {
    Undoable {
      requireNonNull(decided);
      requireNonNull(until);
    }
  }

  HomeWork {
    requireNonNull(toDecide);
    requireNonNull(owned);
    requireNonNull(askedFor);
    requireNonNull(queue);
    led = Set.copyOf(led);
    undoable = List.copyOf(undoable);
    requireNonNull(leavers);
    lost = List.copyOf(lost);
  }

  static HomeWork read(
      Tx tx,
      Snapshot snapshot,
      Member reader,
      Permissions permissions,
      HomePlace place,
      Instant now) {
    WorkLists lists = WorkLists.of(tx, reader.id(), now);
    Set<Tier> led = reader.isFull() ? snapshot.tiersLedBy(reader) : Set.of();
    return new HomeWork(
        part(lists::toDecide, HomeList.TO_DECIDE, place),
        reader.isFull() ? part(lists::owned, HomeList.OWNED, place) : Slice.empty(),
        part(lists::askedFor, HomeList.ASKED_FOR, place),
        tiers(led, permissions)
            .map(tiers ->
                part((first, most) -> lists.queue(tiers, first, most), HomeList.QUEUE, place)),
        led,
        undoable(tx, lists, reader, now),
        sees(led, permissions)
            .map(tiers ->
                part(
                    (first, most) -> LeaverList.part(tx, snapshot, tiers, first, most),
                    HomeList.LEAVERS,
                    place))
            .orElse(Slice.empty()),
        permissions.manager()
            ? Deliveries.in(tx).lostSince(now.minus(LOST_LATELY), MOST_LOST)
            : List.of());
  }

  private static List<Undoable> undoable(Tx tx, WorkLists lists, Member reader, Instant now) {
    Decisions decisions = Decisions.in(tx);
    return lists.decidedLately(LOOKED_AT).stream()
        .flatMap(decided ->
            decisions
                .mayBeTakenBack(decided, reader.id(), now)
                .map(until -> new Undoable(decided, until))
                .stream())
        .limit(MOST_UNDOABLE)
        .toList();
  }

  /** All for managers, their own for leads; nothing for everybody else. */
  private static Optional<Optional<Collection<Tier>>> tiers(
      Set<Tier> led, Permissions permissions) {
    if (permissions.manager()) {
      return Optional.of(Optional.empty());
    }
    return led.isEmpty() ? Optional.empty() : Optional.of(Optional.of(led));
  }

  /** Whose leaving concerns them: an admin can mend the matrix for all. */
  private static Optional<Optional<Collection<Tier>>> sees(Set<Tier> led, Permissions permissions) {
    return permissions.admin() ? Optional.of(Optional.empty()) : tiers(led, permissions);
  }

  private static <T> Slice<T> part(
      BiFunction<Integer, Integer, Slice<T>> list, HomeList which, HomePlace place) {
    return list.apply(place.firstOf(which), which.most());
  }
}
