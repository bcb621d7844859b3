package dev.baton.bot.surface;

import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.methods.SlackApiException;
import dev.baton.db.Origin;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackCalls;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Private answers to a click: seen by one person, changing nothing, sent after Slack has its
 * acknowledgement.
 */
public final class Replies implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private final SlackCalls calls;
  private final ExecutorService afterwards = Executors.newVirtualThreadPerTaskExecutor();

  public Replies(SlackCalls calls) {
    this.calls = calls;
  }

  /**
   * Tells the person who clicked; in a modal or App Home, where Slack gives no way back, by direct
   * message.
   */
  public void privately(ActionContext context, String text) {
    privately(Caller.of(context), context.getResponseUrl(), text);
  }

  /** Tells the person who used a message's menu. */
  public void privately(MessageShortcutContext context, String text) {
    privately(Caller.of(context), context.getResponseUrl(), text);
  }

  /** Tells by direct message who used a shortcut that stands on no message. */
  public void privately(Caller caller, String text) {
    privately(caller, null, text);
  }

  private void privately(Caller caller, @Nullable String responseUrl, String text) {
    afterwards.execute(() -> {
      try {
        if (responseUrl == null || responseUrl.isEmpty()) {
          directMessage(caller, text);
        } else {
          respond(responseUrl, text);
        }
      } catch (IOException | SlackApiException | RuntimeException unsaid) {
        LOG.warn(
            "A private answer in {} was not delivered: {}", caller.orgId(), unsaid.getMessage());
      }
    });
  }

  /** Does something slow once Slack has its acknowledgement. */
  public void afterwards(Runnable slow) {
    Runnable carried = Origin.carried(slow);
    afterwards.execute(() -> {
      try {
        carried.run();
      } catch (RuntimeException failure) {
        LOG.error("What was to follow an answer failed", failure);
      }
    });
  }

  /** The same for what fills a form that the answer itself draws first. */
  void onceAnswered(Runnable slow) {
    Runnable carried = Origin.carried(slow);
    OnceAnswered.begin(() -> afterwards(carried));
  }

  @Override
  public void close() {
    afterwards.shutdown();
    try {
      if (!afterwards.awaitTermination(3, TimeUnit.SECONDS)) {
        LOG.warn("Some answers were still on their way at the stop");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void respond(String responseUrl, String text) throws IOException {
    new ActionResponseSender(calls.slack())
        .send(
            responseUrl,
            ActionResponse.builder()
                .responseType("ephemeral")
                .replaceOriginal(false)
                .text(text)
                .build());
  }

  private void directMessage(Caller caller, String text) throws IOException, SlackApiException {
    calls
        .patiently(caller.orgId())
        .chatPostMessage(message ->
            message.channel(caller.member()).text(text).unfurlLinks(false).unfurlMedia(false));
  }
}
