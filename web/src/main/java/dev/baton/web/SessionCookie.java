package dev.baton.web;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a browser that is signed in carries, one for each workspace, so that two workspaces stand
 * side by side. With https no neighbouring host can set it, and no script reads it.
 */
public final class SessionCookie {
  private static final int LONGEST = 100;

  private final String name;
  private final boolean https;

  /**
   * @param publicUrl how browsers reach the server
   * @param orgId letters and digits
   */
  public SessionCookie(URI publicUrl, String orgId) {
    this.https = "https".equals(publicUrl.getScheme());
    this.name = (https ? "__Host-" : "") + "baton-" + orgId;
  }

  /** What it carries; empty for a browser that has none. */
  public Optional<SecretWord> of(Context ctx) {
    return Optional.ofNullable(ctx.cookie(name))
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
        .map(SecretWord::new);
  }

  /** Has the browser carry this from now on. */
  public void give(Context ctx, SecretWord word, Duration life) {
    set(ctx, word.text(), life);
  }

  /** Has the browser forget it. */
  public void take(Context ctx) {
    set(ctx, "", Duration.ZERO);
  }

  /** Lax and not strict: with strict the first click from Slack would come without it. */
  private void set(Context ctx, String value, Duration life) {
    ctx.res()
        .addHeader(
            "Set-Cookie",
            name
                + "="
                + value
                + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
                + life.toSeconds()
                + (https ? "; Secure" : ""));
  }
}
