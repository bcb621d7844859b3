package dev.baton.matrix;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The facts of a ticket asked about by {@code rita}, changed one at a time. */
public record Ticket(TicketFacts facts) {
  static Ticket in(String tier) {
    return new Ticket(facts(Optional.of(new Tier(tier))));
  }

  static Ticket unknown() {
    return new Ticket(facts(Optional.empty()));
  }

  private static TicketFacts facts(Optional<Tier> tier) {
    return new TicketFacts(
        tier,
        Optional.empty(),
        Priority.P3,
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Acme.id("rita"));
  }

  Ticket category(String category) {
    return new Ticket(
        new TicketFacts(
            facts.tier(),
            Optional.of(category),
            facts.priority(),
            facts.accountTier(),
            facts.custom(),
            facts.lastOwnerByTier(),
            facts.owner(),
            facts.requester()));
  }

  Ticket priority(Priority priority) {
    return new Ticket(
        new TicketFacts(
            facts.tier(),
            facts.category(),
            priority,
            facts.accountTier(),
            facts.custom(),
            facts.lastOwnerByTier(),
            facts.owner(),
            facts.requester()));
  }

  Ticket accountTier(String accountTier) {
    return new Ticket(
        new TicketFacts(
            facts.tier(),
            facts.category(),
            facts.priority(),
            Optional.of(accountTier),
            facts.custom(),
            facts.lastOwnerByTier(),
            facts.owner(),
            facts.requester()));
  }

  Ticket custom(String name, String value) {
    Map<String, String> custom = new HashMap<>(facts.custom());
    custom.put(name, value);
    return new Ticket(
        new TicketFacts(
            facts.tier(),
            facts.category(),
            facts.priority(),
            facts.accountTier(),
            custom,
            facts.lastOwnerByTier(),
            facts.owner(),
            facts.requester()));
  }

  Ticket lastOwner(String tier, String name) {
    Map<Tier, String> owners = new HashMap<>(facts.lastOwnerByTier());
    owners.put(new Tier(tier), Acme.id(name));
    return new Ticket(
        new TicketFacts(
            facts.tier(),
            facts.category(),
            facts.priority(),
            facts.accountTier(),
            facts.custom(),
            owners,
            facts.owner(),
            facts.requester()));
  }

  Ticket owner(String name) {
    return new Ticket(
        new TicketFacts(
            facts.tier(),
            facts.category(),
            facts.priority(),
            facts.accountTier(),
            facts.custom(),
            facts.lastOwnerByTier(),
            Optional.of(Acme.id(name)),
            facts.requester()));
  }
}
