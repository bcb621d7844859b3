package dev.baton.bot.doctor;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.baton.bot.config.Secret;
import dev.baton.bot.config.SlackAccess;
import dev.baton.slack.BotScopes;
import dev.baton.slack.PlainCause;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether Slack knows the token, and whether it was installed with the scopes Baton asks for. */
final class SlackCheck {
  private static final int PATIENCE_MILLIS = 5_000;

  private SlackCheck() {}

  static List<Finding> look(SlackAccess access, URI apiUrl) {
    return switch (access) {
      case SlackAccess.OneWorkspace(Secret token, _) -> look(token, apiUrl);
      case SlackAccess.AnyWorkspace _ ->
          List.of(Finding.notMade("Slack token", "Each workspace brings its own when installing."));
      case SlackAccess.None _ ->
          List.of(Finding.notMade("Slack token", "None is set, so Slack was not asked."));
    };
  }

  private static List<Finding> look(Secret token, URI apiUrl) {
    Slack slack = Slack.getInstance(config(apiUrl));
    try {
      return findings(slack.methods(token.reveal()).authTest(request -> request));
    } catch (SlackApiException e) {
      return unreachable(PlainCause.ofStatus(e.getResponse().code()));
    } catch (IOException e) {
      return unreachable(PlainCause.of(e));
    }
  }

  private static SlackConfig config(URI apiUrl) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.toString());
    config.setHttpClientCallTimeoutMillis(PATIENCE_MILLIS);
    return config;
  }

  private static List<Finding> unreachable(String why) {
    return List.of(
        Finding.wrong(
            "Slack token",
            "Slack could not be asked, because " + why + ": check SLACK_API_URL and the network."));
  }

  private static List<Finding> findings(AuthTestResponse answer) {
    if (!answer.isOk()) {
      return List.of(
          Finding.wrong(
              "Slack token",
              "Slack refuses it, because "
                  + PlainCause.ofSlack(String.valueOf(answer.getError()))
                  + ": copy SLACK_BOT_TOKEN again from OAuth & Permissions."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.right(
            "Slack token", "Is for %s (%s).".formatted(answer.getTeam(), answer.getTeamId())));
    findings.add(scopes(granted(answer)));
    return findings;
  }

  private static Set<String> granted(AuthTestResponse answer) {
    Set<String> granted = new TreeSet<>();
    answer.getHttpResponseHeaders().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("x-oauth-scopes"))
        .flatMap(header -> header.getValue().stream())
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(scope -> !scope.isEmpty())
        .forEach(granted::add);
    return granted;
  }

  private static Finding scopes(Set<String> granted) {
    if (granted.isEmpty()) {
      return Finding.notMade("Slack scopes", "Slack's answer does not name them.");
    }
    Set<String> missing = new TreeSet<>(BotScopes.ALL);
    missing.removeAll(granted);
    if (!missing.isEmpty()) {
      return Finding.wrong(
          "Slack scopes",
          "Missing: %s. Add them under OAuth & Permissions, or paste manifest.yml, and reinstall."
              .formatted(String.join(", ", missing)));
    }
    Set<String> more = new TreeSet<>(granted);
    more.removeAll(BotScopes.ALL);
    return Finding.right(
        "Slack scopes",
        more.isEmpty()
            ? "Are exactly those Baton asks for."
            : "Are enough; Baton does not use %s.".formatted(String.join(", ", more)));
  }
}
