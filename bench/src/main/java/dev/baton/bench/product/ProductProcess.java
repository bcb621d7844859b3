package dev.baton.bench.product;

import static java.util.Objects.requireNonNull;

import dev.baton.bench.measure.Child;
import dev.baton.bot.BotServer;
import dev.baton.bot.Wiring;
import dev.baton.bot.config.Config;
import dev.baton.bot.helpdesk.ConnectionSecrets;
import dev.baton.bot.helpdesk.OpenedConnection;
import dev.baton.db.Tenants;
import dev.baton.escalation.member.Baton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** The product as {@code serve --matrix} starts it. */
public final class ProductProcess {
  private ProductProcess() {}

  /**
   * @param args the database's URL and Slack's address
   */
  public static void main(String[] args) throws IOException {
    Path matrix = Files.createTempFile("baton-bench", ".csv");
    try {
      Files.writeString(matrix, Scene.MATRIX);
      serve(config(args[0], args[1]), matrix);
    } finally {
      Files.delete(matrix);
    }
  }

  private static void serve(Config config, Path matrix) throws IOException {
    AtomicReference<Tenants> database = new AtomicReference<>();
    try (BotServer serving =
        BotServer.start(
            config,
            InstantSource.system(),
            Optional.of(matrix.toString()),
            foundation -> {
              database.set(foundation.tenants());
              return Wiring.build(foundation);
            })) {
      OpenedConnection opened = connected(requireNonNull(database.get()), config);
      System.out.println("port " + serving.port());
      System.out.println("hook " + opened.path() + " " + opened.secret().reveal());
      Child.awaitEnd();
    }
  }

  /** A program that may send; only the benchmark of what it sends uses it. */
  private static OpenedConnection connected(Tenants tenants, Config config) {
    return tenants.inBackground(
        Scene.ORG,
        tx ->
            OpenedConnection.create(
                    tx,
                    ConnectionSecrets.of(config).orElseThrow(),
                    "Bench",
                    Baton.ID,
                    InstantSource.system().instant())
                .orElseThrow());
  }

  private static Config config(String database, String slack) {
    Map<String, String> settings =
        Map.of(
            "PORT",
            "0",
            "DATABASE_URL",
            database,
            "SLACK_SIGNING_SECRET",
            Scene.SIGNING_SECRET,
            "SLACK_BOT_TOKEN",
            Scene.BOT_TOKEN,
            "SLACK_API_URL",
            slack,
            "ENCRYPTION_KEY",
            Scene.ENCRYPTION_KEY,
            // One workspace stands for all of them here.
            "WORKSPACE_RATE",
            "1000000");
    return switch (Config.read(settings, Set.of(Config.Need.SIGNING_SECRET))) {
      case Config.Read(var config) -> config;
      case Config.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
    };
  }
}
