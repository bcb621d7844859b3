package dev.baton.bot.surface;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.ErrorResponseMetadata;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.slack.Caller;
import dev.baton.slack.RetryAfter;
import dev.baton.slack.SlackAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a modal while Slack's trigger lives, three seconds, and says in words when that did not
 * work.
 */
public final class ModalOpening {
  private static final Logger LOG = LoggerFactory.getLogger(ModalOpening.class);
  private static final Set<String> TOO_LATE =
      Set.of(
          "expired_trigger_id",
          "exchanged_trigger_id",
          "invalid_trigger_id",
          "trigger_expired",
          "trigger_exchanged",
          "invalid_trigger");

  /**
   * Slack names the trigger among what it does not like of the arguments, or nothing at all; what
   * it does not like of a view it always names.
   */
  private static final String WRONG_ARGUMENTS = "invalid_arguments";

  private static final String TRIGGER = "trigger_id";

  private final BotParts parts;

  public ModalOpening(BotParts parts) {
    this.parts = parts;
  }

  /** Empty when it is open, else a sentence for the person who waits for it. */
  public Optional<String> open(Caller caller, String triggerId, View view) {
    return open(caller, triggerId, view, _ -> {});
  }

  /**
   * The same, and tells of the modal once it is open.
   *
   * @param opened gets the modal as Slack has it
   */
  public Optional<String> open(Caller caller, String triggerId, View view, Consumer<View> opened) {
    try {
      ViewsOpenResponse response = opened(caller, triggerId, view);
      if (response.isOk() && response.getView() != null) {
        opened.accept(response.getView());
      }
      return response.isOk() ? Optional.empty() : Optional.of(problem(caller, response));
    } catch (IOException | SlackApiException | JsonParseException unreachable) {
      LOG.warn("A modal in {} was not opened: {}", caller.orgId(), unreachable.getMessage());
      return Optional.of(parts.wordingFor(caller).say(unopened(unreachable)));
    }
  }

  /** A view that was refused leaves the trigger as it was. */
  private ViewsOpenResponse opened(Caller caller, String triggerId, View view)
      throws IOException, SlackApiException {
    MethodsClient slack = parts.calls().quickly(caller.orgId());
    ViewsOpenResponse response = slack.viewsOpen(open -> open.triggerId(triggerId).view(view));
    Optional<View> withoutFiles =
        response.isOk()
            ? Optional.empty()
            : FilesRefused.without(view, response, parts.wordingFor(caller));
    return withoutFiles.isEmpty()
        ? response
        : slack.viewsOpen(open -> open.triggerId(triggerId).view(withoutFiles.get()));
  }

  private static SharedPhrase unopened(Exception unreachable) {
    return unreachable instanceof SlackApiException refused && RetryAfter.of(refused).isPresent()
        ? SharedPhrase.FORM_NOT_NOW
        : SharedPhrase.FORM_UNANSWERED;
  }

  private static boolean isTooLate(ViewsOpenResponse response) {
    return TOO_LATE.contains(response.getError()) || isOfTheTrigger(response);
  }

  private static boolean isOfTheTrigger(ViewsOpenResponse response) {
    List<String> named =
        Optional.ofNullable(response.getResponseMetadata())
            .map(ErrorResponseMetadata::getMessages)
            .orElseGet(List::of);
    return WRONG_ARGUMENTS.equals(response.getError())
        && (named.isEmpty() || named.stream().anyMatch(message -> message.contains(TRIGGER)));
  }

  private static boolean isPassing(String error) {
    return SlackAnswer.TOO_MANY.contains(error) || SlackAnswer.SLACKS_OWN.contains(error);
  }

  private String problem(Caller caller, ViewsOpenResponse response) {
    Wording words = parts.wordingFor(caller);
    if (isTooLate(response)) {
      return words.say(SharedPhrase.FORM_TOO_LATE);
    }
    if (isPassing(response.getError())) {
      LOG.warn("Slack did not open a modal: {}", response.getError());
      return words.say(SharedPhrase.FORM_NOT_NOW);
    }
    LOG.error("Slack refused a modal: {} {}", response.getError(), response.getResponseMetadata());
    return words.say(SharedPhrase.FORM_REFUSED);
  }
}
