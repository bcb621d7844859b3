package dev.baton.bot.install;

import dev.baton.web.Endpoint;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The install paths of a bot that serves one workspace with its own token. */
public final class InstallClosed implements Endpoint {
  private static final String SENTENCE =
      "This Baton serves one workspace with its own token, so there is nothing to install here."
          + " Ask whoever runs it.";

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get("/slack/install", InstallClosed::answer);
    routes.get("/slack/oauth_redirect", InstallClosed::answer);
  }

  private static void answer(Context ctx) {
    ctx.status(404).result(SENTENCE);
  }
}
