package dev.baton.bot.config;

import dev.baton.bot.config.Config.Need;
import dev.baton.db.Database;
import dev.baton.db.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the environment into a {@link Config}, group by group. */
final class ConfigReader {
  private static final int DEFAULT_PORT = 3000;

  // A test run lowers it to imitate a machine that is many times as fast: see CONTRIBUTING.md.
  private static final int DEFAULT_WORKSPACE_RATE =
      Integer.getInteger("baton.default.workspaceRate", 50);

  private static final URI SLACK_API = URI.create("https://slack.com/api");
  private static final URI RESEND_API = URI.create("https://api.resend.com");
  private static final Pattern APP_TOKEN = Pattern.compile("xapp-\\S+");
  private static final Pattern BOT_TOKEN = Pattern.compile("(xoxe\\.)?xoxb-\\S+");

  private final Settings settings;
  private final Set<Need> needs;

  ConfigReader(Map<String, String> environment, Set<Need> needs) {
    this.settings = new Settings(environment);
    this.needs = Set.copyOf(needs);
  }

  Config.Reading read() {
    URI resendApi = settings.url("RESEND_API_URL", "https://api.resend.com").orElse(RESEND_API);
    Optional<EncryptionKeys> keys = encryptionKeys();
    Config config =
        new Config(
            settings.host("HOST"),
            settings.port("PORT", DEFAULT_PORT),
            adminPort(),
            settings.url("PUBLIC_URL", "https://baton.example.com"),
            database(),
            signingSecret(),
            slack(),
            slackApiUrl(),
            mail(resendApi),
            resendApi,
            resendWebhookSecret(),
            keys,
            settings.count("WORKSPACE_RATE", DEFAULT_WORKSPACE_RATE),
            databasePool(),
            new OutsideReader(settings).read(keys));
    return settings.faults().isEmpty()
        ? new Config.Read(config)
        : new Config.Faulty(settings.faults());
  }

  private Optional<Integer> adminPort() {
    if (!settings.has("ADMIN_PORT")) {
      return Optional.empty();
    }
    int admin = settings.port("ADMIN_PORT", 0);
    if (admin != 0 && admin == settings.port("PORT", DEFAULT_PORT)) {
      settings.fault(
          "ADMIN_PORT",
          "is PORT: choose another one, or leave it out to have health and metrics on PORT.");
    }
    return Optional.of(admin);
  }

  private int databasePool() {
    int pool = settings.count("DATABASE_POOL", Database.USUAL_POOL);
    if (settings.has("DATABASE_POOL") && pool < Database.SMALLEST_POOL) {
      settings.fault(
          "DATABASE_POOL",
          "should be at least "
              + Database.SMALLEST_POOL
              + ", so that a long export never holds what a button needs.");
    }
    return pool;
  }

  private DatabasePlace database() {
    Optional<DatabaseUrl> app = databaseUrl("DATABASE_URL");
    Optional<DatabaseUrl> owner = databaseUrl("DATABASE_OWNER_URL");
    if (settings.has("DATABASE_OWNER_URL") && !settings.has("DATABASE_URL")) {
      settings.fault(
          "DATABASE_URL", "is missing: DATABASE_OWNER_URL is set, so say which role the bot uses.");
    }
    if (needs.contains(Need.OWNER_DATABASE)
        && settings.has("DATABASE_URL")
        && !settings.has("DATABASE_OWNER_URL")) {
      settings.fault(
          "DATABASE_OWNER_URL",
          "is missing: migrating needs the role that owns the tables,"
              + " such as postgres://owner:password@host:5432/baton.");
    }
    return app.<DatabasePlace>map(url -> new DatabasePlace.External(url, owner))
        .orElseGet(() -> new DatabasePlace.Embedded(dataFolder(), settings.has("BATON_DATA")));
  }

  private Path dataFolder() {
    String text = settings.exactText("BATON_DATA").orElse(".baton");
    if (text.indexOf('\0') >= 0) {
      settings.fault("BATON_DATA", "should be a folder, such as .baton.");
      return Path.of(".baton");
    }
    return Path.of(text);
  }

