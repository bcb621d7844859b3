package dev.baton.bot.install;

import dev.baton.bot.config.SlackAccess;
import dev.baton.db.Tenants;
import dev.baton.slack.BotTokens;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackClients;
import java.net.URI;
import java.time.InstantSource;

/** How the bot comes by its tokens, wired: one of its own, or those of whoever installed it. */
public sealed interface WorkspaceAccess {
  SlackCalls calls();

  BotTokens tokens();

  /** One workspace, whose token is in the settings. */
  record Own(SlackCalls calls, OwnWorkspace tokens) implements WorkspaceAccess {
    public static Own of(URI slackApiUrl, SlackAccess.OneWorkspace access) {
      OwnWorkspace own = new OwnWorkspace(access.botToken());
      return new Own(new SlackCalls(slackApiUrl, own), own);
    }
  }

  /** Any workspace, with the token it gave when it installed Baton. */
  record Installed(SlackCalls calls, InstalledTokens tokens, SlackOAuth oauth, TokenSeal seal)
      implements WorkspaceAccess {
    public static Installed of(
        URI slackApiUrl, SlackAccess.AnyWorkspace access, Tenants tenants, InstantSource clock) {
      SlackClients clients = new SlackClients(slackApiUrl);
      SlackOAuth oauth = new SlackOAuth(clients, access);
      TokenSeal seal = new TokenSeal(access.keys());
      InstalledTokens tokens = new InstalledTokens(tenants, oauth, seal, clock);
      return new Installed(new SlackCalls(clients, tokens), tokens, oauth, seal);
    }
  }
}
