package dev.baton.bot.install;

import dev.baton.bot.member.MemberSync;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.install.Installation;
import dev.baton.db.install.Installations;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.slack.BotTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Takes in what Slack granted, in one transaction: the workspace, its tokens, its first admin and
 * manager, the first message, and the reading of its people.
 */
public final class InstallFlow {
  private static final String SURFACE = "install";

  private final Tenants tenants;
  private final Snapshots snapshots;
  private final BotTokens tokens;
  private final TokenSeal seal;
  private final List<RecurringJob> recurring;
  private final InstantSource clock;

  /**
   * @param recurring begun with the install
   */
  public InstallFlow(
      Tenants tenants,
      Snapshots snapshots,
      BotTokens tokens,
      TokenSeal seal,
      List<RecurringJob> recurring,
      InstantSource clock) {
    this.tenants = tenants;
    this.snapshots = snapshots;
    this.tokens = tokens;
    this.seal = seal;
    this.recurring = List.copyOf(recurring);
    this.clock = clock;
  }

  /**
   * What was there of an earlier install stays as it was.
   *
   * @return false while everything of an earlier one is being erased; then nothing was kept
   * @throws dev.baton.db.DatabaseUnavailable when the database is away; then nothing was kept
   */
  boolean take(Granted granted) {
    boolean taken =
        tenants.inBackground(granted.orgId(), tx -> written(tx, granted, clock.instant()));
    tokens.forget(granted.orgId());
    snapshots.refresh(granted.orgId());
    return taken;
  }

  private boolean written(Tx tx, Granted granted, Instant now) {
    // It waits for an erasure that is under way; only then is it known what is left.
    WorkspaceRow.in(tx).makeKnown(granted.name(), now);
    boolean known = Installations.in(tx).isKnown();
    if (!Installations.in(tx).save(sealed(granted, now), granted.installer(), now)) {
      return false;
    }
    // Only once: else any member whom Slack lets install apps could make themselves one.
    if (!known) {
      for (Role role : List.of(Role.ADMIN, Role.MANAGER)) {
        Roles.in(tx).grant(granted.installer(), role.code(), granted.installer(), SURFACE, now);
      }
    }
    DeliveryQueue.in(tx)
        .queue(
            new PlannedDelivery(
                new Notice.Welcome(),
                Medium.SLACK,
                granted.installer(),
                Set.of(NoticeRole.MANAGER)),
            now);
    SetupInterviews.in(tx).takeNews(now);
    MemberSync.begin(tx, now);
    recurring.forEach(job -> job.begin(tx, now));
    return true;
  }

  private Installation sealed(Granted granted, Instant now) {
    SealedTokens sealing = SealedTokens.of(seal, granted.orgId(), granted.tokens(), now);
    return new Installation(
        granted.orgWide(),
        granted.botUser(),
        sealing.bot(),
        sealing.refresh(),
        sealing.expiresAt(),
        1);
  }
}
