package dev.baton.escalation.alert;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.account.Account;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Email;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The people an alert may concern, as they are at that moment.
 *
 * @param byAddress who of Slack stands behind an address, those who left included
 * @param leads Slack ids of who leads the ticket's tier
 * @param managers Slack ids
 * @param told who hears of the same event by another message, as a party of the request
 */
public record AlertPeople(
    Map<String, Member> byAddress,
    List<String> leads,
    List<String> managers,
    Set<String> told,
    Instant now) {
  public AlertPeople {
    byAddress = Map.copyOf(byAddress);
    leads = List.copyOf(leads);
    managers = List.copyOf(managers);
    told = Set.copyOf(told);
    requireNonNull(now);
  }

  Optional<Member> member(Email address) {
    return Optional.ofNullable(byAddress.get(address.address()));
  }

  /** Somebody of whom Slack says that they left looks after nobody; a stranger to Slack may. */
  boolean isHere(Email address) {
    return member(address).map(member -> !member.deactivated()).orElse(true);
  }

  boolean isAway(Email address) {
    return member(address).filter(member -> member.isAwayAt(now)).isPresent();
  }

  /**
   * Slack ids of who asks the customer how it went: the account owner, else the backup, where they
   * are in Slack and not away; else whoever of the two is in Slack; else managers.
   */
  public List<String> whoFollowsUp(Account account) {
    List<Member> here =
        Stream.of(account.owner(), account.backup())
            .flatMap(Optional::stream)
            .flatMap(address -> member(address).stream())
            .filter(Member::isFull)
            .toList();
    return here.stream()
        .filter(member -> !member.isAwayAt(now))
        .findFirst()
        .or(() -> here.stream().findFirst())
        .map(member -> List.of(member.id()))
        .orElse(managers);
  }
}