  private Optional<DatabaseUrl> databaseUrl(String name) {
    try {
      return settings.text(name).map(DatabaseUrl::parse);
    } catch (IllegalArgumentException e) {
      settings.fault(name, "is wrong. " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Secret> signingSecret() {
    if (needs.contains(Need.SIGNING_SECRET)
        && !settings.has("SLACK_SIGNING_SECRET")
        && !settings.has("SLACK_APP_TOKEN")) {
      settings.fault(
          "SLACK_SIGNING_SECRET",
          "is missing: copy it from your Slack app's page, Basic Information, Signing Secret;"
              + " or set SLACK_APP_TOKEN (xapp-…), which needs neither it nor a public address.");
    }
    return settings.secret("SLACK_SIGNING_SECRET");
  }

  private SlackAccess slack() {
    boolean token = settings.has("SLACK_BOT_TOKEN");
    boolean client = settings.has("SLACK_CLIENT_ID");
    if (token && client) {
      settings.fault(
          "SLACK_CLIENT_ID",
          "and SLACK_BOT_TOKEN exclude each other: keep the token for one workspace,"
              + " the client id for an install page.");
    }
    if (needs.contains(Need.SLACK_ACCESS) && !token && !client) {
      settings.fault(
          "SLACK_BOT_TOKEN",
          "is missing: set it (xoxb-…) for one workspace,"
              + " or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and ENCRYPTION_KEY for an install page.");
    }
    if (needs.contains(Need.BOT_TOKEN) && !token) {
      settings.fault(
          "SLACK_BOT_TOKEN",
          "is missing: --matrix names one workspace's file, so it needs xoxb-….");
    }
    Optional<Secret> app = appToken(token, client);
    SlackAccess any = client ? anyWorkspace() : new SlackAccess.None();
    return token ? oneWorkspace(app) : any;
  }

  private Optional<Secret> appToken(boolean token, boolean client) {
    Optional<Secret> app = settings.secret("SLACK_APP_TOKEN");
    if (app.isEmpty()) {
      return app;
    }
    if (client) {
      settings.fault(
          "SLACK_APP_TOKEN",
          "and SLACK_CLIENT_ID exclude each other: Slack offers Socket Mode to no app that others"
              + " may install. Keep SLACK_APP_TOKEN and SLACK_BOT_TOKEN for one workspace.");
    } else if (!token) {
      settings.fault(
          "SLACK_BOT_TOKEN",
          "is missing: SLACK_APP_TOKEN opens the connection, and everything else needs xoxb-….");
    }
    if (!APP_TOKEN.matcher(app.get().reveal()).matches()) {
      settings.fault(
          "SLACK_APP_TOKEN",
          "should be an app-level token, which starts with xapp-: make one on your Slack app's page,"
              + " Basic Information, App-Level Tokens, with the scope connections:write.");
    }
    return app;
  }

  private SlackAccess oneWorkspace(Optional<Secret> app) {
    String token = settings.text("SLACK_BOT_TOKEN").orElseThrow();
    if (!BOT_TOKEN.matcher(token).matches()) {
      settings.fault(
          "SLACK_BOT_TOKEN",
          "should be a bot token, which starts with xoxb-:"
              + " copy it from your Slack app's page, OAuth & Permissions."
              + (APP_TOKEN.matcher(token).matches()
                  ? " What stands there belongs in SLACK_APP_TOKEN."
                  : ""));
    }
    return new SlackAccess.OneWorkspace(new Secret(token), app);
  }

  private SlackAccess anyWorkspace() {
    if (!settings.has("SLACK_CLIENT_SECRET")) {
      settings.fault(
          "SLACK_CLIENT_SECRET", "is missing: it belongs to SLACK_CLIENT_ID, Basic Information.");
    }
    Optional<EncryptionKeys> keys = settings.text("ENCRYPTION_KEY").flatMap(EncryptionKeys::parse);
    if (keys.isEmpty()) {
      if (!settings.has("ENCRYPTION_KEY")) {
        noKeys();
      }
      return new SlackAccess.None();
    }
    return new SlackAccess.AnyWorkspace(
        settings.text("SLACK_CLIENT_ID").orElseThrow(),
        settings.secret("SLACK_CLIENT_SECRET").orElse(new Secret("")),
        keys.get());
  }

  private Optional<EncryptionKeys> encryptionKeys() {
    Optional<EncryptionKeys> keys = settings.text("ENCRYPTION_KEY").flatMap(EncryptionKeys::parse);
    if (keys.isEmpty() && settings.has("ENCRYPTION_KEY")) {
      noKeys();
    }
    return keys;
  }

  private void noKeys() {
    settings.fault(
        "ENCRYPTION_KEY",
        "should be one or more base64 keys of 32 bytes, comma separated;"
            + " 'openssl rand -base64 32' makes one.");
  }

  private URI slackApiUrl() {
    URI url = settings.url("SLACK_API_URL", "https://slack.com/api/").orElse(SLACK_API);
    return URI.create(url + "/");
  }

  private Optional<MailSettings> mail(URI apiUrl) {
    Optional<Sender> from = settings.text("MAIL_FROM").flatMap(this::sender);
    Optional<Secret> key = settings.secret("RESEND_API_KEY");
    if (key.isPresent() && !settings.has("MAIL_FROM")) {
      settings.fault(
          "MAIL_FROM",
          "is missing: RESEND_API_KEY is set, so say who sends, such as Baton"
              + " <baton@example.com>.");
    }
    return key.flatMap(k -> from.map(f -> new MailSettings(k, f, apiUrl)));
  }

  private Optional<Sender> sender(String text) {
    Optional<Sender> sender = Sender.parse(text);
    if (sender.isEmpty()) {
      settings.fault(
          "MAIL_FROM",
          "should be one sender, such as Baton <baton@example.com>; a name with a comma stands in"
              + " double quotes.");
    }
    return sender;
  }

  private Optional<Secret> resendWebhookSecret() {
    Optional<String> secret = settings.text("RESEND_WEBHOOK_SECRET");
    if (secret.isPresent() && !isWebhookSecret(secret.get())) {
      settings.fault(
          "RESEND_WEBHOOK_SECRET",
          "should be whsec_ and base64: copy it from the webhook's page at Resend.");
    }
    return secret.map(Secret::new);
  }

  private static boolean isWebhookSecret(String text) {
    try {
      return text.startsWith("whsec_")
          && Base64.getDecoder().decode(text.substring("whsec_".length())).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
