package dev.baton.bot.log;

import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.member.Roles;
import java.util.List;

/** What somebody is told who may not see what they asked for. */
final class LogRefusal {
  private static final int MANAGERS_NAMED = 3;

  private LogRefusal() {}

  /** What only managers can do with the log. */
  enum Deed {
    EXPORT,
    CHECK
  }

  /** Names whom to ask. */
  static String managersOnly(Tx tx, Deed deed, Wording words) {
    List<String> managers = Roles.in(tx).managers();
    return words.say(
        LogPhrase.MANAGERS_ONLY,
        "deed",
        deed,
        "n",
        managers.size(),
        "managers",
        Arg.anyOf(managers.stream().limit(MANAGERS_NAMED).map(Arg::person).toList()));
  }
}
