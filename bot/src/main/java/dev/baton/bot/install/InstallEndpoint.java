package dev.baton.bot.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.config.Config;
import dev.baton.bot.config.SlackAccess;
import dev.baton.bot.phrases.Phrases;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.InstallStates;
import dev.baton.slack.BotScopes;
import dev.baton.web.Endpoint;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The install's two addresses: to Slack, and back from it. */
public final class InstallEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(InstallEndpoint.class);
  private static final String BACK = "/slack/oauth_redirect";
  private static final Set<String> CODE_ERRORS = Set.of("invalid_code", "code_already_used");

  private final Config config;
  private final SlackAccess.AnyWorkspace app;
  private final OAuthState states;
  private final SlackOAuth oauth;
  private final InstallFlow installing;
  private final InstantSource clock;
  private final BrowserLanguage language;

  public InstallEndpoint(
      Config config,
      SlackAccess.AnyWorkspace app,
      InstallStates states,
      SlackOAuth oauth,
      InstallFlow installing,
      InstantSource clock,
      Phrases phrases) {
    this.config = config;
    this.app = app;
    this.states = new OAuthState(states);
    this.oauth = oauth;
    this.installing = installing;
    this.clock = clock;
    this.language = new BrowserLanguage(phrases);
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get("/slack/install", this::leave);
    routes.get(BACK, this::comeBack);
  }

  private void leave(Context ctx) {
    try {
      String state = states.begin(ctx, publicUrl(ctx), clock.instant());
      ctx.status(302).header("Location", authorize(ctx, state));
    } catch (DatabaseUnavailable away) {
      words(ctx).databaseAway().show(ctx);
    }
  }

  private String authorize(Context ctx, String state) {
    return "%s?client_id=%s&scope=%s&redirect_uri=%s&state=%s"
        .formatted(
            // Where the Web API is, the page is: https://slack.com/api/ has it beside itself.
            config.slackApiUrl().resolve("../oauth/v2/authorize"),
            encoded(app.clientId()),
            encoded(String.join(",", BotScopes.ALL)),
            encoded(back(ctx)),
            encoded(state));
  }

  private void comeBack(Context ctx) {
    try {
      answer(ctx).show(ctx);
    } catch (DatabaseUnavailable away) {
      words(ctx).databaseAway().show(ctx);
    }
  }

  private InstallPage answer(Context ctx) {
    Optional<String> code = given(ctx, "code");
    Optional<String> error = given(ctx, "error");
    Optional<String> state = given(ctx, "state");
    if (code.isEmpty() && error.isEmpty()) {
      return words(ctx).nothingAsked();
    }
    if (state.isEmpty()) {
      return error.isPresent() ? refused(error.get(), words(ctx)) : words(ctx).confirm();
    }
    OAuthState.Return back = states.end(ctx, publicUrl(ctx), state.get(), clock.instant());
    return switch (back) {
      case UNKNOWN -> words(ctx).usedUp();
      case EXPIRED -> words(ctx).expired();
      case OTHER_BROWSER -> words(ctx).otherBrowser();
      case TRUE ->
          error
              .map(why -> refused(why, words(ctx)))
              .orElseGet(() -> bought(ctx, code.orElseThrow()));
    };
  }

  private static InstallPage refused(String error, InstallWords words) {
    return error.equals("access_denied") ? words.cancelled() : words.unfinished();
  }

  private InstallPage bought(Context ctx, String code) {
    return switch (oauth.install(code, back(ctx))) {
      case SlackOAuth.Answer.Given<Granted>(var granted) -> taken(granted, words(ctx));
      case SlackOAuth.Answer.Refused<Granted>(var error) -> {
        LOG.warn("Slack refused to give a token for an install: {}", error);
        yield CODE_ERRORS.contains(error) ? words(ctx).codeRefused() : words(ctx).misconfigured();
      }
      case SlackOAuth.Answer.Unreachable<Granted>(var why) -> {
        LOG.warn("Slack did not answer to an install: {}", why);
        yield words(ctx).slackAway();
      }
    };
  }

  private InstallPage taken(Granted granted, InstallWords words) {
    if (!installing.take(granted)) {
      oauth.giveBack(granted.tokens().bot());
      return words.beingErased(granted.name());
    }
    LOG.info("Baton was installed in {}.", granted.orgId());
    return words.done(granted.name());
  }

  private InstallWords words(Context ctx) {
    return new InstallWords(language.of(ctx));
  }

  private String back(Context ctx) {
    return publicUrl(ctx) + BACK;
  }

  private URI publicUrl(Context ctx) {
    return config.publicUrl(ctx.req().getLocalPort());
  }

  private static Optional<String> given(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(value -> !value.isEmpty());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
