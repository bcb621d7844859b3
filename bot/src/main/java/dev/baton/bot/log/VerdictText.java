package dev.baton.bot.log;

import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.log.ChainHead;
import java.util.Locale;

/** What a check of the audit chain found, in words. */
final class VerdictText {
  private VerdictText() {}

  static String of(ChainCheck.Verdict verdict) {
    return switch (verdict) {
      case ChainCheck.Verdict.Intact(long events, String head, long erased) ->
          String.format(
              Locale.ROOT,
              "The audit chain is intact: %,d events%s. Its head is %s; note it elsewhere to see"
                  + " later that nothing was cut off or rewritten.",
              events,
              erased == 0 ? "" : String.format(Locale.ROOT, ", content of %,d erased", erased),
              new ChainHead(events, head));
      case ChainCheck.Verdict.Broken(long number, String why) ->
          String.format(
              Locale.ROOT,
              "The audit chain is broken at line %d: %s. Keep this database as it is and tell your"
                  + " administrator.",
              number,
              why);
    };
  }
}
