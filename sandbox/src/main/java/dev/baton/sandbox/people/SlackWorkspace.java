package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.change.Changes;
import dev.baton.sandbox.event.BotLine;
import dev.baton.sandbox.event.BotSockets;
import dev.baton.sandbox.event.Events;
import dev.baton.sandbox.event.SentEvent;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Authorization;
import dev.baton.sandbox.slack.Conversation;
import dev.baton.sandbox.slack.Enterprise;
import dev.baton.sandbox.slack.Installs;
import dev.baton.sandbox.slack.Member;
import dev.baton.sandbox.slack.Team;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A workspace: its people, its channels, its installation of the bot. */
public final class SlackWorkspace {
  private final Team team;
  private final BotLine line;
  private final Events events;
  private final Installs installs;
  private final Duration patience;
  private final Map<String, String> shortcuts = new ConcurrentHashMap<>();
  private final Map<String, String> globalShortcuts = new ConcurrentHashMap<>();
  private final Map<String, CommandHint> commands = new ConcurrentSkipListMap<>();

  public SlackWorkspace(Team team, BotLine line, Installs installs, Duration patience) {
    this.team = team;
    this.line = line;
    this.installs = installs;
    this.patience = patience;
    events = new Events(team, line);
  }

  /** The workspace's id, {@code T…}. */
  public String id() {
    return team.id();
  }

  /** What the bot authenticates with, {@code xoxb-…}. */
  public String botToken() {
    return changes().read(() -> team.bot().token());
  }

  /** The bot's user id, {@code U…}. */
  public String botUserId() {
    return team.bot().userId();
  }

  /** Puts the workspace into an organisation; org-wide when the app is installed for all of it. */
  public SlackWorkspace inEnterprise(String enterpriseId, String name, boolean orgWide) {
    changes().run(() -> team.join(new Enterprise(enterpriseId, name, orgWide)));
    return this;
  }

  /** Sends commands, clicks and events to that address from now on, signed with that secret. */
  public SlackWorkspace connectBot(URI events, String signingSecret) {
    line.connect(events, signingSecret);
    return this;
  }

  /** Socket Mode of this workspace's app: while it is on, nothing goes to an address. */
  public BotSockets sockets() {
    return line.sockets();
  }

  /** Registers a global shortcut as the manifest would: one that stands in the shortcuts menu. */
  public SlackWorkspace globalShortcut(String name, String callbackId) {
    globalShortcuts.put(name, callbackId);
    return this;
  }

  /** Registers a message or global shortcut as the manifest would. */
  public SlackWorkspace shortcut(String name, String callbackId) {
    shortcuts.put(name, callbackId);
    return this;
  }

  /** Registers a slash command with its usage hint, as the manifest would, for completion. */
  public SlackWorkspace command(String command, String usage, String description) {
    commands.put(command, new CommandHint(command, usage, description));
    return this;
  }

  /** The registered commands. */
  public List<CommandHint> commands() {
    return List.copyOf(commands.values());
  }

  /** Those of the shortcuts menu: callback ids by name. */
  public Map<String, String> globalShortcuts() {
    return Map.copyOf(globalShortcuts);
  }

  /** The registered shortcuts: callback ids by name. */
  public Map<String, String> shortcuts() {
    return Map.copyOf(shortcuts);
  }

  /** Grants the bot exactly these scopes. */
  public SlackWorkspace grantOnly(String... scopes) {
    changes().run(() -> team.grant(Set.of(scopes)));
    return this;
  }

  /** Takes one scope from the bot. */
  public SlackWorkspace withoutScope(String scope) {
    changes()
        .run(() -> {
          var fewer = new HashSet<>(team.bot().scopes());
          fewer.remove(scope);
          team.grant(fewer);
        });
    return this;
  }

  /**
   * The person with that address, added in the zone Europe/Berlin when there is none. The bot, if
   * connected, hears of a new one ({@code team_join}).
   */
  public Person person(String email, String realName) {
    var found = changes().read(() -> byEmail(email));
    return found.map(this::handle).orElseGet(() -> addPerson(email, realName));
  }

  /** Everybody, in the order they came, without the bot. */
  public List<Person> people() {
    return changes().read(() -> team.members().stream().map(this::handle).toList());
  }

  /** The person of that Slack id; empty when the workspace has none. */
  public Optional<Person> personOf(String userId) {
    return changes().read(() -> team.member(userId)).map(this::handle);
  }

  /** The public channel of that name, made without members when there is none. */
  public Channel channel(String name) {
    return channel(name, Conversation.Kind.PUBLIC);
  }

  /** The private channel of that name, made without members when there is none. */
  public Channel privateChannel(String name) {
    return channel(name, Conversation.Kind.PRIVATE);
  }

  /** Sends the bot any event. */
  public SentEvent sendEvent(JsonObject event) {
    return events.send(event);
  }

