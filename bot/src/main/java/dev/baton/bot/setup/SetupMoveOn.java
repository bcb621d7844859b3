package dev.baton.bot.setup;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.setup.SetupInterview;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupStep;
import dev.baton.slack.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Buttons and boxes inside a page: what was typed is kept, and a page drawn anew, this or another.
 */
public final class SetupMoveOn {
  public static final String BACK = "setup_back";
  public static final String TRY = "setup_try";
  public static final String JUMP = "setup_jump";

  /** The boxes of moves, one group a tier. */
  public static final Pattern MOVES = Pattern.compile(SetupField.MOVES + ".*");

  private final BotParts parts;
  private final AdminAccess access;

  public SetupMoveOn(BotParts parts) {
    this.parts = parts;
    this.access = new AdminAccess(parts);
  }

  /** To the page before. */
  public Response back(BlockActionRequest request, ActionContext context) {
    return drawn(request, context, step -> step.before().orElse(step), answers -> answers);
  }

  /** Reads the example. */
  public Response tryOut(BlockActionRequest request, ActionContext context) {
    return drawn(request, context, step -> step, NamingPage::tried);
  }

  /** Shows a field for each ticked move. */
  public Response moves(BlockActionRequest request, ActionContext context) {
    return drawn(request, context, step -> step, answers -> answers);
  }

  /** To the page that was chosen. */
  public Response jump(BlockActionRequest request, ActionContext context) {
    var chosen = request.getPayload().getActions().getFirst().getSelectedOption();
    return drawn(
        request,
        context,
        step -> chosen == null ? step : named(chosen.getValue(), step),
        answers -> answers);
  }

  private static SetupStep named(String code, SetupStep otherwise) {
    return List.of(SetupStep.values()).stream()
        .filter(step -> step.code().equals(code))
        .findFirst()
        .orElse(otherwise);
  }

  private Response drawn(
      BlockActionRequest request,
      ActionContext context,
      UnaryOperator<SetupStep> to,
      UnaryOperator<SetupAnswers> change) {
    Caller caller = Caller.of(context);
    View view = request.getPayload().getView();
    Optional<SetupMemory> memory =
        Optional.ofNullable(view).flatMap(v -> SetupMemory.parse(v.getPrivateMetadata()));
    if (view == null || memory.isEmpty()) {
      return context.ack();
    }
    try {
      access
          .changeAsAdmin(caller, tx -> page(tx, caller, memory.get(), view, to, change))
          .ifPresentOrElse(
              page ->
                  parts
                      .replies()
                      .afterwards(() -> new ModalUpdate(parts).ifUnchanged(caller, view, page)),
              () -> say(context, caller, SharedPhrase.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      say(context, caller, SharedPhrase.DATABASE_AWAY);
    }
    return context.ack();
  }

  private void say(ActionContext context, Caller caller, SharedPhrase phrase) {
    parts.replies().privately(context, parts.wordingFor(caller).say(phrase));
  }

  private View page(
      Tx tx,
      Caller caller,
      SetupMemory memory,
      View view,
      UnaryOperator<SetupStep> to,
      UnaryOperator<SetupAnswers> change) {
    SetupTurn turn = new SetupTurn(parts, tx, caller);
    SetupTurn.Held held = turn.held(memory);
    if (held.instead().isPresent()) {
      return held.instead().get();
    }
    SetupInterview now = held.interview().orElseThrow();
    var typed = SetupForm.typed(view);
    List<String> meanwhile = turn.meanwhile(now, memory, typed, parts.wordingFor(caller));
    SetupAnswers answers = change.apply(now.answers().with(typed));
    return meanwhile.isEmpty()
        ? turn.pages().of(turn.keep(to.apply(memory.step()), answers), List.of())
        : turn.pages().of(now.at(memory.step(), answers), meanwhile);
  }
}
