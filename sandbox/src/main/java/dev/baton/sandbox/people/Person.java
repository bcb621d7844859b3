package dev.baton.sandbox.people;

import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Member;
import dev.baton.sandbox.slack.Role;
import dev.baton.sandbox.slack.SharedFile;
import dev.baton.sandbox.slack.View;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A person in a workspace. May act from several threads at once. */
public final class Person {
  private final Desk desk;
  private final SlackWorkspace workspace;

  Person(Desk desk, SlackWorkspace workspace) {
    this.desk = desk;
    this.workspace = workspace;
  }

  /** The Slack id, {@code U…}. */
  public String id() {
    return desk.userId();
  }

  /** What users.info tells of this person now. */
  public Member member() {
    return desk.member();
  }

  /** Makes this person an owner, admin, full member or guest. */
  public Person as(Role role) {
    return change(member -> member.withRole(role));
  }

  /** Makes this person a bot. */
  public Person asBot() {
    return change(Member::asBot);
  }

  /** Makes this person a Slack Connect stranger from that workspace. */
  public Person asStranger(String homeTeamId) {
    return change(member -> member.asStranger(homeTeamId));
  }

  /** Puts this person into a time zone. */
  public Person in(ZoneId zone) {
    return change(member -> member.withZone(zone));
  }

  /** Sets Slack to a language, such as {@code de-DE}. */
  public Person speaks(String locale) {
    return change(member -> member.withLocale(locale));
  }

  /** Deactivates the account. */
  public Person deactivate() {
    return change(member -> member.withDeleted(true));
  }

  /** Activates a deactivated account. */
  public Person reactivate() {
    return change(member -> member.withDeleted(false));
  }

  /** Sets a status without an end, such as {@code :palm_tree:} “Vacationing”. */
  public Person status(String emoji, String text) {
    return change(m -> m.withStatus(Optional.of(new Member.Status(emoji, text, Optional.empty()))));
  }

  /** Sets a status that ends. */
  public Person status(String emoji, String text, Instant until) {
    return change(
        m -> m.withStatus(Optional.of(new Member.Status(emoji, text, Optional.of(until)))));
  }

  /** Clears the status. */
  public Person noStatus() {
    return change(member -> member.withStatus(Optional.empty()));
  }

  /** Changes the address. */
  public Person email(String address) {
    return change(member -> member.withEmail(address));
  }

  /** Says in the profile what this person does, such as {@code agent}. */
  public Person titled(String title) {
    return change(member -> member.withTitle(title));
  }

  /** Chooses what apps call this person; at first it is the address before the {@code @}. */
  public Person shownAs(String displayName) {
    return change(member -> member.withDisplayName(displayName));
  }

  /** Changes the real name. */
  public Person name(String realName) {
    return change(member -> member.withRealName(realName));
  }

  /** Becomes away; Slack sends no event for that. */
  public Person goesAway() {
    desk.changes().run(() -> desk.team().put(member().withAway(true)));
    return this;
  }

  /** Becomes active again; Slack sends no event for that. */
  public Person comesBack() {
    desk.changes().run(() -> desk.team().put(member().withAway(false)));
    return this;
  }

  /** Types a slash command into #general. */
  public Outcome types(String line) {
    return typesIn(workspace.channel("general"), line);
  }

  /**
   * Types a slash command into a channel.
   *
   * @throws NotOnScreen when this person does not see the channel
   */
  public Outcome typesIn(Channel channel, String line) {
    return window().command(channel.id(), line);
  }

  /** Uses a message shortcut by its name; the workspace must have it. */
  public Outcome messageShortcut(Message message, String name) {
    var callbackId = workspace.shortcut(name);
    return desk.send(
        payloads -> payloads.messageShortcut(callbackId, message.seen(), message.conversation()));
  }

  /** Uses a global shortcut by its name; the workspace must have it. */
  public Outcome globalShortcut(String name) {
    var callbackId = workspace.shortcut(name);
    return desk.send(payloads -> payloads.globalShortcut(callbackId));
  }

  /** Writes to the bot in the direct message; the bot gets a {@code message} event. */
  public Message says(String text) {
    var direct = desk.direct();
    var said = desk.changes().inside(() -> desk.team().say(direct, id(), text));
    workspace.tell(
        Json.object(
            "type",
            "message",
            "channel",
            direct.id(),
            "channel_type",
            "im",
            "user",
            id(),
            "text",
            text,
            "ts",
            said.ts(),
            "event_ts",
            said.ts(),
            "team",
            desk.team().id()));
    return desk.message(said);
  }

