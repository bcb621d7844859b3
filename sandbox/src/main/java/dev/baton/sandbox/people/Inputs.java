package dev.baton.sandbox.people;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person puts into the fields of a view; fields that dispatch call the bot at once. */
record Inputs(Desk desk, View view) {

  List<Field> fields() {
    return Field.all(Json.list(desk.changes().read(view::content), "blocks"));
  }

  Field field(String label, String screen) {
    return Field.labelled(fields(), label, screen);
  }

  JsonObject state(Field field) {
    var values = desk.changes().read(view::values);
    return Json.child(Json.child(values, field.blockId()), field.actionId());
  }

  void type(Field field, String text) {
    hold(field, text.isEmpty() ? null : text);
  }

  /** The labels of the choices made so far. */
  List<String> picked(Field field) {
    return Json.objects(state(field), "selected_options").stream()
        .map(option -> BlockText.text(option, "text"))
        .toList();
  }

  /** Picks exactly the choices with these labels. */
  void pick(Field field, List<String> labels) {
    var options =
        field.type().endsWith("external_select")
            ? labels.stream().flatMap(label -> suggestions(field, label).stream()).toList()
            : Fields.options(field.element());
    enter(field, desk.changes().read(() -> Choice.value(field, options, labels, desk.team())));
  }

  void clear(Field field) {
    hold(field, field.holdsSeveral() ? new JsonArray() : null);
  }

  void attach(Field field, String fileName, byte[] bytes) {
    if (!field.type().equals("file_input")) {
      throw new NotOnScreen("“" + field.label() + "” takes no files");
    }
    var files = Json.list(state(field), "files").deepCopy();
    var file =
        desk.changes().inside(() -> desk.team().files().keep(desk.userId(), fileName, bytes));
    files.add(desk.changes().read(() -> file.json(desk.team())));
    hold(field, files);
  }

  List<JsonObject> suggestions(Field field, String typed) {
    return Suggestions.ask(desk, field, typed, view);
  }

  private void hold(Field field, @Nullable Object held) {
    var name = Fields.held(field.type()).orElse("value");
    enter(field, Json.object("type", field.type(), name, held));
  }

  private void enter(Field field, JsonObject value) {
    desk.changes().run(() -> view.enter(field.blockId(), field.actionId(), value));
    if (field.dispatches()) {
      desk.send(payloads -> payloads.actionInView(field.action(value), view));
    }
  }
}
