package dev.baton.bot.decide;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.GivenBack;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.Optional;

/** Turns the form to bounce into the one to ask; the note typed so far becomes the question. */
public final class AskInsteadButton {
  public static final String ID = "ask_instead";

  private final BotParts parts;
  private final DecisionFlow flow;

  public AskInsteadButton(BotParts parts) {
    this.parts = parts;
    this.flow = new DecisionFlow(parts);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    View view = request.getPayload().getView();
    Caller caller = Caller.of(context);
    if (view != null) {
      BounceMemory.read(view.getPrivateMetadata())
          .ifPresent(memory -> parts.replies().afterwards(() -> turn(caller, view, memory)));
    }
    return context.ack();
  }

  private void turn(Caller caller, View view, BounceMemory memory) {
    Optional<String> note = ViewValues.of(view).text(BounceModal.NOTE);
    try {
      new ModalUpdate(parts).ifUnchanged(caller, view, askingOrWhyNot(caller, memory, note));
    } catch (DatabaseUnavailable away) {
      parts.replies().privately(caller, parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  private View askingOrWhyNot(Caller caller, BounceMemory memory, Optional<String> note) {
    Wording words = parts.wordingFor(caller);
    return switch (flow.ifTheirs(
        caller,
        memory.ref(),
        (_, _, asked) ->
            AskModal.of(asked, parts.ids().get(), note, words, parts.clock().instant()))) {
      case DecisionFlow.Admitted.Allowed<View>(var asking) -> asking;
      case DecisionFlow.Admitted.Refused<View>(var why) ->
          refused(new DecisionText(words).of(why, flow.snapshot(caller)).orElse(""), note, words);
    };
  }

  private static View refused(String sentence, Optional<String> note, Wording words) {
    return note.map(typed -> GivenBack.of(DecidePhrase.ASK_TITLE, sentence, typed, words))
        .orElseGet(() ->
            TextView.of(
                words.say(DecidePhrase.ASK_TITLE), sentence, words.say(SharedPhrase.CLOSE)));
  }
}
