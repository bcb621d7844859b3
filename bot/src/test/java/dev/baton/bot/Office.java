package dev.baton.bot;

import dev.baton.bot.config.Secret;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.slack.SlackCalls;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A workspace of the sandbox that Baton knows, with nobody but its bot in it at first. */
public final class Office implements AutoCloseable {
  public static final String ID = "T0ACME";

  private final FreshDatabase database;
  private final Sandbox sandbox;
  private final SlackWorkspace acme;
  private final SlackCalls calls;
  private final Snapshots snapshots;

  public Office(FreshDatabase database) {
    this.database = database;
    sandbox =
        Sandbox.start(
            SandboxConfig.defaults().onClock(database.clock()).patience(Duration.ofSeconds(20)));
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

  @Override
  public void close() {
    snapshots.close();
    calls.close();
    sandbox.close();
  }
}
