package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.baton.sandbox.people.NotOnScreen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The install page, the codes it gives, tokens that end, and the end of an install. */
class InstallTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String BACK = "http://localhost:1/slack/oauth_redirect";

  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void thePageAsksAndSendsTheAnswerBack() throws Exception {
    var page = page("commands", BACK);
    var choice = "person=T0ACME%2F" + stage.ana.id();

    assertThat(get(page).body()).contains("<code>commands</code>", "Allow", "Cancel");
    assertThat(location(post(page, choice + "&allow=yes")))
        .startsWith(BACK + "?code=T0ACME.")
        .endsWith("&state=s%2Fte");
    assertThat(location(post(page, choice))).isEqualTo(BACK + "?error=access_denied&state=s%2Fte");
  }

  @Test
  void thePageShowsWhatSlackWouldRefuse() throws Exception {
    assertThat(get(page("commands", "https://evil.example/")).body()).contains("redirect_uri");
    assertThat(get(page("", BACK)).body()).contains("scope");
    assertThat(get(URI.create(stage.sandbox.address() + "/oauth/v2/authorize")).body())
        .contains("client_id");
    assertThatThrownBy(() -> stage.acme.cancel(page("", BACK))).isInstanceOf(NotOnScreen.class);
  }

  @Test
  void aCodeNeedsTheSameRedirectAndGoesBadAfterTenMinutes() throws Exception {
    assertThat(buys(code(), "http://localhost:2/").getError()).isEqualTo("bad_redirect_uri");
    var late = code();
    stage.clock.pass(Duration.ofMinutes(10));
    assertThat(buys(late, BACK).getError()).isEqualTo("invalid_code");
    assertThat(buys(code(), BACK).isOk()).isTrue();
  }

  @Test
  void aNewInstallHasANewTokenAndTheScopesAskedFor() throws Exception {
    var before = stage.acme.botToken();
    stage.acme.withoutTheApp();

    var answer = buys(code(), BACK);

    assertThat(answer.getAccessToken()).isNotEqualTo(before).isEqualTo(stage.acme.botToken());
    assertThat(answer.getScope()).isEqualTo("commands");
    assertThat(stage.client(before).authTest(r -> r).getError()).isEqualTo("invalid_auth");
  }

  @Test
  void aRotatingTokenEndsAndEachRefreshTokenBuysOne() throws Exception {
    stage.acme.rotateTokens();
    var first = buys(code(), BACK);
    stage.clock.pass(Duration.ofHours(11));
    var second = refresh(first.getRefreshToken());

    assertThat(first.getExpiresIn()).isEqualTo(43_200);
    assertThat(refresh(first.getRefreshToken()).getError()).isEqualTo("invalid_refresh_token");
    assertThat(stage.client(first.getAccessToken()).authTest(r -> r).isOk()).isTrue();
    stage.clock.pass(Duration.ofHours(1));
    assertThat(stage.client(first.getAccessToken()).authTest(r -> r).isOk()).isFalse();
    assertThat(stage.client(second.getAccessToken()).authTest(r -> r).isOk()).isTrue();
    stage.clock.pass(Duration.ofHours(11));
    assertThat(stage.client(second.getAccessToken()).authTest(r -> r).getError())
        .isEqualTo("token_expired");
    assertThat(stage.acme.tokenRefreshes()).isEqualTo(1);
  }

  @Test
  void theBotHearsOfAnEndItMadeItself() throws Exception {
    stage.slack.authRevoke(r -> r);

    var exchanges = stage.sandbox.exchanges();
    assertThat(exchanges.await(PATIENCE, e -> e.name().equals("tokens_revoked"))).isPresent();
    assertThat(exchanges.await(PATIENCE, e -> e.name().equals("app_uninstalled"))).isPresent();
  }

  @Test
  void theTokenOfAnOrganisationListsOneTeamAtATime() throws Exception {
    stage.acme.inEnterprise("E0ORG", "Org", true);
    var globex = stage.sandbox.workspace("T0GLOBEX", "Globex").inEnterprise("E0ORG", "Org", true);
    globex.person("hank@globex.test", "Hank");
    stage.sandbox.workspace("T0OTHER", "Other");

    assertThat(stage.slack.usersList(r -> r).getError()).isEqualTo("missing_argument");
    assertThat(stage.slack.authTeamsList(r -> r).getTeams())
        .extracting("id")
        .containsExactly("T0ACME", "T0GLOBEX");
    assertThat(stage.slack.usersList(r -> r.teamId("T0GLOBEX")).getMembers())
        .anyMatch(member -> member.getRealName().equals("Hank"));
    assertThat(stage.slack.usersList(r -> r.teamId("T0OTHER")).getError())
        .isEqualTo("team_access_not_granted");
  }

  private String code() {
    var back = stage.acme.allow(stage.ana, page("commands", BACK)).getQuery();
    return back.substring("code=".length(), back.indexOf('&'));
  }

  private URI page(String scopes, String redirect) {
    return URI.create(
        "%s/oauth/v2/authorize?client_id=sandbox-client&scope=%s&redirect_uri=%s&state=s%%2Fte"
            .formatted(stage.sandbox.address(), scopes, redirect));
  }

  private OAuthV2AccessResponse buys(String code, String redirect) throws Exception {
    return stage.slack.oauthV2Access(r ->
        r.clientId("sandbox-client")
            .clientSecret("sandbox-secret")
            .code(code)
            .redirectUri(redirect));
  }

  private OAuthV2AccessResponse refresh(String token) throws Exception {
    return stage.slack.oauthV2Access(r ->
        r.clientId("sandbox-client")
            .clientSecret("sandbox-secret")
            .grantType("refresh_token")
            .refreshToken(token));
  }

  private static HttpResponse<String> get(URI page) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(page).build());
  }

  private static HttpResponse<String> post(URI page, String form)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }
}
