package dev.baton.slack.socket;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import dev.baton.slack.PlainCause;
import dev.baton.slack.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An app-level token, {@code xapp-…}, which opens connections and does nothing else. */
public final class AppToken {
  private static final Pattern WITH_APP = Pattern.compile("xapp-[0-9]+-(A[A-Z0-9]+)-.+");

  private final Slack slack;
  private final String token;

  /**
   * @param slack asks Slack, and gives up after a while
   */
  public AppToken(Slack slack, String token) {
    this.slack = slack;
    this.token = token;
  }

  /** The app that the token itself names; empty when it names none. */
  public Optional<String> appId() {
    Matcher named = WITH_APP.matcher(token);
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /** Asks Slack for the address of a new connection. */
  public Opening open() {
    try {
      return opening(slack.methods(token).appsConnectionsOpen(request -> request));
    } catch (SlackApiException refused) {
      return RetryAfter.of(refused)
          .<Opening>map(pause -> new Opening.Denied(SocketTrouble.busy(), pause))
          .orElseGet(() -> lost(PlainCause.ofStatus(refused.getResponse().code())));
    } catch (IOException broken) {
      return lost(PlainCause.of(broken));
    }
  }

  private static Opening opening(AppsConnectionsOpenResponse answer) {
    if (answer.isOk()) {
      return new Opening.Granted(URI.create(answer.getUrl()));
    }
    return new Opening.Denied(
        SocketTrouble.ofCode(String.valueOf(answer.getError())), Duration.ZERO);
  }

  private static Opening lost(String why) {
    return new Opening.Denied(SocketTrouble.lost(why), Duration.ZERO);
  }
}
