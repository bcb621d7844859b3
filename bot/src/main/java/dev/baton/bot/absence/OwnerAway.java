package dev.baton.bot.absence;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Presence;
import dev.baton.matrix.Route;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Says of a request that waits that its proposed owner is away now, and who stands in. */
public final class OwnerAway {
  private final Snapshot people;
  private final Instant now;

  public OwnerAway(Snapshot people, Instant now) {
    this.people = people;
    this.now = now;
  }

  /** A sentence in Slack's format; empty where the owner is here, or the request is settled. */
  public Optional<String> of(Escalation escalation, Wording words) {
    return people
        .member(escalation.proposedOwner())
        .filter(_ -> escalation.isPending())
        .filter(owner -> !owner.isFull() || owner.isAwayAt(now))
        .map(owner -> said(escalation, owner, words));
  }

  private String said(Escalation escalation, Member owner, Wording words) {
    Optional<Instant> back = owner.backAfter(now);
    Optional<String> standIn = standIn(escalation);
    return words.say(
        AbsencePhrase.OWNER_AWAY,
        "owner",
        people.named(owner.id()),
        "left",
        !owner.isFull(),
        "known",
        back.isPresent(),
        "back",
        words.until(back.orElse(now)),
        "someone",
        standIn.isPresent(),
        "other",
        people.named(standIn.orElse(owner.id())));
  }

  /** The next of those whom the live matrix names for that route: its owners, then who backs up. */
  private Optional<String> standIn(Escalation escalation) {
    Directory directory = people.directory(now);
    return people.matrix().flatMap(matrix -> route(matrix, escalation)).stream()
        .flatMap(route -> Stream.concat(route.owners().stream(), route.backupOwners().stream()))
        .map(directory::presence)
        .flatMap(presence ->
            presence instanceof Presence.Present(var person)
                ? Stream.of(person.id())
                : Stream.empty())
        .filter(id -> !id.equals(escalation.requester()))
        .findFirst();
  }

  /** The one it was filed by, or in a later version the one of the same number and tiers. */
  private static Optional<Route> route(Matrix matrix, Escalation escalation) {
    return matrix
        .route(escalation.route().number())
        .filter(
            route -> route.from().equals(escalation.from()) && route.to().equals(escalation.to()));
  }
}
