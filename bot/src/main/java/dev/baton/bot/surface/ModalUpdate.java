package dev.baton.bot.surface;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import com.slack.api.model.view.View;
import dev.baton.slack.Caller;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws an open modal anew. Takes Slack's time, so it runs after the acknowledgement; what could
 * not be drawn is logged, and the modal stays as it is.
 */
public final class ModalUpdate {
  private static final Logger LOG = LoggerFactory.getLogger(ModalUpdate.class);

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
