package dev.baton.bot.log;

import dev.baton.db.Tx;
import dev.baton.db.member.Roles;
import dev.baton.slack.Mrkdwn;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody is told who may not see what they asked for. */
final class LogRefusal {
  static final String FULL_MEMBERS_ONLY =
      "Only full members of this workspace can look into the log. Nothing was shown. "
          + "Ask a colleague who is one.";

  private static final int MANAGERS_NAMED = 3;

  private LogRefusal() {}

  /**
   * Names whom to ask.
   *
   * @param doing what only managers can, as {@code export it}
   */
  static String managersOnly(Tx tx, String doing) {
    List<String> managers = Roles.in(tx).managers();
    String whom =
        managers.isEmpty()
            ? "Nobody is a manager yet: an admin makes one by `./baton member grant EMAIL manager`."
            : "Ask "
                + managers.stream()
                    .limit(MANAGERS_NAMED)
                    .map(Mrkdwn::mention)
                    .collect(Collectors.joining(" or "))
                + ".";
    return "The log is for managers: only they can %s. Nothing was done. %s You can use `/escalation-log show TICKET`."
        .formatted(doing, whom);
  }
}
