package dev.baton.bot.home;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.member.RoleHolder;
import java.util.ArrayList;
import java.util.List;

/** Who holds a role and why, as a list to read. */
final class RoleText {
  /** A section holds 3000 characters. */
  private static final int MOST_LISTED = 15;

  private RoleText() {}

  static String of(List<RoleHolder> holders, Wording words) {
    return part(of(holders, Role.ADMIN), HomePhrase.ADMINS, HomePhrase.NO_ADMINS, words)
        + "\n"
        + part(of(holders, Role.MANAGER), HomePhrase.MANAGERS, HomePhrase.NO_MANAGERS, words)
        + "\n"
        + part(
            of(holders, Role.SUPPORT), HomePhrase.SUPPORT_TEAM, HomePhrase.NO_SUPPORT_TEAM, words);
  }

  private static List<RoleHolder> of(List<RoleHolder> holders, Role role) {
    return holders.stream().filter(holder -> holder.role() == role).toList();
  }

  private static String part(
      List<RoleHolder> holders, HomePhrase some, HomePhrase none, Wording words) {
    if (holders.isEmpty()) {
      return words.say(none);
    }
    List<String> lines = new ArrayList<>();
    holders.stream().limit(MOST_LISTED).map(holder -> line(holder, words)).forEach(lines::add);
    int more = holders.size() - MOST_LISTED;
    if (more > 0) {
      lines.add(words.say(HomePhrase.MORE_HOLDERS, "n", more));
    }
    return words.say(some, "listed", Arg.mrkdwn(String.join("\n", lines)));
  }

  private static String line(RoleHolder holder, Wording words) {
    return words.say(
        HomePhrase.ROLE_HOLDER,
        "who",
        Arg.person(holder.member()),
        "why",
        Arg.allOf(holder.why().stream().map(RoleText::source).toList()));
  }

  private static HomePhrase source(RoleHolder.Source source) {
    return switch (source) {
      case SLACK -> HomePhrase.SOURCE_SLACK;
      case GRANT -> HomePhrase.SOURCE_GRANT;
      case MATRIX -> HomePhrase.SOURCE_MATRIX;
      case STANDS_IN -> HomePhrase.SOURCE_STANDS_IN;
    };
  }
}
