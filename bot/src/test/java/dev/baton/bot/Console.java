package dev.baton.bot;

import dev.baton.bot.cli.Shell;
import dev.baton.db.DatabaseUrl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** A shell whose two outputs can be read. */
public final class Console {
  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Shell shell;

  public Console(Map<String, String> environment) {
    shell =
        new Shell(
            environment,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            InstantSource.fixed(NOW),
            Texts.load());
  }

  /** The URL with its password, which its own toString hides. */
  public static String text(DatabaseUrl url) {
    return String.format(
        Locale.ROOT,
        "postgres://%s:%s@%s:%d/%s",
        url.user().orElseThrow(),
        url.password().orElse(""),
        url.host(),
        url.port(),
        url.name());
  }

  /** Runs a command; the result is the process's exit code. */
  public int run(String... arguments) {
    return Main.run(shell, arguments);
  }

  public Shell shell() {
    return shell;
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
