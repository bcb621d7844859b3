package dev.baton.bot.surface;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackCalls;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a modal while Slack's trigger lives, three seconds, and says in words when that did not
 * work.
 */
public final class ModalOpening {
  private static final Logger LOG = LoggerFactory.getLogger(ModalOpening.class);
  private static final Set<String> TOO_LATE =
      Set.of("expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged");

  private final SlackCalls calls;

  public ModalOpening(SlackCalls calls) {
    this.calls = calls;
  }

  /** Empty when it is open, else a sentence for the person who waits for it. */
  public Optional<String> open(Caller caller, String triggerId, View view) {
    try {
      ViewsOpenResponse response =
          calls.quickly(caller.orgId()).viewsOpen(open -> open.triggerId(triggerId).view(view));
      return response.isOk() ? Optional.empty() : Optional.of(problem(response));
    } catch (IOException | SlackApiException | JsonParseException unreachable) {
      LOG.warn("A modal in {} was not opened: {}", caller.orgId(), unreachable.getMessage());
      return Optional.of(
          "Slack did not say whether it opened the form. If you do not see it, nothing was changed:"
              + " try again in a minute.");
    }
  }

  private static String problem(ViewsOpenResponse response) {
    if (TOO_LATE.contains(response.getError())) {
      return "That took too long for Slack to open the form. Nothing was changed. Try once more.";
    }
    LOG.error("Slack refused a modal: {} {}", response.getError(), response.getResponseMetadata());
    return "Slack refused to open the form (%s). Nothing was changed. Tell your Baton admin."
        .formatted(response.getError());
  }
}
