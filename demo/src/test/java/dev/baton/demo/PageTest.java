package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.demo.browser.Window.button;

import com.microsoft.playwright.options.AriaRole;
import dev.baton.demo.browser.Chromium;
import dev.baton.demo.browser.Window;
import dev.baton.sandbox.Stage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
  private final Chromium chromium = new Chromium();
  @TempDir Path folder;
  private PageStage page;
  private Stage stage;

  @BeforeEach
  void open() {
    page = new PageStage(folder);
    stage = page.stage;
    stage.acme.person("lena@acme.test", "Lena").titled("lead of T2");
    stage.ana.titled("agent");
    new TalkativeBot(stage);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @AfterAll
  void quit() {
    chromium.close();
  }

  @Test
  void aRequestTravelsFromOneWindowToAnother() {
    try (var ana = chromium.window(page.address()).as("ana", "general");
        var lena = chromium.window(page.address()).as("lena", "general")) {
      ana.screenshot("sandbox-general").isSound();
      ana.types("/escalate ZD-1042");
      assertThat(ana.modal()).containsText("Escalate a ticket");
      assertThat(ana.modal().getByLabel("Reason")).isFocused();
      ana.isSound();
      fill(ana, "n/a");
      button(ana.modal(), "Next").click();
      assertThat(ana.modal()).containsText("at least 20 characters");
      assertThat(ana.modal().getByLabel("Reason")).isFocused();
      ana.screenshot("sandbox-modal").isSound();
      ana.modal().getByLabel("Reason").fill("The VPN drops every ten minutes");
      button(ana.modal(), "Next").click();
      assertThat(ana.page().locator("dialog")).hasCount(0);
      assertThat(ana.composer()).isFocused();

      lena.page().getByLabel("1 unread").first().waitFor();
      lena.goTo("Baton");
      var request = lena.message("asks you to take");
      assertThat(request).containsText("@Ana");
      assertThat(request).containsText("cannot draw “timepicker”");
      lena.screenshot("sandbox-request").isSound();
      button(request, "Bounce").click();
      lena.isSound();
      button(lena.modal(), "No").click();
      button(request, "Approve").click();
      assertThat(lena.message("Approved by Lena")).containsText("✅");
    }
  }

  private static void fill(Window ana, String reason) {
    ana.modal().getByLabel("Reason").fill(reason);
    ana.modal().getByLabel("Priority").selectOption("P2");
    ana.modal().getByLabel("T2 Lena").check();
    ana.modal().getByLabel("Rebooted").check();
    ana.modal().getByLabel("Account").fill("Glo");
    ana.page().getByRole(AriaRole.OPTION).getByText("Globex").click();
  }

  @Test
  void exportsHomeAndMailAreShown() {
    try (var ana = chromium.window(page.address()).as("ana", "baton")) {
      ana.types("/escalation-log export");
      assertThat(ana.message("Only visible to you")).containsText("on its way");
      assertThat(ana.message("escalations.csv").getByRole(AriaRole.CELL).last())
          .containsText("approved, late");
      ana.screenshot("sandbox-file").isSound();
      ana.goTo("Baton’s Home");
      assertThat(ana.page().getByText("Nothing waits for you.")).isVisible();
      ana.screenshot("sandbox-home").isSound();
      ana.goTo("Mailbox");
      ana.screenshot("sandbox-mailbox").isSound();
    }
  }

  @Test
  void everythingIsReachedByKeyboard() {
    try (var ana = chromium.window(page.address()).as("ana", "general")) {
      ana.tabsTo("Message #general");
      ana.page().keyboard().type("/esc");
      assertThat(ana.page().getByRole(AriaRole.OPTION)).hasCount(2);
      ana.presses("ArrowDown", "ArrowUp", "Tab");
      assertThat(ana.composer()).hasValue("/escalate ");
      ana.presses("Enter");
      assertThat(ana.modal().getByLabel("Reason")).isFocused();
      ana.presses("Shift+Tab", "Shift+Tab", "Shift+Tab");
      assertThat(ana.modal().locator(":focus")).hasCount(1);
      ana.presses("Escape");
      assertThat(ana.page().locator("dialog")).hasCount(0);
      assertThat(ana.composer()).isFocused();
      ana.tabsTo("You are Ana");
      ana.presses("Enter", "Tab", "Enter");
      assertThat(ana.page().getByText("You are Lena")).isVisible();
    }
  }

  @Test
  void theDarkIsReadableToo() {
    try (var ana = chromium.dark(page.address()).as("ana", "general")) {
      ana.page().getByText("You are").click();
      ana.isSound();
      ana.presses("Escape");
      ana.page().getByText("Requests and faults").click();
      ana.page().getByText("Slack is down").click();
      assertThat(ana.page().locator("[aria-pressed=true]").getByText("Slack is down")).isVisible();
      ana.screenshot("sandbox-dark").isSound();
    }
  }

  @Test
  void aNarrowWindowHasRoomForEverything() {
    try (var ana = chromium.narrow(page.address()).as("ana", "general")) {
      ana.page().getByLabel("Places and people").click();
      ana.goTo("Mailbox");
      ana.page().getByText("No email to ana@acme.test").waitFor();
      ana.as("ana", "general").types("/escalate ZD-1042");
      ana.modal().getByLabel("Reason").waitFor();
      ana.screenshot("sandbox-narrow").isSound();
      var wider =
          ana.page().evaluate("() => document.documentElement.scrollWidth > window.innerWidth");
      org.assertj.core.api.Assertions.assertThat(wider).isEqualTo(false);
    }
  }

  @Test
  void aMessageShortcutOpensAModal() {
    stage.acme.channel("general").post(stage.ana, "Who can help Globex?");
    try (var lena = chromium.window(page.address()).as("lena", "general")) {
      lena.message("Who can help").hover();
      button(lena.message("Who can help"), "More actions for Ana’s message").click();
      button(lena.message("Who can help"), "Escalate this message").click();
      assertThat(lena.modal()).containsText("Escalate a ticket");
    }
  }

  @Test
  void aBotThatFailsIsToldInWordsAndWhatWasTypedStays() {
    stage.bot.on(
        "/escalate",
        form -> {
          throw new IllegalStateException("on purpose");
        });
    try (var ana = chromium.window(page.address()).as("ana", "general")) {
      ana.types("/escalate ZD-1042");
      assertThat(ana.page().getByRole(AriaRole.ALERT)).containsText("http_500");
      assertThat(ana.composer()).hasValue("/escalate ZD-1042");
      ana.types("/unknown");
      assertThat(ana.page().getByRole(AriaRole.ALERT)).containsText("is not a command here");
    }
  }
}
