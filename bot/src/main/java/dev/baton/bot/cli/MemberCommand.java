package dev.baton.bot.cli;

import dev.baton.bot.member.RoleGrant;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.RevokeOutcome;
import dev.baton.escalation.member.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./baton member grant|revoke EMAIL manager|admin|support}: exit code 1 when nobody has the
 * address or the last admin would go.
 */
@Command(
    name = "member",
    description = "Gives or takes the role of a manager, an admin or the support team.",
    synopsisSubcommandLabel = "grant|revoke",
    mixinStandardHelpOptions = true)
public final class MemberCommand implements Runnable {
  private static final String CLI = "cli";

  private final Shell shell;

  @Spec private CommandSpec spec;

  private MemberCommand(Shell shell) {
    this.shell = shell;
  }

  /** The command with both of its steps. */
  public static CommandLine create(Shell shell) {
    return new CommandLine(new MemberCommand(shell)).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Say what to do: grant EMAIL manager|admin|support or revoke EMAIL manager|admin|support.");
  }

  @Command(
      name = "grant",
      description = "Makes somebody a manager, an admin or one of the support team.",
      mixinStandardHelpOptions = true)
  int grant(
      @Parameters(paramLabel = "EMAIL") String email,
      @Parameters(paramLabel = "manager|admin|support") Role role,
      @Option(
              names = "--workspace",
              paramLabel = "ID",
              description = "May be left out with SLACK_BOT_TOKEN.")
          @Nullable String workspace) {
    try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.ofNullable(workspace))) {
      Optional<Member> found = find(opened, email);
      if (found.isEmpty()) {
        return nobody(opened, email);
      }
      Member member = found.get();
      if (!member.isFull()) {
        shell
            .err()
            .println(
                "%s is no full member, and only full members can hold a role. Nothing was changed."
                    .formatted(email));
        return 1;
      }
      boolean changed =
          opened
              .tenants()
              .inTransaction(
                  opened.orgId(),
                  tx -> RoleGrant.atTheConsole(tx, member.id(), role, shell.clock().instant()));
      shell
          .out()
          .println(
              "%s (%s) %s."
                  .formatted(
                      member.name(),
                      email,
                      changed ? "is " + named(role) + " now" : "was granted that already"));
      return 0;
    }
  }

  @Command(name = "revoke", description = "Takes that back.", mixinStandardHelpOptions = true)
  int revoke(
      @Parameters(paramLabel = "EMAIL") String email,
      @Parameters(paramLabel = "manager|admin|support") Role role,
      @Option(
              names = "--workspace",
              paramLabel = "ID",
              description = "May be left out with SLACK_BOT_TOKEN.")
          @Nullable String workspace) {
    try (ConsoleWorkspace opened = ConsoleWorkspace.open(shell, Optional.ofNullable(workspace))) {
      Optional<Member> found = find(opened, email);
      if (found.isEmpty()) {
        return nobody(opened, email);
      }
      Member member = found.get();
      RevokeOutcome outcome =
          opened
              .tenants()
              .inTransaction(
                  opened.orgId(),
                  tx ->
                      Roles.in(tx)
                          .revoke(member.id(), role.code(), CLI, CLI, shell.clock().instant()));
      return revoked(outcome, role, member, email);
    }
  }

  private int revoked(RevokeOutcome outcome, Role role, Member member, String email) {
    if (outcome == RevokeOutcome.LAST_ADMIN) {
      shell
          .err()
          .println(
              "%s (%s) is the last admin, so nothing was changed. Make somebody else an admin first."
                  .formatted(member.name(), email));
      return 1;
    }
    String what =
        outcome == RevokeOutcome.REVOKED
            ? "is not " + named(role) + " by grant any more"
            : "was not granted that";
    shell
        .out()
        .println(
            "%s (%s) %s. Slack's owners and admins and the matrix's managers keep what they are."
                .formatted(member.name(), email, what));
    return 0;
  }

  private static String named(Role role) {
    return switch (role) {
      case MANAGER -> "a manager";
      case ADMIN -> "an admin";
      case SUPPORT -> "of the support team";
    };
  }

  private static Optional<Member> find(ConsoleWorkspace opened, String email) {
    return opened
        .members()
        .map(members -> members.byEmail(opened.orgId(), email))
        .orElseGet(() ->
            opened
                .tenants()
                .inTransaction(opened.orgId(), tx -> Members.in(tx).findByEmail(email)));
  }

  int nobody(ConsoleWorkspace opened, String email) {
    shell
        .err()
        .println(
            "Nobody in %s has the address %s, so nothing was changed. %s"
                .formatted(
                    opened.orgId(),
                    email,
                    opened.members().isPresent()
                        ? "Check its spelling."
                        : "Check its spelling, or set SLACK_BOT_TOKEN so that Slack can be"
                            + " asked."));
    return 1;
  }
}
