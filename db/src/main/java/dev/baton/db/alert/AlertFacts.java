package dev.baton.db.alert;

import static dev.baton.db.tables.baton.Tables.TICKET_NOW;

import dev.baton.db.Tx;
import dev.baton.db.account.AccountContexts;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.tables.baton.tables.records.TicketNowRecord;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.AccountContext;
import dev.baton.escalation.alert.AlertCase;
import dev.baton.escalation.alert.AlertPeople;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a ticket and of the people whom an alert of it may concern. */
final class AlertFacts {
  private final Tx tx;
  private final Instant now;

  private AlertFacts(Tx tx, Instant now) {
    this.tx = tx;
    this.now = now;
  }

  static AlertFacts in(Tx tx, Instant now) {
    return new AlertFacts(tx, now);
  }

  record Found(AlertCase about, AlertPeople people) {}

  /** Empty where there is no such ticket. */
  Optional<Found> of(String ticket) {
    return row(ticket)
        .map(row -> {
          AlertCase about =
              about(
                  row,
                  Optional.ofNullable(row.getPriority()).flatMap(Priority::parse),
                  Optional.ofNullable(row.getAccountTier()),
                  false);
          return new Found(about, people(about, new Tier(row.getTier()), Set.of()));
        });
  }

  /** Of a request, as it says it. */
  Optional<Found> of(Escalation filed, Set<String> told) {
    boolean last = matrix().filter(live -> live.isLast(filed.to())).isPresent();
    return row(filed.ref().ticket())
        .map(row -> {
          AlertCase about =
              about(
                  row,
                  Optional.of(filed.priority()),
                  filed.accountTier().or(() -> Optional.ofNullable(row.getAccountTier())),
                  last);
          return new Found(about, people(about, filed.from(), told));
        });
  }

  /** The names of the tiers from which no forward route leads on; empty without a matrix. */
  Optional<List<String>> lastTier() {
    return matrix()
        .map(live -> live.tiers().stream().filter(live::isLast).map(Tier::name).toList());
  }

  private Optional<TicketNowRecord> row(String ticket) {
    return tx.dsl()
        .selectFrom(TICKET_NOW)
        .where(TICKET_NOW.ORG_ID.eq(tx.orgId()), TICKET_NOW.TICKET_KEY.eq(ticket))
        .fetchOptional();
  }

  private AlertCase about(
      TicketNowRecord row, Optional<Priority> priority, Optional<String> tier, boolean last) {
    Optional<Account> account =
        AccountContexts.in(tx, now).of(row.getTicketKey()).map(AccountContext::account);
    return new AlertCase(row.getTicketKey(), priority, account, tier, last);
  }

  private Optional<Matrix> matrix() {
    return Matrices.in(tx).live();
  }

  private AlertPeople people(AlertCase about, Tier tier, Set<String> told) {
    List<Route> into = matrix().map(live -> live.entering(tier)).orElse(List.of());
    Set<Email> addresses = new LinkedHashSet<>();
    about
        .account()
        .ifPresent(account ->
            Stream.of(account.owner(), account.backup(), account.executive())
                .flatMap(Optional::stream)
                .forEach(addresses::add));
    into.forEach(route -> {
      addresses.addAll(route.leads());
      addresses.addAll(route.backupLeads());
    });
    Map<String, Member> known = known(addresses);
    List<String> managers = managers();
    return new AlertPeople(known, leads(into, known, managers), managers, told, now);
  }

  private Map<String, Member> known(Set<Email> addresses) {
    Map<String, Member> known = new LinkedHashMap<>();
    List<String> all = addresses.stream().map(Email::address).toList();
    for (Member member : Members.in(tx).those(List.of(), all)) {
      // Somebody who left and came back under the same address is here.
      member
          .email()
          .ifPresent(address ->
              known.merge(address, member, (one, other) -> one.deactivated() ? other : one));
    }
    return known;
  }

  private List<String> managers() {
    List<String> managers = new ArrayList<>(Roles.in(tx).managers());
    return managers.isEmpty() ? Roles.in(tx).admins() : managers;
  }

  /** The leads, and who stands in where one is away; managers of a tier that nobody leads. */
  private List<String> leads(List<Route> into, Map<String, Member> known, List<String> managers) {
    Set<String> leads = new LinkedHashSet<>();
    for (Route route : into) {
      List<Member> here = here(route.leads(), known);
      here.forEach(lead -> leads.add(lead.id()));
      if (here.stream().allMatch(lead -> lead.isAwayAt(now))) {
        here(route.backupLeads(), known).forEach(lead -> leads.add(lead.id()));
      }
    }
    return leads.isEmpty() ? managers : List.copyOf(leads);
  }

  private static List<Member> here(List<Email> addresses, Map<String, Member> known) {
    return addresses.stream()
        .map(address -> Optional.ofNullable(known.get(address.address())))
        .flatMap(Optional::stream)
        .filter(Member::isFull)
        .toList();
  }
}
