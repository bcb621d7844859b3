package dev.baton.slack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * Why a service did not do what it was asked, for a person at the console: neither an error code
 * nor what one machine said to another, which stand in the log. Each is the end of a sentence that
 * names the service.
 */
public final class PlainCause {
  private PlainCause() {}

  /** What an error code of Slack's means; what Baton does not know is said to be unknown. */
  public static String ofSlack(String error) {
    if (SlackAnswer.TOO_MANY.contains(error)) {
      return "it has too many requests at the moment";
    }
    if (SlackAnswer.SLACKS_OWN.contains(error)) {
      return "it has a trouble of its own";
    }
    return switch (error) {
      case "missing_scope", "no_permission", "not_allowed_token_type" ->
          "the token lacks a right that Baton needs";
      case "invalid_client_id", "bad_client_secret" -> "the client id or the secret is wrong";
      case "invalid_refresh_token" -> "it was exchanged for another one before";
      default ->
          SlackAnswer.isOfTheAccount(error)
              ? ofAccount(error)
              : "for a reason that Baton does not know";
    };
  }

  private static String ofAccount(String error) {
    boolean closed =
        error.startsWith("ekm_")
            || error.startsWith("access")
            || error.startsWith("org_")
            || error.startsWith("enterprise_")
            || error.startsWith("team_");
    return closed
        ? "the workspace or its organisation does not let Baton in"
        : "the token is not valid, or not any more";
  }

  /** What became of a connection. */
  public static String of(IOException failure) {
    return switch (failure) {
      case InterruptedIOException _ -> "there was no answer in time";
      case UnknownHostException _ -> "its address is not known to the name servers";
      case ConnectException _ -> "nobody takes connections at that address";
      case NoRouteToHostException _ -> "no way leads to that address";
      case SSLException _ -> "its certificate is not accepted";
      default -> "the connection broke";
    };
  }

  /** What an HTTP status means that came in place of an answer. */
  public static String ofStatus(int status) {
    if (status == 429) {
      return "it has too many requests at the moment";
    }
    return status >= 500 || status == 408
        ? "it has a trouble of its own"
        : "something else answers at that address";
  }
}
