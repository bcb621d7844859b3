package dev.baton.bot.matrix;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.WaitingModal;
import dev.baton.slack.Caller;
import java.util.Optional;

/** An admin makes the matrix that they were shown the live one. */
public final class MatrixApply {
  public static final String ID = CheckView.ID;

  private final BotParts parts;
  private final MatrixWindow window;
  private final ProposedMatrices proposed;

  public MatrixApply(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.window = window;
    this.proposed = new ProposedMatrices(parts);
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<String> refused = window.refusal(caller, words);
    if (refused.isPresent()) {
      return context.ackWithUpdate(CheckView.saying(refused.get(), words));
    }
    Optional<CheckView.Shown> shown =
        CheckView.Shown.parse(Optional.ofNullable(view.getPrivateMetadata()).orElse(""));
    return new WaitingModal(parts)
        .answer(
            context,
            CheckView.saying(words.say(MatrixPhrase.APPLYING), words),
            () ->
                window.fill(
                    caller,
                    view.getId(),
                    () ->
                        shown
                            .map(s -> proposed.apply(caller, s.proposal(), s.version()))
                            .orElse(new MatrixCheck.Gone())));
  }
}
