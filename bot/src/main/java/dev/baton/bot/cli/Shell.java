package dev.baton.bot.cli;

import dev.baton.bot.config.Config;
import dev.baton.bot.phrases.Phrases;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * What a command stands in: the process's environment, its two outputs, its clock and the texts for
 * people.
 *
 * @param environment every setting comes from here
 * @param out what was asked for
 * @param err what went wrong
 */
public record Shell(
    Map<String, String> environment,
    PrintWriter out,
    PrintWriter err,
    InstantSource clock,
    Phrases phrases) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /**
   * The settings a command needs.
   *
   * @throws StartupRefused naming every fault at once
   */
  public Config config(Set<Config.Need> needs) {
    return switch (Config.read(environment, needs)) {
      case Config.Read(Config config) -> config;
      case Config.Faulty faulty -> throw StartupRefused.of(faulty.faults());
    };
  }
}
