package dev.baton.sandbox;

import java.util.Map;
import java.util.Optional;

/**
 * A whole answer, ready to be written.
 *
 * @param file bytes in place of the body
 */
record HttpReply(int status, Map<String, String> headers, String body, Optional<byte[]> file) {
  HttpReply(int status, Map<String, String> headers, String body) {
    this(status, headers, body, Optional.empty());
  }
}
