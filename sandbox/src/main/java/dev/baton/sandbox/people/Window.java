package dev.baton.sandbox.people;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Conversation;
import dev.baton.sandbox.slack.PostedMessage;
import dev.baton.sandbox.slack.SharedFile;
import dev.baton.sandbox.slack.View;
import java.util.List;
import java.util.Optional;

/**
 * What a person does in a window that knows everything by its id, as the page does. Whatever is not
 * on this person's screen fails with {@link NotOnScreen}.
 */
public final class Window {
  private final Desk desk;
  private final Person person;

  Window(Desk desk, Person person) {
    this.desk = desk;
    this.person = person;
  }

  /** The conversations this person may see; called inside the lock. */
  public List<Conversation> conversations() {
    direct();
    return desk.team().conversations().stream().filter(this::sees).toList();
  }

  /** The direct message with the bot; called inside the lock. */
  public Conversation direct() {
    return desk.team().direct(desk.userId());
  }

  /** Types a slash command into a conversation. */
  public Outcome command(String conversationId, String line) {
    int space = line.indexOf(' ');
    var command = space < 0 ? line : line.substring(0, space);
    var text = space < 0 ? "" : line.substring(space + 1);
    var in = conversation(conversationId);
    return desk.send(
        payloads -> payloads.command(command, text, in), answer -> desk.showReply(answer, in));
  }

  /** Writes a message; the bot hears of it in its direct message only. */
  public void say(String conversationId, String text) {
    var in = conversation(conversationId);
    if (in.kind() == Conversation.Kind.DIRECT) {
      person.says(text);
    } else {
      desk.changes().run(() -> desk.team().say(in, desk.userId(), text));
    }
  }

  /** Clicks or chooses in a message. */
  public Outcome touch(String conversationId, String ts, Touch touch) {
    var in = conversation(conversationId);
    var message = message(in, ts);
    var action = action(message.blocks(), touch);
    return desk.send(payloads -> payloads.actionInMessage(action, message, in));
  }

  /**
   * Clicks or chooses in a modal or the home tab.
   *
   * @param typed everything typed and chosen so far, in the form of {@code state.values}
   */
  public Outcome touch(String viewId, Touch touch, JsonObject typed) {
    var view = view(viewId);
    enter(view, typed);
    var action = action(Json.list(desk.changes().read(view::content), "blocks"), touch);
    return desk.send(payloads -> payloads.actionInView(action, view));
  }

  /** Presses the submit button of a modal; {@code typed} as for a touch. */
  public Submission submit(String viewId, JsonObject typed) {
    var view = view(viewId);
    enter(view, typed);
    return new Modal(desk, view).submit();
  }

  /** Closes a modal without submitting; {@code typed} as for a touch. */
  public void close(String viewId, JsonObject typed) {
    var view = view(viewId);
    enter(view, typed);
    new Modal(desk, view).close();
  }

  /** What an external select offers for what was typed into it. */
  public List<JsonObject> suggestions(String viewId, Touch touch, String typed) {
    var view = view(viewId);
    var blocks = Json.list(desk.changes().read(view::content), "blocks");
    return Suggestions.ask(desk, field(blocks, touch), typed, view);
  }

  /** Uploads a file for a file field; what the field then holds is up to the window. */
  public JsonObject attach(String name, byte[] bytes) {
    var file = desk.changes().inside(() -> desk.team().files().keep(desk.userId(), name, bytes));
    return desk.changes().read(() -> file.json(desk.team()));
  }

  /** Uses a message shortcut. */
  public Outcome shortcut(String callbackId, String conversationId, String ts) {
    var in = conversation(conversationId);
    var message = message(in, ts);
    return desk.send(payloads -> payloads.messageShortcut(callbackId, message, in));
  }

  /** Uses a shortcut of the shortcuts menu, which belongs to no message. */
  public Outcome globalShortcut(String callbackId) {
    return desk.send(payloads -> payloads.globalShortcut(callbackId));
  }

  /**
   * A file that this person gave, or that was shared where they can see it; empty when there is
   * none.
   */
  public Optional<SharedFile> file(String fileId) {
    return desk.changes().read(() -> desk.team().files().byId(fileId).filter(this::seesFile));
  }

  private boolean seesFile(SharedFile file) {
    return file.user().equals(desk.userId())
        || conversations().stream().anyMatch(conversation -> holds(conversation, file));
  }

  private static boolean holds(Conversation conversation, SharedFile file) {
    return file.uploaded() && file.channels().contains(conversation.id());
  }

  private boolean sees(Conversation conversation) {
    return conversation.kind() == Conversation.Kind.PUBLIC
        || conversation.members().contains(desk.userId());
  }

  private Conversation conversation(String id) {
    return desk.changes()
        .read(() -> desk.team().conversation(id).filter(this::sees))
        .orElseThrow(() -> new NotOnScreen("No conversation " + id + " for " + desk.who()));
  }

  private PostedMessage message(Conversation in, String ts) {
    return desk.changes()
        .read(() -> in.message(ts))
        .filter(message -> message.ephemeralTo().map(desk.userId()::equals).orElse(true))
        .orElseThrow(() -> new NotOnScreen("The message was deleted"));
  }

  private View view(String id) {
    return desk.changes()
        .read(
            () -> desk.team().views().byId(id).filter(view -> view.userId().equals(desk.userId())))
        .orElseThrow(() -> new NotOnScreen("The window was closed"));
  }

  private void enter(View view, JsonObject typed) {
    desk.changes()
        .run(() ->
            typed
                .asMap()
                .forEach((blockId, actions) ->
                    actions
                        .getAsJsonObject()
                        .asMap()
                        .forEach((actionId, value) ->
                            view.enter(blockId, actionId, value.getAsJsonObject()))));
  }

  private static Field field(JsonArray blocks, Touch touch) {
    return Field.all(blocks).stream()
        .filter(f -> f.blockId().equals(touch.blockId()) && f.actionId().equals(touch.actionId()))
        .findFirst()
        .orElseThrow(() -> new NotOnScreen("What was touched has changed meanwhile"));
  }

  private static JsonObject action(JsonArray blocks, Touch touch) {
    var field = field(blocks, touch);
    return field.isButton() ? field.click() : field.action(touch.value());
  }
}
