package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.View;
import java.util.List;
import java.util.Optional;

/** A person's App Home, always as it stands now. */
public final class HomeView {
  private final Desk desk;

  HomeView(Desk desk) {
    this.desk = desk;
  }

  /** True once the bot has published it. */
  public boolean isPublished() {
    return current().isPresent();
  }

  /** Everything that can be read, line by line; empty until it is published. */
  public List<String> lines() {
    return desk.changes()
        .read(() -> current().map(v -> Json.list(v.content(), "blocks")))
        .map(BlockText::lines)
        .orElse(List.of());
  }

  /** True when a line contains the text. */
  public boolean shows(String part) {
    return String.join("\n", lines()).contains(part);
  }

  /**
   * Waits until it contains the text.
   *
   * @throws NotOnScreen when it does not in time
   */
  public HomeView awaitShows(String part) {
    return desk.await(
        () -> shows(part) ? Optional.of(this) : Optional.empty(),
        () -> "“%s” did not appear in %s".formatted(part, this));
  }

  /** The labels of the buttons, in order. */
  public List<String> buttons() {
    return fields().stream().filter(Field::isButton).map(Field::label).toList();
  }

  /** Clicks a button; a question it asks is answered with yes. */
  public Outcome click(String button) {
    var field = Field.labelled(fields(), button, toString());
    return desk.send(payloads -> payloads.actionInView(field.click(), shown()));
  }

  /** Picks from a select or overflow menu. */
  public Outcome choose(String label, String option) {
    var field = Field.labelled(fields(), label, toString());
    var options = Fields.options(field.element());
    var value =
        desk.changes().read(() -> Choice.value(field, options, List.of(option), desk.team()));
    return desk.send(payloads -> payloads.actionInView(field.action(value), shown()));
  }

  /** The view object of the Web API. */
  public JsonObject json() {
    return desk.changes().read(() -> shown().json());
  }

  @Override
  public String toString() {
    return "App Home of " + desk.who() + " " + lines();
  }

  private List<Field> fields() {
    return desk.changes().read(() -> Field.all(Json.list(shown().content(), "blocks")));
  }

  private View shown() {
    return current().orElseThrow(() -> new NotOnScreen("Nothing on the " + this));
  }

  private Optional<View> current() {
    return desk.changes().read(() -> desk.team().views().home(desk.userId()));
  }
}
