package dev.baton.demo.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One Chromium per test class: the one on the path, else Playwright's own. */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path ON_MACOS =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final List<String> ARGUMENTS =
      List.of("--no-sandbox", "--disable-background-networking");

  private final Playwright playwright;
  private final Browser browser;

  /** Starts it without a window. */
  public Chromium() {
    var installed = onPath();
    if (installed.isEmpty()) {
      fetchPlaywrightsOwn();
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
    installed.ifPresent(options::setExecutablePath);
    browser = playwright.chromium().launch(options);
  }

  /** A window of its own, sharing nothing with others. */
  public Window window(String address) {
    return window(address, new Browser.NewContextOptions().setViewportSize(1280, 800));
  }

  /** A window of somebody who likes the dark. */
  public Window dark(String address) {
    return window(address, new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
  }

  /** A window as wide as a small telephone. */
  public Window narrow(String address) {
    return window(address, new Browser.NewContextOptions().setViewportSize(380, 720));
  }

  /** A window with these options. */
  public Window window(String address, Browser.NewContextOptions options) {
    var page = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE)).newPage();
    return new Window(page, address);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> onPath() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    var found =
        Stream.of(path.split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(found, Stream.of(ON_MACOS)).filter(Files::isExecutable).findFirst();
  }

  private static void fetchPlaywrightsOwn() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var command =
        List.of(
            java,
            "-cp",
            classPath,
            "com.microsoft.playwright.CLI",
            "install",
            "--with-deps",
            "chromium");
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() == 0) {
        return;
      }
    } catch (IOException notStarted) {
      throw new IllegalStateException(WHAT_TO_DO, notStarted);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(WHAT_TO_DO);
  }

  private static final String WHAT_TO_DO =
      "No Chromium on the path, and Playwright could not fetch its own. Install one, for example"
          + " with 'apt-get install chromium', and run the tests again.";
}
