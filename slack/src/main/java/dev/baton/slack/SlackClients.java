package dev.baton.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.util.http.SlackHttpClient;
import java.net.URI;
import java.time.Duration;

/** The process's two clients of Slack's Web API; more of them would leak threads. */
public final class SlackClients implements AutoCloseable {
  private static final int QUICK_MILLIS = 2_000;
  private static final int PATIENT_MILLIS = 15_000;

  private final URI apiUrl;
  private final Slack quick;
  private final Slack patient;

  public SlackClients(URI apiUrl) {
    this(apiUrl, Duration.ofMillis(QUICK_MILLIS), Duration.ofMillis(PATIENT_MILLIS));
  }

  /** With other times after which they give up. */
  public SlackClients(URI apiUrl, Duration quick, Duration patient) {
    this.apiUrl = apiUrl;
    this.quick = client(config(apiUrl, Math.toIntExact(quick.toMillis())));
    this.patient = client(config(apiUrl, Math.toIntExact(patient.toMillis())));
  }

  private static Slack client(SlackConfig config) {
    SlackHttpClient http =
        new SlackHttpClient(
            EachOnce.on(SlackHttpClient.buildSlackHttpClient(config).getOkHttpClient()).build());
    http.setConfig(config);
    return Slack.getInstance(config, http);
  }

  /** Where the Web API is. */
  URI apiUrl() {
    return apiUrl;
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
