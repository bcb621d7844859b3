package dev.baton.sandbox;

import dev.baton.sandbox.people.NotOnScreen;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Authorization;
import dev.baton.sandbox.slack.Installs;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Collection;
import java.util.Optional;

/** Slack's page that asks whether an app may be installed, as plain HTML. */
final class InstallPage {
  private static final String PATH = "/oauth/v2/authorize";
  // No form-action: the answer to the form sends the browser on to the app, on another port.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  private final Installs installs;
  private final Collection<SlackWorkspace> workspaces;

  InstallPage(Installs installs, Collection<SlackWorkspace> workspaces) {
    this.installs = installs;
    this.workspaces = workspaces;
  }

  void addTo(JavalinConfig config) {
    config.routes.get(PATH, this::ask);
    config.routes.post(PATH, this::answer);
  }

  private void ask(Context context) {
    context.header("Content-Security-Policy", POLICY);
    switch (Authorization.read(context.queryString(), installs)) {
      case Authorization.Result.Wrong(var why) ->
          context.status(400).html(page("Something went wrong", "<p>" + escaped(why) + "</p>"));
      case Authorization.Result.Asked(var asked) -> context.html(page("Allow Baton?", form(asked)));
    }
  }

  /** The form posts to the address it came from, so the question is still in the query. */
  private void answer(Context context) {
    var choice = Optional.ofNullable(context.formParam("person")).orElse("").split("/", 2);
    var workspace = workspaces.stream().filter(w -> w.id().equals(choice[0])).findFirst();
    var person = workspace.flatMap(w -> w.personOf(choice[choice.length - 1]));
    if (person.isEmpty()) {
      context.status(400).html(page("Something went wrong", "<p>Nobody was chosen.</p>"));
      return;
    }
    var authorize = URI.create(PATH + "?" + context.queryString());
    try {
      var to =
          context.formParam("allow") == null
              ? workspace.get().cancel(authorize)
              : workspace.get().allow(person.get(), authorize);
      context.status(302).header("Location", to.toString());
    } catch (NotOnScreen wrong) {
      context
          .status(400)
          .html(
              page(
                  "Something went wrong",
                  "<p>" + escaped(String.valueOf(wrong.getMessage())) + "</p>"));
    }
  }

  private String form(Authorization asked) {
    var html = new StringBuilder("<p>Baton asks to be allowed:</p><ul>");
    asked.scopes().stream()
        .sorted()
        .forEach(scope -> html.append("<li><code>").append(escaped(scope)).append("</code></li>"));
    html.append("</ul><form method=\"post\"><p><label>You are <select name=\"person\">");
    for (var workspace : workspaces) {
      for (var person : workspace.people()) {
        html.append(
            "<option value=\"%s/%s\">%s in %s</option>"
                .formatted(
                    workspace.id(),
                    person.id(),
                    escaped(person.member().realName()),
                    escaped(workspace.team().name())));
      }
    }
    return html.append("</select></label></p><p>")
        .append("<button name=\"allow\" value=\"yes\">Allow</button> ")
        .append("<button>Cancel</button></p></form>")
        .toString();
  }

  private static String page(String title, String body) {
    return """
    <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
    <meta name="viewport" content="width=device-width">
    <style>body{font:16px/1.5 system-ui;margin:3rem auto;max-width:32rem;padding:0 1rem}</style>
    <h1>%s</h1>%s</html>\
    """
        .formatted(escaped(title), escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
