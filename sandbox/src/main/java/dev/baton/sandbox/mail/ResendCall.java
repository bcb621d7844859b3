package dev.baton.sandbox.mail;

import java.util.Optional;

/**
 * One request to Resend.
 *
 * @param path without the prefix and the leading slash, such as {@code emails}
 * @param authorization the header's value; empty text when there is none
 */
public record ResendCall(
    String method,
    String path,
    String authorization,
    Optional<String> idempotencyKey,
    String body) {

  /** The name faults and exchanges know it by, such as {@code POST /emails}. */
  public String name() {
    int slash = path.indexOf('/');
    return method + " /" + (slash > 0 ? path.substring(0, slash) + "/{id}" : path);
  }
}
