package dev.baton.db.leaver;

import static dev.baton.db.escalate.HeldTickets.HELD;
import static dev.baton.db.tables.baton.Tables.LEAVER;
import static dev.baton.db.tables.baton.Tables.MEMBER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.baton.db.Tx;
import dev.baton.db.escalate.HeldTickets;
import dev.baton.escalation.escalate.Slice;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Result;

/** Who left and still holds something, as it was found at the last look. */
public final class Leavers {
  private final Tx tx;

  private Leavers(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Leavers in(Tx tx) {
    return new Leavers(tx);
  }

  private record Place(String member, String tier) {}

  private record Holding(int tickets, boolean named) {}

  /**
   * Looks at everybody who left; history-sized, so for jobs only.
   *
   * @param named Slack ids of those whom the live matrix names, with the tiers it names them for
   * @return whether anything is other than at the look before
   */
  public boolean look(Map<String, Set<Tier>> named, Instant now) {
    Map<Place, Holding> found = new HashMap<>();
    ticketsOfAll()
        .forEach((member, tiers) ->
            tiers.forEach((tier, tickets) ->
                found.put(new Place(member, tier.name()), new Holding(tickets, false))));
    named.forEach((member, tiers) ->
        tiers.forEach(tier ->
            found.merge(
                new Place(member, tier.name()),
                new Holding(0, true),
                (one, _) -> new Holding(one.tickets(), true))));
    Map<Place, Holding> before = known();
    Set<Place> over = new HashSet<>(before.keySet());
    over.removeAll(found.keySet());
    over.forEach(this::forget);
    found.entrySet().removeIf(one -> one.getValue().equals(before.get(one.getKey())));
    found.forEach((place, holding) -> note(place, holding, now));
    return !over.isEmpty() || !found.isEmpty();
  }

  private Map<Place, Holding> known() {
    return tx.dsl()
        .selectFrom(LEAVER)
        .where(LEAVER.ORG_ID.eq(tx.orgId()))
        .fetchMap(
            row -> new Place(row.getMemberId(), row.getTier()),
            row -> new Holding(row.getTickets(), row.getNamed()));
  }

  private void forget(Place place) {
    tx.dsl()
        .deleteFrom(LEAVER)
        .where(
            LEAVER.ORG_ID.eq(tx.orgId()),
            LEAVER.MEMBER_ID.eq(place.member()),
            LEAVER.TIER.eq(place.tier()))
        .execute();
  }

  private void note(Place place, Holding holding, Instant now) {
    tx.dsl()
        .insertInto(LEAVER)
        .set(LEAVER.ORG_ID, tx.orgId())
        .set(LEAVER.MEMBER_ID, place.member())
        .set(LEAVER.TIER, place.tier())
        .set(LEAVER.TICKETS, holding.tickets())
        .set(LEAVER.NAMED, holding.named())
        .set(LEAVER.FOUND_AT, now)
        .onConflict(LEAVER.ORG_ID, LEAVER.MEMBER_ID, LEAVER.TIER)
        .doUpdate()
        .set(LEAVER.TICKETS, holding.tickets())
        .set(LEAVER.NAMED, holding.named())
        .execute();
  }

  /**
   * A part of them, whom was found last first.
   *
   * @param tiers in which they hold something; empty for all there are
   * @return Slack ids
   */
  public Slice<String> part(Optional<Collection<Tier>> tiers, int first, int most) {
    Condition where =
        tiers
            .<Condition>map(some -> LEAVER.TIER.in(some.stream().map(Tier::name).toList()))
            .orElse(noCondition());
    Field<Instant> found = max(LEAVER.FOUND_AT);
    Result<?> rows =
        tx.dsl()
            .select(LEAVER.MEMBER_ID, count().over().as("total"))
            .from(LEAVER)
            .where(LEAVER.ORG_ID.eq(tx.orgId()), where)
            .groupBy(LEAVER.MEMBER_ID)
            .orderBy(found.desc(), LEAVER.MEMBER_ID)
            .offset(first)
            .limit(most)
            .fetch();
    if (rows.isEmpty()) {
      return first == 0 ? Slice.empty() : part(tiers, 0, most);
    }
    return new Slice<>(
        rows.map(row -> row.get(LEAVER.MEMBER_ID)),
        first,
        rows.getFirst().get("total", Integer.class));
  }

  /** Whether anything of the kind was found first after that moment. */
  public boolean foundSince(Instant moment) {
    return tx.dsl().fetchExists(LEAVER, LEAVER.ORG_ID.eq(tx.orgId()), LEAVER.FOUND_AT.gt(moment));
  }

  /** How many tickets of which tier are theirs at this moment; who has none is missing. */
  public Map<String, Map<Tier, Integer>> ticketsOf(Collection<String> members) {
    String[] ids = members.toArray(String[]::new);
    return ids.length == 0 ? Map.of() : ticketsOf(owner -> owner.eq(any(ids)));
  }

  private Map<String, Map<Tier, Integer>> ticketsOfAll() {
    return ticketsOf(owner ->
        owner.in(
            select(MEMBER.MEMBER_ID)
                .from(MEMBER)
                .where(MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.DEACTIVATED.isTrue())));
  }

  private Map<String, Map<Tier, Integer>> ticketsOf(Function<Field<String>, Condition> whose) {
    Map<String, Map<Tier, Integer>> held = new TreeMap<>();
    tx.dsl()
        .select(HELD.OWNER, HELD.TIER, count())
        .from(HeldTickets.ever(tx, whose))
        .where(whose.apply(HELD.OWNER))
        .groupBy(HELD.OWNER, HELD.TIER)
        .forEach(row ->
            held.computeIfAbsent(row.value1(), _ -> new HashMap<>())
                .put(new Tier(row.value2()), row.value3()));
    return held;
  }
}
