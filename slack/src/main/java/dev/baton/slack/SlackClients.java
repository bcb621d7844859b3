package dev.baton.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import java.net.URI;

/** The process's two clients of Slack's Web API; more of them would leak threads. */
public final class SlackClients implements AutoCloseable {
  private static final int QUICK_MILLIS = 2_000;
  private static final int PATIENT_MILLIS = 15_000;

  private final Slack quick;
  private final Slack patient;

  public SlackClients(URI apiUrl) {
    this.quick = Slack.getInstance(config(apiUrl, QUICK_MILLIS));
    this.patient = Slack.getInstance(config(apiUrl, PATIENT_MILLIS));
  }

  /** Gives up after 2 seconds. */
  public Slack quick() {
    return quick;
  }

  /** Gives up after 15 seconds. */
  public Slack patient() {
    return patient;
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
