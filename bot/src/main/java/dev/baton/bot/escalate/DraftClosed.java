package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.DefaultContext;
import com.slack.api.bolt.request.builtin.ViewClosedRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.slack.Caller;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modal closed before anything was filed: what was typed is kept as far as Slack tells it, and
 * its author is told so, once.
 */
public final class DraftClosed {
  private static final Logger LOG = LoggerFactory.getLogger(DraftClosed.class);

  private final BotParts parts;

  public DraftClosed(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewClosedRequest request, DefaultContext context) {
    Caller caller = Caller.of(context);
    View view = request.getPayload().getView();
    boolean onlyBack = view.getCallbackId().equals(PageTwo.ID) && !request.getPayload().isCleared();
    if (!onlyBack) {
      try {
        parts
            .tenants()
            .inTransaction(
                caller.orgId(),
                tx -> {
                  if (view.getCallbackId().equals(PageOne.ID)) {
                    new DraftKeeping(parts, tx, caller).keepTyped(view);
                  }
                  Drafts.in(tx)
                      .ofModal(view.getRootViewId())
                      .filter(draft -> draft.author().equals(caller.member()))
                      .filter(draft -> Escalations.in(tx).ofDraft(draft.id()).isEmpty())
                      .ifPresent(draft -> tell(tx, draft));
                  return true;
                });
      } catch (DatabaseUnavailable away) {
        LOG.warn("A kept draft of {} was not announced: the database is away", caller.orgId());
      }
    }
    return context.ack();
  }

  private void tell(Tx tx, Draft draft) {
    Notice notice = new Notice.DraftKept(draft.id());
    // Both pages of one modal may be closed at once, and one of them tells.
    Drafts.in(tx).lock(draft.id());
    if (!DeliveryQueue.in(tx).wasQueued(notice, draft.author())) {
      DeliveryQueue.in(tx)
          .queue(
              new PlannedDelivery(
                  notice, Medium.SLACK, draft.author(), Set.of(NoticeRole.REQUESTER)),
              parts.clock().instant());
    }
  }
}
