package dev.baton.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.baton.demo.browser.Window.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.baton.demo.browser.Chromium;
import dev.baton.demo.browser.Window;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor of {@code ./baton try} finds at the first start, and the screens of an admin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivedInStoryTest {
  private final Chromium chromium = new Chromium();
  private final List<String> told = new ArrayList<>();
  private Demo demo;

  @BeforeAll
  void start(@TempDir Path folder) {
    demo = PatientDemo.in(folder, Demo.Scene.LIVED_IN, told::add);
  }

  @AfterAll
  void stop() {
    chromium.close();
    demo.close();
  }

  private Person person(String name) {
    return DemoPeople.named(demo.acme(), name);
  }

  private Window window(String name, String place) {
    return chromium.window(demo.page()).as(name, place);
  }

  @Test
  void oneRequestIsOverdueOneWaitsForAStandInAndOneForAnAnswer() {
    assertThat(told).noneMatch(line -> line.contains("too slow"));
    HomeView lena = person("lena").opensHome();
    lena.awaitShows("Waits for your yes or no (3)").awaitShows("*Overdue* · *ZD-1043 #1*");
    person("lena").directMessage("ZD-1050 #1").awaitShows("Theo Brandt is away");
    assertThat(person("ana").directMessage("Which identity provider").buttons()).contains("Answer");
    try (var window = window("lena", "home")) {
      window.page().getByText("Waits for your yes or no (3)").first().waitFor();
      window.screenshot("lived-home-lead").isSound();
    }
    try (var window = window("bo", "home")) {
      window.page().getByText("Your team's queue").first().waitFor();
      window.screenshot("lived-home-manager").isSound();
    }
  }

  @Test
  void theShortcutsMenuOpensTheFormWithoutAMessage() {
    try (var ana = window("ana", "general")) {
      ana.page().getByRole(AriaRole.BUTTON, named("Shortcuts")).click();
      ana.screenshot("lived-shortcuts").isSound();
      ana.page().getByRole(AriaRole.BUTTON, named("Escalate a ticket")).click();

      assertThat(ana.modal()).containsText("Escalate a ticket");
      assertThat(ana.modal().getByLabel("Ticket")).hasValue("");
    }
  }

  @Test
  void anAdminGoesThroughTheInterviewOnceMore() {
    try (var bo = settings()) {
      button(bo.page().locator(".home"), "Set up again").click();
      step(bo, 1).fill("A ticket, or its address", "ZD-1042").submit("Next");
      step(bo, 2).fill("Tiers, one a line", "T1\nT2\nT3").submit("Next");
      Modal people = step(bo, 3);
      for (String tier : List.of("T1", "T2", "T3")) {
        people
            .chooseAll("Who leads " + tier, "Lena Fischer")
            .chooseAll("Who stands in at " + tier, "Theo Brandt")
            .chooseAll("Who takes tickets at " + tier, "Marco Rossi", "Nina Holm");
      }
      people.submit("Next");
      step(bo, 4)
          .fill("When a ticket goes from T1 to T2", "The handbook has no answer")
          .fill("When a ticket goes from T2 to T3", "The cause is in our own code")
          .submit("Next");
      step(bo, 5).submit("Next");
      Modal last = step(bo, 6);
      assertThat(last.shows("Is this right?")).isTrue();
      last.close();
    }
  }

  /** Looks at the page in the browser; it is filled in by hand, as typing is tried elsewhere. */
  private Modal step(Window bo, int step) {
    String title = "Set up Baton: " + step + " of 6";
    assertThat(bo.modal()).containsText(title);
    bo.screenshot("setup-" + step).isSound();
    return person("bo").modal(title);
  }

  @Test
  void anAdminSeesTheMatrixAndChangesItInForms() {
    try (var bo = settings()) {
      bo.screenshot("matrix-settings").isSound();
      for (String form :
          List.of("Upload CSV", "Use a Google Sheet", "Versions", "Change a route")) {
        button(bo.page().locator(".home"), form).click();
        bo.modal().waitFor();
        pictured(bo, "matrix-" + form.toLowerCase(Locale.ROOT).replace(' ', '-'));
        bo.presses("Escape");
        assertThat(bo.page().locator("dialog.modal[open]")).hasCount(0);
      }
    }
  }

  private Window settings() {
    Window bo = window("bo", "home");
    bo.page().setViewportSize(1000, 1400);
    button(bo.page().locator(".home"), "Settings").click();
    bo.page().getByText("For admins").first().waitFor();
    return bo;
  }

  private static void pictured(Window window, String name) {
    window.screenshot(name).isSound();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
