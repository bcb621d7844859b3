package dev.baton.bot.surface;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Roles;
import dev.baton.slack.Caller;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What only admins may open and change; whether somebody is one is asked in each transaction. */
public final class AdminAccess {
  private final BotParts parts;
  private final ModalOpening opening;

  public AdminAccess(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /**
   * Opens a form for an admin.
   *
   * @param form drawn in the transaction that asked whether they are one
   * @return a sentence when it was not opened
   */
  public Optional<String> open(Caller caller, String triggerId, Function<Tx, View> form) {
    return open(caller, triggerId, form, _ -> {});
  }

  /**
   * The same, and tells of the form once it is open.
   *
   * @param opened gets it as Slack has it
   */
  public Optional<String> open(
      Caller caller, String triggerId, Function<Tx, View> form, Consumer<View> opened) {
    try {
      Optional<View> view = asAdmin(caller, form);
      return view.isEmpty()
          ? Optional.of(parts.wordingFor(caller).say(SharedPhrase.ADMINS_ONLY))
          : opening.open(caller, triggerId, view.get(), opened);
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  /**
   * Changes something for an admin, in one transaction with the question whether they are one; who
   * is one cannot change meanwhile.
   *
   * @return empty when they are not, and then nothing was done
   * @throws DatabaseUnavailable when the database is away
   */
  public <T> Optional<T> changeAsAdmin(Caller caller, Function<Tx, T> step) {
    return parts
        .tenants()
        .inTransaction(
            caller.orgId(),
            tx -> {
              Roles.in(tx).lock();
              return ifAdmin(tx, caller, step);
            });
  }

  /** The same for what only reads, and holds up nobody. */
  public <T> Optional<T> asAdmin(Caller caller, Function<Tx, T> step) {
    return parts.tenants().inTransaction(caller.orgId(), tx -> ifAdmin(tx, caller, step));
  }

  private static <T> Optional<T> ifAdmin(Tx tx, Caller caller, Function<Tx, T> step) {
    return Roles.in(tx).permissionsOf(caller.member()).admin()
        ? Optional.of(step.apply(tx))
        : Optional.empty();
  }
}
