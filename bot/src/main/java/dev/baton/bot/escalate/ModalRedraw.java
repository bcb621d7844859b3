package dev.baton.bot.escalate;

import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.slack.Caller;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws an open modal anew after Slack has its acknowledgement; a page changed meanwhile is left
 * alone.
 */
final class ModalRedraw {
  private static final Logger LOG = LoggerFactory.getLogger(ModalRedraw.class);

  private final BotParts parts;

  ModalRedraw(BotParts parts) {
    this.parts = parts;
  }

  void afterwards(Caller caller, View view, BiFunction<EscalateFlow, Proposal, View> page) {
    parts
        .replies()
        .afterwards(() ->
            drawn(caller, view, page)
                .ifPresent(drawn -> new ModalUpdate(parts).ifUnchanged(caller, view, drawn)));
  }

  private Optional<View> drawn(
      Caller caller, View view, BiFunction<EscalateFlow, Proposal, View> page) {
    try {
      return Optional.of(
          parts.tenants().inTransaction(caller.orgId(), tx -> drawn(tx, caller, view, page)));
    } catch (DatabaseUnavailable away) {
      LOG.warn("A modal was not drawn anew and stays as it is: the database is away");
      return Optional.empty();
    }
  }

  private View drawn(
      Tx tx, Caller caller, View view, BiFunction<EscalateFlow, Proposal, View> page) {
    EscalateFlow flow = new EscalateFlow(parts, parts.snapshots().within(tx).orElseThrow(), caller);
    return flow.proposalOf(tx, view.getRootViewId())
        .map(proposal -> page.apply(flow, proposal))
        .orElseGet(() -> PageTwoSubmission.draftErased(flow.words()));
  }
}
