package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.AddInformationOutcome;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextView;
import java.util.Map;
import java.util.Optional;

/** Adds to a pending escalation what a form holds, and gives it back when that comes too late. */
final class AddInformationFlow {
  private final BotParts parts;
  private final String title;
  private final boolean confirms;

  /**
   * @param title of the form
   * @param confirms whether the form says that it was added; else it closes
   */
  AddInformationFlow(BotParts parts, String title, boolean confirms) {
    this.parts = parts;
    this.title = title;
    this.confirms = confirms;
  }

  /**
   * @param field the block that a fault stands beside
   */
  Response add(InformationForm form, String text, String field, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    try {
      Snapshot snapshot = parts.snapshots().of(caller.orgId()).orElseThrow();
      return parts
          .workspace()
          .inTransaction(caller.orgId(), tx -> add(tx, form, caller, text))
          .map(outcome -> answer(outcome, text, snapshot, context))
          .orElseGet(() -> givenBack(Sentences.MEMBERS_ONLY, text, context));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(field, Sentences.DATABASE_AWAY));
    }
  }

  /** Empty when the caller is nobody of this workspace. */
  private Optional<AddInformationOutcome> add(
      Tx tx, InformationForm form, Caller caller, String text) {
    return Members.in(tx)
        .find(caller.member())
        .filter(Member::mayFile)
        .map(member ->
            Escalations.in(tx)
                .addInformation(form.ref(), form.id(), member.id(), text, parts.clock().instant()));
  }

  private Response answer(
      AddInformationOutcome outcome,
      String text,
      Snapshot snapshot,
      ViewSubmissionContext context) {
    return switch (outcome) {
      case AddInformationOutcome.Added(var escalation) ->
          confirms
              ? context.ackWithUpdate(
                  TextView.of(
                      title,
                      "Added to *%s*. The people asked see it on the request."
                          .formatted(Mrkdwn.escape(escalation.label()))))
              : context.ack();
      case AddInformationOutcome.AlreadySettled(var escalation) ->
          givenBack(
              "%s%s `/escalate %s` files a new one."
                  .formatted(
                      DecisionText.settled(
                          escalation, snapshot.zoneOf(Caller.of(context).member())),
                      AddInformationModal.TOO_LATE,
                      Mrkdwn.escape(escalation.ticket().shown())),
              text,
              context);
      case AddInformationOutcome.Unknown() ->
          givenBack(Sentences.NO_SUCH_ESCALATION, text, context);
    };
  }

  private Response givenBack(String sentence, String text, ViewSubmissionContext context) {
    return context.ackWithUpdate(TextView.givingBack(title, sentence, text));
  }
}
