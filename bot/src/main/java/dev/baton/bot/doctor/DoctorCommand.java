package dev.baton.bot.doctor;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.config.Config;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./baton doctor}: exit code 1 when something is wrong, 0 when not. */
@Command(
    name = "doctor",
    description = "Checks settings, database, Slack token and scopes, Resend key.",
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private static final Set<Config.Need> TO_SERVE =
      EnumSet.of(Config.Need.SIGNING_SECRET, Config.Need.SLACK_ACCESS);

  private final Shell shell;

  public DoctorCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(settings());
    switch (Config.read(shell.environment(), Set.of())) {
      case Config.Read(Config config) -> {
        findings.addAll(DatabaseCheck.look(config.database(), shell.clock().instant()));
        findings.addAll(SlackCheck.look(config.slack(), config.slackApiUrl()));
        findings.addAll(ConnectionCheck.look(config));
        findings.addAll(InstallCheck.look(config));
        findings.addAll(HookCheck.look(config));
        findings.addAll(ResendCheck.look(config.mail(), config.resendWebhookSecret()));
        findings.addAll(TelegramCheck.look(config.outside()));
      }
      case Config.Faulty _ ->
          findings.add(
              Finding.notMade("everything else", "is looked at once the settings are right."));
    }
    findings.forEach(finding -> shell.out().println(finding.line()));
    return findings.stream().anyMatch(f -> f.mark() == Finding.Mark.WRONG) ? 1 : 0;
  }

  private List<Finding> settings() {
    return switch (Config.read(shell.environment(), TO_SERVE)) {
      case Config.Read _ ->
          List.of(Finding.right("settings", "Everything that serve needs is set."));
      case Config.Faulty(var faults) ->
          faults.stream().map(fault -> Finding.wrong("settings", fault.line())).toList();
    };
  }
}
