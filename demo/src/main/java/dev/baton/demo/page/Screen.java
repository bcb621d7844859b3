package dev.baton.demo.page;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.mail.Mailbox;
import dev.baton.sandbox.people.CommandHint;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Conversation;
import dev.baton.sandbox.slack.Member;
import dev.baton.sandbox.slack.View;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything one person sees at a moment, as the page draws it. */
final class Screen {
  private static final int SHOWN = 200;

  private final Workspaces workspaces;
  private final ReadMarks marks;
  private final Mailbox mailbox;

  Screen(Workspaces workspaces, ReadMarks marks, Mailbox mailbox) {
    this.workspaces = workspaces;
    this.marks = marks;
    this.mailbox = mailbox;
  }

  /** What that person sees now. */
  JsonObject of(String userId) {
    var found = workspaces.person(userId);
    var team = found.workspace().team();
    return team.world().changes().read(() -> draw(found.workspace(), found.person()));
  }

  private JsonObject draw(SlackWorkspace workspace, Person person) {
    var team = workspace.team();
    var screen =
        Json.object(
            "me",
            person.id(),
            "workspace",
            Json.object("id", team.id(), "name", team.name()),
            "bot",
            Json.object("id", team.bot().userId(), "name", team.botUser().realName()),
            "now",
            team.world().now().toEpochMilli(),
            "people",
            workspace.people().stream().map(one -> person(one, team.world().now())).toList());
    screen.add("conversations", Json.array(conversations(person, workspace)));
    screen.add("views", Json.array(views(person, workspace)));
    screen.add("home", Json.of(team.views().home(person.id()).map(View::json).orElse(null)));
    screen.add("mails", Json.array(mailbox.all().reversed().stream().map(Screen::mail).toList()));
    screen.addProperty("unreadMails", marks.unreadMails(person.member(), mailbox.all()));
    screen.add("commands", Json.array(workspace.commands().stream().map(Screen::hint).toList()));
    screen.add("shortcuts", Json.of(workspace.shortcuts()));
    screen.add("globalShortcuts", Json.of(workspace.globalShortcuts()));
    return screen;
  }

  private JsonObject person(Person person, Instant now) {
    var m = person.member();
    return Json.object(
        "id", m.id(),
        "name", m.name(),
        "realName", m.realName(),
        "email", m.email(),
        "title", title(m),
        "zone", m.zone().getId(),
        "status", status(m, now),
        "away", m.away(),
        "deleted", m.deleted(),
        "bot", m.bot(),
        "unread", marks.unread(m.id(), person.window().direct()));
  }

  private static String title(Member member) {
    return member.stranger() && member.title().isEmpty()
        ? "from another workspace"
        : member.title();
  }

  private static Optional<Object> status(Member member, Instant now) {
    return member
        .status()
        .filter(status -> status.until().map(now::isBefore).orElse(true))
        .map(status -> Json.object("emoji", status.emoji(), "text", status.text()));
  }

  private List<JsonObject> conversations(Person person, SlackWorkspace workspace) {
    return person.window().conversations().stream()
        .map(conversation -> conversation(conversation, person.id(), workspace))
        .toList();
  }

  private JsonObject conversation(Conversation in, String userId, SlackWorkspace workspace) {
    var all = in.allFor(userId);
    var newest = all.subList(Math.max(0, all.size() - SHOWN), all.size());
    return Json.object(
        "id",
        in.id(),
        "name",
        in.name(),
        "kind",
        in.kind().name().toLowerCase(Locale.ROOT),
        "unread",
        marks.unread(userId, in),
        "older",
        all.size() - newest.size(),
        "messages",
        newest.stream().map(message -> message.json(workspace.team())).toList());
  }

  private static List<JsonObject> views(Person person, SlackWorkspace workspace) {
    return workspace.team().views().stack(person.id()).stream().map(View::json).toList();
  }

  private static JsonObject hint(CommandHint hint) {
    return Json.object(
        "command", hint.command(), "usage", hint.usage(), "description", hint.description());
  }

  private static JsonObject mail(Mail mail) {
    return Json.object(
        "id", mail.id(),
        "from", mail.from(),
        "to", mail.to(),
        "subject", mail.subject(),
        "text", mail.text(),
        "hasHtml", !mail.html().isEmpty(),
        "headers", mail.headers(),
        "ts", ReadMarks.ts(mail),
        "at", mail.at().toEpochMilli());
  }
}
