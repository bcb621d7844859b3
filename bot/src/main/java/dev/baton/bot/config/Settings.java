package dev.baton.bot.config;

import dev.baton.db.Authority;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The environment while it is being read: hands out values and collects every fault. */
final class Settings {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LAST_PORT = 65_535;

  /** A sender's name may begin with one: {@code "Baton, Support" <baton@example.com>}. */
  private static final Set<String> MAY_HOLD_QUOTES = Set.of("MAIL_FROM");

  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%\\w+)?");

  private final Map<String, String> environment;
  private final Map<String, Optional<String>> read = new HashMap<>();
  private final List<SettingFault> faults = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The value without surrounding blanks, and without quotation marks that an env file kept around
   * it; empty when missing or blank.
   */
  Optional<String> text(String name) {
    return read.computeIfAbsent(
        name,
        key ->
            Optional.ofNullable(environment.get(key))
                .map(value -> withoutQuotes(key, value))
                .filter(value -> !value.isEmpty()));
  }

  private String withoutQuotes(String name, String value) {
    String text = KeptQuotes.unquoted(value);
    if (MAY_HOLD_QUOTES.contains(name) || !KeptQuotes.isHalfQuoted(text)) {
      return text;
    }
    fault(
        name,
        "has a quotation mark at one end, which is taken as part of it: write the value without"
            + " quotation marks.");
    return KeptQuotes.bare(text);
  }

  /** A value in which everything counts, such as a folder's name: quotes around it are named. */
  Optional<String> exactText(String name) {
    boolean quoted =
        Optional.ofNullable(environment.get(name))
            .map(KeptQuotes::stripped)
            .filter(KeptQuotes::isQuoted)
            .isPresent();
    if (quoted) {
      fault(
          name,
          "has quotation marks around it, which would become part of it: write the value without"
              + " them.");
    }
    return text(name);
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

  /** An address to listen on, an IPv6 one without brackets. */
  Optional<String> host(String name) {
    Optional<String> host = text(name).map(text -> text.replaceAll("^\\[(.*)]$", "$1"));
    if (host.isPresent() && !HOST.matcher(host.get()).matches()) {
      fault(
          name,
          "should be an address of this machine, such as 127.0.0.1, without http:// and port; every"
              + " interface is 0.0.0.0.");
      return Optional.empty();
    }
    return host;
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
    return Authority.of(uri).filter(at -> at.user().isEmpty() && at.port() <= LAST_PORT).isPresent()
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  private static boolean isPrivate(URI uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
  }
}
