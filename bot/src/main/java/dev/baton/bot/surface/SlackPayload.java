package dev.baton.bot.surface;

import com.google.gson.JsonParseException;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewClosedRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.bolt.util.SlackRequestParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is Slack's the way Bolt does, where Bolt trusts that it is whole. */
public final class SlackPayload {
  private static final Logger LOG = LoggerFactory.getLogger(SlackPayload.class);

  private final SlackRequestParser parser;

  public SlackPayload(SlackRequestParser parser) {
    this.parser = parser;
  }

  /** Empty for a body that is no request of Slack's. */
  public Optional<Request<?>> read(
      String path,
      Map<String, List<String>> query,
      Map<String, List<String>> headers,
      String body,
      String remoteAddress) {
    return SlackPayload.<Request<?>>whole(() ->
            Optional.<Request<?>>ofNullable(
                parser.parse(
                    SlackRequestParser.HttpRequest.builder()
                        .requestUri(path)
                        .queryString(query)
                        .headers(new RequestHeaders(headers))
                        .requestBody(body)
                        .remoteAddress(remoteAddress)
                        .build())))
        .filter(SlackPayload::isWhole);
  }

  /** The same of what came through Socket Mode; empty too for what is no envelope. */
  public static Optional<SocketModeRequest> read(SocketModeRequestParser envelopes, String text) {
    return whole(() -> Optional.ofNullable(envelopes.parse(text)))
        .filter(
            envelope -> envelope.getBoltRequest() != null && isWhole(envelope.getBoltRequest()));
  }

  private static <T> Optional<T> whole(Supplier<Optional<T>> reading) {
    try {
      return reading.get();
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | ClassCastException
        | UnsupportedOperationException
        | IndexOutOfBoundsException malformed) {
      // Bolt's parser throws whatever its first assumption about a body runs into.
      LOG.info("A request is none of Slack's: {}", malformed.toString());
      return Optional.empty();
    }
  }

  /** Bolt asks a form for its id and a click for its action before anything else sees them. */
  private static boolean isWhole(Request<?> request) {
    return switch (request) {
      case ViewSubmissionRequest submitted -> submitted.getPayload().getView() != null;
      case ViewClosedRequest closed -> closed.getPayload().getView() != null;
      case BlockActionRequest click -> {
        var actions = click.getPayload().getActions();
        yield actions != null && !actions.isEmpty();
      }
      default -> true;
    };
  }
}
