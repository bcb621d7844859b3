package dev.baton.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import java.net.URI;

/**
 * Slack's Web API, in two tempers: {@link #quickly} for handlers, which must answer within three
 * seconds, and {@link #patiently} for jobs.
 */
public final class SlackCalls implements AutoCloseable {
  private final SlackClients clients;
  private final BotTokens tokens;

  public SlackCalls(URI apiUrl, BotTokens tokens) {
    this(new SlackClients(apiUrl), tokens);
  }

  /**
   * @param clients closed with this
   */
  public SlackCalls(SlackClients clients, BotTokens tokens) {
    this.clients = clients;
    this.tokens = tokens;
  }

  /**
   * For a handler somebody waits for: gives up after 2 seconds.
   *
   * @throws UnknownWorkspace when the workspace did not install Baton
   * @throws SlackUnavailable when its token has ended and Slack does not give the next
   */
  public MethodsClient quickly(String orgId) {
    return clients.quick().methods(token(orgId).reveal());
  }

  /** For a job nobody waits for: gives up after 15 seconds; throws as {@link #quickly}. */
  public MethodsClient patiently(String orgId) {
    return clients.patient().methods(token(orgId).reveal());
  }

  /** With this token, whatever workspace it belongs to; as patient as a job. */
  public MethodsClient with(BotToken token) {
    return clients.patient().methods(token.reveal());
  }

  /** Forgets what is remembered of this workspace's token: it was installed anew, or left. */
  public void forget(String orgId) {
    tokens.forget(orgId);
  }

  /** The SDK's entry for handlers, for Bolt. */
  public Slack slack() {
    return clients.quick();
  }

  /** The SDK's entry for what nobody waits for. */
  public Slack patientSlack() {
    return clients.patient();
  }

  @Override
  public void close() {
    clients.close();
  }

  /** Where the Web API is. */
  URI apiUrl() {
    return clients.apiUrl();
  }

  /** Throws as {@link #quickly}. */
  BotToken token(String orgId) {
    return tokens.of(orgId).orElseThrow(() -> new UnknownWorkspace(orgId));
  }
}
