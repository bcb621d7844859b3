package dev.baton.bot.decide;

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
import dev.baton.escalation.decide.AnswerOutcome;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.Map;
import java.util.Optional;

/** The one answer to a question, also of a request that was decided meanwhile. */
public final class AnswerSubmission {
  public static final String ID = AnswerModal.ID;

  private final BotParts parts;

  public AnswerSubmission(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Wording words = parts.wordingFor(Caller.of(context));
    String typed = ViewValues.of(view).text(AnswerModal.ANSWER).orElse("");
    Optional<QuestionForm> form = QuestionForm.read(view.getPrivateMetadata());
    if (form.isEmpty()) {
      return told(new AnswerOutcome.Unknown(), typed, words, context);
    }
    return switch (AddedInformation.check(typed)) {
      case AddedInformation.Refused(var problem) ->
          context.ackWithErrors(
              Map.of(AnswerModal.ANSWER, new QuestionFault(words).ofAnswer(problem)));
      case AddedInformation.Accepted(var text) -> answer(form.get(), text, words, context);
    };
  }

  private Response answer(
      QuestionForm form, String text, Wording words, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    try {
      AnswerOutcome outcome =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx ->
                      Questions.in(tx)
                          .answer(
                              form.ref(),
                              form.id(),
                              caller.member(),
                              text,
                              parts.clock().instant()));
      return told(outcome, text, words, context);
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(
          Map.of(AnswerModal.ANSWER, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  private Response told(
      AnswerOutcome outcome, String typed, Wording words, ViewSubmissionContext context) {
    String sentence = new AnswerText(words, parts.clock().instant()).of(outcome);
    String title = words.say(DecidePhrase.ANSWER_TITLE);
    String close = words.say(SharedPhrase.CLOSE);
    return switch (outcome) {
      case AnswerOutcome.Answered _ -> context.ackWithUpdate(TextView.of(title, sentence, close));
      case AnswerOutcome.AlreadyAnswered(_, var question)
          when question.answer().filter(it -> it.text().equals(typed)).isPresent() ->
          context.ackWithUpdate(TextView.of(title, sentence, close));
      case AnswerOutcome.AlreadyAnswered _, AnswerOutcome.NotYours _, AnswerOutcome.Unknown _ ->
          context.ackWithUpdate(GivenBack.of(DecidePhrase.ANSWER_TITLE, sentence, typed, words));
    };
  }
}
