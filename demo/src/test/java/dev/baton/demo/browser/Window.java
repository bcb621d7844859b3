package dev.baton.demo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The sandbox's page in a browser window, in the words of who looks at it. */
public final class Window implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE = 30_000;
  private static final int FURTHEST = 60;
  private static final String FOCUSED =
      "() => { const it = document.activeElement; return it.getAttribute('aria-label')"
          + " ?? (it.labels?.[0] ?? it).textContent.replace(/\\s+/g, ' ') }";
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final Page page;
  private final String address;
  private final List<String> complaints = new ArrayList<>();

  Window(Page page, String address) {
    this.page = page;
    this.address = address;
    page.setDefaultTimeout(PATIENCE);
    setDefaultAssertionTimeout(PATIENCE);
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      // Axe tries to look into the frame of an email, which rightly runs no script.
      if (message.type().equals("error")
          && !message.text().startsWith("Blocked script execution")) {
        complaints.add(message.text());
      }
    });
  }

  /** Playwright's own page, for what this class has no word for. */
  public Page page() {
    return page;
  }

  /** Becomes that person and looks at a place: a channel's name, baton, home or mailbox. */
  public Window as(String name, String place) {
    page.navigate(address + "/#/" + name + "/" + place);
    var title = Pattern.compile(name + ".*Baton sandbox", Pattern.CASE_INSENSITIVE);
    assertThat(page).hasTitle(title);
    return this;
  }

  /** Goes to a place in the sidebar, and is there when this returns. */
  public Window goTo(String place) {
    page.getByRole(AriaRole.NAVIGATION, named("Places")).getByText(place).first().click();
    page.locator("[aria-label=Places] [aria-current=page]")
        .filter(new Locator.FilterOptions().setHasText(place))
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    return this;
  }

  /** Types into the composer and sends it. */
  public Window types(String text) {
    composer().fill(text);
    composer().press("Enter");
    return this;
  }

  /** Presses keys, one after the other. */
  public Window presses(String... keys) {
    for (var key : keys) {
      page.keyboard().press(key);
    }
    return this;
  }

  /**
   * Presses Tab until what has the focus is called so.
   *
   * @throws AssertionError when Tab does not lead there
   */
  public Window tabsTo(String name) {
    for (int at = 0; at < FURTHEST; at++) {
      presses("Tab");
      if (String.valueOf(page.evaluate(FOCUSED)).contains(name)) {
        return this;
      }
    }
    throw new AssertionError("Tab does not lead to “" + name + "”");
  }

  /**
   * Presses Tab until this has the focus.
   *
   * @throws AssertionError when Tab does not lead there
   */
  public Window tabsTo(Locator wanted) {
    for (int at = 0; at < FURTHEST; at++) {
      presses("Tab");
      if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
        return this;
      }
    }
    throw new AssertionError("Tab does not lead to " + wanted);
  }

  /** The panel of requests and faults. */
  public Locator backstage() {
    return page.locator(".backstage");
  }

  /** Where messages and commands are typed. */
  public Locator composer() {
    return page.locator("#composer");
  }

  /** The newest message that contains the text. */
  public Locator message(String text) {
    return page.getByRole(AriaRole.ARTICLE)
        .filter(new Locator.FilterOptions().setHasText(text))
        .last();
  }

  /** The open modal. */
  public Locator modal() {
    return page.locator("dialog.modal[open]").last();
  }

  /** A button inside something. */
  public static Locator button(Locator inside, String name) {
    return inside.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Writes what is shown to target/screenshots. */
  public Window screenshot(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    return this;
  }

  /** Fails when axe-core finds a serious fault, or the browser complained about anything. */
  public Window isSound() {
    var faults =
        new AxeBuilder(page)
                // The frame of an email runs no script, so axe would wait for its answer for ever.
                .exclude("iframe")
                .analyze()
                .getViolations()
                .stream()
                .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
                .map(rule ->
                    rule.getId()
                        + ": "
                        + rule.getNodes().stream()
                            .map(node -> node.getHtml() + " " + node.getFailureSummary())
                            .toList())
                .toList();
    assertThat(faults).as("accessibility faults").isEmpty();
    assertThat(complaints).as("the browser's console").isEmpty();
    return this;
  }

  /** What the browser complained about so far. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    page.context().close();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
