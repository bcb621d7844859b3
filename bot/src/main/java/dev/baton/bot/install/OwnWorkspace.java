package dev.baton.bot.install;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import dev.baton.bot.config.Secret;
import dev.baton.slack.BotToken;
import dev.baton.slack.BotTokens;
import dev.baton.slack.PlainCause;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackUnavailable;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one workspace that {@code SLACK_BOT_TOKEN} belongs to; which one, only Slack can say. */
public final class OwnWorkspace implements BotTokens {
  private final BotToken token;
  private volatile @Nullable String orgId;

  public OwnWorkspace(Secret token) {
    this.token = new BotToken(token.reveal());
  }

  /** What Slack said of the token. */
  public record Identity(String orgId, String name) {}

  /**
   * Asks Slack whose token it is; until then no workspace has one.
   *
   * @throws SlackUnavailable when Slack does not answer, or refuses the token
   */
  public Identity identify(SlackCalls calls) {
    AuthTestResponse answer = asked(calls);
    if (!answer.isOk()) {
      throw new SlackUnavailable(
          "Slack refused SLACK_BOT_TOKEN: %s. Copy the Bot User OAuth Token again, or run ./baton doctor."
              .formatted(PlainCause.ofSlack(String.valueOf(answer.getError()))));
    }
    String org = answer.isEnterpriseInstall() ? answer.getEnterpriseId() : answer.getTeamId();
    orgId = org;
    return new Identity(org, answer.getTeam());
  }

  @Override
  public Optional<BotToken> of(String asked) {
    return Optional.of(token).filter(_ -> asked.equals(orgId));
  }

  private AuthTestResponse asked(SlackCalls calls) {
    String why;
    try {
      return calls.with(token).authTest(request -> request);
    } catch (IOException e) {
      why = PlainCause.of(e);
    } catch (SlackApiException e) {
      why = PlainCause.ofStatus(e.getResponse().code());
    }
    throw new SlackUnavailable(
        "Slack did not say whose token SLACK_BOT_TOKEN is, because %s. Start again in a minute."
            .formatted(why));
  }
}
