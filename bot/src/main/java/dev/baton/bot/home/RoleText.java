package dev.baton.bot.home;

import dev.baton.escalation.member.Role;
import dev.baton.escalation.member.RoleHolder;
import dev.baton.slack.Mrkdwn;
import java.util.List;
import java.util.stream.Collectors;

/** Who holds a role and why, as a list to read. */
final class RoleText {
  /** A section holds 3000 characters. */
  private static final int MOST_LISTED = 25;

  private RoleText() {}

  static String of(List<RoleHolder> holders) {
    return part("Admins", "Nobody is an admin.", of(holders, Role.ADMIN))
        + "\n"
        + part("Managers, besides the admins", "Nobody else.", of(holders, Role.MANAGER));
  }

  private static List<RoleHolder> of(List<RoleHolder> holders, Role role) {
    return holders.stream().filter(holder -> holder.role() == role).toList();
  }

  private static String part(String title, String empty, List<RoleHolder> holders) {
    if (holders.isEmpty()) {
      return "*" + title + "*\n" + empty;
    }
    String listed =
        holders.stream().limit(MOST_LISTED).map(RoleText::line).collect(Collectors.joining("\n"));
    int more = holders.size() - MOST_LISTED;
    return "*%s*\n%s%s".formatted(title, listed, more > 0 ? "\nand %d more".formatted(more) : "");
  }

  private static String line(RoleHolder holder) {
    return "• %s: %s"
        .formatted(
            Mrkdwn.mention(holder.member()),
            holder.why().stream().map(RoleText::source).collect(Collectors.joining(", ")));
  }

  private static String source(RoleHolder.Source source) {
    return switch (source) {
      case SLACK -> "owner or admin in Slack";
      case GRANT -> "granted";
      case MATRIX -> "named in the matrix";
    };
  }
}
