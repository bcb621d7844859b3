package dev.baton.escalation.ticket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a page in its parts, decoded. Read by hand because help desks' hosts hold
 * underscores and pasted addresses hold characters that {@link java.net.URI} refuses.
 *
 * @param host lower case, with a port that is not the usual one
 * @param path segments, no empty ones
 * @param query the first value of each name
 * @param fragment segments of what stands behind {@code #}
 */
record PageAddress(
    String host, List<String> path, Map<String, String> query, List<String> fragment) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:https?://([^/?#\\\\@\\s]+)|([\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,24}(?::\\d{1,5})?)(?=/))"
              + "([^?#]*)(?:\\?([^#]*))?(?:#(.*))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern APP = Pattern.compile("app(?:[.-][a-z0-9]+)?");
  private static final Set<String> OWN_HOSTS =
      Set.of(
          "www",
          "api",
          "blog",
          "community",
          "dev",
          "developer",
          "developers",
          "docs",
          "help",
          "id",
          "status");

  /** Whether this is meant as an address, readable or not. */
  static boolean isMeant(String text) {
    return text.toLowerCase(Locale.ROOT).matches("(?s)[a-z][a-z0-9+.-]{1,20}://.*")
        || SHAPE.matcher(text).matches();
  }

  /** Empty for anything that is no page of the web, such as one with a name before its host. */
  static Optional<PageAddress> of(String text) {
    // Slack writes it so in the text of commands and messages.
    Matcher parts = SHAPE.matcher(text.replace("&amp;", "&"));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return Optional.of(
        new PageAddress(
            host.toLowerCase(Locale.ROOT).replaceFirst("\\.?(:(80|443))?$", ""),
            segments(parts.group(3)),
            query(parts.group(4)),
            segments(parts.group(5))));
  }

  private static List<String> segments(String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split("[/?&]", -1))
            .filter(segment -> !segment.isEmpty())
            .map(PageAddress::decoded)
            .toList();
  }

  private static Map<String, String> query(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text != null) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.putIfAbsent(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return values;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return value;
    }
  }

  /** On a host that this service gave to a customer, and not on one where it writes of itself. */
  boolean isOfCustomer(String domain) {
    return host.endsWith("." + domain)
        && !OWN_HOSTS.contains(host.substring(0, host.length() - domain.length() - 1));
  }

  /** On the host of the application itself, or of its part for a region: {@code app-eu1}. */
  boolean isOnApp(String domain) {
    return host.endsWith("." + domain)
        && APP.matcher(host.substring(0, host.length() - domain.length() - 1)).matches();
  }

  /** The segment behind this one, the last time it stands there; empty when nothing follows. */
  Optional<String> behind(String segment) {
    int at = path.lastIndexOf(segment);
    return at < 0 || at + 1 >= path.size() ? Optional.empty() : Optional.of(path.get(at + 1));
  }

  /** The segment at the star of such a path, the address's from its start; empty without one. */
  Optional<String> at(String... pattern) {
    return at(path, pattern);
  }

  static Optional<String> at(List<String> path, String... pattern) {
    if (path.size() < pattern.length) {
      return Optional.empty();
    }
    Optional<String> found = Optional.empty();
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i].equals("*")) {
        found = Optional.of(path.get(i));
      } else if (!pattern[i].equals("?") && !pattern[i].equalsIgnoreCase(path.get(i))) {
        return Optional.empty();
      }
    }
    return found;
  }
}
