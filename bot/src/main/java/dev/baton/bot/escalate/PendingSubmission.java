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
import dev.baton.escalation.escalate.AddInformationOutcome;
import dev.baton.escalation.escalate.EscalationRef;
import java.util.Map;
import java.util.Optional;

/** Adds what a second person typed to the escalation that waits already. */
public final class PendingSubmission {
  public static final String ID = PendingView.ID;

  private final BotParts parts;

  public PendingSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    View view = request.getPayload().getView();
    Optional<EscalationRef> ref = EscalationValue.parse(view.getPrivateMetadata());
    String text =
        ViewValues.of(view).text(PendingView.INFORMATION).orElse("").replace("\u0000", "").strip();
    if (ref.isEmpty() || text.isEmpty()) {
      return context.ackWithErrors(
          Map.of(PendingView.INFORMATION, "Write what the lead should know."));
    }
    try {
      AddInformationOutcome outcome =
          parts
              .workspace()
              .inTransaction(
                  caller.orgId(),
                  tx ->
                      tx.escalations()
                          .addInformation(
                              ref.get(), caller.member(), text, parts.clock().instant()));
      return context.ackWithUpdate(TextView.of("Already escalated", sentence(outcome)));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(PendingView.INFORMATION, Sentences.DATABASE_AWAY));
    }
  }

  private static String sentence(AddInformationOutcome outcome) {
    return switch (outcome) {
      case AddInformationOutcome.Added(var escalation) ->
          "Added to *%s*. The people asked see it on the request."
              .formatted(Mrkdwn.escape(escalation.label()));
      case AddInformationOutcome.AlreadySettled(var escalation) ->
          "*%s* was settled meanwhile, so nothing was added. Type /escalate %s to file a new one; what you typed is kept for a day."
              .formatted(
                  Mrkdwn.escape(escalation.label()), Mrkdwn.escape(escalation.ticket().shown()));
      case AddInformationOutcome.Unknown() -> "This escalation does not exist. Nothing was added.";
    };
  }
}
