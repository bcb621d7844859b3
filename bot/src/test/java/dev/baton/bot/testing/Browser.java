package dev.baton.bot.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody's browser: keeps cookies and follows nothing by itself. Like browsers, it sends secure
 * cookies to this machine without TLS, which Java's own cookie store does not.
 */
public final class Browser {
  private final HttpClient http;
  private final Map<String, String> cookies = new LinkedHashMap<>();

  Browser(HttpClient http) {
    this.http = http;
  }

  /** The page at that address, with the cookies kept so far. */
  public HttpResponse<String> open(URI address) {
    return send(HttpRequest.newBuilder(address));
  }

  /**
   * Sends a form as a page of that server would.
   *
   * @param fields name, value, name, value
   */
  public HttpResponse<String> post(URI address, String... fields) {
    return post(address, "same-origin", fields);
  }

  /** The same from somewhere else, as browsers call it, such as {@code cross-site}. */
  public HttpResponse<String> post(URI address, String site, String[] fields) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i + 1 < fields.length; i += 2) {
      body.append(i == 0 ? "" : "&")
          .append(URLEncoder.encode(fields[i], UTF_8))
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  /** With the cookies kept so far. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> page = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      page.headers().allValues("set-cookie").forEach(this::keep);
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its cookies as they would be sent. */
  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** Carries this cookie from now on. */
  public void carries(String name, String value) {
    cookies.put(name, value);
  }

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}
