package dev.baton.bot.home;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.leaver.Leaver;
import dev.baton.bot.leaver.LeaverList;
import dev.baton.bot.ticket.TicketRights;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.TimesLeft;
import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.UnownedTickets;
import dev.baton.db.escalate.WorkLists;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.ticket.TicketClocks;
import dev.baton.escalation.clock.TimeLeft;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.home.HomeList;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.sla.SlaClock;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.UnownedTicket;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What somebody has to do, owns, asked for and answers for.
 *
 * @param queue what waits for others in the tiers they answer for; empty for who answers for none
 * @param unowned tickets that nobody took, of the tiers the reader works in or answers for; empty
 *     for who does neither
 * @param left of the time to decide these requests, or to begin with these tickets
 * @param accounts the customers of all these tickets, as far as the reader sees them
 * @param promises what was promised for these tickets, where something is
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
    Optional<Unowned> unowned,
    Map<EscalationRef, TimeLeft> left,
    Map<String, ShownAccount> accounts,
    Map<String, List<SlaClock>> promises,
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
          Optional.empty(),
          Map.of(),
          Map.of(),
          Map.of(),
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
    requireNonNull(unowned);
    left = Map.copyOf(left);
    accounts = Map.copyOf(accounts);
    promises = Map.copyOf(promises);
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
    Slice<Escalation> toDecide = part(lists::toDecide, HomeList.TO_DECIDE, place);
    Slice<OwnedTicket> owned =
        reader.isFull() ? part(lists::owned, HomeList.OWNED, place) : Slice.empty();
    Optional<Slice<Escalation>> queue =
        tiers(led, permissions)
            .map(tiers ->
                part((first, most) -> lists.queue(tiers, first, most), HomeList.QUEUE, place));
    Slice<Escalation> askedFor = part(lists::askedFor, HomeList.ASKED_FOR, place);
    Optional<Unowned> unowned = Unowned.read(tx, snapshot, reader.id(), place);
    List<String> theirs =
        identities(
            Stream.concat(
                toDecide.items().stream().map(Escalation::ticket),
                owned.items().stream().map(OwnedTicket::key)));
    List<String> others =
        identities(
            Stream.concat(
                queue.stream().flatMap(all -> all.items().stream()).map(Escalation::ticket),
                unowned.stream()
                    .flatMap(all -> all.tickets().items().stream())
                    .map(UnownedTicket::key)));
    return new HomeWork(
        toDecide,
        owned,
        askedFor,
        queue,
        unowned,
        TimesLeft.in(tx).of(counting(toDecide, queue, askedFor, owned), now),
        ShownAccount.of(tx, snapshot, reader.id(), theirs, others, now),
        TicketClocks.in(tx).standing(Stream.concat(theirs.stream(), others.stream()).toList(), now),
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

  private static List<String> identities(Stream<TicketKey> tickets) {
    return tickets.map(TicketKey::identity).toList();
  }

  /** What has a time that runs. */
  private static Set<EscalationRef> counting(
      Slice<Escalation> toDecide,
      Optional<Slice<Escalation>> queue,
      Slice<Escalation> askedFor,
      Slice<OwnedTicket> owned) {
    Set<EscalationRef> counting = new HashSet<>();
    Stream.of(Optional.of(toDecide), queue, Optional.of(askedFor))
        .flatMap(Optional::stream)
        .flatMap(list -> list.items().stream())
        .filter(Escalation::isPending)
        .forEach(pending -> counting.add(pending.ref()));
    for (OwnedTicket ticket : owned.items()) {
      ticket
          .toBegin()
          .ifPresent(
              begin -> counting.add(new EscalationRef(ticket.key().identity(), begin.seq())));
    }
    return counting;
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

  /**
   * Tickets that nobody took.
   *
   * @param take the tiers whose tickets the reader may take
   */
  record Unowned(Slice<UnownedTicket> tickets, Set<Tier> take) {
    Unowned {
      requireNonNull(tickets);
      take = Set.copyOf(take);
    }

    static Optional<Unowned> read(Tx tx, Snapshot snapshot, String reader, HomePlace place) {
      TicketRights rights = TicketRights.of(tx, snapshot, reader);
      Set<Tier> tiers = new HashSet<>(rights.tiers());
      tiers.addAll(rights.answeredFor());
      return tiers.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Unowned(
                  part(
                      (first, most) -> UnownedTickets.in(tx).of(tiers, first, most),
                      HomeList.UNOWNED,
                      place),
                  rights.tiers()));
    }
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
