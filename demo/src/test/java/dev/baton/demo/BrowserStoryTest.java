package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.demo.browser.Window.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.demo.browser.Chromium;
import dev.baton.demo.browser.Window;
import java.nio.file.Path;
import java.util.regex.Pattern;
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
    demo = PatientDemo.in(folder, line -> {});
  }

  @AfterAll
  void stop() {
    chromium.close();
    demo.close();
  }

  private Window window(String name, String place) {
    return chromium.window(demo.page()).as(name, place);
  }

  private static void escalate(Window who, String ticket, String category, String reason) {
    who.types("/escalate " + ticket);
    assertThat(who.modal()).containsText("Escalate a ticket");
    who.modal().getByLabel("Category").selectOption(category);
    who.modal().getByLabel("Priority").selectOption("P2");
    who.modal().getByLabel("Reason").fill(reason);
    who.modal().getByLabel("Steps tried").fill(STEPS);
    button(who.modal(), "Next").click();
  }

  /** Ticks what must have been tried and files. */
  private static void file(Window who) {
    assertThat(who.modal()).containsText("Who takes it over");
    var boxes = who.modal().getByRole(AriaRole.CHECKBOX);
    boxes.first().waitFor();
    for (Locator box : boxes.all()) {
      box.check();
    }
    button(who.modal(), "Escalate").click();
    assertThat(who.page().locator("dialog")).hasCount(0);
  }

  private static void approve(Window lead, String label) {
    button(lead.message(label), "Approve").click();
    assertThat(lead.message(label)).containsText("Approved by");
  }

  @Test
  void anaEscalatesLenaApprovesBothAreToldAndBoExports() {
    try (var ana = window("ana", "general");
        var lena = window("lena", "baton")) {
      ana.screenshot("story-welcome").isSound();
      escalate(ana, "ZD-1042", "Billing", "n/a");
      assertThat(ana.modal().locator(".error").first()).isVisible();
      assertThat(ana.modal().getByLabel("Reason")).hasValue("n/a");
      ana.screenshot("story-refused").isSound();
      ana.modal().getByLabel("Reason").fill(REASON);
      button(ana.modal(), "Next").click();
      onlyOwnersOfTheNextTierAreOffered(ana);
      ana.screenshot("story-owner").isSound();
      file(ana);

      lenaApproves(lena);
      anaIsTold(ana);
    }
    newOwnerIsTold();
    boExports();
  }

  private static void onlyOwnersOfTheNextTierAreOffered(Window ana) {
    var offers = ana.modal().getByRole(AriaRole.RADIO);
    assertThat(offers.first()).isChecked();
    assertThat(offered(ana, "^T2|^Marco Rossi").first()).isVisible();
    assertThat(offered(ana, "^T3|^T1|^Lena Fischer")).hasCount(0);
  }

  private static Locator offered(Window who, String label) {
    return who.modal()
        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile(label)));
  }

  /** Her window was open before the request came. */
  private static void lenaApproves(Window lena) {
    var request = lena.message("ZD-1042 #1");
    assertThat(request).containsText(REASON);
    assertThat(request).containsText("Globex");
    lena.screenshot("story-request").isSound();
    button(request, "Approve").dblclick();
    assertThat(button(request, "Approve")).hasCount(0);
    assertThat(request).containsText("Approved by you");
    lena.screenshot("story-approved").isSound();
  }

  private void anaIsTold(Window ana) {
    ana.goTo("Baton");
    assertThat(ana.message("You no longer own it")).containsText("Marco Rossi");
    ana.screenshot("story-told").isSound();
    ana.goTo("Mailbox");
    var mail = ana.page().getByRole(AriaRole.ARTICLE);
    assertThat(mail).containsText("ZD-1042");
    var html = ana.page().getByTitle("Email as HTML").getAttribute("src");
    assertThat(ana.page().request().get(demo.page() + html).text())
        .contains("Compared both invoices");
    ana.screenshot("story-mail").isSound();
    button(mail, "As text").click();
    assertThat(mail).containsText("you no longer own ZD-1042");
    assertThat(mail).containsText("Asked for the bank statement");
    ana.screenshot("story-mail-text").isSound();
  }

  private void newOwnerIsTold() {
    try (var marco = window("marco", "baton")) {
      assertThat(marco.message("ZD-1042 #1 is yours now"))
          .containsText("to paste into the help desk");
      marco.screenshot("story-new-owner").isSound();
      marco.goTo("Mailbox");
      assertThat(marco.page().getByRole(AriaRole.ARTICLE)).containsText("ZD-1042");
    }
  }

  private void boExports() {
    try (var bo = window("bo", "baton")) {
      bo.types("/escalation-log export");
      assertThat(bo.message(".csv").getByRole(AriaRole.TABLE)).containsText("ZD-1042");
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
      escalate(ana, "ZD-1044", "Billing", REASON);
      file(ana);
      button(lena.message("ZD-1044 #1"), "Bounce").click();
      lena.modal().getByLabel("Reason").selectOption("Missing information");
      lena.modal().getByLabel("Note").fill("Which invoice, and since when is it booked twice?");
      lena.screenshot("story-bounce").isSound();
      button(lena.modal(), "Bounce").click();
      assertThat(lena.page().locator("dialog")).hasCount(0);

      ana.goTo("Baton");
      ana.message("Which invoice").waitFor();
      ana.screenshot("story-bounced").isSound();
      button(ana.message("Which invoice"), "Fix and resend").click();
      assertThat(ana.modal().getByLabel("Reason")).hasValue(REASON);
      ana.modal().getByLabel("Reason").fill(REASON + ", invoice 4711");
      button(ana.modal(), "Next").click();
      file(ana);
      assertThat(lena.message("ZD-1044 #2")).containsText("4711");
      assertThat(lena.message("ZD-1044 #2")).containsText("Changed since #1");
      lena.screenshot("story-resent").isSound();
    }
  }

  @Test
  void aHandBackGoesToWhoOwnedItBefore() {
    try (var ana = window("ana", "general");
        var lena = window("lena", "baton");
        var marco = window("marco", "baton")) {
      escalate(ana, "ZD-1048", "Billing", REASON);
      file(ana);
      approve(lena, "ZD-1048 #1");
      marco.message("ZD-1048 #1 is yours now").waitFor();

      escalate(
          marco, "ZD-1048", "Billing", "The address is changed, the customer only needs to know");
      marco.modal().getByLabel("T1 (hand-back)").check();
      assertThat(marco.modal()).containsText("Answer written into the ticket");
      marco.screenshot("story-hand-back").isSound();
      file(marco);
      approve(lena, "ZD-1048 #2");
      ana.goTo("Baton");
      assertThat(ana.message("ZD-1048 #2 is yours now")).containsText("from T2 to T1");
    }
  }

  @Test
  void aStrangersClickIsRefusedPrivatelyAndChangesNothing() {
    try (var ana = window("ana", "general");
        var lena = window("lena", "baton");
        var nina = window("nina", "baton")) {
      escalate(ana, "ZD-1046", "Login", REASON);
      file(ana);
      lena.message("ZD-1046 #1").waitFor();
      Leak.ofTheRequest(demo, "lena", "ZD-1046 #1").to("nina");

      button(nina.message("ZD-1046 #1"), "Approve").click();
      var refusal = nina.message("can decide");
      assertThat(refusal).containsText("Only visible to you");
      assertThat(refusal).containsText("Nothing was changed");
      nina.screenshot("story-stranger").isSound();
      assertThat(button(lena.message("ZD-1046 #1"), "Approve")).isVisible();
      approve(lena, "ZD-1046 #1");
    }
  }

  @Test
  void theKeyboardAloneIsEnough() {
    try (var ben = window("ben", "general");
        var lena = window("lena", "baton")) {
      ben.composer().focus();
      ben.page().keyboard().type("/esc");
      ben.presses("Tab").page().keyboard().type("ZD-1045");
      ben.presses("Enter");
      assertThat(ben.modal().getByLabel("Ticket")).isFocused();
      ben.presses("Tab").page().keyboard().type("Rep");
      ben.presses("Tab").page().keyboard().type("P3");
      ben.presses("Tab").page().keyboard().type("The weekly report is empty since the last update");
      ben.presses("Tab").page().keyboard().type("Ran it again, compared the filters");
      ben.tabsTo("Next").presses("Enter");
      assertThat(ben.modal()).containsText("Who takes it over");
      ben.tabsTo("Report run again").presses("Space", "Tab", "Space");
      ben.screenshot("story-keyboard").isSound();
      ben.tabsTo("Escalate").presses("Enter");
      assertThat(ben.page().locator("dialog")).hasCount(0);
      assertThat(ben.composer()).isFocused();

      lena.message("ZD-1045 #1").waitFor();
      lena.tabsTo(button(lena.message("ZD-1045 #1"), "Approve for…")).presses("Enter");
      assertThat(lena.modal()).containsText("New owner");
      lena.presses("Escape");
      assertThat(lena.page().locator("dialog")).hasCount(0);
      assertThat(button(lena.message("ZD-1045 #1"), "Approve for…")).isFocused();
      lena.presses("Shift+Tab", "Enter");
      assertThat(lena.message("ZD-1045 #1")).containsText("Approved by you");
    }
  }

  @Test
  void everyMainScreenIsSoundInTheDark() {
    try (var theo = chromium.dark(demo.page()).as("theo", "tickets")) {
      theo.message("ZD-1042").waitFor();
      theo.screenshot("dark-tickets").isSound();
      theo.message("ZD-1051").hover();
      button(theo.message("ZD-1051"), "More actions for Help desk’s message").click();
      button(theo.message("ZD-1051"), "Escalate this message").click();
      assertThat(theo.modal().getByLabel("Ticket")).hasValue("ZD-1051");
      button(theo.modal(), "Next").click();
      theo.modal().locator(".error").first().waitFor();
      theo.screenshot("dark-modal").isSound();
      theo.presses("Escape");
      assertThat(theo.page().locator("dialog")).hasCount(0);
      theo.types("/escalate guide");
      assertThat(theo.message("Who takes what")).containsText("Only visible to you");
      theo.screenshot("dark-private").isSound();
      theo.goTo("Baton’s Home");
      theo.page().locator(".home .block").first().waitFor();
      theo.screenshot("dark-home").isSound();
      theo.goTo("Mailbox");
      theo.screenshot("dark-mailbox").isSound();
    }
  }

  @Test
  void everyMainScreenFitsASmallTelephone() {
    try (var tara = chromium.narrow(demo.page()).as("tara", "tickets")) {
      tara.message("ZD-1042").waitFor();
      fits(tara, "narrow-tickets");
      tara.page().getByLabel("Places and people").click();
      fits(tara, "narrow-places");
      tara.goTo("Baton’s Home");
      tara.page().locator(".home .block").first().waitFor();
      fits(tara, "narrow-home");
      tara.as("tara", "baton").types("/escalate ZD-1051");
      tara.modal().getByLabel("Ticket").waitFor();
      fits(tara, "narrow-modal");
      tara.presses("Escape");
      assertThat(tara.page().locator("dialog")).hasCount(0);
      tara.as("tara", "mailbox");
      fits(tara, "narrow-mailbox");
    }
  }

  private static void fits(Window window, String name) {
    window.screenshot(name).isSound();
    assertThat(
            window
                .page()
                .evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))
        .isEqualTo(false);
  }

  @Test
  void mailWaitsWhileResendIsDownAndComesWhenTheClockHasMovedOn() {
    try (var ben = window("ben", "general");
        var lena = window("lena", "baton")) {
      ben.page().getByText("Requests and faults").click();
      button(ben.backstage(), "Resend is down").click();
      escalate(ben, "ZD-1047", "Reports", REASON);
      file(ben);
      approve(lena, "ZD-1047 #1");
      ben.backstage().getByText(Pattern.compile("Baton → Resend.*no answer")).first().waitFor();
      ben.screenshot("story-fault").isSound();
      ben.goTo("Mailbox");
      assertThat(ben.page().locator("h1, h2").getByText("Mailbox").first()).isVisible();
      assertThat(mailOf(ben, "ZD-1047")).hasCount(0);

      ben.backstage().getByText("All well again").click();
      ben.backstage().getByText("The clock jumps 1 h").click();
      assertThat(mailOf(ben, "ZD-1047")).hasCount(1);
      assertThat(ben.backstage()).containsText("1 h ahead");
      ben.screenshot("story-after-the-fault").isSound();
    }
  }

  /** The mails in sight with this subject; other stories leave theirs. */
  private static Locator mailOf(Window reader, String subject) {
    return reader
        .page()
        .locator("ul.mails li")
        .filter(new Locator.FilterOptions().setHasText(subject));
  }
}