  /**
   * The modal on top of this person's screen, once there is one.
   *
   * @throws NotOnScreen when none opens in time; says what the person saw instead
   */
  public Modal modal() {
    return desk.await(
        () -> stack().reversed().stream().findFirst().map(view -> new Modal(desk, view)),
        () -> "No modal opened for %s, who saw %s".formatted(desk.who(), privateReplies()));
  }

  /**
   * The modal on top once it has that title.
   *
   * @throws NotOnScreen when none has it in time
   */
  public Modal modal(String title) {
    return desk.await(
        () -> modals().reversed().stream().findFirst().filter(m -> m.title().equals(title)),
        () -> "No modal “%s” for %s, only %s".formatted(title, desk.who(), modals()));
  }

  /** The open modals from the bottom to the top; empty when none is open. */
  public List<Modal> modals() {
    return stack().stream().map(view -> new Modal(desk, view)).toList();
  }

  /** Everything in the direct message with the bot, oldest first; without waiting. */
  public List<Message> directMessages() {
    return desk.changes().read(() -> desk.direct().messages().stream().map(desk::message).toList());
  }

  /**
   * The newest direct message, once there is one.
   *
   * @throws NotOnScreen when none comes in time
   */
  public Message lastDirectMessage() {
    return directMessage("");
  }

  /**
   * The newest direct message that contains the text, once there is one.
   *
   * @throws NotOnScreen when none comes in time
   */
  public Message directMessage(String containing) {
    var search = new Search(desk, containing);
    return desk.await(
        () -> search.newest(desk.direct().messages()),
        () ->
            "No direct message with “%s” to %s, only %s"
                .formatted(containing, desk.who(), directMessages()));
  }

  /** Everything only this person ever saw (private replies), oldest first; without waiting. */
  public List<Message> privateReplies() {
    return desk.privateSince("");
  }

  /** Opens the app's home tab. */
  public HomeView opensHome() {
    var direct = desk.direct();
    var home = desk.changes().read(() -> desk.team().views().home(id()).map(View::json));
    workspace.tell(
        Json.object(
            "type",
            "app_home_opened",
            "user",
            id(),
            "channel",
            direct.id(),
            "tab",
            "home",
            "view",
            home,
            "event_ts",
            desk.changes().inside(desk.team()::nextTs)));
    return home();
  }

  /** The home tab, without telling the bot. */
  public HomeView home() {
    return new HomeView(desk);
  }

  /** The files in the direct message with the bot, oldest first; without waiting. */
  public List<SharedFile> files() {
    return desk.changes().read(() -> desk.team().files().in(desk.direct().id()));
  }

  /**
   * The newest file whose name contains the text, once there is one.
   *
   * @throws NotOnScreen when none comes in time
   */
  public SharedFile file(String nameContaining) {
    return desk.await(
        () ->
            files().reversed().stream()
                .filter(file -> file.name().contains(nameContaining))
                .findFirst(),
        () ->
            "No file “%s” for %s, only %s; direct messages: %s"
                .formatted(nameContaining, desk.who(), files(), directMessages()));
  }

  /**
   * Deletes a file that this person gave, the newest of that name.
   *
   * @throws NotOnScreen when they gave none
   */
  public void deletesFile(String name) {
    desk.changes()
        .run(() -> {
          var file =
              desk.team().files().of(id()).reversed().stream()
                  .filter(given -> given.name().equals(name))
                  .findFirst()
                  .orElseThrow(() -> new NotOnScreen("No file " + name + " of " + desk.who()));
          desk.team().files().delete(file.id());
        });
  }

  /** This person's window, in which things are found by their ids. */
  public Window window() {
    return new Window(desk, this);
  }

  /** A fresh trigger id, for hostile tests. */
  public String trigger() {
    return desk.changes().inside(() -> desk.team().triggers().issue(id()));
  }

  @Override
  public String toString() {
    return desk.who();
  }

  Desk desk() {
    return desk;
  }

  private List<View> stack() {
    return desk.changes().read(() -> desk.team().views().stack(id()));
  }

  private Person change(UnaryOperator<Member> change) {
    desk.changes().run(() -> desk.team().put(change.apply(member())));
    workspace.tellOf("user_change", member());
    return this;
  }
}
