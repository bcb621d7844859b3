package dev.baton.sandbox.people;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A modal on a person's screen, always as it stands now. Fields are named by their labels, choices
 * by theirs; a label that is there only once may be shortened.
 */
public final class Modal {
  private final Desk desk;
  private final View view;
  private final Inputs inputs;
  private volatile Map<String, String> errors = Map.of();

  Modal(Desk desk, View view) {
    this.desk = desk;
    this.view = view;
    inputs = new Inputs(desk, view);
  }

  public String title() {
    return BlockText.text(content(), "title");
  }

  /** The label of the submit button; empty text when there is none. */
  public String submitLabel() {
    return BlockText.text(content(), "submit");
  }

  /** Everything that can be read in it, line by line, buttons as {@code [Retry]}. */
  public List<String> lines() {
    return BlockText.lines(blocks());
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
    return Held.text(inputs.state(field(label)));
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
    inputs.type(field(label), text);
    return this;
  }

  /** Picks one choice of a select or radio group; an external select is typed into first. */
  public Modal choose(String label, String choice) {
    inputs.pick(field(label), List.of(choice));
    return this;
  }

  /** Picks exactly these choices of a multi-select. */
  public Modal chooseAll(String label, String... choices) {
    inputs.pick(field(label), List.of(choices));
    return this;
  }

  /** What an external select offers for what was typed into it. */
  public List<String> suggestions(String label, String typed) {
    return inputs.suggestions(field(label), typed).stream()
        .map(option -> BlockText.text(option, "text"))
        .toList();
  }

  /** Ticks boxes besides those already ticked. */
  public Modal check(String label, String... boxes) {
    var field = field(label);
    inputs.pick(
        field, Stream.concat(inputs.picked(field).stream(), Stream.of(boxes)).distinct().toList());
    return this;
  }

  /** Ticks every box. */
  public Modal checkAll(String label) {
    var field = field(label);
    inputs.pick(field, field.optionLabels());
    return this;
  }

  /** Unticks boxes. */
  public Modal uncheck(String label, String... boxes) {
    var field = field(label);
    var left = inputs.picked(field).stream().filter(box -> !List.of(boxes).contains(box)).toList();
    inputs.pick(field, left);
    return this;
  }

  /** Uploads a file into a file field, besides those already there. */
  public Modal attach(String label, String fileName, byte[] bytes) {
    inputs.attach(field(label), fileName, bytes);
    return this;
  }

  /** Empties a field. */
  public Modal clear(String label) {
    inputs.clear(field(label));
    return this;
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
    return refused.isEmpty() ? submitAgain() : keep(Submission.refused(refused, this::labelOf));
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

  private String labelOf(String blockId) {
    return fields().stream()
        .filter(field -> field.blockId().equals(blockId))
        .findFirst()
        .map(Field::label)
        .orElse(blockId);
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

  private Field field(String label) {
    return inputs.field(label, toString());
  }

  private List<Field> fields() {
    return inputs.fields();
  }

  private JsonArray blocks() {
    return Json.list(content(), "blocks");
  }

  private JsonObject content() {
    return desk.changes().read(view::content);
  }
}
