package dev.baton.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAnswerTest {
  private static SlackAnswer answer(String error) {
    ChatPostMessageResponse response = new ChatPostMessageResponse();
    response.setError(error);
    return SlackAnswer.failed(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account_inactive",
        "org_login_required",
        "missing_scope",
        "token_expired",
        "token_revoked",
        "invalid_auth",
        "not_authed",
        "ekm_access_denied",
        "team_access_not_granted",
        "two_factor_setup_required",
        "accesslimited",
        "not_allowed_token_type",
        "no_permission",
      })
  void aRefusalOfTheAccountIsNoneOfTheMessage(String error) {
    assertThat(answer(error)).isEqualTo(new SlackAnswer.AccountRefused(error));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "internal_error",
        "fatal_error",
        "service_unavailable",
        "request_timeout",
        "team_added_to_org",
        "migration_in_progress",
        "external_channel_migrating",
      })
  void aTroubleOfSlacksOwnPasses(String error) {
    assertThat(answer(error)).isEqualTo(new SlackAnswer.Trouble(error));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ratelimited", "rate_limited", "too_many_requests", "message_limit_exceeded"})
  void tooManyIsNotNow(String error) {
    assertThat(answer(error)).isInstanceOf(SlackAnswer.NotNow.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel_not_found",
        "is_archived",
        "msg_too_long",
        "invalid_blocks",
        "user_not_found",
        "cannot_dm_bot",
        "restricted_action",
        "no_text",
      })
  void aClearRefusalOfThisMessageIsFinal(String error) {
    assertThat(answer(error)).isEqualTo(new SlackAnswer.Refused(error));
  }
}
