package dev.baton.slack.socket;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.util.http.SlackHttpClient;
import com.slack.api.util.json.GsonFactory;
import dev.baton.slack.PlainCause;
import dev.baton.slack.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.FormBody;
import okhttp3.Response;

/** An app-level token, {@code xapp-…}, which opens connections and does nothing else. */
public final class AppToken {
  private static final int HTTP_OK = 200;
  private static final Gson GSON = GsonFactory.createSnakeCase();
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

  /**
   * Asks Slack for the address of a new connection. Past the SDK's own method, which first asks
   * whose token it is and logs an error, because an app-level token may not ask that.
   */
  public Opening open() {
    SlackHttpClient http = slack.getHttpClient();
    String address = http.getConfig().getMethodsEndpointUrlPrefix() + "apps.connections.open";
    try (Response response =
        http.postFormWithBearerHeader(address, token, new FormBody.Builder().build())) {
      String body = response.body().string();
      return response.isSuccessful() ? opening(body) : refused(response, body);
    } catch (IOException broken) {
      return lost(PlainCause.of(broken));
    }
  }

  private static Opening refused(Response response, String body) {
    return RetryAfter.of(new SlackApiException(response, body))
        .<Opening>map(pause -> new Opening.Denied(SocketTrouble.busy(), pause))
        .orElseGet(() -> lost(PlainCause.ofStatus(response.code())));
  }

  private static Opening opening(String body) {
    try {
      AppsConnectionsOpenResponse answer = GSON.fromJson(body, AppsConnectionsOpenResponse.class);
      if (answer != null && answer.isOk() && answer.getUrl() != null) {
        return new Opening.Granted(URI.create(answer.getUrl()));
      }
      String error = answer == null ? "" : String.valueOf(answer.getError());
      return new Opening.Denied(SocketTrouble.ofCode(error), Duration.ZERO);
    } catch (JsonParseException | IllegalArgumentException aPageOfSomebodyElses) {
      return lost(PlainCause.ofStatus(HTTP_OK));
    }
  }

  private static Opening lost(String why) {
    return new Opening.Denied(SocketTrouble.lost(why), Duration.ZERO);
  }
}
