package dev.baton.matrix;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the matrix needs to know of a ticket.
 *
 * @param tier its present tier; empty for a ticket Baton never saw: the tiers the requester works
 *     in are offered, then every entry tier
 * @param category empty or {@value #OTHER} matches only routes without a category condition
 * @param accountTier empty matches only routes without an account tier condition
 * @param custom chosen value by condition name, without {@code if:}; a missing one matches only
 *     routes without that condition
 * @param lastOwnerByTier Slack id of whoever last owned it in a tier
 * @param owner Slack id of the present owner, if any
 * @param requester Slack id of whoever asks
 */
public record TicketFacts(
    Optional<Tier> tier,
    Optional<String> category,
    Priority priority,
    Optional<String> accountTier,
    Map<String, String> custom,
    Map<Tier, String> lastOwnerByTier,
    Optional<String> owner,
    String requester) {
  /** The category of tickets that fit none of the matrix's. */
  public static final String OTHER = "Other";

  public TicketFacts {
    custom = Map.copyOf(custom);
    lastOwnerByTier = Map.copyOf(lastOwnerByTier);
  }

  /** Folded value by folded column name; what is unknown is missing. */
  Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    category.map(Names::key).filter(key -> !isOther(key)).ifPresent(k -> keys.put("category", k));
    keys.put("priority", Names.key(priority.name()));
    accountTier.map(Names::key).ifPresent(key -> keys.put("account_tier", key));
    custom.forEach((name, value) -> keys.put(Names.key("if:" + name), Names.key(value)));
    return keys;
  }

  /** Whether this is the word for "none of the matrix's categories". */
  public static boolean isOther(String category) {
    return Names.key(category).equals(Names.key(OTHER));
  }
}
