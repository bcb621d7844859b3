package dev.baton.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.bot.Console;
import dev.baton.bot.TinyServer;
import dev.baton.bot.cli.OpenedDatabase;
import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.config.DatabasePlace;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRefusals;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.testing.TestServer;
import dev.baton.db.testing.TransactionPooler;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.helpdesk.InboundReason;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
final class DoctorTest {
  private static final String SCOPES =
      "commands,chat:write,users:read,users:read.email,files:write,files:read,im:write,im:history";
  private static final String KNOWN =
      "{\"ok\":true,\"team\":\"Acme\",\"team_id\":\"T0ACME\",\"user_id\":\"U0BOT\"}";

  private final TinyServer services = new TinyServer();
  private final Map<String, String> environment = new HashMap<>();

  DoctorTest() throws IOException {}

  private static final String KEY = "QkFUT04tdGVzdC1rZXktbnVtYmVyLTEtMzItYnl0ZXM=";

  @BeforeEach
  void allIsWell(FreshDatabase database) {
    environment.put("DATABASE_URL", Console.text(database.appUrl()));
    environment.put("SLACK_SIGNING_SECRET", "8f742231");
    environment.put("SLACK_BOT_TOKEN", "xoxb-hush");
    environment.put("SLACK_API_URL", services.uri() + "/api/");
    environment.put("RESEND_API_KEY", "re_hush");
    environment.put("RESEND_API_URL", services.uri() + "/resend");
    environment.put("RESEND_WEBHOOK_SECRET", "whsec_aHVzaA==");
    environment.put("MAIL_FROM", "Baton <baton@example.com>");
    services.answers("/api/auth.test", 200, KNOWN, Map.of("x-oauth-scopes", SCOPES));
    services.answers("/resend/domains", 200, domains("verified"));
  }

  @AfterEach
  void stop() {
    services.close();
  }

  @Test
  void aSchemaOfANewerProgramIsSaid(TestServer server) {
    Console console;
    try (FreshDatabase database = server.fresh()) {
      database.migratedByANewerProgram();
      environment.put("DATABASE_URL", Console.text(database.appUrl()));
      console = new Console(environment);

      assertThat(new DoctorCommand(console.shell()).call()).isEqualTo(1);
    }
    assertThat(console.out().lines())
        .filteredOn(line -> line.startsWith("✗ "))
        .singleElement()
        .asString()
        .contains("database schema", "7777", "newer Baton");
  }

  @Test
  void allRightIsALineEachAndExitCodeZero() {
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isZero();
    assertThat(console.out().lines())
        .hasSize(11)
        .allMatch(line ->
            line.startsWith("✓ ")
                || line.startsWith("– Slack connection")
                || line.startsWith("– webhooks"))
        .anyMatch(line -> line.contains("Acme (T0ACME)"))
        .noneMatch(line -> line.contains("hush"));
  }

