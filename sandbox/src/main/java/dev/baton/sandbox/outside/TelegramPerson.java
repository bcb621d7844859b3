package dev.baton.sandbox.outside;

import dev.baton.sandbox.change.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody with an account at Telegram, in a private chat with the bot. */
public final class TelegramPerson {
  private static final long GROUP = -1_000_000_000_001L;

  private final Telegram telegram;
  private final Changes changes;
  private final Duration patience;
  private final String name;
  private final long chat;
  private final List<Message> messages = new ArrayList<>();
  private boolean blocked;

  TelegramPerson(Telegram telegram, Changes changes, Duration patience, String name, long chat) {
    this.telegram = telegram;
    this.changes = changes;
    this.patience = patience;
    this.name = name;
    this.chat = chat;
  }

  /**
   * What the bot wrote.
   *
   * @param parseMode empty for a plain text
   */
  public record Message(String text, Optional<String> parseMode, Instant at) {}

  public String name() {
    return name;
  }

  long chat() {
    return chat;
  }

  /** Writes this to the bot. */
  public TelegramPerson writes(String text) {
    telegram.write(this, text, "private", chat);
    return this;
  }

  /** Writes this in a group in which the bot is too. */
  public TelegramPerson writesInGroup(String text) {
    telegram.write(this, text, "group", GROUP);
    return this;
  }

  /** Opens a link that begins a chat with the bot, and presses Start. */
  public TelegramPerson opens(String link) {
    int start = link.indexOf("?start=");
    if (start < 0) {
      throw new IllegalArgumentException("This link begins no chat: " + link);
    }
    return writes("/start " + link.substring(start + "?start=".length()));
  }

  /** From now on the bot may not write to them. */
  public void blocks() {
    changes.run(() -> blocked = true);
  }

  boolean hasBlocked() {
    return blocked;
  }

  void take(String text, Optional<String> parseMode, Instant at) {
    messages.add(new Message(text, parseMode, at));
  }

  /** What the bot wrote, in its order. */
  public List<Message> messages() {
    return changes.read(() -> List.copyOf(messages));
  }

  /** The first message that holds this; waits for it. */
  public Message awaitMessage(String part) {
    return changes
        .await(
            patience,
            () -> messages.stream().filter(message -> message.text().contains(part)).findFirst())
        .orElseThrow(
            () -> new AssertionError("No message with “" + part + "” among " + messages()));
  }
}
