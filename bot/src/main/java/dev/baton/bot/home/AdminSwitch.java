package dev.baton.bot.home;

import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.slack.Caller;
import java.util.Optional;
import java.util.function.Function;

/** A setting that an admin switches by a button of the Home tab, which then shows it. */
final class AdminSwitch {
  private final BotParts parts;
  private final AdminAccess access;

  AdminSwitch(BotParts parts) {
    this.parts = parts;
    this.access = new AdminAccess(parts);
  }

  /** Switches it; a sentence for whoever pressed where that was not done. */
  Optional<String> set(Caller caller, Function<Tx, Boolean> change) {
    try {
      Optional<Boolean> changed = access.changeAsAdmin(caller, change);
      changed.ifPresent(_ -> new HomeOpened(parts).redraw(caller));
      return changed.isPresent()
          ? Optional.empty()
          : Optional.of(parts.wordingFor(caller).say(SharedPhrase.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }
}
