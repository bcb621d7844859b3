package dev.baton.bot.testing;

import static dev.baton.db.testing.Patience.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Person;
import java.util.Optional;

/** A person's App Home with the settings in front, in whatever language. */
public final class SettingsTab {
  private SettingsTab() {}

  public static HomeView of(Person person) {
    HomeView home = person.opensHome();
    await().until(() -> work(home).filter(label -> label.contains("(")).isPresent());
    String shown = work(home).orElseThrow();
    home.click(label(home, "home_settings").orElseThrow());
    await().until(() -> work(home).filter(label -> !label.equals(shown)).isPresent());
    return home;
  }

  private static Optional<String> work(HomeView home) {
    return label(home, "home_work");
  }

  private static Optional<String> label(HomeView home, String actionId) {
    if (!home.isPublished()) {
      return Optional.empty();
    }
    JsonArray blocks = home.json().getAsJsonArray("blocks");
    for (JsonElement block : blocks) {
      JsonArray elements = block.getAsJsonObject().getAsJsonArray("elements");
      for (JsonElement element : elements == null ? new JsonArray() : elements) {
        JsonObject button = element.getAsJsonObject();
        if (button.has("action_id") && button.get("action_id").getAsString().equals(actionId)) {
          return Optional.of(button.getAsJsonObject("text").get("text").getAsString());
        }
      }
    }
    return Optional.empty();
  }
}
