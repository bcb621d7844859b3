package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.response.users.UsersListResponse;
import dev.baton.sandbox.slack.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebApiTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aTokenNamesItsWorkspace() throws Exception {
    var answer = stage.slack.authTest(r -> r);

    assertThat(answer.isOk()).isTrue();
    assertThat(answer.getTeamId()).isEqualTo("T0ACME");
    assertThat(answer.getUserId()).isEqualTo(stage.acme.botUserId());
    assertThat(answer.getBotId()).startsWith("B");
    assertThat(answer.getHttpResponseHeaders())
        .containsEntry(
            "x-oauth-scopes",
            List.of(
                "chat:write,commands,files:read,files:write,im:history,im:write,users:read,"
                    + "users:read.email"));
  }

  @Test
  void badTokensAreRefusedEachInItsWay() throws Exception {
    assertThat(stage.client("xoxb-unknown").authTest(r -> r).getError()).isEqualTo("invalid_auth");
    assertThat(stage.client("").authTest(r -> r).getError()).isEqualTo("not_authed");
    stage.acme.uninstall();
    assertThat(stage.slack.authTest(r -> r).getError()).isEqualTo("token_revoked");
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    var answer = stage.slack.teamInfo(r -> r);

    assertThat(answer.getError()).isEqualTo("missing_scope");
    assertThat(answer.getNeeded()).isEqualTo("team:read");
    assertThat(answer.getProvided()).contains("chat:write").doesNotContain("team:read");
  }

  @Test
  void aScopeTakenAwayStopsItsMethods() throws Exception {
    stage.acme.withoutScope("im:write");

    var answer = stage.slack.conversationsOpen(r -> r.users(List.of(stage.ana.id())));

    assertThat(answer.getNeeded()).isEqualTo("im:write");
  }

  @Test
  void withoutTheEmailScopeAddressesAreHidden() throws Exception {
    stage.acme.withoutScope("users:read.email");

    assertThat(stage.slack.usersInfo(r -> r.user(stage.ana.id())).getUser().getProfile().getEmail())
        .isNull();
    assertThat(stage.slack.usersLookupByEmail(r -> r.email("ana@acme.test")).getNeeded())
        .isEqualTo("users:read.email");
  }

  @Test
  void anUnknownMethodIsNamedAsSuch() throws Exception {
    // Slack names the method, in a field that its own model classes lack.
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(stage.sandbox.slackApiUrl());
    var lenient = Slack.getInstance(config).methods(stage.acme.botToken());

    assertThat(lenient.remindersList(r -> r).getError()).isEqualTo("unknown_method");
  }

  @Test
  void everybodyIsListedPageByPage() throws Exception {
    for (int i = 0; i < 5; i++) {
      stage.acme.person(String.format(Locale.ROOT, "p%d@acme.test", i), "P" + i);
    }
    var names = new ArrayList<String>();
    var cursor = "";
    do {
      var page = usersFrom(cursor);
      assertThat(page.getMembers()).hasSizeLessThanOrEqualTo(3);
      page.getMembers().forEach(member -> names.add(member.getName()));
      cursor = page.getResponseMetadata().getNextCursor();
    } while (!cursor.isEmpty());

    assertThat(names).containsExactly("ana", "p0", "p1", "p2", "p3", "p4", "baton");
  }

  private UsersListResponse usersFrom(String cursor) throws Exception {
    return stage.slack.usersList(r -> r.limit(3).cursor(cursor));
  }

  @Test
  void aMemberShowsRoleZoneAndStatus() throws Exception {
    stage.ana.as(Role.SINGLE_CHANNEL_GUEST).in(ZoneId.of("Asia/Tokyo"));
    stage.ana.status(":palm_tree:", "Vacationing", Instant.parse("2026-03-09T00:00:00Z"));

    var user = stage.slack.usersInfo(r -> r.user(stage.ana.id())).getUser();

    assertThat(user.isRestricted()).isTrue();
    assertThat(user.isUltraRestricted()).isTrue();
    assertThat(user.getTz()).isEqualTo("Asia/Tokyo");
    assertThat(user.getTzOffset()).isEqualTo(9 * 3600);
    assertThat(user.getProfile().getStatusEmoji()).isEqualTo(":palm_tree:");
    assertThat(user.getProfile().getStatusExpiration()).isEqualTo(1_773_014_400L);
  }

  @Test
  void aLocaleIsToldToWhoAsksForIt() throws Exception {
    stage.ana.speaks("de-DE");
    var id = stage.ana.id();

    assertThat(stage.slack.usersInfo(r -> r.user(id)).getUser().getLocale()).isNull();
    assertThat(stage.slack.usersInfo(r -> r.user(id).includeLocale(true)).getUser().getLocale())
        .isEqualTo("de-DE");
    assertThat(stage.slack.usersList(r -> r.includeLocale(true)).getMembers())
        .anyMatch(user -> user.getId().equals(id) && "de-DE".equals(user.getLocale()));
  }

  @Test
  void aDeactivatedMemberHasNoRolesAndIsNotFoundByEmail() throws Exception {
    stage.ana.as(Role.ADMIN).deactivate();

    var user = stage.slack.usersInfo(r -> r.user(stage.ana.id())).getUser();

    assertThat(user.isDeleted()).isTrue();
    assertThat(user.isAdmin()).isFalse();
    assertThat(stage.slack.usersLookupByEmail(r -> r.email("ana@acme.test")).getError())
        .isEqualTo("users_not_found");
  }

  @Test
  void anAddressFindsItsMemberWhateverItsCase() throws Exception {
    var found = stage.slack.usersLookupByEmail(r -> r.email("ANA@acme.test"));

    assertThat(found.getUser().getId()).isEqualTo(stage.ana.id());
    assertThat(stage.slack.usersInfo(r -> r.user("U404")).getError()).isEqualTo("user_not_found");
  }

  @Test
  void strangersAndBotsAreMarked() throws Exception {
    stage.ana.asStranger("T0OTHER");
    var helper = stage.acme.person("helper@acme.test", "Helper").asBot();

    assertThat(stage.slack.usersInfo(r -> r.user(stage.ana.id())).getUser().isStranger()).isTrue();
    assertThat(stage.slack.usersInfo(r -> r.user(stage.ana.id())).getUser().getTeamId())
        .isEqualTo("T0OTHER");
    assertThat(stage.slack.usersInfo(r -> r.user(helper.id())).getUser().isBot()).isTrue();
  }

  @Test
  void presenceIsToldAndTheBotIsKnown() throws Exception {
    stage.ana.goesAway();

    assertThat(stage.slack.usersGetPresence(r -> r.user(stage.ana.id())).getPresence())
        .isEqualTo("away");
    var bot = stage.slack.authTest(r -> r).getBotId();
    assertThat(stage.slack.botsInfo(r -> r.bot(bot)).getBot().getUserId())
        .isEqualTo(stage.acme.botUserId());
  }

  @Test
  void aCodeBuysATokenOnce() throws Exception {
    var code = stage.acme.installCode(stage.ana);

    var first =
        stage.slack.oauthV2Access(
            r -> r.clientId("sandbox-client").clientSecret("sandbox-secret").code(code));
    var second =
        stage.slack.oauthV2Access(
            r -> r.clientId("sandbox-client").clientSecret("sandbox-secret").code(code));

    assertThat(first.getAccessToken()).isEqualTo(stage.acme.botToken());
    assertThat(first.getTeam().getId()).isEqualTo("T0ACME");
    assertThat(first.getAuthedUser().getId()).isEqualTo(stage.ana.id());
    assertThat(second.getError()).isEqualTo("invalid_code");
  }

  @Test
  void anOrgWideInstallHasNoTeam() throws Exception {
    stage.acme.inEnterprise("E0ORG", "Org", true);
    var code = stage.acme.installCode(stage.ana);

    var access =
        stage.slack.oauthV2Access(
            r -> r.clientId("sandbox-client").clientSecret("sandbox-secret").code(code));

    assertThat(access.isEnterpriseInstall()).isTrue();
    assertThat(access.getTeam()).isNull();
    assertThat(access.getEnterprise().getId()).isEqualTo("E0ORG");
  }

  @Test
  void workspacesDoNotSeeEachOther() throws Exception {
    var globex = stage.sandbox.workspace("T0GLOBEX", "Globex");
    var hank = globex.person("hank@globex.test", "Hank");

    assertThat(stage.slack.usersInfo(r -> r.user(hank.id())).getError())
        .isEqualTo("user_not_found");
    assertThat(stage.client(globex.botToken()).authTest(r -> r).getTeamId()).isEqualTo("T0GLOBEX");
  }

  @Test
  void aRevokedTokenIsDeadAndATestOfItIsNot() throws Exception {
    assertThat(stage.slack.authRevoke(r -> r.test(true)).isRevoked()).isFalse();
    assertThat(stage.slack.authRevoke(r -> r.test(false)).isRevoked()).isTrue();
    assertThat(stage.slack.authTest(r -> r).getError()).isEqualTo("token_revoked");
  }

  @Test
  void theAppCanUninstallItself() throws Exception {
    assertThat(stage.slack.appsUninstall(r -> r.clientId("c").clientSecret("s")).isOk()).isTrue();
    assertThat(stage.slack.authTest(r -> r).getError()).isEqualTo("token_revoked");
  }

  @Test
  void apiTestEchoesOrFailsAsAsked() throws Exception {
    assertThat(stage.slack.apiTest(r -> r.foo("bar")).getArgs().getFoo()).isEqualTo("bar");
    assertThat(stage.slack.apiTest(r -> r.error("my_error")).getError()).isEqualTo("my_error");
  }

  @Test
  void wrongCredentialsBuyNothing() throws Exception {
    var code = stage.acme.installCode(stage.ana);

    assertThat(
            stage
                .slack
                .oauthV2Access(r -> r.clientId("sandbox-client").clientSecret("wrong").code(code))
                .getError())
        .isEqualTo("bad_client_secret");
  }
}
