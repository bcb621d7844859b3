package dev.baton.bot.decide;

import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.person;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.GivenBack;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.decide.Questions;
import dev.baton.escalation.decide.AskOutcome;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** A question to the requester; the decision stays due when it was. */
public final class AskSubmission {
  public static final String ID = AskModal.ID;

  private final BotParts parts;

  public AskSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Wording words = parts.wordingFor(Caller.of(context));
    String typed = ViewValues.of(view).text(AskModal.QUESTION).orElse("");
    Optional<QuestionForm> form = QuestionForm.read(view.getPrivateMetadata());
    if (form.isEmpty()) {
      return givenBack(words.say(SharedPhrase.NO_SUCH_ESCALATION), typed, words, context);
    }
    return switch (AddedInformation.check(typed)) {
      case AddedInformation.Refused(var problem) ->
          context.ackWithErrors(
              Map.of(AskModal.QUESTION, new QuestionFault(words).ofQuestion(problem)));
      case AddedInformation.Accepted(var text) -> ask(form.get(), text, words, context);
    };
  }

  private Response ask(
      QuestionForm form, String text, Wording words, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    try {
      AskOutcome outcome =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx ->
                      Questions.in(tx)
                          .ask(
                              form.ref(),
                              form.id(),
                              caller.member(),
                              text,
                              parts.clock().instant()));
      return told(outcome, text, words, context);
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(
          Map.of(AskModal.QUESTION, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  private Response told(
      AskOutcome outcome, String text, Wording words, ViewSubmissionContext context) {
    DecisionText decision = new DecisionText(words);
    return switch (outcome) {
      case AskOutcome.Asked(var escalation, _, var here) ->
          context.ackWithUpdate(
              TextView.of(
                  words.say(DecidePhrase.ASK_TITLE),
                  asked(escalation, here, words),
                  words.say(SharedPhrase.CLOSE)));
      case AskOutcome.AlreadySettled(var escalation) ->
          givenBack(decision.tooLate(escalation), text, words, context);
      case AskOutcome.NotYours(var escalation, var right) ->
          givenBack(decision.notYours(escalation, right), text, words, context);
      case AskOutcome.Unknown() ->
          givenBack(words.say(SharedPhrase.NO_SUCH_ESCALATION), text, words, context);
    };
  }

  private String asked(Escalation escalation, boolean here, Wording words) {
    return words.say(
        DecidePhrase.ASKED,
        "here",
        here,
        "asker",
        person(escalation.requester()),
        "label",
        escalation.label(),
        "due",
        mrkdwn(new DecisionText(words).due(escalation, parts.clock().instant())));
  }

  private static Response givenBack(
      String sentence, String typed, Wording words, ViewSubmissionContext context) {
    return context.ackWithUpdate(GivenBack.of(DecidePhrase.ASK_TITLE, sentence, typed, words));
  }
}
