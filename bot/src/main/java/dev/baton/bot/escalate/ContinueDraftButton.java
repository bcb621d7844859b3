package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.SentId;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.escalate.Drafts;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Opens the form as it was when it was closed, within a day. */
public final class ContinueDraftButton {
  public static final String ID = "continue_draft";

  private final BotParts parts;
  private final ModalOpening opening;

  public ContinueDraftButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::open);
  }

  private Optional<String> open(Click click) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Optional<Draft> draft =
        SentId.read(click.value())
            .flatMap(
                id -> parts.tenants().inTransaction(caller.orgId(), tx -> Drafts.in(tx).find(id)))
            .filter(found -> found.author().equals(caller.member()));
    if (draft.isEmpty()) {
      return Optional.of(words.say(EscalatePhrase.DRAFT_ERASED));
    }
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Optional<Matrix> matrix = snapshot.matrix();
    return matrix.isEmpty()
        ? Optional.of(words.say(SharedPhrase.NO_MATRIX))
        : opening.open(
            caller,
            click.triggerId(),
            new PageOne(matrix.get(), words)
                .filled(draft.get().answers(), memory(draft.get(), snapshot.format())));
  }

  /** Empty for anything Baton did not write. */
  private static PageOneMemory memory(Draft draft, TicketKeyFormat format) {
    PageOneMemory memory =
        draft
            .resendOf()
            .map(seq -> PageOneMemory.resending(identity(draft, format), seq))
            .orElse(PageOneMemory.NONE);
    boolean saysAccount =
        draft.answers().customer().isPresent() || draft.answers().accountTier().isPresent();
    return saysAccount ? memory.askingAccount() : memory;
  }

  private static String identity(Draft draft, TicketKeyFormat format) {
    return format.parse(draft.answers().ticket()).map(TicketKey::identity).orElse("");
  }
}
