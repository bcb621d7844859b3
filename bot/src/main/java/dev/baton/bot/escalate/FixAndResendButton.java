package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.notify.BounceText;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextChunks;
import java.util.Optional;

/**
 * Opens the form with everything a bounced escalation said, to be mended and filed as the next
 * number.
 */
public final class FixAndResendButton {
  public static final String ID = Buttons.FIX_AND_RESEND;

  private static final int SHOWN_NOTE = 2000;

  private final BotParts parts;
  private final ModalOpening opening;

  public FixAndResendButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts.calls());
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.onEscalation(request, context, parts.replies(), this::open);
  }

  private Optional<String> open(Click click, EscalationRef ref) {
    Caller caller = click.caller();
    Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
    Optional<Escalation> bounced =
        parts.workspace().inTransaction(caller.orgId(), tx -> Escalations.in(tx).find(ref));
    Optional<String> refusal = refusal(caller, bounced);
    if (refusal.isPresent()) {
      return refusal;
    }
    Optional<Matrix> matrix = snapshot.matrix();
    return matrix.isEmpty()
        ? Optional.of(Sentences.NO_MATRIX)
        : opening.open(caller, click.triggerId(), prefilled(matrix.get(), bounced.orElseThrow()));
  }

  private static Optional<String> refusal(Caller caller, Optional<Escalation> found) {
    if (found.isEmpty()) {
      return Optional.of(Sentences.NO_SUCH_ESCALATION);
    }
    Escalation escalation = found.get();
    if (!escalation.requester().equals(caller.member())) {
      return Optional.of(
          "Only %s can mend %s. You can file your own: `/escalate %s`."
              .formatted(
                  Mrkdwn.mention(escalation.requester()),
                  Mrkdwn.escape(escalation.label()),
                  Mrkdwn.escape(escalation.ticket().shown())));
    }
    boolean bounced =
        escalation.settlement().filter(Settlement.Bounced.class::isInstance).isPresent();
    return bounced
        ? Optional.empty()
        : Optional.of(Mrkdwn.escape(escalation.label()) + " was not bounced. Nothing was changed.");
  }

  private static View prefilled(Matrix matrix, Escalation bounced) {
    DraftAnswers said =
        new DraftAnswers(
            bounced.ticket().shown(),
            bounced.category(),
            Optional.of(bounced.priority().name()),
            bounced.reason(),
            bounced.stepsTried(),
            bounced.customer(),
            bounced.accountTier(),
            bounced.custom());
    return PageOne.filled(
        matrix,
        said,
        PageOneMemory.resending(bounced.ticket().identity(), bounced.seq()),
        bounced.settlement().flatMap(FixAndResendButton::toMend));
  }

  private static Optional<String> toMend(Settlement settlement) {
    return settlement instanceof Settlement.Bounced(_, _, _, Bounce bounce)
        ? Optional.of(
            "*%s*\n%s"
                .formatted(
                    BounceText.label(bounce.code()), TextChunks.excerpt(bounce.note(), SHOWN_NOTE)))
        : Optional.empty();
  }
}
