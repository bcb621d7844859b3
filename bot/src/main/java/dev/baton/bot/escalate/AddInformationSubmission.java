package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.BotParts;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.EscalationValue;
import dev.baton.bot.slack.Mrkdwn;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.slack.TextView;
import dev.baton.bot.slack.ViewValues;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.escalation.escalate.AddInformationOutcome;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.member.Member;
import java.util.Map;
import java.util.Optional;

/** Adds to a pending escalation what somebody of the workspace knows besides. */
public final class AddInformationSubmission {
  public static final String ID = AddInformationModal.ID;

  private static final String TITLE = "Add information";
  private static final int SHOWN_BACK = 2000;

  private final BotParts parts;

  public AddInformationSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Optional<EscalationRef> ref = EscalationValue.parse(view.getPrivateMetadata());
    if (ref.isEmpty()) {
      return context.ackWithUpdate(TextView.of(TITLE, Sentences.NO_SUCH_ESCALATION));
    }
    String typed = ViewValues.of(view).text(AddInformationModal.INFORMATION).orElse("");
    return switch (AddedInformation.check(typed)) {
      case AddedInformation.Refused(var problem) ->
          beside(context, AddInformationModal.sentence(problem));
      case AddedInformation.Accepted(var text) -> add(ref.get(), text, context);
    };
  }

  private Response add(EscalationRef ref, String text, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    try {
      Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
      Optional<AddInformationOutcome> outcome =
          parts.workspace().inTransaction(caller.orgId(), tx -> add(tx, ref, caller, text));
      return outcome
          .flatMap(became -> sentence(became, text, snapshot, caller))
          .or(() -> outcome.isPresent() ? Optional.empty() : Optional.of(Sentences.MEMBERS_ONLY))
          .map(sentence -> context.ackWithUpdate(TextView.of(TITLE, sentence)))
          .orElseGet(context::ack);
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

  private static Optional<String> sentence(
      AddInformationOutcome outcome, String text, Snapshot snapshot, Caller caller) {
    return switch (outcome) {
      case AddInformationOutcome.Added _ -> Optional.empty();
      case AddInformationOutcome.AlreadySettled(var escalation) ->
          Optional.of(
              "%s%s You wrote:\n%s"
                  .formatted(
                      DecisionText.settled(escalation, snapshot.zoneOf(caller.member())),
                      AddInformationModal.TOO_LATE,
                      Mrkdwn.quote(Mrkdwn.shorten(text, SHOWN_BACK))));
      case AddInformationOutcome.Unknown() -> Optional.of(Sentences.NO_SUCH_ESCALATION);
    };
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(AddInformationModal.INFORMATION, sentence));
  }
}
