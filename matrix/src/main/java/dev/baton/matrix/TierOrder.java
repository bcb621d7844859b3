package dev.baton.matrix;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tiers in the order in which a file first names them. */
public final class TierOrder {
  private final Map<Tier, Integer> places = new HashMap<>();
  private final List<Tier> tiers;

  private TierOrder(Set<Tier> tiers) {
    this.tiers = List.copyOf(tiers);
    this.tiers.forEach(tier -> places.put(tier, places.size()));
  }

  /** The order in which tiers appear, each counted once. */
  public static TierOrder of(Stream<Tier> appearances) {
    Set<Tier> tiers = new LinkedHashSet<>();
    appearances.forEach(tiers::add);
    return new TierOrder(tiers);
  }

  List<Tier> tiers() {
    return tiers;
  }

  boolean has(Tier tier) {
    return places.containsKey(tier);
  }

  /** Negative for a tier that is not there. */
  int place(Tier tier) {
    return places.getOrDefault(tier, -1);
  }

  /** The tier as first written. */
  Tier firstSpelling(Tier tier) {
    return has(tier) ? tiers.get(place(tier)) : tier;
  }

  /** Where a move between these tiers leads. */
  public Direction direction(Tier from, Tier to) {
    int step = Integer.compare(place(to), place(from));
    return step > 0 ? Direction.FORWARD : step == 0 ? Direction.SIDEWAYS : Direction.HAND_BACK;
  }
}
