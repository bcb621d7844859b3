package dev.baton.db.clock;

import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.Member;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Where most of those live who lead by the live matrix. */
final class LeadsZone {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final Tx tx;

  private LeadsZone(Tx tx) {
    this.tx = tx;
  }

  static LeadsZone in(Tx tx) {
    return new LeadsZone(tx);
  }

  /**
   * Where several tie, the one of them in which most people of the workspace live, then the first
   * by name; of everybody where no lead is known; else UTC.
   */
  ZoneId most() {
    return most(MEMBER.EMAIL.eq(any(leads())))
        .or(() -> most(DSL.noCondition()))
        .map(LeadsZone::named)
        .orElse(UTC);
  }

  private Optional<ZoneId> most(Condition who) {
    return tx.dsl()
        .select(MEMBER.TZ)
        .from(MEMBER)
        .where(
            MEMBER.ORG_ID.eq(tx.orgId()), MEMBER.DEACTIVATED.isFalse(), MEMBER.KIND.eq("full"), who)
        .groupBy(MEMBER.TZ)
        .orderBy(count().desc(), people().desc(), MEMBER.TZ)
        .limit(1)
        .fetchOptional(MEMBER.TZ)
        .map(ZoneId::of);
  }

  private Field<Integer> people() {
    Member everybody = MEMBER.as("everybody");
    return field(
        selectCount()
            .from(everybody)
            .where(
                everybody.ORG_ID.eq(tx.orgId()),
                everybody.DEACTIVATED.isFalse(),
                everybody.KIND.eq("full"),
                everybody.TZ.eq(MEMBER.TZ)));
  }

  /** Of whom Slack tells no zone, {@code Z} is kept; people read that as nothing. */
  private static ZoneId named(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? UTC : zone;
  }

  private String[] leads() {
    Set<String> leads = new TreeSet<>();
    tx.dsl()
        .select(ROUTE.LEADS)
        .from(ROUTE)
        .join(WORKSPACE)
        .on(WORKSPACE.ORG_ID.eq(ROUTE.ORG_ID), WORKSPACE.LIVE_MATRIX_VERSION.eq(ROUTE.VERSION))
        .where(ROUTE.ORG_ID.eq(tx.orgId()))
        .forEach(row -> leads.addAll(Arrays.asList(row.value1())));
    return leads.toArray(String[]::new);
  }
}
