package dev.baton.demo.page;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Set;

/**
 * Lets only the page itself in: a foreign site can neither rebind a name to this machine (Host) nor
 * post from another origin (Origin).
 */
final class SameOrigin {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OWN_SITE = Set.of("", "same-origin", "none");

  /**
   * Refuses strangers.
   *
   * @throws ForbiddenResponse for any other host or origin
   */
  void check(Context context) {
    var host = header(context, "Host");
    var name = host.replaceFirst(":\\d+$", "");
    var origin = header(context, "Origin");
    var strange = !origin.isEmpty() && !origin.equals("http://" + host);
    if (!LOOPBACK.contains(name)
        || strange
        || !OWN_SITE.contains(header(context, "Sec-Fetch-Site"))
        || isForm(context)) {
      throw new ForbiddenResponse("This page answers itself only, on this machine.");
    }
  }

  /** A form can be posted from anywhere without asking first; JSON cannot. */
  private static boolean isForm(Context context) {
    return context.method().name().equals("POST")
        && !header(context, "Content-Type").startsWith("application/json");
  }

  private static String header(Context context, String name) {
    var value = context.header(name);
    return value == null ? "" : value;
  }
}