  @Test
  void eachConnectedProgramHasALineAndOneThatIsShutOutIsWrong(TestServer server) {
    try (FreshDatabase fresh = server.fresh()) {
      Instant now = Instant.parse("2026-03-02T09:00:00Z");
      UUID shop = fresh.tenants().inTransaction("T0ACME", tx -> connected(tx, "Shop", now));
      fresh
          .tenants()
          .inTransaction(
              "T0ACME",
              tx -> {
                InboundRefusals.in(tx).note(shop, InboundReason.STALE, now.minusSeconds(60));
                return InboundEvents.in(tx)
                    .record(
                        new InboundEvents.Arrived(
                            shop, "msg_1", now, 2, "sealed", List.of(), Optional.empty()),
                        now);
              });
      UUID old = fresh.tenants().inTransaction("T0OTHER", tx -> connected(tx, "Old desk", now));
      fresh
          .tenants()
          .inTransaction(
              "T0OTHER",
              tx -> {
                InboundRefusals.in(tx).note(old, InboundReason.BAD_SIGNATURE, now);
                return true;
              });

      assertThat(ProgramsCheck.look(fresh.appUrl(), now).stream().map(Finding::line))
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .startsWith("✓ webhooks")
                      .contains(
                          "Shop (T0ACME): last received 2026-03-02T09:00:00Z", "new 1, stale 1"),
              line ->
                  assertThat(line)
                      .startsWith("✗ webhooks")
                      .contains("Old desk (T0OTHER): last received never", "bad_signature 1"));
    }
  }

  private static UUID connected(Tx tx, String name, Instant at) {
    WorkspaceRow.in(tx).makeKnown(name, at);
    UUID id = tx.newId();
    String hash = id.toString().replace("-", "").repeat(2);
    Connections.in(tx)
        .create(
            new Connections.Created(id, "generic", name, hash, "sealed", Optional.of("sealed")),
            "U0OLGA",
            at);
    return id;
  }

  private void connects(String appId, String answer) {
    environment.remove("SLACK_SIGNING_SECRET");
    environment.put("SLACK_APP_TOKEN", "xapp-1-A0MINE-1-hush");
    services.answers(
        "/api/bots.info", 200, "{\"ok\":true,\"bot\":{\"app_id\":\"" + appId + "\"}}", Map.of());
    services.answers("/api/apps.connections.open", 200, answer);
  }

  @Test
  void aConnectionThatSlackGivesNeedsNoAddress() {
    connects("A0MINE", "{\"ok\":true,\"url\":\"wss://example.com/link\"}");
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isZero();
    assertThat(console.out().lines())
        .hasSize(11)
        .allMatch(line -> line.startsWith("✓ ") || line.startsWith("– webhooks"))
        .anyMatch(line -> line.contains("Socket Mode is on"))
        .noneMatch(line -> line.contains("hush"));
  }

  @Test
  void socketModeSwitchedOffNamesTheSwitch() {
    connects("A0MINE", "{\"ok\":false,\"error\":\"link_disabled\"}");

    assertWrong("Slack connection", "Switch on Enable Socket Mode at api.slack.com/apps");
  }

  @Test
  void aRefusalThatBatonDoesNotKnowNamesTheSwitchToo() {
    connects("A0MINE", "{\"ok\":false,\"error\":\"something_new\"}");

    assertWrong(
        "Slack connection", "for a reason that Baton does not know. Switch on Enable Socket");
  }

  @Test
  void theTokenOfAnotherAppIsNamed() {
    connects("A0OTHER", "{\"ok\":true,\"url\":\"wss://example.com/link\"}");

    assertWrong("Slack connection", "SLACK_APP_TOKEN is of the app A0MINE and SLACK_BOT_TOKEN of");
  }

  @Test
  void anAppThatAnyWorkspaceMayInstallIsLookedAtToo() {
    install();
    services.answers("/api/oauth.v2.access", 200, "{\"ok\":false,\"error\":\"invalid_code\"}");
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isZero();
    assertThat(console.out())
        .contains("Slack knows its client id and secret")
        .contains("https://baton.example.com/slack/oauth_redirect")
        .contains("One key")
        .doesNotContain("hush", KEY);
  }

  @Test
  void wrongCredentialsOfTheAppAreNamed() {
    install();
    services.answers("/api/oauth.v2.access", 200, "{\"ok\":false,\"error\":\"bad_client_secret\"}");

    assertWrong("Slack app", "Slack refuses SLACK_CLIENT_ID and SLACK_CLIENT_SECRET");
  }

  private void install() {
    environment.remove("SLACK_BOT_TOKEN");
    environment.put("PUBLIC_URL", "https://baton.example.com");
    environment.put("SLACK_CLIENT_ID", "1.2");
    environment.put("SLACK_CLIENT_SECRET", "hush");
    environment.put("ENCRYPTION_KEY", KEY);
  }

  @Test
  void aMissingScopeIsNamed() {
    services.answers(
        "/api/auth.test", 200, KNOWN, Map.of("x-oauth-scopes", SCOPES.replace(",im:history", "")));

    assertWrong("Slack scopes", "Missing: im:history.");
  }

  @Test
  void aScopeTooManyIsSaidButNotWrong() {
    services.answers(
        "/api/auth.test", 200, KNOWN, Map.of("x-oauth-scopes", SCOPES + ",channels:history"));
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isZero();
    assertThat(console.out()).contains("does not use channels:history");
  }

  @Test
  void aRevokedTokenIsRefused() {
    services.answers("/api/auth.test", 200, "{\"ok\":false,\"error\":\"token_revoked\"}");

    assertWrong("Slack token", "the token is not valid, or not any more");
  }

  @Test
  void aBrokenSlackIsSaid() {
    services.answers("/api/auth.test", 503, "");

    assertWrong("Slack token", "it has a trouble of its own");
  }

  @Test
  void aWrongResendKeyIsRefused() {
    services.answers(
        "/resend/domains",
        401,
        "{\"name\":\"invalid_api_key\",\"message\":\"API key is invalid\"}");

    assertWrong("Resend key", "Resend refuses it");
  }

  @Test
  void aBotOfTelegramIsNamedAndAWrongTokenRefusedWithoutShowingIt() {
    String token = "7000000001:a-token-that-nobody-may-read";
    environment.put("TELEGRAM_BOT_TOKEN", token);
    environment.put("TELEGRAM_API_URL", services.uri() + "/telegram");
    services.answers(
        "/telegram/bot" + token + "/getMe",
        200,
        "{\"ok\":true,\"result\":{\"username\":\"acme_bot\"}}");
    Console console = new Console(environment);
    assertThat(new DoctorCommand(console.shell()).call()).isZero();
    assertThat(console.out()).contains("The bot is @acme_bot.").doesNotContain(token);

    services.answers(
        "/telegram/bot" + token + "/getMe",
        401,
        "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
    assertWrong("Telegram", "Telegram refuses TELEGRAM_BOT_TOKEN");
  }

  @Test
  void aDomainThatIsNotVerifiedIsNamed() {
    services.answers("/resend/domains", 200, domains("pending"));

    assertWrong("Resend key", "example.com of MAIL_FROM is pending");
  }

  @Test
  void emailThatIsOffIsNotWrong() {
    environment.remove("RESEND_API_KEY");
    environment.remove("RESEND_WEBHOOK_SECRET");
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isZero();
    assertThat(console.out()).containsPattern("– Resend key +Email is off");
  }

  @Test
  void aDatabaseThatIsAwayIsNamed() {
    environment.put("DATABASE_URL", "postgres://app:hush@127.0.0.1:1/baton");

    assertWrong("database", "Does not answer");
  }

  @Test
  void aPoolerInTransactionModeIsNamed(FreshDatabase database) throws IOException {
    try (TransactionPooler pooler = TransactionPooler.before(database.appUrl(), false)) {
      environment.put("DATABASE_URL", Console.text(pooler.url()));

      assertWrong("database pooler", "transaction mode");
    }
  }

  @Test
  void serveRefusesAPoolerInTransactionMode(FreshDatabase database) throws IOException {
    try (TransactionPooler pooler = TransactionPooler.before(database.appUrl(), false)) {
      var place = new DatabasePlace.External(pooler.url(), Optional.empty());

      assertThatThrownBy(() -> OpenedDatabase.toServe(place))
          .isInstanceOf(StartupRefused.class)
          .hasMessageContaining("DATABASE_URL leads through a pooler in transaction mode");
    }
  }

  @Test
  void anUnfitRoleIsNamed(FreshDatabase database) {
    environment.put("DATABASE_URL", Console.text(database.ownerUrl()));

    assertWrong("database role", "owns");
  }

  @Test
  void whatServeWouldMissIsNamedAndTheRestIsStillLookedAt() {
    environment.remove("SLACK_SIGNING_SECRET");
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isEqualTo(1);
    assertThat(console.out()).containsPattern("✗ settings +SLACK_SIGNING_SECRET is missing");
    assertThat(console.out()).contains("Acme (T0ACME)");
  }

  @Test
  void wrongSettingsComeFirst() {
    environment.put("PORT", "many");
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isEqualTo(1);
    assertThat(console.out().lines()).hasSize(2).anyMatch(line -> line.startsWith("– "));
  }

  private void assertWrong(String subject, String text) {
    Console console = new Console(environment);

    assertThat(new DoctorCommand(console.shell()).call()).isEqualTo(1);
    assertThat(console.out().lines().filter(line -> line.startsWith("✗ ")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains(subject, " ").doesNotContain("hush"))
        .anySatisfy(line -> assertThat(line).contains(text));
  }

  private static String domains(String status) {
    return "{\"object\":\"list\",\"has_more\":false,\"data\":[{\"id\":\"1\",\"name\":\"example.com\",\"status\":\""
        + status
        + "\"}]}";
  }
}
