package dev.baton.bot.surface;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.slack.Caller;

/**
 * A form's answer whose content takes longer than Slack waits: the modal says so at once and is
 * filled when the work is done.
 */
public final class WaitingModal {
  private final BotParts parts;

  public WaitingModal(BotParts parts) {
    this.parts = parts;
  }

  /**
   * Answers a submitted form.
   *
   * @param waiting what the modal says meanwhile
   * @param work begins once Slack shows that, so that nothing it draws is drawn over by the answer
   */
  public Response answer(ViewSubmissionContext context, View waiting, Runnable work) {
    Caller caller = Caller.of(context);
    waiting.setExternalId(parts.ids().get().toString());
    parts
        .replies()
        .onceAnswered(() -> {
          new ModalUpdate(parts).awaitShown(caller, waiting);
          work.run();
        });
    return context.ackWithUpdate(waiting);
  }
}
