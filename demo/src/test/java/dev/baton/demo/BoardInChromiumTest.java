package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.baton.demo.browser.Chromium;
import dev.baton.demo.browser.Window;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The board as people open it from {@code ./baton try}, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardInChromiumTest {
  private static final int LARGEST_PAGE = 100_000;

  private final Chromium chromium = new Chromium();
  private Demo demo;

  @BeforeAll
  void start(@TempDir Path folder) {
    demo = PatientDemo.in(folder, line -> {});
  }

  @AfterAll
  void stop() {
    chromium.close();
    demo.close();
  }

  /** Asks for the link in Slack, opens it and says yes; the board is open then. */
  private static String signIn(Window who) {
    who.types("/escalation-log board");
    var link = who.message("signs you in").getByText("Open the board in your browser");
    link.waitFor();
    who.page().navigate(link.getAttribute("href"));
    assertThat(who.page().getByRole(AriaRole.HEADING)).hasText("Sign in to Baton");
    who.screenshot("board-sign-in").isSound();
    who.page().getByRole(AriaRole.BUTTON).click();
    assertThat(lane(who, "open")).containsText("ZD-");
    return who.page().url();
  }

  private static Locator lane(Window who, String column) {
    return who.page().locator(".lane[data-column=" + column + "]");
  }

  private static Locator said(Window who) {
    return who.page().locator("#said");
  }

  @Test
  void aManagerSignsInFromSlackAndMovesTicketsWhichOthersSee() {
    try (var bo = chromium.window(demo.page()).as("bo", "general");
        var lena = chromium.window(demo.page()).as("lena", "general")) {
      signIn(lena);
      String board = signIn(bo);
      bo.screenshot("board").isSound();
      isSmall(bo, board);

      Locator move = bo.page().locator("#move-ZD1042");
      bo.tabsTo(move).presses("Enter", "Tab", "Enter");
      assertThat(said(bo)).hasText("ZD-1042 is in In Progress now.");
      assertThat(said(bo)).hasAttribute("role", "status");
      assertThat(lane(bo, "in_progress")).containsText("ZD-1042");
      assertThat(bo.page().locator("#move-ZD1042")).isFocused();

      assertThat(lane(lena, "in_progress")).containsText("ZD-1042");

      // Everything at once on the glass: a page that scrolls between press and drop drags another
      // card.
      bo.page().setViewportSize(1400, 2600);
      bo.page().dragAndDrop("#card-ZD1044", ".lane[data-column=waiting] h2");
      assertThat(said(bo)).hasText("ZD-1044 is in Waiting on Customer now.");
      assertThat(lane(bo, "waiting")).containsText("ZD-1044");

      bo.page().dragAndDrop("#card-ZD1046", ".lane[data-column=escalated] h2");
      assertThat(said(bo)).containsText("A ticket gets to Escalated by a request");
      assertThat(lane(bo, "open")).containsText("ZD-1046");
      bo.isSound();

      bo.page().getByText("As a list with account context").click();
      assertThat(bo.page().getByRole(AriaRole.TABLE)).containsText("Globex");
      bo.screenshot("board-list").isSound();
      bo.page().getByRole(AriaRole.TABLE).getByText("ZD-1042").click();
      assertThat(bo.page().getByRole(AriaRole.HEADING).first()).containsText("ZD-1042");
      bo.screenshot("board-ticket").isSound();
    }
  }

  /** With its style sheet and script. */
  private static void isSmall(Window who, String page) {
    int size =
        List.of(page, href(who, "link[rel=stylesheet]", "href"), href(who, "script", "src"))
            .stream()
            .mapToInt(address -> who.page().request().get(address).body().length)
            .sum();
    assertThat(size).isLessThan(LARGEST_PAGE);
  }

  private static String href(Window who, String element, String attribute) {
    return String.valueOf(
        who.page().locator(element).first().evaluate("(it, name) => it[name]", attribute));
  }

  @Test
  void theBoardIsSoundInTheDarkOnATelephoneAndOnPaper() {
    try (var dark = chromium.dark(demo.page()).as("theo", "general")) {
      signIn(dark);
      dark.screenshot("board-dark").isSound();
      dark.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      dark.screenshot("board-print").isSound();
    }
    try (var narrow = chromium.narrow(demo.page()).as("tara", "general")) {
      signIn(narrow);
      narrow.screenshot("board-narrow").isSound();
      assertThat(
              narrow
                  .page()
                  .evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))
          .isEqualTo(false);
    }
  }
}
