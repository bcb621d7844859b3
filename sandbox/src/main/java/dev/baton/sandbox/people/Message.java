package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Content;
import dev.baton.sandbox.slack.Conversation;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.PostedMessage;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A message as one person saw it at one moment. A click acts on what was seen, as in a window that
 * has not been refreshed; {@link #now()} is the message as it stands.
 */
public final class Message {
  private static final Pattern PING = Pattern.compile("<[!@][^>]*>");

  private final Desk desk;
  private final PostedMessage seen;

  Message(Desk desk, PostedMessage seen) {
    this.desk = desk;
    this.seen = seen;
  }

  /** The text a screen reader reads, {@code & < >} unescaped. */
  public String text() {
    return BlockText.unescaped(seen.text());
  }

  /** The blocks as lines of plain text, buttons as {@code [Approve]}; empty without blocks. */
  public List<String> lines() {
    return BlockText.lines(seen.blocks());
  }

  /** True when the text or a line of the blocks contains it. */
  public boolean shows(String part) {
    return text().contains(part) || String.join("\n", lines()).contains(part);
  }

  /**
   * The mentions that would notify somebody, as Slack reads them in text and blocks: {@code
   * <!channel>}, {@code <@U…>}. Escaped ones notify nobody and are not listed.
   */
  public List<String> pings() {
    return PING.matcher(seen.text() + seen.blocks()).results().map(MatchResult::group).toList();
  }

  /** The labels of the buttons, in order. */
  public List<String> buttons() {
    return fields().stream().filter(Field::isButton).map(Field::label).toList();
  }

  /** The choices of the select or overflow menu with that label. */
  public List<String> options(String label) {
    return field(label).optionLabels();
  }

  /** Only the person who looks at it sees it. */
  public boolean isEphemeral() {
    return seen.ephemeralTo().isPresent();
  }

  /** True once it was changed. */
  public boolean isEdited() {
    return seen.editedTs().isPresent();
  }

  public String ts() {
    return seen.ts();
  }

  /** The id of its channel or direct message. */
  public String channelId() {
    return seen.channel();
  }

  /** The user id of its author. */
  public String author() {
    return seen.author();
  }

  /** The timestamp of the thread it is in; empty outside threads. */
  public Optional<String> threadTs() {
    return seen.threadTs();
  }

  /** The message object of the Web API. */
  public JsonObject json() {
    return seen.json(desk.team());
  }

  /**
   * The message as it stands.
   *
   * @throws NotOnScreen when it was deleted
   */
  public Message now() {
    return current().orElseThrow(() -> new NotOnScreen("The message was deleted: " + this));
  }

  /** False once it was deleted. */
  public boolean exists() {
    return current().isPresent();
  }

  /**
   * The message as it stands once it contains the text.
   *
   * @throws NotOnScreen when it does not in time
   */
  public Message awaitShows(String part) {
    return desk.await(
        () -> current().filter(message -> message.shows(part)),
        () -> "“%s” did not appear in %s".formatted(part, current()));
  }

  /**
   * Clicks a button.
   *
   * @throws NotOnScreen when there is no such button, or it asks for confirmation
   */
  public Outcome click(String button) {
    var field = field(button);
    if (field.asksFirst()) {
      throw new NotOnScreen("“" + button + "” asks first: clickAndConfirm");
    }
    return act(field.click());
  }

  /**
   * Clicks a button and says yes to its question.
   *
   * @throws NotOnScreen when there is no such button, or it asks nothing
   */
  public Outcome clickAndConfirm(String button) {
    var field = field(button);
    if (!field.asksFirst()) {
      throw new NotOnScreen("“" + button + "” asks nothing");
    }
    return act(field.click());
  }

  /** Picks from a select or overflow menu, by its label (its only one when it has none). */
  public Outcome choose(String label, String option) {
    var field = field(label);
    var options = Fields.options(field.element());
    var value =
        desk.changes().read(() -> Choice.value(field, options, List.of(option), desk.team()));
    return act(field.action(value));
  }

  /** Picks from the message's only overflow menu. */
  public Outcome chooseFromMenu(String option) {
    var menus = fields().stream().filter(field -> field.type().equals("overflow")).toList();
    if (menus.size() != 1) {
      throw new NotOnScreen(menus.size() + " overflow menus in " + this);
    }
    var menu = menus.getFirst();
    var options = Fields.options(menu.element());
    return act(menu.action(Json.object("selected_option", Choice.option(options, option, menu))));
  }

  /**
   * A copy in that person's direct message with the bot, buttons and all, in another workspace
   * even: what Slack lets nobody do, for hostile tests.
   */
  public Message copiedTo(Person other) {
    Desk theirs = other.desk();
    var content = Content.of(seen.text(), seen.blocks());
    return theirs.message(
        theirs
            .changes()
            .inside(() -> {
              var direct = theirs.team().direct(theirs.userId());
              return theirs.team().post(direct, content, Optional.empty(), List.of());
            }));
  }

  /** The channel id, the state and everything that can be read. */
  @Override
  public String toString() {
    return "message in %s: “%s” %s".formatted(seen.channel(), text(), lines());
  }

  PostedMessage seen() {
    return seen;
  }

  Conversation conversation() {
    return desk.changes().read(() -> desk.team().conversation(seen.channel()).orElseThrow());
  }

  private Outcome act(JsonObject action) {
    var standing = desk.changes().read(() -> conversation().message(seen.ts())).orElse(seen);
    return desk.send(payloads -> payloads.actionInMessage(action, standing, conversation()));
  }

  private Optional<Message> current() {
    return desk.changes().read(() -> conversation().message(seen.ts())).map(desk::message);
  }

  private Field field(String label) {
    return Field.labelled(fields(), label, toString());
  }

  private List<Field> fields() {
    return Field.all(seen.blocks());
  }
}
