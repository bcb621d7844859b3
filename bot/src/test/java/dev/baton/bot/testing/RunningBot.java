package dev.baton.bot.testing;

import com.slack.api.bolt.App;
import dev.baton.bot.BotParts;
import dev.baton.bot.SlackApp;
import dev.baton.bot.config.Secret;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.notify.MailAccess;
import dev.baton.bot.slack.Admission;
import dev.baton.bot.slack.BotTokens;
import dev.baton.bot.slack.Replies;
import dev.baton.bot.slack.SlackCalls;
import dev.baton.bot.web.Metrics;
import dev.baton.bot.web.Replays;
import dev.baton.bot.web.SlackEndpoint;
import dev.baton.bot.web.SlackSignature;
import dev.baton.bot.web.WebServer;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.ElapsedTime;
import dev.baton.db.UuidV7;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.people.SlackWorkspace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A bot that listens, wired as in production but for its jobs, and the Slack it talks to. */
public final class RunningBot {
  public static final String SIGNING_SECRET = "an-agreed-secret";

  private final FreshDatabase fresh;
  private final Sandbox sandbox;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Metrics metrics = new Metrics();
  private final SlackCalls calls;
  private final Replies replies;
  private final Snapshots snapshots;
  private final BotParts parts;
  private final App app;
  private final WebServer server;

  public RunningBot(FreshDatabase fresh) {
    this.fresh = fresh;
    sandbox =
        Sandbox.start(
            SandboxConfig.defaults().onClock(fresh.clock()).answerWithin(Duration.ofSeconds(30)));
    BotTokens known = orgId -> Optional.ofNullable(tokens.get(orgId)).map(Secret::new);
    calls = new SlackCalls(URI.create(sandbox.slackApiUrl()), known);
    replies = new Replies(calls);
    snapshots = new Snapshots(fresh.workspace(), fresh.clock());
    parts =
        new BotParts(
            fresh.workspace(),
            snapshots,
            calls,
            replies,
            fresh.clock(),
            new UuidV7(fresh.clock()),
            new MailAccess.Off());
    MemberSync members = MemberSync.of(parts);
    app = SlackApp.create(parts, new Admission(snapshots, known, replies, members::ensureKnown));
    SlackEndpoint endpoint =
        new SlackEndpoint(
            new SlackSignature(new Secret(SIGNING_SECRET), fresh.clock()),
            new Replays(_ -> true, new ElapsedTime(fresh.clock())),
            app,
            metrics.registry());
    server = WebServer.start(0, metrics, List.of(endpoint));
  }

  /** A Slack workspace that installed this bot; the bot hears nothing of it yet. */
  public SlackWorkspace workspace(String id) {
    SlackWorkspace workspace = sandbox.workspace(id, "Acme");
    tokens.put(id, workspace.botToken());
    return workspace;
  }

  /** The bot token of that workspace. */
  public String tokenOf(String orgId) {
    return java.util.Objects.requireNonNull(tokens.get(orgId));
  }

  /** From now on the bot hears what happens there. */
  public void connect(SlackWorkspace workspace) {
    workspace.connectBot(events(), SIGNING_SECRET);
  }

  /** What a surface is made of. */
  public BotParts parts() {
    return parts;
  }

  /** Bolt's app with every surface registered. */
  public App app() {
    return app;
  }

  /** Where Slack's requests are taken. */
  public URI events() {
    return URI.create(
        String.format(Locale.ROOT, "http://127.0.0.1:%d/slack/events", server.port()));
  }

  public FreshDatabase fresh() {
    return fresh;
  }

  public SlackCalls calls() {
    return calls;
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  /** Stops bot and sandbox. */
  public void stop() throws Exception {
    server.close();
    replies.close();
    snapshots.close();
    calls.close();
    metrics.close();
    sandbox.close();
  }
}
