package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.sandbox.browser.Window.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.demo.Demo.Place;
import dev.baton.sandbox.browser.Chromium;
import dev.baton.sandbox.browser.Window;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole product as a new user meets it, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserStoryTest {
  private static final String REASON = "The refund of May was booked twice and nobody knows why";
  private static final String STEPS = "Compared both invoices\nAsked for the bank statement";

  private final Chromium chromium = new Chromium();
  private Demo demo;

  @BeforeAll
  void start(@TempDir Path folder) {
    demo = Demo.start(new Place(folder.resolve("data"), 0, 0), line -> {});
  }

  @AfterAll
  void stop() {
    chromium.close();
    demo.close();
  }

  private Window window(String name, String place) {
    return chromium.window(demo.page()).as(name, place);
  }

  private static void escalate(Window ana, String ticket, String reason) {
    ana.types("/escalate " + ticket);
    assertThat(ana.modal()).containsText("Escalate a ticket");
    ana.modal().getByLabel("Category").selectOption("Billing");
    ana.modal().getByLabel("Priority").selectOption("P2");
    ana.modal().getByLabel("Reason").fill(reason);
    ana.modal().getByLabel("Steps tried").fill(STEPS);
    button(ana.modal(), "Next").click();
  }

  private static void file(Window ana) {
    assertThat(ana.modal()).containsText("Who takes it over");
    var boxes = ana.modal().getByRole(AriaRole.CHECKBOX);
    boxes.first().waitFor();
    for (Locator box : boxes.all()) {
      box.check();
    }
    button(ana.modal(), "Escalate").click();
    assertThat(ana.page().locator("dialog")).hasCount(0);
  }

  @Test
  void anaEscalatesLenaApprovesBoExports() {
    try (var ana = window("ana", "general");
        var lena = window("lena", "baton");
        var stranger = window("theo", "baton")) {
      escalate(ana, "ZD-1042", "n/a");
      assertThat(ana.modal().locator(".error").first()).isVisible();
      ana.screenshot("story-refused").isSound();
      ana.modal().getByLabel("Reason").fill(REASON);
      button(ana.modal(), "Next").click();
      assertThat(ana.modal()).containsText("T2: marco");
      ana.screenshot("story-owner").isSound();
      file(ana);

      var request = lena.message("ZD-1042");
      assertThat(request).containsText(REASON);
      lena.screenshot("story-request").isSound();
      button(request, "Approve").dblclick();
      assertThat(button(request, "Approve")).hasCount(0);
      lena.screenshot("story-approved").isSound();

      ana.goTo("Baton");
      assertThat(ana.message("ZD-1042")).isVisible();
      ana.screenshot("story-told").isSound();
      ana.goTo("Mailbox");
      assertThat(ana.page().getByRole(AriaRole.ARTICLE)).containsText("ZD-1042");
      ana.screenshot("story-mail").isSound();
      assertThat(stranger.page().locator(".message")).hasCount(0);
    }
    boExports();
  }

  private void boExports() {
    try (var bo = window("bo", "baton")) {
      bo.types("/escalation-log export");
      var file = bo.message(".csv");
      assertThat(file.getByRole(AriaRole.TABLE)).containsText("ZD-1042");
      bo.screenshot("story-export").isSound();
      bo.goTo("Baton’s Home");
      bo.page().locator(".home .block").first().waitFor();
      bo.screenshot("story-home").isSound();
    }
  }

  @Test
  void aBounceIsFixedAndResent() {
    try (var ana = window("ana", "general");
        var lena = window("lena", "baton")) {
      escalate(ana, "ZD-2001", REASON);
      file(ana);
      button(lena.message("ZD-2001"), "Bounce").click();
      lena.modal().getByLabel("Reason").selectOption("Missing information");
      lena.modal().getByLabel("Note").fill("Which invoice, and since when is it booked twice?");
      lena.screenshot("story-bounce").isSound();
      button(lena.modal(), "Bounce").click();
      assertThat(lena.page().locator("dialog")).hasCount(0);

      ana.goTo("Baton");
      button(ana.message("Which invoice"), "Fix and resend").click();
      assertThat(ana.modal().getByLabel("Reason")).hasValue(REASON);
      ana.modal().getByLabel("Reason").fill(REASON + ", invoice 4711");
      button(ana.modal(), "Next").click();
      file(ana);
      assertThat(lena.message("ZD-2001 #2")).containsText("4711");
      lena.screenshot("story-resent").isSound();
    }
  }
}
