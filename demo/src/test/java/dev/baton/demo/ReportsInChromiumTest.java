package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.baton.demo.browser.Chromium;
import dev.baton.demo.browser.Window;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Reports as people open them from {@code ./baton try}, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsInChromiumTest {
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

  /** Signs in by the link from Slack and goes on to the reports. */
  private static Window reports(Window who) {
    who.types("/escalation-log board");
    var link = who.message("signs you in").getByText("Open the board in your browser");
    link.waitFor();
    who.page().navigate(link.getAttribute("href"));
    who.page().getByRole(AriaRole.BUTTON).click();
    who.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reports")).click();
    assertThat(who.page().getByRole(AriaRole.HEADING).first()).hasText("Reports");
    return who;
  }

  private static void open(Window who, String name) {
    who.page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
    assertThat(who.page().getByRole(AriaRole.HEADING).first()).hasText(name);
  }

  @Test
  void aManagerAsksInWordsAndByTheFormWithTheKeyboardAlone() {
    try (var bo = chromium.window(demo.page()).as("bo", "general")) {
      reports(bo).screenshot("reports").isSound();
      open(bo, "Escalations");
      bo.screenshot("report-escalations").isSound();
      assertThat(bo.page().locator("tbody tr")).hasCount(12);
      assertThat(bo.page().request().get(bo.page().url()).body().length).isLessThan(LARGEST_PAGE);

      bo.tabsTo("By").presses("ArrowDown", "ArrowDown");
      bo.tabsTo("Show").presses("Enter");
      assertThat(bo.page().getByRole(AriaRole.TABLE)).containsText("Tier");
      bo.isSound();

      bo.page().getByLabel("More words").fill("naughty");
      bo.page().getByLabel("More words").press("Enter");
      assertThat(bo.page().getByRole(AriaRole.ALERT)).containsText("I don’t know “naughty”.");
      bo.screenshot("report-not-understood").isSound();

      bo.page().goBack();
      open(reportsAgain(bo), "Time to decision");
      bo.screenshot("report-decision").isSound();
      open(reportsAgain(bo), "Open tickets");
      bo.screenshot("report-tickets").isSound();
    }
  }

  private static Window reportsAgain(Window who) {
    who.page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Reports").setExact(true))
        .click();
    return who;
  }

  @Test
  void reportsAreSoundInTheDarkOnATelephoneAndOnPaper() {
    try (var dark = chromium.dark(demo.page()).as("theo", "general")) {
      open(reports(dark), "Escalations");
      dark.screenshot("report-dark").isSound();
      dark.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      dark.screenshot("report-print").isSound();
    }
    try (var narrow = chromium.narrow(demo.page()).as("lena", "general")) {
      open(reports(narrow), "Escalations");
      narrow.screenshot("report-narrow").isSound();
      assertThat(
              narrow
                  .page()
                  .evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))
          .isEqualTo(false);
    }
  }
}
