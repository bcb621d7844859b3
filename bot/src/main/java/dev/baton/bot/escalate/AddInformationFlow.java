package dev.baton.bot.escalate;

import static dev.baton.bot.phrases.Arg.mrkdwn;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.decide.DecisionText;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.GivenBack;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.member.Members;
import dev.baton.escalation.escalate.AddInformationOutcome;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds to a pending escalation what a form holds, and gives it back when that comes too late. */
final class AddInformationFlow {
  private final BotParts parts;
  private final Phrase title;

  /**
   * @param title of the form, which says in the end that it was added
   */
  AddInformationFlow(BotParts parts, Phrase title) {
    this.parts = parts;
    this.title = title;
  }

  /**
   * @param files given with it; may be none
   * @param field the block that a fault stands beside
   */
  Response add(
      InformationForm form,
      String text,
      List<GivenFile> files,
      String field,
      ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    try {
      return parts
          .tenants()
          .inTransaction(caller.orgId(), tx -> add(tx, form, caller, text, files))
          .map(outcome -> answer(outcome, text, context))
          .orElseGet(() -> givenBack(words(context).say(SharedPhrase.MEMBERS_ONLY), text, context));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(field, words(context).plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  /** Says that there is no such escalation, and gives back what was typed. */
  Response unknown(String text, ViewSubmissionContext context) {
    return givenBack(words(context).say(SharedPhrase.NO_SUCH_ESCALATION), text, context);
  }

  /** Empty when the caller is nobody of this workspace. */
  private Optional<AddInformationOutcome> add(
      Tx tx, InformationForm form, Caller caller, String text, List<GivenFile> files) {
    return Members.in(tx)
        .find(caller.member())
        .filter(Member::mayFile)
        .map(member ->
            Escalations.in(tx)
                .addInformation(
                    form.ref(), form.id(), member.id(), text, files, parts.clock().instant()));
  }

  private Response answer(
      AddInformationOutcome outcome, String text, ViewSubmissionContext context) {
    Wording words = words(context);
    return switch (outcome) {
      case AddInformationOutcome.Added(var escalation) ->
          context.ackWithUpdate(
              TextView.of(
                  words.say(title),
                  words.say(EscalatePhrase.ADDED, "label", escalation.label()),
                  words.say(SharedPhrase.CLOSE)));
      case AddInformationOutcome.AlreadySettled(var escalation) ->
          givenBack(
              words.say(
                  EscalatePhrase.TOO_LATE_TO_ADD_TEXT,
                  "label",
                  escalation.label(),
                  "how",
                  mrkdwn(new DecisionText(words).settlement().of(escalation)),
                  "ticket",
                  escalation.ticket().shown()),
              text,
              context);
      case AddInformationOutcome.Unknown() -> unknown(text, context);
    };
  }

  private Response givenBack(String sentence, String text, ViewSubmissionContext context) {
    return context.ackWithUpdate(GivenBack.of(title, sentence, text, words(context)));
  }

  private Wording words(ViewSubmissionContext context) {
    return parts.wordingFor(Caller.of(context));
  }
}
