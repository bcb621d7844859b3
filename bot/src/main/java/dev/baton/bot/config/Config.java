package dev.baton.bot.config;

import dev.baton.db.Authority;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting, read once. Secrets hide themselves, so the record may be logged.
 *
 * @param host the address HTTP listens on; empty for every interface
 * @param port where HTTP listens; 0 takes any free port
 * @param adminPort where health and metrics are, and nowhere else then; empty when they stand
 *     beside everything else; 0 takes any free port
 * @param givenPublicUrl {@code PUBLIC_URL} without a slash at its end; empty when not set
 * @param database where the data lives
 * @param signingSecret Slack's signing secret; empty only for commands that serve nothing
 * @param slack how the bot comes by its tokens
 * @param slackApiUrl with a slash at its end, as Slack's SDK wants it
 * @param mail empty when email is off
 * @param resendApiUrl without a slash at its end
 * @param resendWebhookSecret empty when Resend's webhooks are not taken
 * @param encryptionKeys under which secrets are kept; empty when none are set, and then none are
 *     kept
 * @param workspaceRate requests a second that one workspace may send
 * @param databasePool connections to the database that this process may hold
 * @param outside by what else than Slack and mail people are told
 */
public record Config(
    Optional<String> host,
    int port,
    Optional<Integer> adminPort,
    Optional<URI> givenPublicUrl,
    DatabasePlace database,
    Optional<Secret> signingSecret,
    SlackAccess slack,
    URI slackApiUrl,
    Optional<MailSettings> mail,
    URI resendApiUrl,
    Optional<Secret> resendWebhookSecret,
    Optional<EncryptionKeys> encryptionKeys,
    int workspaceRate,
    int databasePool,
    OutsideSettings outside) {

  /** What a command cannot work without. */
  public enum Need {
    SIGNING_SECRET,
    SLACK_ACCESS,
    BOT_TOKEN,
    OWNER_DATABASE
  }

  /** The outcome of reading. */
  public sealed interface Reading {}

  /** Every setting is right. */
  public record Read(Config config) implements Reading {}

  /**
   * At least one setting is wrong.
   *
   * @param faults all of them, never empty
   */
  public record Faulty(List<SettingFault> faults) implements Reading {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  public Config {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(slack, "slack");
    Objects.requireNonNull(slackApiUrl, "slackApiUrl");
    Objects.requireNonNull(resendApiUrl, "resendApiUrl");
    Objects.requireNonNull(outside, "outside");
  }

  /** Reads the environment and finds all faults at once. */
  public static Reading read(Map<String, String> environment, Set<Need> needs) {
    return new ConfigReader(environment, needs).read();
  }

  /** The host of {@code PUBLIC_URL}, which may hold an underscore; localhost when it is not set. */
  public String publicHost() {
    return givenPublicUrl.flatMap(Authority::of).map(Authority::host).orElse("localhost");
  }

  /** How Slack and browsers reach a bot that listens on {@code boundPort}. */
  public URI publicUrl(int boundPort) {
    return givenPublicUrl.orElseGet(() -> URI.create("http://localhost:" + boundPort));
  }
}
