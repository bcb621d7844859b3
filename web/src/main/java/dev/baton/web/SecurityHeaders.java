package dev.baton.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * What every answer tells a browser: run nothing, frame nothing, keep nothing. A page that needs
 * more sets its own header over these.
 */
final class SecurityHeaders implements HttpConfiguration.Customizer {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy",
              "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()",
          "Referrer-Policy", "no-referrer",
          // Browsers heed it over https alone, so that it does no harm on this machine.
          "Strict-Transport-Security", "max-age=31536000",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    putInto(answer);
    return request;
  }

  static void putInto(HttpFields.Mutable answer) {
    HEADERS.forEach(answer::put);
  }
}
