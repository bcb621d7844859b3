package dev.baton.bot.member;

import dev.baton.db.Tx;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Gives somebody a role and tells them, in one transaction. */
public final class RoleGrant {
  private static final String CLI = "cli";

  private RoleGrant() {}

  /** By somebody on App Home; false when they had it already, and then nobody is told. */
  public static boolean inSlack(Tx tx, String member, Role role, String by, Instant at) {
    return Roles.in(tx).grant(member, role.code(), by, "slack", at)
        // Who gives it to themselves knows.
        && (member.equals(by) || told(tx, member, role, Optional.of(by), at));
  }

  /** From the console; otherwise the same. */
  public static boolean atTheConsole(Tx tx, String member, Role role, Instant at) {
    return Roles.in(tx).grant(member, role.code(), CLI, CLI, at)
        && told(tx, member, role, Optional.empty(), at);
  }

  private static boolean told(Tx tx, String member, Role role, Optional<String> by, Instant at) {
    DeliveryQueue.in(tx)
        .queue(
            new PlannedDelivery(
                new Notice.RoleGiven(role, by), Medium.SLACK, member, Set.of(NoticeRole.MANAGER)),
            at);
    return true;
  }
}
