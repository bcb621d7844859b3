package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.block.Surface;
import dev.baton.sandbox.change.Changes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Every workspace of a sandbox, and what they share. */
public final class World {
  private final Changes changes;
  private final InstantSource clock;
  private final Duration waits;
  private final Path folder;
  private final Ids ids = new Ids();
  private final Surface surface = new Surface();
  private final Map<String, Team> teams = new LinkedHashMap<>();
  private final SocketAccess sockets = new SocketAccess(this);
  private volatile String address = "";
  private volatile BiConsumer<Team, JsonObject> events = (_, _) -> {};

  /**
   * @param waits how long Slack waits for the bot, and a trigger lives on the clock
   * @param folder where uploaded files are kept
   */
  public World(Changes changes, InstantSource clock, Duration waits, Path folder) {
    this.changes = changes;
    this.clock = clock;
    this.waits = waits;
    this.folder = folder;
  }

  public Changes changes() {
    return changes;
  }

  public Ids ids() {
    return ids;
  }

  /** Socket Mode of every app. */
  public SocketAccess sockets() {
    return sockets;
  }

  /** The limits of messages and views. */
  public Surface surface() {
    return surface;
  }

  public Instant now() {
    return clock.instant();
  }

  /** How long a trigger lives. */
  Duration waits() {
    return waits;
  }

  /** Where uploaded files are kept. */
  public Path folder() {
    return folder;
  }

  /** {@code http://host:port} of the sandbox, without a slash at the end. */
  public String address() {
    return address;
  }

  /** Says where the sandbox listens, once it does. */
  public void setAddress(String listening) {
    address = listening;
  }

  /** Says who carries events that a call of the bot itself caused. */
  public void tellThrough(BiConsumer<Team, JsonObject> carrier) {
    events = carrier;
  }

  void tell(Team team, JsonObject event) {
    events.accept(team, event);
  }

  /** The workspace of that id, made when there is none. */
  public Team team(String id, String name) {
    return changes.inside(() -> teams.computeIfAbsent(id, made -> new Team(this, id, name)));
  }

  public Collection<Team> teams() {
    return teams.values();
  }

  /** Every workspace, to be kept. */
  public List<KeptTeam> kept() {
    return changes.read(() -> teams.values().stream().map(Team::kept).toList());
  }

  /** Takes up a workspace where it was left. */
  public void put(KeptTeam kept) {
    changes.run(() -> teams.put(kept.id(), Team.of(this, kept)));
  }

  /** The workspace whose bot has that token, installed or not. */
  public Optional<Team> teamOf(String token) {
    return teams.values().stream().filter(team -> team.knows(token)).findFirst();
  }

  /**
   * Does what a body posted to a response_url asks for.
   *
   * @throws SlackError as the URL answers
   */
  public void respond(String key, JsonObject body) {
    changes.run(() -> issuerOf(key).answer(key, body));
  }

  /**
   * The bytes behind a {@code url_private}; empty when the token's workspace has no such file, or
   * the token may not read files.
   */
  public Optional<byte[]> download(String token, String fileId) {
    var file =
        changes.read(() ->
            teamOf(token)
                .filter(team -> team.installed() && team.bot().scopes().contains("files:read"))
                .flatMap(team -> team.files().byId(fileId)));
    return file.filter(SharedFile::uploaded).map(SharedFile::bytes);
  }

  private ResponseUrls issuerOf(String key) {
    return teams.values().stream()
        .map(Team::responseUrls)
        .filter(urls -> urls.knows(key))
        .findFirst()
        .orElseThrow(() -> new SlackError("expired_url"));
  }
}
