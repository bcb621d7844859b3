package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.MEMBER;

import dev.baton.db.Tx;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.member.RoleHolder;
import dev.baton.escalation.member.RoleHolder.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Who holds a role now, and why. */
public final class RoleHolders {
  private final Tx tx;

  private RoleHolders(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static RoleHolders in(Tx tx) {
    return new RoleHolders(tx);
  }

  /**
   * All of them, admins first, each person once per role. An admin is not told as a manager too.
   */
  public List<RoleHolder> all() {
    Field<Boolean> slack = DSL.field(Roles.isSlackAdmin());
    Field<Boolean> admin = DSL.field(Roles.hasGrant(Role.ADMIN.code()));
    Field<Boolean> manager = DSL.field(Roles.hasGrant(Role.MANAGER.code()));
    Field<Boolean> matrix = DSL.field(Roles.isManagerOfLiveMatrix());
    List<RoleHolder> admins = new ArrayList<>();
    List<RoleHolder> managers = new ArrayList<>();
    tx.dsl()
        .select(MEMBER.MEMBER_ID, slack, admin, manager, matrix)
        .from(MEMBER)
        .where(MEMBER.ORG_ID.eq(tx.orgId()), isActive())
        .orderBy(MEMBER.NAME, MEMBER.MEMBER_ID)
        .forEach(row -> {
          List<Source> asAdmin = sources(row.value2(), row.value3(), false);
          List<Source> asManager = sources(false, row.value4(), row.value5());
          if (!asAdmin.isEmpty()) {
            admins.add(new RoleHolder(row.value1(), Role.ADMIN, asAdmin));
          } else if (!asManager.isEmpty()) {
            managers.add(new RoleHolder(row.value1(), Role.MANAGER, asManager));
          }
        });
    return Stream.concat(admins.stream(), managers.stream()).toList();
  }

  /** Whether anybody but this person is an admin now. */
  boolean hasAdminBesides(String member) {
    return tx.dsl()
        .fetchExists(
            MEMBER,
            MEMBER
                .ORG_ID
                .eq(tx.orgId())
                .and(MEMBER.MEMBER_ID.ne(member))
                .and(isActive())
                .and(Roles.isSlackAdmin().or(Roles.hasGrant(Role.ADMIN.code()))));
  }

  private static Condition isActive() {
    return MEMBER.KIND.eq("full").and(MEMBER.DEACTIVATED.isFalse());
  }

  private static List<Source> sources(boolean slack, boolean grant, boolean matrix) {
    return Stream.of(
            Optional.of(Source.SLACK).filter(_ -> slack),
            Optional.of(Source.GRANT).filter(_ -> grant),
            Optional.of(Source.MATRIX).filter(_ -> matrix))
        .flatMap(Optional::stream)
        .toList();
  }
}
