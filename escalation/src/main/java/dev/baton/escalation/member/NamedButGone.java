package dev.baton.escalation.member;

import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom the matrix counts on although they left or are guests now, and for what. */
public final class NamedButGone {
  private final Matrix matrix;
  private final Set<String> here;

  private NamedButGone(Matrix matrix, Set<String> here) {
    this.matrix = matrix;
    this.here = here;
  }

  /**
   * By Slack id, tier by tier in the matrix's order. An address that somebody who is here has too
   * is theirs.
   */
  public static Map<String, List<TierDuties>> in(Matrix matrix, Collection<Member> members) {
    Set<String> here =
        members.stream()
            .filter(Member::isFull)
            .flatMap(member -> member.email().stream())
            .collect(Collectors.toSet());
    Map<String, List<TierDuties>> gone = new LinkedHashMap<>();
    NamedButGone named = new NamedButGone(matrix, here);
    Set<String> addresses = named.addresses();
    for (Member member : members) {
      member
          .email()
          .filter(_ -> !member.isFull())
          .filter(address -> addresses.contains(address) && !here.contains(address))
          .map(named::duties)
          .ifPresent(duties -> gone.put(member.id(), duties));
    }
    return gone;
  }

  private Set<String> addresses() {
    return matrix.routes().stream()
        .flatMap(route -> Stream.concat(leadsOf(route), ownersOf(route)))
        .map(Email::address)
        .collect(Collectors.toSet());
  }

  private List<TierDuties> duties(String address) {
    List<TierDuties> duties = new ArrayList<>();
    for (Tier tier : matrix.tiers()) {
      List<Route> routes = matrix.entering(tier);
      int leads = count(routes, Route::leads, address);
      int owns = count(routes, Route::owners, address);
      int backs =
          (int)
              routes.stream()
                  .filter(route ->
                      names(route.backupLeads(), address) || names(route.backupOwners(), address))
                  .count();
      boolean decides = routes.stream().flatMap(NamedButGone::leadsOf).anyMatch(is(address));
      if (decides || owns > 0 || backs > 0) {
        duties.add(
            new TierDuties(
                tier, leads, decides && routes.stream().noneMatch(this::led), owns, backs));
      }
    }
    return duties;
  }

  private boolean led(Route route) {
    return leadsOf(route).map(Email::address).anyMatch(here::contains);
  }

  private static int count(
      List<Route> routes, Function<Route, List<Email>> column, String address) {
    return (int) routes.stream().filter(route -> names(column.apply(route), address)).count();
  }

  private static boolean names(List<Email> column, String address) {
    return column.stream().anyMatch(is(address));
  }

  private static Predicate<Email> is(String address) {
    return email -> email.address().equals(address);
  }

  private static Stream<Email> leadsOf(Route route) {
    return Stream.concat(route.leads().stream(), route.backupLeads().stream());
  }

  private static Stream<Email> ownersOf(Route route) {
    return Stream.concat(route.owners().stream(), route.backupOwners().stream());
  }
}
