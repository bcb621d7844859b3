package dev.baton.bot.cli;

import dev.baton.bot.config.Config;
import dev.baton.bot.config.SlackAccess;
import dev.baton.bot.install.OwnWorkspace;
import dev.baton.bot.install.WorkspaceAccess;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Database;
import dev.baton.db.Tenants;
import dev.baton.db.UuidV7;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.slack.SlackCalls;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One workspace as a command at the console works on it: its rows and, with a token, its Slack. */
public final class ConsoleWorkspace implements AutoCloseable {
  private final Deque<Runnable> stops;
  private final Tenants tenants;
  private final String orgId;
  private final Optional<MemberSync> members;

  private ConsoleWorkspace(
      Deque<Runnable> stops, Tenants tenants, String orgId, Optional<MemberSync> members) {
    this.stops = stops;
    this.tenants = tenants;
    this.orgId = orgId;
    this.members = members;
  }

  /**
   * Opens the workspace asked for, or the one that the token belongs to.
   *
   * @throws StartupRefused when neither names one, they differ, or the database is unfit
   * @throws dev.baton.db.DatabaseUnavailable when the database does not answer
   * @throws dev.baton.slack.SlackUnavailable when Slack does not say whose token it is
   */
  public static ConsoleWorkspace open(Shell shell, Optional<String> asked) {
    Config config = shell.config(Set.of());
    if (asked.isEmpty() && !(config.slack() instanceof SlackAccess.OneWorkspace)) {
      throw new StartupRefused(
          List.of(
              "--workspace is missing: name the workspace, such as T0123ABCD, or set"
                  + " SLACK_BOT_TOKEN."));
    }
    Deque<Runnable> stops = new ArrayDeque<>();
    try {
      OpenedDatabase opened = OpenedDatabase.toUse(config.database());
      stops.push(opened::close);
      Database database = Database.open(opened.app());
      stops.push(database::close);
      Tenants tenants = new Tenants(database, new UuidV7(shell.clock()), shell.clock());
      return switch (config.slack()) {
        case SlackAccess.OneWorkspace own ->
            withItsToken(config, own, tenants, shell, asked, stops);
        case SlackAccess.AnyWorkspace any ->
            withStoredToken(config, any, tenants, shell, asked.orElseThrow(), stops);
        case SlackAccess.None _ ->
            new ConsoleWorkspace(stops, tenants, asked.orElseThrow(), Optional.empty());
      };
    } catch (RuntimeException failure) {
      stops.forEach(Runnable::run);
      throw failure;
    }
  }

  private static ConsoleWorkspace withItsToken(
      Config config,
      SlackAccess.OneWorkspace access,
      Tenants tenants,
      Shell shell,
      Optional<String> asked,
      Deque<Runnable> stops) {
    OwnWorkspace own = new OwnWorkspace(access.botToken());
    SlackCalls calls = new SlackCalls(config.slackApiUrl(), own);
    stops.push(calls::close);
    OwnWorkspace.Identity identity = own.identify(calls);
    String orgId = identity.orgId();
    if (asked.filter(named -> !named.equals(orgId)).isPresent()) {
      throw new StartupRefused(
          List.of(
              "--workspace %s is not the workspace of SLACK_BOT_TOKEN, which is %s: change one of them."
                  .formatted(asked.get(), orgId)));
    }
    tenants.inBackground(
        orgId,
        tx -> {
          WorkspaceRow.in(tx).makeKnown(identity.name(), shell.clock().instant());
          return true;
        });
    return withSlack(calls, tenants, shell, orgId, stops);
  }

  /** Through what the workspace gave when it installed Baton; without it, its rows only. */
  private static ConsoleWorkspace withStoredToken(
      Config config,
      SlackAccess.AnyWorkspace access,
      Tenants tenants,
      Shell shell,
      String orgId,
      Deque<Runnable> stops) {
    var installed =
        WorkspaceAccess.Installed.of(config.slackApiUrl(), access, tenants, shell.clock());
    stops.push(installed.calls()::close);
    stops.push(installed.tokens()::close);
    return installed.tokens().of(orgId).isPresent()
        ? withSlack(installed.calls(), tenants, shell, orgId, stops)
        : new ConsoleWorkspace(stops, tenants, orgId, Optional.empty());
  }

  private static ConsoleWorkspace withSlack(
      SlackCalls calls, Tenants tenants, Shell shell, String orgId, Deque<Runnable> stops) {
    Snapshots snapshots = new Snapshots(tenants, shell.clock(), shell.phrases());
    stops.push(snapshots::close);
    MemberSync members = new MemberSync(tenants, snapshots, calls, shell.clock());
    return new ConsoleWorkspace(stops, tenants, orgId, Optional.of(members));
  }

  public String orgId() {
    return orgId;
  }

  public Tenants tenants() {
    return tenants;
  }

  /** Slack's people; empty without a token. */
  public Optional<MemberSync> members() {
    return members;
  }

  @Override
  public void close() {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }
}
