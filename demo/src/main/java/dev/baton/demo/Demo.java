package dev.baton.demo;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.BotServer;
import dev.baton.bot.Wiring;
import dev.baton.bot.config.Config;
import dev.baton.db.Tenants;
import dev.baton.demo.clock.AdjustableClock;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.mail.Mailbox;
import dev.baton.sandbox.people.NotOnScreen;
import dev.baton.sandbox.people.SlackWorkspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Bot, database, Slack and mailbox of the workspace Acme in this process, all on one clock.
 * Everything is kept in the data folder.
 */
final class Demo implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** How long before a visitor's first look the stories were filed. */
  private static final Duration STORIES_AGO = Duration.ofMinutes(25);

  private final PlayableSandbox playable;
  private final SlackWorkspace acme;
  private final BotServer serving;

  /** Empty after the first start. */
  private final Optional<DemoDesk> newDesk;

  /** What a visitor finds at the first start. */
  enum Scene {
    /** People and tickets. */
    QUIET,
    /** Requests too: one overdue, one asked of a stand-in, one with an open question. */
    LIVED_IN
  }

  /**
   * Where it runs.
   *
   * @param data the folder of the database and of what the sandbox remembers, made when missing
   * @param botPort 0 takes any free one
   * @param sandboxPort 0 takes any free one
   */
  record Place(Path data, int botPort, int sandboxPort) {}

  private Demo(
      PlayableSandbox playable,
      SlackWorkspace acme,
      BotServer serving,
      Optional<DemoDesk> newDesk) {
    this.newDesk = newDesk;
    this.playable = playable;
    this.acme = acme;
    this.serving = serving;
  }

  /**
   * Starts everything; when a part fails, what was started before it is stopped again.
   *
   * @param progress told in a line what takes time
   */
  static Demo start(Place place, Consumer<String> progress) {
    return start(place, Scene.QUIET, progress);
  }

  /** The same with that scene at the first start. */
  static Demo start(Place place, Scene scene, Consumer<String> progress) {
    return start(place, SandboxConfig.defaults(), scene, progress);
  }

  /** The same with a sandbox of another temper; its port, clock and folder are the demo's. */
  static Demo start(Place place, SandboxConfig slack, Consumer<String> progress) {
    return start(place, slack, Scene.QUIET, progress);
  }

  /** The same with both. */
  static Demo start(Place place, SandboxConfig slack, Scene scene, Consumer<String> progress) {
    // One clock for all, so that a visitor can put it forward on the page.
    AdjustableClock clock = new AdjustableClock(InstantSource.system());
    DemoSecrets secrets = DemoSecrets.made();
    Path remembered = DataFolder.sandbox(place.data());
    progress.accept("Starting a Slack and a mailbox on this machine …");
    PlayableSandbox playable =
        PlayableSandbox.start(
            secrets.knownTo(slack.onPort(place.sandboxPort())), clock, remembered);
    try {
      Sandbox sandbox = playable.sandbox();
      SlackWorkspace acme = sandbox.workspace(DemoWorkspace.ID, "Acme");
      DemoWorkspace.registerApp(acme);
      boolean first = acme.people().isEmpty();
      boolean stories = scene == Scene.LIVED_IN && first;
      if (stories) {
        clock.jump(STORIES_AGO.negated());
      }
      DemoWorkspace.settle(acme);
      // The database remembers what it saw of the last run: windows and events need new ids.
      sandbox.continueIdsAfter(clock.millis());
      progress.accept("Starting the database in " + place.data().toAbsolutePath() + " …");
      Config config = config(place, sandbox, acme, secrets);
      AtomicReference<Tenants> database = new AtomicReference<>();
      BotServer serving = serve(config, clock, acme, first, database);
      URI bot = URI.create("http://" + LOOPBACK + ":" + serving.port());
      acme.connectBot(bot.resolve("/slack/events"), secrets.signing());
      DemoDesk desk = DemoDesk.connect(requireNonNull(database.get()), config, bot, clock);
      playable.helpDesk(desk::sendNext);
      if (first) {
        desk.tellOfAccounts();
        DemoTickets.tell(acme, desk, requireNonNull(database.get()), clock.instant());
      }
      if (stories) {
        progress.accept("Filing what happened before you came …");
        tell(acme, progress);
        clock.jump(STORIES_AGO);
      }
      playable.keep();
      return new Demo(playable, acme, serving, first ? Optional.of(desk) : Optional.empty());
    } catch (RuntimeException failed) {
      playable.close();
      throw failed;
    }
  }

  /** The demo is whole without them. */
  private static void tell(SlackWorkspace acme, Consumer<String> progress) {
    try {
      new DemoStories(acme).begin();
    } catch (NotOnScreen slow) {
      progress.accept("This machine was too slow for that; file something yourself.");
    }
  }

  /** The first start brings a matrix; later ones leave what was made of it. */
  private static BotServer serve(
      Config config,
      InstantSource clock,
      SlackWorkspace acme,
      boolean first,
      AtomicReference<Tenants> database) {
    Path matrix = matrix(acme);
    try {
      return BotServer.start(
          config,
          clock,
          first ? Optional.of(matrix.toString()) : Optional.empty(),
          foundation -> {
            database.set(foundation.tenants());
            return Wiring.build(foundation);
          });
    } finally {
      matrix.toFile().delete();
      requireNonNull(matrix.getParent()).toFile().delete();
    }
  }

  private static Config config(
      Place place, Sandbox sandbox, SlackWorkspace acme, DemoSecrets secrets) {
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("HOST", LOOPBACK),
            Map.entry("PORT", Integer.toString(place.botPort())),
            Map.entry("BATON_DATA", place.data().toString()),
            Map.entry("SLACK_SIGNING_SECRET", secrets.signing()),
            Map.entry("SLACK_BOT_TOKEN", acme.botToken()),
            Map.entry("SLACK_API_URL", sandbox.slackApiUrl()),
            Map.entry("RESEND_API_KEY", sandbox.resendKey()),
            Map.entry("RESEND_API_URL", sandbox.resendApiUrl()),
            Map.entry("ENCRYPTION_KEY", DemoSecrets.keyOf(place.data())),
            // A program that takes webhooks is played at /receiver/NAME of the page's address.
            Map.entry("WEBHOOK_TRUSTED_HOSTS", sandbox.host() + "," + localhost(sandbox)),
            Map.entry("MAIL_FROM", "Baton <baton@acme.test>"));
    return switch (Config.read(settings, Set.of(Config.Need.SIGNING_SECRET))) {
      case Config.Read(var config) -> config;
      case Config.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
    };
  }

  private static String localhost(Sandbox sandbox) {
    return sandbox.host().replace("127.0.0.1", "localhost");
  }

  /** The demo's matrix, in which the channel for copies stands by its name. */
  private static Path matrix(SlackWorkspace acme) {
    try (InputStream matrix = Demo.class.getResourceAsStream("matrix.csv")) {
      String text = new String(requireNonNull(matrix).readAllBytes(), StandardCharsets.UTF_8);
      Path file = Files.createTempDirectory("baton-try").resolve("demo-matrix.csv");
      return Files.writeString(file, text.replace("#escalations", DemoWorkspace.copies(acme).id()));
    } catch (IOException noRoom) {
      throw new UncheckedIOException(noRoom);
    }
  }

  /** At the first start the help desk sends a ticket of the account at risk. */
  void firstTicketArrives() {
    newDesk.ifPresent(DemoDesk::sendNext);
  }

  /** The page's address. */
  String page() {
    return playable.sandbox().address().replace("127.0.0.1", "localhost");
  }

  /** Puts the clock of all forward. */
  void jump(Duration ahead) {
    playable.jump(ahead);
  }

  int botPort() {
    return serving.port();
  }

  SlackWorkspace acme() {
    return acme;
  }

  Mailbox mailbox() {
    return playable.sandbox().mailbox();
  }

  /** Finishes what was begun, within 10 s. */
  @Override
  public void close() {
    serving.close();
    playable.close();
  }
}
