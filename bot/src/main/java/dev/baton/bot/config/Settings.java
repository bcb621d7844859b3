package dev.baton.bot.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The environment while it is being read: hands out values and collects every fault. */
final class Settings {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LAST_PORT = 65_535;

  private final Map<String, String> environment;
  private final List<SettingFault> faults = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The value without surrounding blanks; empty when missing or blank. */
  Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  Optional<Secret> secret(String name) {
    return text(name).map(Secret::new);
  }

  boolean has(String name) {
    return text(name).isPresent();
  }

  void fault(String name, String shouldBe) {
    faults.add(new SettingFault(name, shouldBe));
  }

  List<SettingFault> faults() {
    return List.copyOf(faults);
  }

  /** Zero means any free port, which tests use. */
  int port(String name, int otherwise) {
    return text(name).map(text -> parsePort(name, text, otherwise)).orElse(otherwise);
  }

  private int parsePort(String name, String text, int otherwise) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= LAST_PORT) {
      return Integer.parseInt(text);
    }
    fault(name, "should be a port between 1 and 65535, such as 3000.");
    return otherwise;
  }

  /** A whole number from 1 to a million. */
  int count(String name, int otherwise) {
    return text(name).map(text -> parseCount(name, text, otherwise)).orElse(otherwise);
  }

  private int parseCount(String name, String text, int otherwise) {
    if (text.matches("[1-9][0-9]{0,5}|1000000")) {
      return Integer.parseInt(text);
    }
    fault(name, "should be a whole number from 1 to 1000000, such as " + otherwise + ".");
    return otherwise;
  }

  /** An address without a slash at its end; plain http only towards this machine. */
  Optional<URI> url(String name, String example) {
    return text(name).flatMap(text -> parseUrl(name, text, example));
  }

  private Optional<URI> parseUrl(String name, String text, String example) {
    try {
      URI uri = new URI(text.replaceAll("/+$", ""));
      if (isPlain(uri) && isPrivate(uri)) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException _) {
      // Said below, in the same words as every other wrong address.
    }
    fault(
        name,
        "should be an https address (http only for localhost) without user, query or fragment,"
            + " such as "
            + example
            + ".");
    return Optional.empty();
  }

  private static boolean isPlain(URI uri) {
    return uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null
        && uri.getPort() <= LAST_PORT;
  }

  private static boolean isPrivate(URI uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
  }
}
