package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.db.Tx;
import dev.baton.db.decide.Questions;
import dev.baton.db.escalate.Escalations;
import dev.baton.escalation.decide.AnswerOutcome;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Opens the form that answers a question, to whoever may answer it. */
public final class AnswerButton {
  public static final String ID = "answer";

  private final BotParts parts;
  private final ModalOpening opening;

  public AnswerButton(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /** What is to be done with a click. */
  private sealed interface Step {
    record Open(View form) implements Step {}

    record Refuse(AnswerOutcome why) implements Step {}
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, this::open);
  }

  private Optional<String> open(Click click) {
    Caller caller = click.caller();
    Wording words = parts.wordingFor(caller);
    Optional<QuestionForm> named = QuestionForm.read(click.value());
    if (named.isEmpty()) {
      return Optional.of(words.say(SharedPhrase.NO_SUCH_ESCALATION));
    }
    Step step =
        parts.tenants().inTransaction(caller.orgId(), tx -> step(tx, named.get(), caller, words));
    return switch (step) {
      case Step.Open(var form) -> opening.open(caller, click.triggerId(), form);
      case Step.Refuse(var why) ->
          Optional.of(new AnswerText(words, parts.clock().instant()).of(why));
    };
  }

  private Step step(Tx tx, QuestionForm named, Caller caller, Wording words) {
    Optional<Escalation> found = Escalations.in(tx).find(named.ref());
    Optional<Question> question = found.flatMap(it -> it.question(named.id()));
    if (question.isEmpty()) {
      return new Step.Refuse(new AnswerOutcome.Unknown());
    }
    Escalation escalation = found.orElseThrow();
    if (!Questions.in(tx).mayAnswer(escalation, caller.member())) {
      return new Step.Refuse(new AnswerOutcome.NotYours(escalation));
    }
    return question.get().isOpen()
        ? new Step.Open(AnswerModal.of(escalation, question.get(), words, parts.clock().instant()))
        : new Step.Refuse(new AnswerOutcome.AlreadyAnswered(escalation, question.get()));
  }
}
