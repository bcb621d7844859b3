package dev.baton.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is and who connects to it.
 *
 * @param host a name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 * @param name the database
 * @param user the role; empty when the URL names none
 * @param password empty when the URL has none
 * @param parameters the driver's own parameters, in alphabetical order
 */
public record DatabaseUrl(
    String host,
    int port,
    String name,
    Optional<String> user,
    Optional<String> password,
    Map<String, String> parameters) {
  private static final int DEFAULT_PORT = 5432;
  private static final String SHAPE =
      "It should look like postgres://user:password@host:5432/name"
          + " or jdbc:postgresql://host:5432/name?user=…&password=…";

  public DatabaseUrl {
    Objects.requireNonNull(host);
    Objects.requireNonNull(name);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads {@code postgres://}, {@code postgresql://} and {@code jdbc:postgresql://} URLs.
   *
   * @throws IllegalArgumentException with a sentence for people, never holding the password
   */
  public static DatabaseUrl parse(String text) {
    String url = text.strip();
    if (url.regionMatches(true, 0, "jdbc:", 0, 5)) {
      url = url.substring(5);
    }
    try {
      return of(new URI(url));
    } catch (URISyntaxException e) {
      throw wrong("is not a URL (special characters in the password are written as %40, %2F …)");
    }
  }

  private static DatabaseUrl of(URI uri) {
    String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
    if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
      throw wrong("does not begin with postgres:// or jdbc:postgresql://");
    }
    Authority authority =
        Authority.of(uri)
            .orElseThrow(() ->
                wrong(
                    "names no single host, or has a special character that is not written as %40 …"));
    Map<String, String> parameters = parameters(uri.getRawQuery());
    String[] credentials = authority.user().orElse("").split(":", 2);
    String user = credentials[0].isEmpty() ? parameters.get("user") : decoded(credentials[0]);
    String password = credentials.length < 2 ? parameters.get("password") : decoded(credentials[1]);
    parameters.remove("user");
    parameters.remove("password");
    return new DatabaseUrl(
        authority.host().replaceAll("[\\[\\]]", ""),
        port(authority.port()),
        name(uri.getRawPath()),
        Optional.ofNullable(user),
        Optional.ofNullable(password),
        parameters);
  }

  private static int port(int port) {
    if (port == -1) {
      return DEFAULT_PORT;
    }
    if (port < 1 || port > 65535) {
      throw wrong("has a port outside 1 to 65535");
    }
    return port;
  }

  private static String name(String path) {
    String name = path.isEmpty() ? "" : decoded(path.substring(1));
    if (name.isEmpty() || name.contains("/")) {
      throw wrong("names no database after the host");
    }
    return name;
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new TreeMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      // A plus is a plus in a URL; only forms read it as a blank.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("has a % that is not followed by two hexadecimal digits");
    }
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("The database URL " + what + ". " + SHAPE + ".");
  }

  /** The same with one more driver's parameter, unless whoever wrote the URL chose its value. */
  public DatabaseUrl with(String parameter, String value) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.putIfAbsent(parameter, value);
    return new DatabaseUrl(host, port, name, user, password, all);
  }

  /**
   * The driver's URL: without user and password, which are passed beside it. Where the URL does not
   * say otherwise, the certificate of any server but this machine's is verified.
   */
  public String jdbc() {
    StringBuilder url = new StringBuilder("jdbc:postgresql://").append(address()).append('/');
    url.append(encoded(name));
    String separator = "?";
    for (Map.Entry<String, String> parameter : Encryption.chosen(host, parameters).entrySet()) {
      url.append(separator).append(encoded(parameter.getKey()));
      url.append('=').append(encoded(parameter.getValue()));
      separator = "&";
    }
    return url.toString();
  }

  private String address() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For logs and screens: never the password, nor a parameter's value, which may be one too. */
  @Override
  public String toString() {
    return "postgres://" + user.map(u -> u + "@").orElse("") + address() + "/" + name;
  }
}
