package dev.baton.db.home;

import static dev.baton.db.tables.baton.Tables.HOME;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.db.Tx;
import dev.baton.escalation.home.HomeList;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.home.HomeTab;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;

/**
 * Whose App Home shows what. Each reason to draw somebody's page is an order with a number; only
 * the newest is carried out, so that no change is drawn over by what was read before it.
 */
public final class HomeViewers {
  private final Tx tx;

  private HomeViewers(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static HomeViewers in(Tx tx) {
    return new HomeViewers(tx);
  }

  /**
   * Somebody who looked lately.
   *
   * @param drawnAt empty before the first drawing
   */
  public record Viewer(String member, Optional<Instant> drawnAt) {}

  /** Those who opened it or clicked in it since then. */
  public List<Viewer> since(Instant moment) {
    return tx.dsl()
        .select(HOME.MEMBER_ID, HOME.DRAWN_AT)
        .from(HOME)
        .where(HOME.ORG_ID.eq(tx.orgId()), HOME.OPENED_AT.gt(moment))
        .orderBy(HOME.MEMBER_ID)
        .fetch(row -> new Viewer(row.value1(), Optional.ofNullable(row.value2())));
  }

  /** Where this person is; the beginning before they first opened it. */
  public HomePlace placeOf(String member) {
    return placed(places(member));
  }

  /**
   * The same, held until the transaction ends, so that who then notes another place with {@link
   * #look} undoes no other click.
   */
  public HomePlace placeToLeave(String member) {
    return placed(places(member).forUpdate());
  }

  private SelectConditionStep<Record2<String, JSONB>> places(String member) {
    return tx.dsl().select(HOME.TAB, HOME.PAGES).from(HOME).where(of(member));
  }

  private static HomePlace placed(ResultQuery<Record2<String, JSONB>> places) {
    return places
        .fetchOptional(row -> new HomePlace(HomeTab.parse(row.value1()), pages(row.value2())))
        .orElse(HomePlace.BEGIN);
  }

  /**
   * Notes that somebody looks, and where.
   *
   * @return the order to draw what they look at
   */
  public long look(String member, HomePlace place, Instant now) {
    return tx.dsl()
        .insertInto(HOME)
        .set(HOME.ORG_ID, tx.orgId())
        .set(HOME.MEMBER_ID, member)
        .set(HOME.OPENED_AT, now)
        .set(HOME.TAB, place.tab().code())
        .set(HOME.PAGES, json(place))
        .set(HOME.ORDERED, 1L)
        .set(HOME.DRAWN, 0L)
        .onConflict(HOME.ORG_ID, HOME.MEMBER_ID)
        .doUpdate()
        .set(HOME.OPENED_AT, now)
        .set(HOME.TAB, place.tab().code())
        .set(HOME.PAGES, json(place))
        .set(HOME.ORDERED, HOME.ORDERED.plus(1))
        .returningResult(HOME.ORDERED)
        .fetchSingle()
        .value1();
  }

  /** One more reason to draw it; empty for who never opened it. */
  public Optional<Long> order(String member) {
    return tx.dsl()
        .update(HOME)
        .set(HOME.ORDERED, HOME.ORDERED.plus(1))
        .where(of(member))
        .returningResult(HOME.ORDERED)
        .fetchOptional()
        .map(row -> row.value1());
  }

  /** Whether nothing newer was ordered, it is not carried out yet, and they looked since then. */
  public boolean isWanted(String member, long order, Instant lookedSince) {
    return tx.dsl()
        .fetchExists(
            HOME,
            of(member),
            HOME.ORDERED.eq(order),
            HOME.DRAWN.lt(order),
            HOME.OPENED_AT.gt(lookedSince));
  }

  /** Whether what this order drew is what they look at, with nothing newer ordered. */
  public boolean stands(String member, long order, Instant lookedSince) {
    return tx.dsl()
        .fetchExists(
            HOME,
            of(member),
            HOME.ORDERED.eq(order),
            HOME.DRAWN.eq(order),
            HOME.OPENED_AT.gt(lookedSince));
  }

  /**
   * Notes that an order was carried out.
   *
   * @return false when a newer one was carried out meanwhile, so that Slack may show the older
   */
  public boolean drawn(String member, long order, Instant now) {
    return tx.dsl()
            .update(HOME)
            .set(HOME.DRAWN, order)
            .set(HOME.DRAWN_AT, now)
            .where(of(member), HOME.DRAWN.lt(order))
            .execute()
        == 1;
  }

  private Condition of(String member) {
    return HOME.ORG_ID.eq(tx.orgId()).and(HOME.MEMBER_ID.eq(member));
  }

  private static Map<HomeList, Integer> pages(JSONB written) {
    Map<HomeList, Integer> first = new HashMap<>();
    JsonObject lists = JsonParser.parseString(written.data()).getAsJsonObject();
    lists
        .entrySet()
        .forEach(list ->
            HomeList.parse(list.getKey())
                .ifPresent(known -> first.put(known, list.getValue().getAsInt())));
    return first;
  }

  private static JSONB json(HomePlace place) {
    JsonObject lists = new JsonObject();
    place.first().forEach((list, first) -> lists.addProperty(list.code(), first));
    return JSONB.valueOf(lists.toString());
  }
}
