package dev.baton.bot.testing;

import static dev.baton.db.testing.Patience.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.NotOnScreen;
import dev.baton.sandbox.people.Person;
import java.util.Optional;

/** A person's App Home with the settings in front, in whatever language. */
public final class SettingsTab {
  private SettingsTab() {}

  /**
   * Opens App Home and turns to the settings. Opening begins at the work, so that is awaited first;
   * what is drawn meanwhile for another reason may show either, so each look decides by itself.
   */
  public static HomeView of(Person person) {
    Optional<String> before = hash(person.home());
    HomeView home = person.opensHome();
    await()
        .until(() -> {
          boolean drawn = !hash(home).equals(before);
          if (drawn && label(home, "home_work").isEmpty()) {
            // It says that the database was slow to answer, and is opened once more.
            person.opensHome();
          }
          return drawn && showsWork(home);
        });
    await()
        .ignoreException(NotOnScreen.class)
        .until(() -> label(home, "home_settings").map(home::click).isPresent());
    await().until(() -> label(home, "home_work").isPresent() && !showsWork(home));
    return home;
  }

  private static boolean showsWork(HomeView home) {
    return label(home, "home_work").filter(label -> label.contains("(")).isPresent();
  }

  private static Optional<String> hash(HomeView home) {
    return home.isPublished()
        ? Optional.of(home.json().get("hash").getAsString())
        : Optional.empty();
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
