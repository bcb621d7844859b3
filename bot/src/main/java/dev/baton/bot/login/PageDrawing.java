package dev.baton.bot.login;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;

/** Draws pages from their templates, which escape whatever people typed. */
public final class PageDrawing {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageDrawing.class.getClassLoader(), "gg.jte.generated.html");

  /** The page as text. */
  public String drawn(String template, Object page) {
    StringOutput output = new StringOutput();
    engine.render(template, page, output);
    return output.toString();
  }

  /** Answers a page's own script, which shows the sentence itself. */
  public void say(Context ctx, int status, String sentence) {
    ctx.status(status).contentType("text/plain; charset=utf-8").result(sentence);
  }

  /** Answers with it. */
  public void show(Context ctx, int status, String template, Object page) {
    show(ctx, status, drawn(template, page));
  }

  /** Answers with what was drawn before. */
  public void show(Context ctx, int status, String html) {
    ctx.status(status)
        .header("Content-Security-Policy", POLICY)
        // With no referrer at all, browsers do not say either that a form came from here.
        .header("Referrer-Policy", "same-origin")
        .html(html);
  }
}
