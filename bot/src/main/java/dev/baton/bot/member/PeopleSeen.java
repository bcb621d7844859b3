package dev.baton.bot.member;

import com.slack.api.model.User;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what Slack says of people. A page of an organisation is of one of its teams: whoever is
 * full in one of them is full, whichever came last, and whoever is in none that Baton may see has
 * left.
 */
final class PeopleSeen {
  private final Tx tx;
  private final Instant now;

  PeopleSeen(Tx tx, InstantSource clock) {
    this.tx = tx;
    this.now = clock.instant();
  }

  /**
   * A page of a reading.
   *
   * @param next where the next page begins; empty when this is the last
   * @return how many people it named
   */
  int listed(List<User> users, Reading reading, Optional<String> next) {
    boolean organisation = SlackPerson.isOrganisation(tx.orgId());
    Map<String, Member> members = new LinkedHashMap<>();
    users.forEach(user ->
        members.merge(
            user.getId(),
            SlackPerson.read(user, tx.orgId(), now),
            (first, second) -> organisation ? second.joinedWith(first) : second));
    if (organisation) {
      joinWhatIsKnownSince(reading.since(), members);
    }
    written(members, reading.since());
    if (organisation && next.isEmpty()) {
      leave(reading.since());
    }
    return members.size();
  }

  /** What an event, or an answer, says of one person. */
  int told(User user, Instant asOf) {
    Map<String, Member> members = new LinkedHashMap<>();
    members.put(user.getId(), SlackPerson.read(user, tx.orgId(), now));
    if (SlackPerson.isSeenInPart(user, tx.orgId())) {
      joinWhatIsKnownSince(Instant.EPOCH, members);
      // Only all of their teams together say whether they lost something.
      MemberSync.begin(tx, now);
    }
    written(members, asOf);
    return 1;
  }

  private void joinWhatIsKnownSince(Instant since, Map<String, Member> members) {
    Members.in(tx)
        .seenSince(since, members.keySet())
        .forEach(known -> members.computeIfPresent(known.id(), (_, one) -> one.joinedWith(known)));
  }

  private void leave(Instant since) {
    Map<String, Member> gone = new LinkedHashMap<>();
    Members.in(tx).notSeenSince(since).forEach(one -> gone.put(one.id(), one.asLeft()));
    written(gone, since);
  }

  private void written(Map<String, Member> members, Instant asOf) {
    if (!members.isEmpty()) {
      Members.in(tx).refresh(members.values(), asOf, now);
    }
  }
}
