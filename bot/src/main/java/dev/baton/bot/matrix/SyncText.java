package dev.baton.bot.matrix;

import dev.baton.bot.cli.ConsoleWorkspace;
import dev.baton.bot.cli.Shell;

/** Asks Slack who is there before emails of a file are looked up, and says so when it cannot. */
final class SyncText {
  private SyncText() {}

  static void sync(ConsoleWorkspace opened, Shell shell) {
    opened
        .members()
        .flatMap(members -> members.everybody(opened.orgId()))
        .ifPresent(why ->
            shell
                .err()
                .println(
                    "Slack did not list the members, because %s; so people are looked up among those known before."
                        .formatted(why)));
  }
}
