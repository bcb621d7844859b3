package dev.baton.bot.privacy;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Anybody asks for a copy of what is stored about themselves. */
public final class OwnDataButton {
  public static final String ID = "own_data";

  private final BotParts parts;
  private final PersonExport export;

  /**
   * @param turns shared by all that makes files
   */
  public OwnDataButton(BotParts parts, ExportTurns turns) {
    this.parts = parts;
    this.export = new PersonExport(parts, turns);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    refusal(caller)
        .ifPresentOrElse(
            why -> parts.replies().privately(context, parts.wordingFor(caller).say(why)),
            () ->
                parts
                    .replies()
                    .afterwards(
                        () -> export.send(caller, caller.member(), tx -> refusal(tx, caller))));
    return context.ack();
  }

  private Optional<Phrase> refusal(Caller caller) {
    try {
      return parts.tenants().inTransaction(caller.orgId(), tx -> refusal(tx, caller));
    } catch (DatabaseUnavailable away) {
      return Optional.of(SharedPhrase.DATABASE_AWAY);
    }
  }

  private static Optional<Phrase> refusal(Tx tx, Caller caller) {
    boolean member = Members.in(tx).find(caller.member()).filter(Member::mayFile).isPresent();
    return member ? Optional.empty() : Optional.of(SharedPhrase.MEMBERS_ONLY);
  }
}
