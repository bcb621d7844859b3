package dev.baton.sandbox.people;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A modal on a person's screen, always as it stands now. Fields are named by their labels, choices
 * by theirs; a label that is there only once may be shortened.
 */
public final class Modal {
  private final Desk desk;
  private final View view;
  private volatile Map<String, String> errors = Map.of();

  Modal(Desk desk, View view) {
    this.desk = desk;
    this.view = view;
  }

  public String title() {
    return Reading.text(content(), "title");
  }

  /** The label of the submit button; empty text when there is none. */
  public String submitLabel() {
    return Reading.text(content(), "submit");
  }

  /** Everything that can be read in it, line by line, buttons as {@code [Retry]}. */
  public List<String> lines() {
    return Reading.lines(blocks());
  }

  /** True when the title or a line contains the text. */
  public boolean shows(String part) {
    return title().contains(part) || String.join("\n", lines()).contains(part);
  }

  /**
   * Waits until it contains the text.
   *
   * @throws NotOnScreen when it does not in time
   */
  public Modal awaitShows(String part) {
    return desk.await(
        () -> shows(part) ? Optional.of(this) : Optional.empty(),
        () -> "“%s” did not appear in %s".formatted(part, this));
  }

  /** The labels of everything that can be touched, in order. */
  public List<String> labels() {
    return fields().stream().map(Field::label).toList();
  }

  /** The choices of a select, radio or checkbox group. */
  public List<String> options(String label) {
    return field(label).optionLabels();
  }

  /** What a field holds: its text, its choices' labels joined by “, ”, or a picked id. */
  public String value(String label) {
    return Held.text(state(field(label)));
  }

  /** The texts beside fields after the last submit, by label. */
  public Map<String, String> errors() {
    return errors;
  }

  /** False once it was closed or submitted away. */
  public boolean isOpen() {
    return desk.changes().read(view::open);
  }

  /** The view's id. */
  public String id() {
    return view.id();
  }

  /** The view object of the Web API. */
  public JsonObject json() {
    return desk.changes().read(view::json);
  }

  /** Types into a text, number, email or URL field, or sets a date or time; replaces the old. */
  public Modal fill(String label, String text) {
    var field = field(label);
    var held = Fields.held(field.type()).orElse("value");
    var value = Json.object("type", field.type(), held, text.isEmpty() ? null : text);
    return enter(field, value);
  }

  /** Picks one choice of a select or radio group; an external select is typed into first. */
  public Modal choose(String label, String choice) {
    var field = field(label);
    return pick(field, options(field, choice), List.of(choice));
  }

  /** Picks exactly these choices of a multi-select. */
  public Modal chooseAll(String label, String... choices) {
    var field = field(label);
    var options = new ArrayList<>(Fields.options(field.element()));
    if (field.type().endsWith("external_select")) {
      Arrays.stream(choices).forEach(choice -> options.addAll(suggestions(field, choice)));
    }
    return pick(field, options, List.of(choices));
  }

  /** What an external select offers for what was typed into it. */
  public List<String> suggestions(String label, String typed) {
    return suggestions(field(label), typed).stream().map(o -> Reading.text(o, "text")).toList();
  }

  /** Ticks boxes besides those already ticked. */
  public Modal check(String label, String... boxes) {
    return tick(
        field(label),
        ticked -> {
          var all = new ArrayList<>(ticked);
          Arrays.stream(boxes).filter(box -> !all.contains(box)).forEach(all::add);
          return all;
        });
  }

  /** Ticks every box. */
  public Modal checkAll(String label) {
    return tick(field(label), ticked -> field(label).optionLabels());
  }

  /** Unticks boxes. */
  public Modal uncheck(String label, String... boxes) {
    return tick(
        field(label),
        ticked -> ticked.stream().filter(box -> !List.of(boxes).contains(box)).toList());
  }

  /** Empties a field. */
  public Modal clear(String label) {
    var field = field(label);
    return Fields.held(field.type()).orElse("").endsWith("s")
        ? pick(field, List.of(), List.of())
        : enter(field, emptied(field));
  }

