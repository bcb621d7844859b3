package dev.baton.bot.install;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.oauth.OAuthV2AccessRequest;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.baton.bot.config.Secret;
import dev.baton.bot.config.SlackAccess;
import dev.baton.slack.SlackClients;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code oauth.v2.access}, as the app itself. The SDK's requests and responses print their secrets,
 * so neither leaves this class.
 */
public final class SlackOAuth {
  private static final Logger LOG = LoggerFactory.getLogger(SlackOAuth.class);

  private final SlackClients clients;
  private final SlackAccess.AnyWorkspace app;

  public SlackOAuth(SlackClients clients, SlackAccess.AnyWorkspace app) {
    this.clients = clients;
    this.app = app;
  }

  /** What came of an exchange. */
  sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /**
     * @param error Slack's word for it
     */
    record Refused<T>(String error) implements Answer<T> {}

    /** It is not known whether Slack did it. */
    record Unreachable<T>(String why) implements Answer<T> {}
  }

  /** Buys a token with the code that Slack sent along with somebody's browser. */
  Answer<Granted> install(String code, String redirectUri) {
    return answer(
        clients.patient(),
        request().code(code).redirectUri(redirectUri).build(),
        SlackOAuth::granted);
  }

  /** The next token; somebody may be waiting. */
  Answer<Granted.Tokens> next(Secret refresh) {
    return answer(
        clients.quick(),
        request().grantType("refresh_token").refreshToken(refresh.reveal()).build(),
        answer -> tokens(answer).filter(tokens -> tokens.next().isPresent()));
  }

  /** Revokes a token that is not kept, so that Slack shows no app that does nothing. */
  void giveBack(Secret token) {
    try {
      clients.patient().methods(token.reveal()).authRevoke(request -> request);
    } catch (IOException | SlackApiException unreachable) {
      LOG.warn("A token is not kept and not revoked: {}", unreachable.getMessage());
    }
  }

  private OAuthV2AccessRequest.OAuthV2AccessRequestBuilder request() {
    return OAuthV2AccessRequest.builder()
        .clientId(app.clientId())
        .clientSecret(app.clientSecret().reveal());
  }

  private static <T> Answer<T> answer(
      Slack slack,
      OAuthV2AccessRequest request,
      Function<OAuthV2AccessResponse, Optional<T>> reading) {
    try {
      OAuthV2AccessResponse answer = slack.methods().oauthV2Access(request);
      if (!answer.isOk()) {
        return new Answer.Refused<>(String.valueOf(answer.getError()));
      }
      return reading
          .apply(answer)
          .<Answer<T>>map(Answer.Given::new)
          .orElseGet(() -> new Answer.Refused<>("incomplete_answer"));
    } catch (SlackApiException e) {
      return new Answer.Unreachable<>("HTTP " + e.getResponse().code());
    } catch (IOException e) {
      return new Answer.Unreachable<>(e.getClass().getSimpleName());
    }
  }

  private static Optional<Granted> granted(OAuthV2AccessResponse answer) {
    boolean orgWide = answer.isEnterpriseInstall();
    Named place =
        orgWide
            ? named(answer.getEnterprise())
            : answer.getTeam() == null
                ? Named.NOTHING
                : new Named(answer.getTeam().getId(), answer.getTeam().getName());
    String installer = answer.getAuthedUser() == null ? null : answer.getAuthedUser().getId();
    String id = place.id();
    if (id == null || installer == null || answer.getBotUserId() == null) {
      return Optional.empty();
    }
    String name = place.name() == null ? id : place.name();
    return tokens(answer)
        .map(tokens -> new Granted(id, name, orgWide, answer.getBotUserId(), installer, tokens));
  }

  private record Named(@Nullable String id, @Nullable String name) {
    static final Named NOTHING = new Named(null, null);
  }

  private static Named named(OAuthV2AccessResponse.@Nullable Enterprise enterprise) {
    return enterprise == null ? Named.NOTHING : new Named(enterprise.getId(), enterprise.getName());
  }

  private static Optional<Granted.Tokens> tokens(OAuthV2AccessResponse answer) {
    if (answer.getAccessToken() == null || !"bot".equals(answer.getTokenType())) {
      return Optional.empty();
    }
    Optional<Granted.Next> next =
        answer.getRefreshToken() == null || answer.getExpiresIn() == null
            ? Optional.empty()
            : Optional.of(
                new Granted.Next(
                    new Secret(answer.getRefreshToken()),
                    Duration.ofSeconds(answer.getExpiresIn())));
    return Optional.of(new Granted.Tokens(new Secret(answer.getAccessToken()), next));
  }
}
