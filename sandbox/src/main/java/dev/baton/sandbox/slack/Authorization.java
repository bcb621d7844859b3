package dev.baton.sandbox.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.sandbox.json.Form;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an app asks for when it sends somebody to be asked whether it may be installed.
 *
 * @param redirectUri on this machine; where their browser goes with the answer
 * @param scopes what the bot is to be allowed
 * @param state the app's own, given back to it
 */
public record Authorization(URI redirectUri, Set<String> scopes, String state) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  public Authorization {
    scopes = Set.copyOf(scopes);
  }

  /** What the address says. */
  public sealed interface Result {
    record Asked(Authorization authorization) implements Result {}

    /** Slack would show this instead of asking. */
    record Wrong(String why) implements Result {}
  }

  /**
   * Reads the query of an address.
   *
   * @param query still encoded; null when there is none
   */
  public static Result read(@Nullable String query, Installs installs) {
    var fields = query == null ? Map.<String, String>of() : Form.decode(query);
    if (!installs.isClient(fields.getOrDefault("client_id", ""))) {
      return new Result.Wrong("Invalid client_id parameter");
    }
    var scopes = Set.of(fields.getOrDefault("scope", "").split("[, ]+"));
    if (scopes.contains("")) {
      return new Result.Wrong("Missing scope parameter");
    }
    var redirect = redirect(fields.getOrDefault("redirect_uri", ""));
    return redirect
        .<Result>map(uri ->
            new Result.Asked(new Authorization(uri, scopes, fields.getOrDefault("state", ""))))
        .orElseGet(() -> new Result.Wrong("redirect_uri did not match any configured URIs"));
  }

  private static Optional<URI> redirect(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(uri -> uri.getHost() != null && THIS_MACHINE.contains(uri.getHost()));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  /** That person allows it: the address with a code. Called inside the lock. */
  public URI allowedBy(Installs installs, Team team, String userId) {
    var code = installs.allow(team, userId, Optional.of(redirectUri.toString()), scopes);
    return with("code=" + code);
  }

  /** They do not: the address with the error. */
  public URI cancelled() {
    return with("error=access_denied");
  }

  private URI with(String answer) {
    return URI.create(redirectUri + "?" + answer + "&state=" + URLEncoder.encode(state, UTF_8));
  }
}
