package dev.baton.bot.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What a browser shows of an install; drawn by {@code install.jte}.
 *
 * @param language it is written in
 * @param paragraphs what happened, what was kept, what to do
 * @param again what the link that begins anew says; empty for none
 */
public record InstallPage(
    int status, Locale language, String title, List<String> paragraphs, String again) {
  private static final String STYLE =
      "body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:34rem;margin:12vh auto 2rem;"
          + "padding:0 1.25rem;color:#1d1c1d;background:#fff}"
          + "h1{font-size:1.6rem;line-height:1.25}"
          + "a{display:inline-block;padding:.6rem 1.1rem;border-radius:.4rem;background:#1f3a5f;"
          + "color:#fff;text-decoration:none}a:focus-visible{outline:3px solid #f2a900}"
          + "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#1a1d21}"
          + "a{background:#8fb8ec;color:#10151c}}";
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + digest(STYLE)
          + "'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  public InstallPage {
    requireNonNull(language);
    requireNonNull(title);
    paragraphs = List.copyOf(paragraphs);
    requireNonNull(again);
  }

  /** The style sheet; the page's policy allows this one and nothing else. */
  public String style() {
    return STYLE;
  }

  void show(Context ctx) {
    StringOutput output = new StringOutput();
    TemplateEngine.createPrecompiled(
            null, ContentType.Html, InstallPage.class.getClassLoader(), "gg.jte.generated.html")
        .render("install.jte", this, output);
    ctx.status(status).header("Content-Security-Policy", POLICY).html(output.toString());
  }

  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("This Java has no SHA-256", impossible);
    }
  }
}
