package dev.baton.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything one workspace remembers. Guarded by the sandbox's lock. */
public final class Team {
  private final World world;
  private final String id;
  private final String name;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, Conversation> conversations = new LinkedHashMap<>();
  private final Views views;
  private final Triggers triggers;
  private final ResponseUrls responseUrls;
  private final TeamFiles files;
  private final Rotation rotation = new Rotation();
  private Optional<Enterprise> enterprise = Optional.empty();
  private BotAccount bot;
  private boolean installed = true;
  private long lastMicros;

  Team(World world, String id, String name) {
    this(world, id, name, BotAccount.fresh(world.ids(), id));
    addChannel("general", Conversation.Kind.PUBLIC);
  }

  private Team(World world, String id, String name, BotAccount bot) {
    this.world = world;
    this.id = id;
    this.name = name;
    this.bot = bot;
    views = new Views(world, this);
    triggers = new Triggers(world);
    responseUrls = new ResponseUrls(world, this);
    files = new TeamFiles(world, this);
  }

  static Team of(World world, KeptTeam kept) {
    var team = new Team(world, kept.id(), kept.name(), kept.bot());
    team.enterprise = kept.enterprise();
    team.installed = kept.installed();
    team.lastMicros = kept.lastMicros();
    kept.members().forEach(team::put);
    kept.conversations().stream()
        .map(Conversation::of)
        .forEach(conversation -> team.conversations.put(conversation.id(), conversation));
    kept.homes().forEach(team.views::put);
    kept.files().forEach(team.files::put);
    return team;
  }

  KeptTeam kept() {
    return new KeptTeam(
        id,
        name,
        enterprise,
        bot,
        installed,
        lastMicros,
        List.copyOf(members.values()),
        conversations.values().stream().map(Conversation::kept).toList(),
        views.keptHomes(),
        files.all());
  }

  public World world() {
    return world;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The part of the workspace's address before {@code .slack.com}. */
  public String domain() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  public Optional<Enterprise> enterprise() {
    return enterprise;
  }

  /** Puts the workspace into an organisation. */
  public void join(Enterprise organisation) {
    enterprise = Optional.of(organisation);
  }

  /** True when the app is installed for the organisation rather than for this workspace. */
  public boolean orgWide() {
    return enterprise.map(Enterprise::orgWide).orElse(false);
  }

  public BotAccount bot() {
    return bot;
  }

  /** True until the app is uninstalled or its token revoked. */
  public boolean installed() {
    return installed;
  }

  /** Installs or uninstalls the app. */
  public void setInstalled(boolean next) {
    installed = next;
    if (!next) {
      rotation.forget();
    }
  }

  /** Its tokens that end by themselves. */
  public Rotation rotation() {
    return rotation;
  }

  /** Whether the bot may call with that token now or, once installed again, could. */
  boolean knows(String token) {
    return bot.token().equals(token) || rotation.accepts(token, world.now());
  }

  /** Grants exactly these scopes. */
  public void grant(Set<String> scopes) {
    bot = bot.withScopes(scopes);
  }

  /** Gives the bot another token; the old one stops working. */
  public void useToken(String token) {
    bot = bot.withToken(token);
  }

  public Views views() {
    return views;
  }

  public Triggers triggers() {
    return triggers;
  }

  public ResponseUrls responseUrls() {
    return responseUrls;
  }

  public TeamFiles files() {
    return files;
  }

  /** Everybody, in the order they came, without the bot. */
  public Collection<Member> members() {
    return members.values();
  }

  public Optional<Member> member(String userId) {
    return Optional.ofNullable(members.get(userId));
  }

  /** Adds a member, or replaces the one of the same id. */
  public void put(Member member) {
    members.put(member.id(), member);
  }

  /** The bot's own user. */
  public Member botUser() {
    return Member.person(bot.userId(), id, "baton", "Baton", "", ZoneOffset.UTC).asBot();
  }

  public Collection<Conversation> conversations() {
    return conversations.values();
  }

  /** The conversation of that id or, with or without {@code #}, of that name. */
  public Optional<Conversation> conversation(String idOrName) {
    var byId = Optional.ofNullable(conversations.get(idOrName));
    var wanted = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
    return byId.or(() ->
        conversations.values().stream()
            .filter(c -> c.kind() != Conversation.Kind.DIRECT && c.name().equals(wanted))
            .findFirst());
  }

  /** Makes a channel without members. */
  public Conversation addChannel(String channelName, Conversation.Kind kind) {
    var channel = new Conversation(world.ids().next("C"), channelName, kind);
    conversations.put(channel.id(), channel);
    return channel;
  }

  /** The direct message between the bot and that person, opened when there is none. */
  public Conversation direct(String userId) {
    return conversations.values().stream()
        .filter(c -> c.person().equals(Optional.of(userId)))
        .findFirst()
        .orElseGet(() -> openDirect(userId));
  }

  /** The next message timestamp: later than every other of the workspace. */
  public String nextTs() {
    var now = world.now();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    lastMicros = Math.max(lastMicros + 1, micros);
    return String.format(Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
  }

  /** Gives every block without a block_id one, as Slack does. */
  public JsonArray withBlockIds(JsonArray blocks) {
    var named = blocks.deepCopy();
    for (var block : Json.objects(named)) {
      if (Json.text(block, "block_id").isEmpty()) {
        block.addProperty("block_id", "b" + world.ids().number());
      }
    }
    return named;
  }

  /** Puts a message of the bot into a conversation. */
  public PostedMessage post(
      Conversation to, Content content, Optional<String> ephemeralTo, List<JsonObject> shared) {
    var message =
        new PostedMessage(
            to.id(),
            nextTs(),
            bot.userId(),
            Optional.of(bot.botId()),
            content.text(),
            withBlockIds(content.blocks()),
            content.threadTs(),
            content.metadata(),
            ephemeralTo,
            Optional.empty(),
            shared);
    to.put(message);
    return message;
  }

  /** Puts a person's message into a conversation. */
  public PostedMessage say(Conversation in, String userId, String text) {
    var message =
        new PostedMessage(
            in.id(),
            nextTs(),
            userId,
            Optional.empty(),
            text,
            new JsonArray(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    in.put(message);
    return message;
  }

  /** The workspace as payloads give it. */
  public JsonObject json() {
    var team = Json.object("id", id, "domain", domain());
    enterprise.ifPresent(organisation -> {
      team.addProperty("enterprise_id", organisation.id());
      team.addProperty("enterprise_name", organisation.name());
    });
    return team;
  }

  private Conversation openDirect(String userId) {
    var direct = new Conversation(world.ids().next("D"), "directmessage", Conversation.Kind.DIRECT);
    direct.members().add(userId);
    direct.members().add(bot.userId());
    conversations.put(direct.id(), direct);
    return direct;
  }

  /** A user as Slack shows them in an organisation; a stranger is of none of it. */
  public JsonObject inOrganisation(Member member, JsonObject user) {
    enterprise
        .filter(_ -> !member.stranger())
        .ifPresent(organisation ->
            user.add(
                "enterprise_user",
                Json.object(
                    "id",
                    member.id(),
                    "enterprise_id",
                    organisation.id(),
                    "enterprise_name",
                    organisation.name(),
                    "is_admin",
                    false,
                    "is_owner",
                    member.role() == Role.ORGANISATION_OWNER,
                    "teams",
                    member.deleted() ? List.of() : List.of(id))));
    return user;
  }
}
