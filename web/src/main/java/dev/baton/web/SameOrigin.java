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

  /**
   * Whether the browser says that a page of another site led here. An address that somebody typed
   * is no such page, and what says nothing, such as a program, comes from none.
   */
  public static boolean isFromElsewhere(Context ctx) {
    return Optional.ofNullable(ctx.header("Sec-Fetch-Site"))
        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
        .isPresent();
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }
}
