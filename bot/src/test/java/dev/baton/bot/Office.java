package dev.baton.bot;

import dev.baton.bot.config.Secret;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.notify.MailAccess;
import dev.baton.bot.slack.Admission;
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
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workspace of the sandbox that Baton knows, with nobody but its bot in it at first. */
public final class Office implements AutoCloseable {
  public static final String ID = "T0ACME";

  private static final String SIGNING_SECRET = "an-agreed-secret";

  private final List<Runnable> closing = new ArrayList<>();
  private final FreshDatabase database;
  private final Sandbox sandbox;
  private final SlackWorkspace acme;
  private final SlackCalls calls;
  private final Snapshots snapshots;

  public Office(FreshDatabase database) {
    this.database = database;
    sandbox =
        Sandbox.start(
            SandboxConfig.defaults()
                .onClock(database.clock())
                .answerWithin(Duration.ofSeconds(30)));
    acme = sandbox.workspace(ID, "Acme");
    calls =
        new SlackCalls(
            URI.create(sandbox.slackApiUrl()), _ -> Optional.of(new Secret(acme.botToken())));
    snapshots = new Snapshots(database.workspace(), database.clock());
    database
        .workspace()
        .inTransaction(
            ID,
            tx -> {
              tx.workspaces().makeKnown("Acme", database.clock().instant());
              return true;
            });
  }

  public FreshDatabase database() {
    return database;
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public SlackWorkspace acme() {
    return acme;
  }

  public SlackCalls calls() {
    return calls;
  }

  public Snapshots snapshots() {
    return snapshots;
  }

  public MemberSync sync() {
    return new MemberSync(database.workspace(), snapshots, calls, database.clock());
  }

  /** Somebody with the address {@code name@acme.test}. */
  public Person person(String name) {
    return acme.person(name + "@acme.test", name);
  }

  /** Starts the bot and lets the workspace's people reach it. */
  public Office connect() {
    return connect(new MailAccess.Off());
  }

  /** As {@link #connect()}, with what settings say of mail. */
  public Office connect(MailAccess mail) {
    BotParts parts = parts(mail);
    Admission admission =
        new Admission(
            snapshots,
            _ -> Optional.of(new Secret(acme.botToken())),
            parts.replies(),
            sync()::ensureKnown);
    Metrics metrics = new Metrics();
    WebServer server =
        WebServer.start(
            0,
            metrics,
            List.of(
                new SlackEndpoint(
                    new SlackSignature(new Secret(SIGNING_SECRET), database.clock()),
                    new Replays(_ -> true, new ElapsedTime(database.clock())),
                    SlackApp.create(parts, admission),
                    metrics.registry())));
    acme.connectBot(
        URI.create(String.format(Locale.ROOT, "http://127.0.0.1:%d/slack/events", server.port())),
        SIGNING_SECRET);
    closing.addFirst(server::close);
    closing.add(metrics::close);
    return this;
  }

  /** What a surface is made of; without mail. */
  public BotParts parts() {
    return parts(new MailAccess.Off());
  }

  private BotParts parts(MailAccess mail) {
    Replies replies = new Replies(calls);
    closing.add(replies::close);
    return new BotParts(
        database.workspace(),
        snapshots,
        calls,
        replies,
        database.clock(),
        new UuidV7(database.clock()),
        mail);
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    snapshots.close();
    calls.close();
    sandbox.close();
  }
}
