package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.MEMBER;
import static dev.baton.db.tables.baton.Tables.ROLE_GRANT;
import static dev.baton.db.tables.baton.Tables.ROUTE;
import static dev.baton.db.tables.baton.Tables.WORKSPACE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;

import dev.baton.db.Tx;
import dev.baton.escalation.member.Role;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/**
 * Where a role comes from. What is asked of one person looks at that person's row; what is asked of
 * all of them begins with the few whom a grant or the matrix names, and never with everybody.
 */
final class RoleSources {
  private static final Field<String> ADDRESS = field(name("named", "address"), String.class);

  private final Tx tx;

  RoleSources(Tx tx) {
    this.tx = tx;
  }

  /** Of the row of {@code member}. */
  Condition isActive() {
    return MEMBER
        .ORG_ID
        .eq(tx.orgId())
        .and(MEMBER.KIND.eq("full"))
        .and(MEMBER.DEACTIVATED.isFalse());
  }

  /** Of the row of {@code member}. */
  Condition isSlackAdmin() {
    return MEMBER.SLACK_ROLE.ne("member");
  }

  /** Of the row of {@code member}. */
  Condition isAdmin() {
    return or(isSlackAdmin(), hasGrant(Role.ADMIN));
  }

  /** Of the row of {@code member}. */
  Condition isNamedManager() {
    return or(hasGrant(Role.MANAGER), isInLiveMatrix(List.of(ROUTE.MANAGERS)));
  }

  /** Of the row of {@code member}. */
  Condition hasGrant(Role role) {
    return exists(
        selectOne()
            .from(ROLE_GRANT)
            .where(
                ROLE_GRANT.ORG_ID.eq(tx.orgId()),
                ROLE_GRANT.MEMBER_ID.eq(MEMBER.MEMBER_ID),
                ROLE_GRANT.ROLE.eq(role.code())));
  }

  /** Of the row of {@code member}: whether a live route names them in one of these columns. */
  Condition isInLiveMatrix(Collection<? extends Field<String[]>> columns) {
    return exists(
        selectOne()
            .from(ROUTE)
            .where(
                ROUTE.ORG_ID.eq(tx.orgId()),
                ROUTE.VERSION.eq(live()),
                or(columns.stream().map(column -> MEMBER.EMAIL.eq(any(column))).toList())));
  }

  /** Ids of all active managers by grant or by the live matrix; one may stand twice. */
  Select<Record1<String>> namedManagers() {
    return granted(Role.MANAGER).unionAll(matrixManagers());
  }

  /** Ids of all active members who hold this grant. */
  Select<Record1<String>> granted(Role role) {
    return select(MEMBER.MEMBER_ID)
        .from(ROLE_GRANT)
        .join(MEMBER)
        .on(MEMBER.ORG_ID.eq(ROLE_GRANT.ORG_ID), MEMBER.MEMBER_ID.eq(ROLE_GRANT.MEMBER_ID))
        .where(ROLE_GRANT.ORG_ID.eq(tx.orgId()), ROLE_GRANT.ROLE.eq(role.code()), isActive());
  }

  /** Ids of all active members in the live matrix's manager column. */
  Select<Record1<String>> matrixManagers() {
    Table<?> named =
        selectDistinct(ADDRESS)
            .from(ROUTE)
            .crossJoin(unnest(ROUTE.MANAGERS).as("named", "address"))
            .where(ROUTE.ORG_ID.eq(tx.orgId()), ROUTE.VERSION.eq(live()))
            .asTable("named");
    return select(MEMBER.MEMBER_ID)
        .from(named)
        .join(MEMBER)
        .on(MEMBER.EMAIL.eq(ADDRESS))
        .where(isActive());
  }

  /** Ids of all active owners and admins of the workspace in Slack itself. */
  Select<Record1<String>> slackAdmins() {
    return select(MEMBER.MEMBER_ID).from(MEMBER).where(isActive(), isSlackAdmin());
  }

  private Field<Integer> live() {
    return field(
        select(WORKSPACE.LIVE_MATRIX_VERSION)
            .from(WORKSPACE)
            .where(WORKSPACE.ORG_ID.eq(tx.orgId())));
  }
}
