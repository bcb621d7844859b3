package dev.baton.bot.matrix;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.slack.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An admin looks at a proposed matrix from a message about it. */
public final class MatrixLook {
  public static final String BUTTON = "matrix_look";

  private final BotParts parts;
  private final MatrixWindow window;
  private final ProposedMatrices proposed;

  public MatrixLook(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.window = window;
    this.proposed = new ProposedMatrices(parts);
  }

  /** The button that leads here. */
  public static ButtonElement button(UUID proposal, Wording words) {
    return ButtonElement.builder()
        .actionId(BUTTON)
        .text(plainText(words.say(MatrixPhrase.LOOK)))
        .value(proposal.toString())
        .build();
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<UUID> proposal = id(request.getPayload().getActions().getFirst().getValue());
    window.open(
        request,
        context,
        words.say(MatrixPhrase.CHECKING, "name", words.say(MatrixPhrase.THE_MATRIX)),
        view ->
            window.fill(
                caller,
                view,
                () ->
                    proposal.map(id -> proposed.look(caller, id)).orElse(new MatrixCheck.Gone())));
    return context.ack();
  }

  private static Optional<UUID> id(@Nullable String value) {
    try {
      return Optional.ofNullable(value).map(UUID::fromString);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
