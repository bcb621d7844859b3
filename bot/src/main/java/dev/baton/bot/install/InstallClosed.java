package dev.baton.bot.install;

import dev.baton.bot.phrases.Phrases;
import dev.baton.web.Endpoint;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** The install paths of a bot that serves one workspace with its own token. */
public final class InstallClosed implements Endpoint {
  private final BrowserLanguage language;

  public InstallClosed(Phrases phrases) {
    this.language = new BrowserLanguage(phrases);
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get("/slack/install", this::answer);
    routes.get("/slack/oauth_redirect", this::answer);
  }

  private void answer(Context ctx) {
    ctx.status(404).result(language.of(ctx).say(InstallPhrase.NO_INSTALLS));
  }
}