  /**
   * Clicks a button inside the modal; a question it asks is answered with yes.
   *
   * @throws NotOnScreen when there is no such button
   */
  public Outcome click(String button) {
    var field =
        Field.labelled(fields().stream().filter(Field::isButton).toList(), button, toString());
    return desk.send(payloads -> payloads.actionInView(field.click(), view));
  }

  /** Picks from an overflow menu beside that text. */
  public Outcome chooseFromMenu(String label, String option) {
    var field = field(label);
    var picked = Choice.option(Fields.options(field.element()), option, field);
    return desk.send(payloads ->
        payloads.actionInView(field.action(Json.object("selected_option", picked)), view));
  }

  /**
   * Presses the submit button.
   *
   * @throws NotOnScreen when it has another label, or the modal is closed
   */
  public Submission submit(String button) {
    if (!submitLabel().equals(button)) {
      throw new NotOnScreen(
          "The submit button is “%s”, not “%s”, on %s".formatted(submitLabel(), button, this));
    }
    return submit();
  }

  /**
   * Presses the submit button. What Slack's own window refuses never reaches the bot.
   *
   * @throws NotOnScreen when the modal is closed
   */
  public Submission submit() {
    if (!isOpen()) {
      throw new NotOnScreen("The modal “" + title() + "” is closed");
    }
    var refused = desk.changes().read(() -> ClientCheck.errors(view));
    return refused.isEmpty() ? submitAgain() : keep(Submission.refused(refused));
  }

  /** Sends the submission whether or not the modal is still open: a double click, a replay. */
  public Submission submitAgain() {
    var outcome = desk.send(payloads -> payloads.submission(view));
    return keep(
        desk.changes().inside(() -> new SubmitAnswer(desk.team(), view).apply(outcome.answer())));
  }

  /** Closes it without submitting. The bot hears of it when the modal asked for that. */
  public void close() {
    var all = Json.flag(content(), "clear_on_close");
    var hears = Json.flag(content(), "notify_on_close");
    desk.changes().run(() -> closeViews(all));
    if (hears) {
      desk.send(payloads -> payloads.closed(view, all));
    }
  }

  @Override
  public String toString() {
    return "modal “%s” %s".formatted(title(), lines());
  }

  private Submission keep(Submission submission) {
    errors = submission.errors();
    return submission;
  }

  private void closeViews(boolean all) {
    if (all) {
      desk.team().views().clear(view.userId());
    } else {
      desk.team().views().close(view);
    }
  }

  private Modal tick(Field field, UnaryOperator<List<String>> change) {
    var ticked =
        Json.objects(state(field), "selected_options").stream()
            .map(option -> Reading.text(option, "text"))
            .toList();
    return pick(field, Fields.options(field.element()), change.apply(ticked));
  }

  private Modal pick(Field field, List<JsonObject> options, List<String> labels) {
    var value = desk.changes().read(() -> Choice.value(field, options, labels, desk.team()));
    return enter(field, value);
  }

  private Modal enter(Field field, JsonObject value) {
    desk.changes().run(() -> view.enter(field.blockId(), field.actionId(), value));
    if (field.dispatches()) {
      desk.send(payloads -> payloads.actionInView(field.action(value), view));
    }
    return this;
  }

  private List<JsonObject> options(Field field, String typed) {
    return field.type().endsWith("external_select")
        ? suggestions(field, typed)
        : Fields.options(field.element());
  }

  private List<JsonObject> suggestions(Field field, String typed) {
    return Suggestions.ask(desk, field, typed, view);
  }

  private static JsonObject emptied(Field field) {
    var held = Fields.held(field.type()).orElse("value");
    return Json.object("type", field.type(), held, null);
  }

  private JsonObject state(Field field) {
    var values = desk.changes().read(view::values);
    return Json.child(Json.child(values, field.blockId()), field.actionId());
  }

  private Field field(String label) {
    return Field.labelled(fields(), label, toString());
  }

  private List<Field> fields() {
    return Field.all(blocks());
  }

  private JsonArray blocks() {
    return Json.list(content(), "blocks");
  }

  private JsonObject content() {
    return desk.changes().read(view::content);
  }
}
