package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.BotParts;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.EscalationValue;
import dev.baton.bot.slack.Mrkdwn;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.slack.TextView;
import dev.baton.bot.slack.ViewValues;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.escalation.escalate.AddInformationOutcome;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.member.Member;
import java.util.Map;
import java.util.Optional;

/** Adds what a second person typed to the escalation that waits already. */
public final class PendingSubmission {
  public static final String ID = PendingView.ID;

  private static final int SHOWN_BACK = 500;

  private final BotParts parts;

  public PendingSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Optional<EscalationRef> ref = EscalationValue.parse(view.getPrivateMetadata());
    if (ref.isEmpty()) {
      return context.ackWithUpdate(TextView.of("Already escalated", Sentences.NO_SUCH_ESCALATION));
    }
    String typed = ViewValues.of(view).text(PendingView.INFORMATION).orElse("");
    return switch (AddedInformation.check(typed)) {
      case AddedInformation.Refused(var problem) ->
          beside(context, AddInformationModal.sentence(problem));
      case AddedInformation.Accepted(var text) -> add(ref.get(), text, context);
    };
  }

  private Response add(EscalationRef ref, String text, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    try {
      String sentence =
          parts
              .workspace()
              .inTransaction(caller.orgId(), tx -> add(tx, ref, caller, text))
              .map(outcome -> sentence(outcome, text))
              .orElse(Sentences.MEMBERS_ONLY);
      return context.ackWithUpdate(TextView.of("Already escalated", sentence));
    } catch (DatabaseUnavailable away) {
      return beside(context, Sentences.DATABASE_AWAY);
    }
  }

  /** Empty when the caller is nobody of this workspace. */
  private Optional<AddInformationOutcome> add(
      Tx tx, EscalationRef ref, Caller caller, String text) {
    return tx.members()
        .find(caller.member())
        .filter(Member::mayFile)
        .map(member ->
            tx.escalations().addInformation(ref, member.id(), text, parts.clock().instant()));
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(PendingView.INFORMATION, sentence));
  }

  private static String sentence(AddInformationOutcome outcome, String text) {
    return switch (outcome) {
      case AddInformationOutcome.Added(var escalation) ->
          "Added to *%s*. The people asked see it on the request."
              .formatted(Mrkdwn.escape(escalation.label()));
      case AddInformationOutcome.AlreadySettled(var escalation) ->
          "*%s* was settled meanwhile, so nothing was added. Type /escalate %s to file a new one. You wrote:\n%s"
              .formatted(
                  Mrkdwn.escape(escalation.label()),
                  Mrkdwn.escape(escalation.ticket().shown()),
                  Mrkdwn.quote(Mrkdwn.shorten(text, SHOWN_BACK)));
      case AddInformationOutcome.Unknown() -> Sentences.NO_SUCH_ESCALATION;
    };
  }
}
