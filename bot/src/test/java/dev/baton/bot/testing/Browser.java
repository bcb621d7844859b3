package dev.baton.bot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
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

  private void keep(String setCookie) {
    String[] pair = setCookie.split(";", 2)[0].split("=", 2);
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }
}
