package dev.baton.sandbox.people;

import dev.baton.sandbox.slack.Conversation;
import java.util.List;

/** A channel of a workspace. */
public final class Channel {
  private final SlackWorkspace workspace;
  private final Conversation conversation;

  Channel(SlackWorkspace workspace, Conversation conversation) {
    this.workspace = workspace;
    this.conversation = conversation;
  }

  public String id() {
    return conversation.id();
  }

  public String name() {
    return conversation.name();
  }

  /** Lets people in. */
  public Channel invite(Person... people) {
    workspace.changes().run(() -> List.of(people).forEach(p -> conversation.members().add(p.id())));
    return this;
  }

  /** Lets the bot in, so that it may write here. */
  public Channel inviteBot() {
    var team = workspace.team();
    workspace.changes().run(() -> conversation.members().add(team.bot().userId()));
    return this;
  }

  /** Puts the bot out. */
  public Channel removeBot() {
    var team = workspace.team();
    workspace.changes().run(() -> conversation.members().remove(team.bot().userId()));
    return this;
  }

  /** Nobody writes here any more. */
  public Channel archive() {
    workspace.changes().run(conversation::archive);
    return this;
  }

  /** Somebody deletes what they wrote; replies to it stay. */
  public Channel delete(Message message) {
    workspace.changes().run(() -> conversation.remove(message.ts()));
    return this;
  }

  /** A person writes here; the bot hears nothing of it. */
  public Message post(Person author, String text) {
    var desk = author.desk();
    var said =
        workspace.changes().inside(() -> workspace.team().say(conversation, author.id(), text));
    return desk.message(said);
  }

  /** What this person sees here, oldest first, private replies included; without waiting. */
  public List<Message> messagesFor(Person person) {
    return workspace
        .changes()
        .read(() -> conversation.allFor(person.id()).stream().map(person.desk()::message).toList());
  }

  /** What everybody sees here, oldest first; without waiting. */
  public List<Message> messages() {
    var window = workspace.window();
    return workspace
        .changes()
        .read(() -> conversation.messages().stream().map(window::message).toList());
  }

  /**
   * The newest message here that contains the text, once there is one.
   *
   * @throws NotOnScreen when none comes in time
   */
  public Message message(String containing) {
    var search = new Search(workspace.window(), containing);
    return workspace
        .window()
        .await(
            () -> search.newest(conversation.messages()),
            () -> "No message with “%s” in #%s, only %s".formatted(containing, name(), messages()));
  }
}