  /** All of the Events API, for retries and the URL handshake. */
  public Events events() {
    return events;
  }

  /** An admin uninstalls the app: the token dies, and the bot hears {@code app_uninstalled}. */
  public SentEvent uninstall() {
    changes().run(() -> team.setInstalled(false));
    return events.send(Json.object("type", "app_uninstalled"));
  }

  /** The bot's token is revoked, and the bot hears {@code tokens_revoked}. */
  public SentEvent revokeToken() {
    changes().run(() -> team.setInstalled(false));
    var bots = Json.object("bot", List.of(team.bot().userId()));
    return events.send(Json.object("type", "tokens_revoked", "tokens", bots));
  }

  /** As if the app had never been installed; the bot hears nothing of it. */
  public SlackWorkspace withoutTheApp() {
    changes().run(() -> team.setInstalled(false));
    return this;
  }

  /** Tokens given from now on end after twelve hours. */
  public SlackWorkspace rotateTokens() {
    changes().run(() -> team.rotation().begin());
    return this;
  }

  /** How often the bot exchanged its token for the next one. */
  public int tokenRefreshes() {
    return changes().read(() -> team.rotation().refreshes());
  }

  /**
   * That person presses Allow on the page that the app sent them to.
   *
   * @param authorize the address of that page
   * @return where Slack sends their browser then
   * @throws NotOnScreen when the page shows an error instead
   */
  public URI allow(Person allowing, URI authorize) {
    var asked = authorization(authorize);
    return changes().inside(() -> asked.allowedBy(installs, team, allowing.id()));
  }

  /** That page's other button; see {@link #allow}. */
  public URI cancel(URI authorize) {
    return authorization(authorize).cancelled();
  }

  /**
   * That person installs the app from Slack's own pages.
   *
   * @param redirectUri the first of the app's redirect URLs
   * @return where Slack sends their browser then; it carries no state
   */
  public URI installFromSlack(Person allowing, URI redirectUri) {
    return URI.create(redirectUri + "?code=" + installCode(allowing) + "&state=");
  }

  /** Installs the app again after an end. */
  public SlackWorkspace install() {
    changes().run(() -> team.setInstalled(true));
    return this;
  }

  /** The code that the redirect URL gets when that person allows the install. */
  public String installCode(Person allowing) {
    return changes().inside(() -> installs.allow(team, allowing.id(), Optional.empty(), Set.of()));
  }

  /** Sends the bot anything at all, for hostile tests. */
  public Raw raw(String body) {
    return new Raw(line, team.world()::now, body);
  }

  private Authorization authorization(URI authorize) {
    return switch (Authorization.read(authorize.getRawQuery(), installs)) {
      case Authorization.Result.Asked(var asked) -> asked;
      case Authorization.Result.Wrong(var why) -> throw new NotOnScreen(why);
    };
  }

  String shortcut(String name) {
    return Optional.ofNullable(shortcuts.get(name))
        .or(() -> Optional.ofNullable(globalShortcuts.get(name)))
        .orElseThrow(
            () -> new NotOnScreen("No shortcut “" + name + "”, only " + shortcuts.keySet()));
  }

  /** What the workspace remembers, for those who show it. */
  public Team team() {
    return team;
  }

  Changes changes() {
    return team.world().changes();
  }

  /** A window of nobody in particular, for what everybody sees. */
  Desk window() {
    return new Desk(team, line, patience, team.bot().userId(), "everybody");
  }

  /** Sends the event if a bot is connected. */
  public void hear(JsonObject event) {
    tell(event);
  }

  void tell(JsonObject event) {
    if (line.connected()) {
      events.send(event);
    }
  }

  void tellOf(String type, Member member) {
    var user = team.inOrganisation(member, member.jsonWithLocale(true, team.world().now()));
    tell(Json.object("type", type, "user", user, "cache_ts", team.world().now().getEpochSecond()));
  }

  private Optional<Member> byEmail(String email) {
    return team.members().stream()
        .filter(member -> member.email().map(email::equalsIgnoreCase).orElse(false))
        .findFirst();
  }

  private Person addPerson(String email, String realName) {
    var name = email.replaceAll("@.*", "").toLowerCase(Locale.ROOT);
    var member =
        changes()
            .inside(() -> {
              var id = team.world().ids().next("U");
              var added =
                  Member.person(id, team.id(), name, realName, email, ZoneId.of("Europe/Berlin"));
              team.put(added);
              team.conversation("general").ifPresent(general -> general.members().add(id));
              return added;
            });
    tellOf("team_join", member);
    return handle(member);
  }

  private Person handle(Member member) {
    return new Person(new Desk(team, line, patience, member.id(), member.realName()), this);
  }

  private Channel channel(String name, Conversation.Kind kind) {
    return new Channel(
        this,
        changes()
            .inside(() -> team.conversation(name).orElseGet(() -> team.addChannel(name, kind))));
  }
}
