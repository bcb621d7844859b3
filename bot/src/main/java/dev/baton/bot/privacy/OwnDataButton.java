package dev.baton.bot.privacy;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Sentences;
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
    Optional<String> refusal = refusal(caller);
    refusal.ifPresentOrElse(
        sentence -> parts.replies().privately(context, sentence),
        () ->
            parts
                .replies()
                .afterwards(() -> export.send(caller, caller.member(), tx -> refusal(tx, caller))));
    return context.ack();
  }

  private Optional<String> refusal(Caller caller) {
    try {
      return parts.workspace().inTransaction(caller.orgId(), tx -> refusal(tx, caller));
    } catch (DatabaseUnavailable away) {
      return Optional.of(Sentences.DATABASE_AWAY);
    }
  }

  private static Optional<String> refusal(Tx tx, Caller caller) {
    boolean member = Members.in(tx).find(caller.member()).filter(Member::mayFile).isPresent();
    return member ? Optional.empty() : Optional.of(Sentences.MEMBERS_ONLY);
  }
}
