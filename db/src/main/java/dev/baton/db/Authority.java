package dev.baton.db;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who, where and at which port in an address. {@link URI#getHost} knows no host with an underscore,
 * and many a container and service is called so.
 *
 * @param user as it is written, with the password; empty when there is none
 * @param host a name or address; an IPv6 address in brackets
 * @param port -1 when there is none; it may be too high
 */
public record Authority(Optional<String> user, String host, int port) {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([^@]*)@)?(\\[[0-9A-Fa-f:.]+(?:%[\\w.~-]+)?\\]|[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}._-]*[\\p{L}\\p{N}_.])?)(?::([0-9]{0,9}))?");

  /** Empty when the address names no single host. */
  public static Optional<Authority> of(URI uri) {
    Matcher parts = PARTS.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
    if (!parts.matches() || parts.group(2).contains("..")) {
      return Optional.empty();
    }
    String port = parts.group(3);
    return Optional.of(
        new Authority(
            Optional.ofNullable(parts.group(1)),
            parts.group(2),
            port == null || port.isEmpty() ? -1 : Integer.parseInt(port)));
  }
}
