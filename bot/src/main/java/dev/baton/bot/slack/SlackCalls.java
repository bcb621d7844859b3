package dev.baton.bot.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.baton.bot.config.Secret;
import java.net.URI;

/**
 * Slack's Web API, in two tempers: {@link #quickly} for handlers, which must answer within three
 * seconds, and {@link #patiently} for jobs.
 */
public final class SlackCalls implements AutoCloseable {
  private static final int QUICK_MILLIS = 2_000;
  private static final int PATIENT_MILLIS = 15_000;

  private final Slack quick;
  private final Slack patient;
  private final BotTokens tokens;

  public SlackCalls(URI apiUrl, BotTokens tokens) {
    this.quick = Slack.getInstance(config(apiUrl, QUICK_MILLIS));
    this.patient = Slack.getInstance(config(apiUrl, PATIENT_MILLIS));
    this.tokens = tokens;
  }

  /**
   * For a handler somebody waits for: gives up after 2 seconds.
   *
   * @throws UnknownWorkspace when the workspace did not install Baton
   */
  public MethodsClient quickly(String orgId) {
    return quick.methods(token(orgId));
  }

  /**
   * For a job nobody waits for: gives up after 15 seconds.
   *
   * @throws UnknownWorkspace when the workspace did not install Baton
   */
  public MethodsClient patiently(String orgId) {
    return patient.methods(token(orgId));
  }

  /** With this token, whatever workspace it belongs to; as patient as a job. */
  public MethodsClient with(Secret token) {
    return patient.methods(token.reveal());
  }

  /** The SDK's entry for handlers, for Bolt. */
  public Slack slack() {
    return quick;
  }

  @Override
  public void close() {
    close(quick);
    close(patient);
  }

  private static void close(Slack slack) {
    try {
      slack.close();
    } catch (Exception unexpected) {
      throw new IllegalStateException("Slack's client did not close", unexpected);
    }
  }

  private String token(String orgId) {
    return tokens.of(orgId).map(Secret::reveal).orElseThrow(() -> new UnknownWorkspace(orgId));
  }

  private static SlackConfig config(URI apiUrl, int millis) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.toString());
    config.setHttpClientCallTimeoutMillis(millis);
    config.setHttpClientReadTimeoutMillis(millis);
    config.setHttpClientWriteTimeoutMillis(millis);
    config.setPrettyResponseLoggingEnabled(false);
    return config;
  }
}
