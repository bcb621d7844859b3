package dev.baton.bot;

import dev.baton.bot.board.BoardEndpoint;
import dev.baton.bot.install.BrowserLanguage;
import dev.baton.bot.login.LoginEndpoint;
import dev.baton.bot.login.PageDrawing;
import dev.baton.bot.login.PageFiles;
import dev.baton.bot.login.PageGate;
import dev.baton.bot.phrases.Phrases;
import dev.baton.bot.report.ReportEndpoint;
import dev.baton.bot.surface.BotParts;
import dev.baton.web.Endpoint;
import java.util.List;

/** Every page that people open in a browser, and the class that answers it. */
final class Pages {
  private Pages() {}

  /**
   * @param phrases what is said to who is not signed in
   */
  static List<Endpoint> of(BotParts parts, Phrases phrases) {
    PageFiles files = new PageFiles();
    PageGate gate = new PageGate(parts, new PageDrawing(), files, new BrowserLanguage(phrases));
    return List.of(
        files.assets(),
        new LoginEndpoint(parts, gate),
        new BoardEndpoint(parts, gate),
        new ReportEndpoint(parts, gate));
  }
}
