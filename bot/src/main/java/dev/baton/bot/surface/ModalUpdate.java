package dev.baton.bot.surface;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.view.View;
import dev.baton.slack.Caller;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws an open modal anew. Takes Slack's time, so it runs after the acknowledgement; what could
 * not be drawn is logged, and the modal stays as it is.
 */
public final class ModalUpdate {
  private static final Logger LOG = LoggerFactory.getLogger(ModalUpdate.class);

  private static final int TRIES = 20;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

  private final BotParts parts;

  public ModalUpdate(BotParts parts) {
    this.parts = parts;
  }

  /** Unless it was drawn anew since this was seen of it. */
  public boolean ifUnchanged(Caller caller, View seen, View drawn) {
    return show(caller, seen.getId(), seen.getHash(), drawn);
  }

  /**
   * Whatever it shows now.
   *
   * @return false when it is not open any more, or Slack did not take it
   */
  public boolean inAnyCase(Caller caller, String viewId, View drawn) {
    return show(caller, viewId, null, drawn);
  }

  /**
   * Waits until Slack shows a modal that an answer carried: before, its own id is not known there.
   * Gives up after two seconds; somebody may have closed it.
   *
   * @param drawn with an external id that no other modal has
   */
  void awaitShown(Caller caller, View drawn) {
    for (int tries = 0; tries < TRIES && !isShown(caller, drawn); tries++) {
      try {
        Thread.sleep(BETWEEN_TRIES);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** True as well where nobody can tell. */
  private boolean isShown(Caller caller, View drawn) {
    try {
      return !"not_found"
          .equals(
              parts
                  .calls()
                  .patiently(caller.orgId())
                  .viewsUpdate(u -> u.externalId(drawn.getExternalId()).view(drawn))
                  .getError());
    } catch (IOException | SlackApiException | JsonParseException unknown) {
      LOG.info("Whether a modal is shown is unknown: {}", unknown.getMessage());
      return true;
    }
  }

  private boolean show(Caller caller, String viewId, @Nullable String hash, View drawn) {
    try {
      ViewsUpdateResponse response =
          parts
              .calls()
              .patiently(caller.orgId())
              .viewsUpdate(u -> u.viewId(viewId).hash(hash).view(drawn));
      if (!response.isOk()) {
        LOG.info(
            "The modal {} in {} was not drawn anew: {} {}",
            drawn.getCallbackId(),
            caller.orgId(),
            response.getError(),
            response.getResponseMetadata());
      }
      return response.isOk();
    } catch (IOException | SlackApiException | JsonParseException unreachable) {
      LOG.warn(
          "The modal {} in {} was not drawn anew: {}",
          drawn.getCallbackId(),
          caller.orgId(),
          unreachable.getMessage());
      return false;
    }
  }
}
