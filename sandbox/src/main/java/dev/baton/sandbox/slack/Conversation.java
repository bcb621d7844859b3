package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A channel or a direct message with the bot. Guarded by the sandbox's lock. */
public final class Conversation {
  private final String id;
  private final String name;
  private final Kind kind;
  private boolean archived;
  private final Set<String> members = new LinkedHashSet<>();
  private final Map<String, PostedMessage> messages = new LinkedHashMap<>();

  /** What sort of conversation it is. */
  public enum Kind {
    /** Anybody may see it. */
    PUBLIC,
    /** Only its members know that it exists. */
    PRIVATE,
    /** One person and the bot. */
    DIRECT
  }

  Conversation(String id, String name, Kind kind) {
    this.id = id;
    this.name = name;
    this.kind = kind;
  }

  static Conversation of(KeptTeam.KeptConversation kept) {
    var conversation = new Conversation(kept.id(), kept.name(), kept.kind());
    conversation.archived = kept.archived();
    conversation.members.addAll(kept.members());
    kept.messages().forEach(conversation::put);
    return conversation;
  }

  KeptTeam.KeptConversation kept() {
    return new KeptTeam.KeptConversation(
        id, name, kind, archived, List.copyOf(members), List.copyOf(messages.values()));
  }

  public String id() {
    return id;
  }

  /** The name without {@code #}; {@code directmessage} for a direct message. */
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** User ids of who is in it, the bot's among them when it was invited. */
  public Set<String> members() {
    return members;
  }

  /** The person of a direct message; empty for a channel. */
  public Optional<String> person() {
    return kind == Kind.DIRECT ? members.stream().findFirst() : Optional.empty();
  }

  /** Nobody writes in it any more. */
  public void archive() {
    archived = true;
  }

  public boolean isArchived() {
    return archived;
  }

  /** Whether a reply finds its thread: who deletes its first message leaves the replies. */
  boolean holdsThread(String ts) {
    return messages.containsKey(ts)
        || messages.values().stream()
            .anyMatch(reply -> reply.threadTs().filter(ts::equals).isPresent());
  }

  /** What everybody in it sees, oldest first. */
  public List<PostedMessage> messages() {
    return messages.values().stream().filter(m -> m.ephemeralTo().isEmpty()).toList();
  }

  /** What only this person sees, oldest first. */
  public List<PostedMessage> ephemeralTo(String userId) {
    return messages.values().stream()
        .filter(message -> message.ephemeralTo().equals(Optional.of(userId)))
        .toList();
  }

  /** What this person sees, oldest first. */
  public List<PostedMessage> allFor(String userId) {
    return messages.values().stream()
        .filter(message -> message.ephemeralTo().map(userId::equals).orElse(true))
        .toList();
  }

  /** The message of that timestamp; empty when there is none or it was deleted. */
  public Optional<PostedMessage> message(String ts) {
    return Optional.ofNullable(messages.get(ts));
  }

  /** Adds a message, or replaces the one of the same timestamp. */
  public void put(PostedMessage message) {
    messages.put(message.ts(), message);
  }

  /** Where a file stood that was deleted, a message names nothing but its id. */
  void withoutFile(String fileId) {
    messages.replaceAll((_, message) -> message.withoutFile(fileId));
  }

  /** Takes a message away. */
  public void remove(String ts) {
    messages.remove(ts);
  }

  JsonObject json(Team team) {
    var direct = kind == Kind.DIRECT;
    return Json.object(
        "id",
        id,
        "name",
        direct ? Optional.empty() : Optional.of(name),
        "is_channel",
        !direct,
        "is_group",
        false,
        "is_im",
        direct,
        "is_mpim",
        false,
        "is_private",
        kind != Kind.PUBLIC,
        "is_archived",
        archived,
        "is_general",
        false,
        "is_member",
        members.contains(team.bot().userId()),
        "user",
        person(),
        "context_team_id",
        team.id(),
        "created",
        1_700_000_000,
        "is_org_shared",
        false);
  }
}
