package dev.baton.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.config.Config.Need;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigTest {
  private static final Set<Need> SERVE = EnumSet.of(Need.SIGNING_SECRET, Need.SLACK_ACCESS);
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @Test
  void anEmptyEnvironmentHasTheDocumentedDefaults() {
    Config config = good(Map.of(), Set.of());

    assertThat(config.port()).isEqualTo(3000);
    assertThat(config.publicUrl(3000)).isEqualTo(URI.create("http://localhost:3000"));
    assertThat(config.database()).isEqualTo(new DatabasePlace.Embedded(Path.of(".baton"), false));
    assertThat(config.slackApiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
    assertThat(config.resendApiUrl()).isEqualTo(URI.create("https://api.resend.com"));
    assertThat(config.slack()).isEqualTo(new SlackAccess.None());
    assertThat(config.mail()).isEmpty();
    assertThat(config.resendWebhookSecret()).isEmpty();
    assertThat(config.signingSecret()).isEmpty();
    assertThat(config.workspaceRate())
        .isEqualTo(Integer.getInteger("baton.default.workspaceRate", 50));
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "1000001", "many", "1e3"})
  void aRateThatIsNoneIsNamed(String rate) {
    assertThat(Config.read(Map.of("WORKSPACE_RATE", rate), Set.of()))
        .isInstanceOfSatisfying(
            Config.Faulty.class,
            faulty ->
                assertThat(faulty.faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.line()).contains("WORKSPACE_RATE")));
  }

  @Test
  void servingOneWorkspaceNeedsASecretAndAToken() {
    Config config = good(serving(), SERVE);

    assertThat(config.slack())
        .isEqualTo(new SlackAccess.OneWorkspace(new Secret("xoxb-1-2-three"), Optional.empty()));
    assertThat(config.signingSecret()).contains(new Secret("8f742231"));
  }

  @Test
  void anAppTokenNeedsNoSigningSecret() {
    Config config =
        good(
            Map.of("SLACK_BOT_TOKEN", "xoxb-1-2-three", "SLACK_APP_TOKEN", "xapp-1-A0-1-x"), SERVE);

    assertThat(config.slack().socketToken()).contains(new Secret("xapp-1-A0-1-x"));
    assertThat(config.signingSecret()).isEmpty();
  }

  @Test
  void tokensInEachOthersPlacesAreNamed() {
    Map<String, String> swapped =
        Map.of("SLACK_BOT_TOKEN", "xapp-1-A0-1-x", "SLACK_APP_TOKEN", "xoxb-1-2-three");

    assertThat(faults(swapped, SERVE))
        .containsOnlyKeys("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
        .hasEntrySatisfying(
            "SLACK_BOT_TOKEN",
            line -> assertThat(line).contains("What stands there belongs in SLACK_APP_TOKEN."))
        .hasEntrySatisfying(
            "SLACK_APP_TOKEN", line -> assertThat(line).contains("starts with xapp-"));
  }

  @Test
  void anAppTokenAloneIsNotEnough() {
    assertThat(faults(Map.of("SLACK_APP_TOKEN", "xapp-1-A0-1-x"), SERVE))
        .containsKey("SLACK_BOT_TOKEN");
  }

  @Test
  void anAppThatOthersMayInstallHasNoSocketMode() {
    Map<String, String> both =
        Map.of(
            "SLACK_APP_TOKEN", "xapp-1-A0-1-x",
            "SLACK_CLIENT_ID", "1.2",
            "SLACK_CLIENT_SECRET", "hush",
            "ENCRYPTION_KEY", KEY);

    assertThat(faults(both, SERVE))
        .hasEntrySatisfying(
            "SLACK_APP_TOKEN",
            line -> assertThat(line).contains("Slack offers Socket Mode to no app that others"));
  }

  @Test
  void healthAndMetricsMayHaveAPortOfTheirOwnButNotTheSame() {
    assertThat(good(Map.of("ADMIN_PORT", "9000"), Set.of()).adminPort()).contains(9000);
    assertThat(good(Map.of(), Set.of()).adminPort()).isEmpty();
    assertThat(faults(Map.of("ADMIN_PORT", "3000"), Set.of())).containsOnlyKeys("ADMIN_PORT");
    assertThat(faults(Map.of("ADMIN_PORT", "many"), Set.of())).containsOnlyKeys("ADMIN_PORT");
  }

  @Test
  void aPoolThatIsTooSmallToShareOutIsNamed() {
    assertThat(good(Map.of(), Set.of()).databasePool()).isEqualTo(22);
    assertThat(good(Map.of("DATABASE_POOL", "5"), Set.of()).databasePool()).isEqualTo(5);
    assertThat(faults(Map.of("DATABASE_POOL", "4"), Set.of()))
        .hasEntrySatisfying("DATABASE_POOL", line -> assertThat(line).contains("at least 5"));
  }

  @Test
  void servingAnyWorkspaceTakesTheClientAndItsKeys() {
    Config config =
        good(
            Map.of(
                "SLACK_SIGNING_SECRET", "8f742231",
                "SLACK_CLIENT_ID", "1.2",
                "SLACK_CLIENT_SECRET", "hush",
                "ENCRYPTION_KEY", KEY + ", " + KEY),
            SERVE);

    assertThat(config.slack())
        .isInstanceOfSatisfying(
            SlackAccess.AnyWorkspace.class,
            any -> {
              assertThat(any.clientId()).isEqualTo("1.2");
              assertThat(any.keys().base64()).hasSize(2);
            });
  }

  @Test
  void allFaultsAreFoundAtOnce() {
    Map<String, String> wrong =
        Map.of(
            "PORT", "many",
            "PUBLIC_URL", "http://baton.example.com",
            "DATABASE_URL", "mysql://db/baton",
            "SLACK_API_URL", "slack",
            "RESEND_API_KEY", "re_123",
            "RESEND_WEBHOOK_SECRET", "hush");

    assertThat(faults(wrong, SERVE))
        .containsOnlyKeys(
            "PORT",
            "PUBLIC_URL",
            "DATABASE_URL",
            "SLACK_API_URL",
            "MAIL_FROM",
            "RESEND_WEBHOOK_SECRET",
            "SLACK_SIGNING_SECRET",
            "SLACK_BOT_TOKEN");
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 70000",
    "PORT, -1",
    "PUBLIC_URL, http://baton.example.com",
    "PUBLIC_URL, https://user:pw@baton.example.com",
    "PUBLIC_URL, https://baton.example.com/?a=b",
    "PUBLIC_URL, baton.example.com",
    "SLACK_BOT_TOKEN, xoxp-a-user-token",
    "SLACK_API_URL, ftp://slack.com/api",
    "RESEND_API_URL, http://api.resend.com",
    "RESEND_WEBHOOK_SECRET, whsec_",
    "RESEND_WEBHOOK_SECRET, whsec_*",
    "MAIL_FROM, Baton",
    "DATABASE_URL, postgres://",
    "DATABASE_OWNER_URL, nonsense",
    "DATABASE_URL, 'postgres://app:pw@one,two/baton'",
    "PUBLIC_URL, https://my_app..example.com",
    "HOST, http://127.0.0.1",
    "HOST, 127.0.0.1:3000",
    "HOST, *",
    "MAIL_FROM, baton@localhost",
    "MAIL_FROM, 'Baton, Support <baton@example.com>'",
    "MAIL_FROM, 'a@example.com, b@example.com'",
    "MAIL_FROM, 'team: a@example.com;'",
    "MAIL_FROM, Baton <baton@example.com",
    "MAIL_FROM, baton@exam_ple.com",
    "MAIL_FROM, baton@example..com",
    "MAIL_FROM, bat on@example.com",
    "BATON_DATA, '\"data\"'",
    "SLACK_SIGNING_SECRET, '\"8f742231'",
    "SLACK_BOT_TOKEN, xoxb-1-2-three\"",
    "SLACK_BOT_TOKEN, “xoxb-1-2-three",
  })
  void aWrongValueIsNamed(String setting, String value) {
    Map<String, String> environment = new HashMap<>(serving());
    environment.put(setting, value);

    assertThat(faults(environment, SERVE)).containsKey(setting);
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC_URL, http://localhost:3000",
    "PUBLIC_URL, http://127.0.0.1:8080/",
    "PUBLIC_URL, https://baton.example.com/slack/",
    "MAIL_FROM, baton@example.com",
    "MAIL_FROM, Baton <baton@example.com>",
    "SLACK_BOT_TOKEN, xoxe.xoxb-rotated",
    "PORT, 0",
    "PORT, '\"4000\"'",
    "PUBLIC_URL, https://my_app.example.com",
    "PUBLIC_URL, https://my_app:8443",
    "PUBLIC_URL, '\"https://baton.example.com\"'",
    "DATABASE_URL, postgres://app:pw@my_db:5432/baton",
    "DATABASE_URL, '\"postgres://app:pw@db/baton\"'",
    "RESEND_API_URL, https://resend_proxy.internal",
    "SLACK_API_URL, https://slack_proxy.internal/api/",
    "HOST, 127.0.0.1",
    "HOST, '[::1]'",
    "HOST, '::'",
    "HOST, baton_web.internal",
    "MAIL_FROM, '\"Baton, Support\" <baton@example.com>'",
    "MAIL_FROM, '\"Baton <baton@example.com>\"'",
    "MAIL_FROM, Bäton <baton@example.com>",
    "MAIL_FROM, baton@example.com (Baton)",
    "MAIL_FROM, <baton@example.com>",
    "RESEND_WEBHOOK_SECRET, '\"whsec_aHVzaA==\"'",
  })
  void aRightValueIsTaken(String setting, String value) {
    Map<String, String> environment = new HashMap<>(serving());
    environment.put(setting, value);

    assertThat(Config.read(environment, SERVE)).isInstanceOf(Config.Read.class);
  }

  @Test
  void aTokenAndAClientExcludeEachOther() {
    Map<String, String> both = new HashMap<>(serving());
    both.put("SLACK_CLIENT_ID", "1.2");
    both.put("SLACK_CLIENT_SECRET", "hush");
    both.put("ENCRYPTION_KEY", KEY);

    assertThat(faults(both, SERVE)).containsOnlyKeys("SLACK_CLIENT_ID");
  }

  @Test
  void aClientNeedsItsSecretAndAKeyOf32Bytes() {
    Map<String, String> client =
        Map.of(
            "SLACK_SIGNING_SECRET", "8f742231", "SLACK_CLIENT_ID", "1.2", "ENCRYPTION_KEY", "AAAA");

    assertThat(faults(client, SERVE)).containsOnlyKeys("SLACK_CLIENT_SECRET", "ENCRYPTION_KEY");
  }

  @Test
  void aMatrixFileNeedsTheToken() {
    Map<String, String> client =
        Map.of(
            "SLACK_SIGNING_SECRET", "8f742231",
            "SLACK_CLIENT_ID", "1.2",
            "SLACK_CLIENT_SECRET", "hush",
            "ENCRYPTION_KEY", KEY);

    assertThat(faults(client, EnumSet.of(Need.SIGNING_SECRET, Need.SLACK_ACCESS, Need.BOT_TOKEN)))
        .containsOnlyKeys("SLACK_BOT_TOKEN");
  }

  @Test
  void migratingAnothersDatabaseNeedsItsOwner() {
    Map<String, String> external = Map.of("DATABASE_URL", "postgres://app:pw@db/baton");

    assertThat(faults(external, EnumSet.of(Need.OWNER_DATABASE)))
        .containsOnlyKeys("DATABASE_OWNER_URL");
    assertThat(Config.read(Map.of(), EnumSet.of(Need.OWNER_DATABASE)))
        .isInstanceOf(Config.Read.class);
  }

  @Test
  void blankIsNotSet() {
    assertThat(faults(Map.of("SLACK_SIGNING_SECRET", "  ", "SLACK_BOT_TOKEN", ""), SERVE))
        .containsOnlyKeys("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"%s\"", "'%s'", "“%s”", " \" %s \" ", "'\"%s\"'", "«%s»", "\u00a0%s\u200b"})
  void quotesThatAnEnvFileKeptAreNoPartOfAValue(String written) {
    Config config =
        good(
            Map.of(
                "SLACK_SIGNING_SECRET", written.formatted("8f742231"),
                "SLACK_CLIENT_ID", written.formatted("1.2"),
                "SLACK_CLIENT_SECRET", written.formatted("hush"),
                "ENCRYPTION_KEY", written.formatted(KEY) + "," + written.formatted(KEY),
                "HOST", written.formatted("127.0.0.1"),
                "PORT", written.formatted("4000")),
            SERVE);

    assertThat(config.signingSecret()).contains(new Secret("8f742231"));
    assertThat(config.port()).isEqualTo(4000);
    assertThat(config.host()).contains("127.0.0.1");
    assertThat(config.slack())
        .isInstanceOfSatisfying(
            SlackAccess.AnyWorkspace.class,
            any -> {
              assertThat(any.clientSecret()).isEqualTo(new Secret("hush"));
              assertThat(any.keys().base64()).containsExactly(new Secret(KEY), new Secret(KEY));
            });
  }

  @Test
  void aHostWithAnUnderscoreIsKnownByItsName() {
    Map<String, String> environment = new HashMap<>(serving());
    environment.put("PUBLIC_URL", "https://my_app.example.com:8443/baton");
    environment.put("DATABASE_URL", "postgres://app:pw@my_db:6000/baton");
    Config config = good(environment, SERVE);

    assertThat(config.publicHost()).isEqualTo("my_app.example.com");
    assertThat(config.database())
        .isInstanceOfSatisfying(
            DatabasePlace.External.class,
            place -> {
              assertThat(place.app().host()).isEqualTo("my_db");
              assertThat(place.app().port()).isEqualTo(6000);
            });
  }

  @Test
  void theDomainOfASenderIsThatOfItsAddress() {
    assertThat(Sender.parse("\"me@home.example\" <baton@Example.COM>").orElseThrow().domain())
        .isEqualTo("example.com");
    assertThat(Sender.parse("baton@example.com (a@b.example)").orElseThrow().domain())
        .isEqualTo("example.com");
    assertThat(Sender.parse("Baton <baton@example.com>\r\nBcc: x@y.example")).isEmpty();
  }

  @Test
  void neitherTheConfigNorAFaultShowsASecret() {
    Map<String, String> environment = new HashMap<>(serving());
    environment.put("DATABASE_URL", "postgres://app:hush-db@db/baton");
    environment.put("RESEND_API_KEY", "re_hush");
    environment.put("MAIL_FROM", "baton@example.com");
    environment.put("RESEND_WEBHOOK_SECRET", "whsec_aHVzaA==");

    assertThat(good(environment, SERVE).toString())
        .doesNotContain("hush", "xoxb-", "8f742231", "aHVzaA");

    environment.put("SLACK_BOT_TOKEN", "hush-token");
    environment.put("DATABASE_URL", "postgres://app:hush%zz@db/baton");
    environment.put("RESEND_WEBHOOK_SECRET", "hush-webhook");
    assertThat(faults(environment, SERVE))
        .hasSize(3)
        .allSatisfy((_, line) -> assertThat(line).doesNotContain("hush"));
  }

  private static Map<String, String> serving() {
    return Map.of("SLACK_SIGNING_SECRET", "8f742231", "SLACK_BOT_TOKEN", "xoxb-1-2-three");
  }

  private static Config good(Map<String, String> environment, Set<Need> needs) {
    return switch (Config.read(environment, needs)) {
      case Config.Read(Config config) -> config;
      case Config.Faulty(var faults) -> throw new AssertionError(faults.toString());
    };
  }

  private static Map<String, String> faults(Map<String, String> environment, Set<Need> needs) {
    Map<String, String> lines = new HashMap<>();
    if (Config.read(environment, needs) instanceof Config.Faulty(var faults)) {
      faults.forEach(fault -> lines.put(fault.setting(), fault.line()));
    }
    return lines;
  }
}
