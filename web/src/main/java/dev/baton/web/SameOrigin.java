package dev.baton.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/** Whether a page of this server sent a request, and no page of another site did. */
public final class SameOrigin {
  private SameOrigin() {}

  /**
   * Browsers say it themselves; those that do not, name at least from where it comes.
   *
   * @param publicUrl how browsers reach the server
   */
  public static boolean sent(Context ctx, URI publicUrl) {
    return Optional.ofNullable(ctx.header("Sec-Fetch-Site"))
        .map("same-origin"::equals)
        .orElseGet(() ->
            Optional.ofNullable(ctx.header("Origin"))
                .filter(origin(publicUrl)::equals)
                .isPresent());
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
