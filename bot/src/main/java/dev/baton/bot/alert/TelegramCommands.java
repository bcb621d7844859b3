package dev.baton.bot.alert;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import dev.baton.bot.medium.TelegramApi;
import dev.baton.bot.medium.ToldInSlack;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.TelegramDirectory;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.member.Members;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.AlertsEnd;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people write to the bot at Telegram: they begin by a link from Slack, and end by /stop. */
final class TelegramCommands {
  private static final String START = "/start";
  private static final String STOP = "/stop";
  private static final int LONGEST_NAME = 100;

  private final TelegramApi api;
  private final TelegramDirectory directory;
  private final Tenants tenants;
  private final Snapshots snapshots;
  private final Wording english;
  private final InstantSource clock;

  /**
   * @param english to whoever is no member known here
   */
  TelegramCommands(
      TelegramApi api,
      TelegramDirectory directory,
      Tenants tenants,
      Snapshots snapshots,
      Wording english,
      InstantSource clock) {
    this.api = requireNonNull(api);
    this.directory = requireNonNull(directory);
    this.tenants = requireNonNull(tenants);
    this.snapshots = requireNonNull(snapshots);
    this.english = requireNonNull(english);
    this.clock = requireNonNull(clock);
  }

  /** Does what an update asks for, and answers in its chat. */
  void take(JsonObject update) {
    if (update.has("my_chat_member")) {
      membership(update.getAsJsonObject("my_chat_member"));
    } else if (update.has("message")) {
      message(update.getAsJsonObject("message"));
    }
  }

  private void message(JsonObject message) {
    JsonObject chat = message.getAsJsonObject("chat");
    String text = message.has("text") ? message.get("text").getAsString().strip() : "";
    String id = chat.get("id").getAsString();
    if (!"private".equals(chat.get("type").getAsString())) {
      if (text.startsWith(START)) {
        say(id, english.plain(AlertPhrase.TELEGRAM_PRIVATE_ONLY));
      }
      return;
    }
    String[] words = text.split("\\s+", 2);
    switch (words[0]) {
      case START -> say(id, words.length > 1 ? started(id, words[1], name(chat)) : how());
      case STOP -> say(id, stopped(id));
      default -> say(id, how());
    }
  }

  private String how() {
    return english.plain(AlertPhrase.TELEGRAM_HOW);
  }

  private static String name(JsonObject chat) {
    String name =
        chat.has("username")
            ? "@" + chat.get("username").getAsString()
            : chat.has("first_name") ? chat.get("first_name").getAsString() : "";
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  /** The workspace is found by the token alone, and the person in it by the token again. */
  private String started(String chat, String token, String name) {
    String unknown = english.plain(AlertPhrase.TELEGRAM_USED_TOKEN);
    if (!StartLink.isToken(token)) {
      return unknown;
    }
    Instant now = clock.instant();
    String hash = new StartLink(token).hash();
    Optional<String> orgId = directory.takeStart(hash, now);
    return orgId
        .flatMap(org -> tenants.inBackground(org, tx -> linked(tx, hash, chat, name, now)))
        .orElse(unknown);
  }

  private Optional<String> linked(Tx tx, String hash, String chat, String name, Instant now) {
    Optional<Member> member =
        TelegramLinks.in(tx).take(hash, now).flatMap(Members.in(tx)::find).filter(Member::isFull);
    return member.map(reader -> {
      TelegramLinks.in(tx)
          .link(new TelegramLinks.Link(reader.id(), chat, name, now), api.digest(chat));
      ToldInSlack.tell(tx, new Notice.ChatLinked(name), reader.id(), now);
      return snapshots
          .wordingFor(tx.orgId(), reader.id())
          .plain(
              AlertPhrase.TELEGRAM_LINKED,
              "who",
              reader.name(),
              "workspace",
              WorkspaceRow.in(tx).name().orElse(tx.orgId()));
    });
  }

  private String stopped(String chat) {
    List<String> workspaces = end(chat, AlertsEnd.STOPPED_THERE);
    return workspaces.isEmpty()
        ? english.plain(AlertPhrase.TELEGRAM_NOTHING_TO_STOP)
        : english.plain(AlertPhrase.TELEGRAM_STOPPED, "workspaces", String.join(", ", workspaces));
  }

  private void membership(JsonObject change) {
    JsonObject chat = change.getAsJsonObject("chat");
    JsonObject now = change.getAsJsonObject("new_chat_member");
    if (now != null
        && "kicked".equals(now.get("status").getAsString())
        && "private".equals(chat.get("type").getAsString())) {
      end(chat.get("id").getAsString(), AlertsEnd.BLOCKED);
    }
  }

  /** In every workspace; their names. */
  private List<String> end(String chat, AlertsEnd why) {
    List<String> ended = new ArrayList<>();
    Instant now = clock.instant();
    for (String org : directory.workspacesOf(api.digest(chat))) {
      tenants
          .<Optional<String>>inBackground(org, tx -> end(tx, chat, why, now))
          .ifPresent(ended::add);
    }
    return ended;
  }

  private static Optional<String> end(Tx tx, String chat, AlertsEnd why, Instant now) {
    List<TelegramLinks.Link> links = TelegramLinks.in(tx).ofChat(chat);
    links.forEach(link -> {
      TelegramLinks.in(tx).end(link.member(), Optional.of(why), now);
      ToldInSlack.tell(tx, new Notice.AlertsEnded(Medium.TELEGRAM, why), link.member(), now);
    });
    return links.isEmpty()
        ? Optional.empty()
        : Optional.of(WorkspaceRow.in(tx).name().orElse(tx.orgId()));
  }

  private void say(String chat, String text) {
    api.sendMessage(chat, text);
  }
}
