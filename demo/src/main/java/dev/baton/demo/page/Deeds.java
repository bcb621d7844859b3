package dev.baton.demo.page;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.people.NotOnScreen;
import dev.baton.sandbox.people.Outcome;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.Submission;
import dev.baton.sandbox.people.Touch;
import dev.baton.sandbox.people.Window;
import dev.baton.sandbox.slack.Role;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;

/** What a person does on the page, by the name it is posted under. */
final class Deeds {
  private final ReadMarks marks;
  private final Map<String, BiFunction<Person, JsonObject, JsonObject>> deeds =
      Map.ofEntries(
          Map.entry("command", Deeds::command),
          Map.entry("say", Deeds::say),
          Map.entry("touch", Deeds::touch),
          Map.entry("submit", Deeds::submit),
          Map.entry("close", Deeds::close),
          Map.entry("home", Deeds::home),
          Map.entry("shortcut", Deeds::shortcut),
          Map.entry("suggest", Deeds::suggest),
          Map.entry("attach", Deeds::attach),
          Map.entry("become", Deeds::become),
          Map.entry("read", this::read));

  Deeds(ReadMarks marks) {
    this.marks = marks;
  }

  /** True when there is such a deed. */
  boolean knows(String deed) {
    return deeds.containsKey(deed);
  }

  /** Does it; the answer names a {@code problem} when Slack would show one. */
  JsonObject answer(String deed, Person person, JsonObject what) {
    var work = deeds.get(deed);
    if (work == null) {
      throw new IllegalArgumentException("No such deed: " + deed);
    }
    try {
      return work.apply(person, what);
    } catch (NotOnScreen gone) {
      return Json.object("problem", String.valueOf(gone.getMessage()));
    }
  }

  private static JsonObject command(Person person, JsonObject what) {
    var window = person.window();
    return answer(window.command(Json.text(what, "in"), Json.text(what, "line")));
  }

  private static JsonObject say(Person person, JsonObject what) {
    person.window().say(Json.text(what, "in"), Json.text(what, "text"));
    return new JsonObject();
  }

  private static JsonObject touch(Person person, JsonObject what) {
    var window = person.window();
    return answer(
        what.has("view")
            ? window.touch(Json.text(what, "view"), touched(what), Json.child(what, "typed"))
            : window.touch(Json.text(what, "in"), Json.text(what, "ts"), touched(what)));
  }

  private static JsonObject submit(Person person, JsonObject what) {
    Window window = person.window();
    Submission came = window.submit(Json.text(what, "view"), Json.child(what, "typed"));
    return Json.object("errors", came.errorsByBlock(), "problem", came.problem());
  }

  private static JsonObject close(Person person, JsonObject what) {
    person.window().close(Json.text(what, "view"), Json.child(what, "typed"));
    return new JsonObject();
  }

  private static JsonObject home(Person person, JsonObject what) {
    person.opensHome();
    return new JsonObject();
  }

  private static JsonObject shortcut(Person person, JsonObject what) {
    var callback = Json.text(what, "callback");
    var window = person.window();
    return answer(
        what.has("ts")
            ? window.shortcut(callback, Json.text(what, "in"), Json.text(what, "ts"))
            : window.globalShortcut(callback));
  }

  private static JsonObject suggest(Person person, JsonObject what) {
    var options =
        person
            .window()
            .suggestions(Json.text(what, "view"), touched(what), Json.text(what, "text"));
    return Json.object("options", options);
  }

  private static JsonObject attach(Person person, JsonObject what) {
    var bytes = Base64.getDecoder().decode(Json.text(what, "base64"));
    return Json.object("file", person.window().attach(Json.text(what, "name"), bytes));
  }

  /** What Slack's admins, and people's own status, change about somebody. */
  private static JsonObject become(Person person, JsonObject what) {
    switch (Json.text(what, "as")) {
      case "away" -> person.status(":palm_tree:", "Vacationing");
      case "here" -> person.noStatus();
      case "deactivated" -> person.deactivate();
      case "active" -> person.reactivate();
      case "guest" -> person.as(Role.GUEST);
      case "member" -> person.as(Role.MEMBER);
      default -> throw new IllegalArgumentException("Nobody becomes that");
    }
    return new JsonObject();
  }

  private JsonObject read(Person person, JsonObject what) {
    marks.seen(person.id(), Json.text(what, "in"), Json.text(what, "ts"));
    return new JsonObject();
  }

  private static Touch touched(JsonObject what) {
    return new Touch(
        Json.text(what, "block"), Json.text(what, "action"), Json.child(what, "value"));
  }

  private static JsonObject answer(Outcome outcome) {
    return Json.object("problem", outcome.problem());
  }
}
