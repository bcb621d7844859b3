package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.BotParts;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.escalate.Draft;
import dev.baton.matrix.Matrix;
import java.util.Optional;
import java.util.UUID;

/** Opens the form as it was when it was closed, within a day. */
public final class ContinueDraftButton {
  public static final String ID = "continue_draft";

  private final BotParts parts;
  private final ModalOpening opening;

  public ContinueDraftButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts.calls());
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    String value = request.getPayload().getActions().getFirst().getValue();
    problem(caller, value, request.getPayload().getTriggerId())
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> problem(Caller caller, String value, String triggerId) {
    try {
      Optional<Draft> draft =
          parts
              .workspace()
              .inTransaction(caller.orgId(), tx -> tx.drafts().find(UUID.fromString(value)))
              .filter(found -> found.author().equals(caller.member()));
      if (draft.isEmpty()) {
        return Optional.of(PageTwoSubmission.DRAFT_GONE);
      }
      Optional<Matrix> matrix = parts.snapshots().of(caller.orgId()).flatMap(Snapshot::matrix);
      return matrix.isEmpty()
          ? Optional.of(Sentences.NO_MATRIX)
          : opening.open(
              caller,
              triggerId,
              PageOne.filled(matrix.get(), draft.get().answers(), memory(draft.get())));
    } catch (DatabaseUnavailable away) {
      return Optional.of(Sentences.DATABASE_AWAY);
    }
  }

  private PageOneMemory memory(Draft draft) {
    return draft
        .resendOf()
        .map(seq -> PageOneMemory.resending(identity(draft), seq))
        .orElse(PageOneMemory.NONE);
  }

  private static String identity(Draft draft) {
    return dev.baton.escalation.ticket.TicketKeyFormat.DEFAULT
        .parse(draft.answers().ticket())
        .map(key -> key.identity())
        .orElse("");
  }
}
