package dev.baton.bot.surface;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.EventRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.db.Origin;
import java.util.Optional;

/** Says for the audited log which of Slack's surfaces a request comes from. */
public final class AskedFrom implements Middleware {
  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    return Origin.from(surface(request), () -> chain.next(request));
  }

  private static String surface(Request<?> request) {
    return switch (request) {
      case SlashCommandRequest command -> "command " + command.getPayload().getCommand();
      case BlockActionRequest action -> clicked(action.getPayload());
      case MessageShortcutRequest shortcut -> "shortcut " + shortcut.getPayload().getCallbackId();
      case GlobalShortcutRequest shortcut -> "shortcut " + shortcut.getPayload().getCallbackId();
      case ViewSubmissionRequest form -> "form " + id(form.getPayload().getView());
      case EventRequest event -> "event " + event.getEventType();
      default -> "slack";
    };
  }

  private static String clicked(BlockActionPayload payload) {
    boolean home =
        Optional.ofNullable(payload.getView())
            .map(View::getType)
            .filter("home"::equals)
            .isPresent();
    String action =
        Optional.ofNullable(payload.getActions()).stream()
            .flatMap(actions -> actions.stream())
            .findFirst()
            .map(BlockActionPayload.Action::getActionId)
            .orElse("");
    return (home ? "home " : "button ") + action;
  }

  private static String id(View view) {
    return Optional.ofNullable(view).map(View::getCallbackId).orElse("");
  }
}
