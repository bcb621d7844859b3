package dev.baton.bot.alert;

import dev.baton.bot.testing.SettingsTab;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Person;

/** The window in which somebody chooses their media. */
final class AlertWindow {
  private AlertWindow() {}

  /** From App Home, which stays on its settings once somebody turned to them. */
  static Modal of(Person person) {
    boolean there = person.home().isPublished() && person.home().buttons().contains("Alerts");
    (there ? person.home() : SettingsTab.of(person)).click("Alerts");
    return person.modal("Alerts beside Slack");
  }
}
