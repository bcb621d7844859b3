package dev.baton.bot.login;

import dev.baton.web.Assets;

/** The style sheet and the script of the pages; no page brings others, none from elsewhere. */
public final class PageFiles {
  private static final String STYLE = "/style/pages.css";
  private static final String SCRIPT = "/script/pages.js";

  private final Assets assets =
      new Assets()
          .style(STYLE, PageFiles.class, "pages.css")
          .script(SCRIPT, PageFiles.class, "pages.js");

  /** Answers their addresses. */
  public Assets assets() {
    return assets;
  }

  public String style() {
    return assets.addressOf(STYLE);
  }

  public String script() {
    return assets.addressOf(SCRIPT);
  }
}
