package dev.baton.db.medium;

import static dev.baton.db.tables.baton.Tables.TELEGRAM_LINK;
import static dev.baton.db.tables.baton.Tables.TELEGRAM_START;
import static dev.baton.db.tables.platform.Tables.TELEGRAM_CHAT;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.TelegramLinkRecord;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.notify.AlertsEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which private chats at Telegram get whose alerts. */
public final class TelegramLinks {
  /** So long a link to begin with may be opened. */
  public static final Duration START_LIVES = Duration.ofMinutes(15);

  private final Tx tx;

  private TelegramLinks(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static TelegramLinks in(Tx tx) {
    return new TelegramLinks(tx);
  }

  /**
   * A chat that gets somebody's alerts.
   *
   * @param name of the account at Telegram; empty where it has none
   */
  public record Link(String member, String chat, String name, Instant since) {}

  /** That of this person; empty when they have none. */
  public Optional<Link> of(String member) {
    return tx.dsl()
        .selectFrom(TELEGRAM_LINK)
        .where(TELEGRAM_LINK.ORG_ID.eq(tx.orgId()), TELEGRAM_LINK.MEMBER_ID.eq(member))
        .fetchOptional(TelegramLinks::read);
  }

  /** Whose alerts this chat gets. */
  public List<Link> ofChat(String chat) {
    return tx.dsl()
        .selectFrom(TELEGRAM_LINK)
        .where(TELEGRAM_LINK.ORG_ID.eq(tx.orgId()), TELEGRAM_LINK.CHAT_ID.eq(chat))
        .orderBy(TELEGRAM_LINK.MEMBER_ID)
        .fetch(TelegramLinks::read);
  }

  /** Somebody asked for a link to begin with; an earlier one of theirs is worth nothing now. */
  public void begin(String tokenHash, String member, Instant at) {
    forgetStartsOf(member);
    Instant until = at.plus(START_LIVES);
    tx.dsl()
        .insertInto(TELEGRAM_START)
        .set(TELEGRAM_START.ORG_ID, tx.orgId())
        .set(TELEGRAM_START.TOKEN_HASH, tokenHash)
        .set(TELEGRAM_START.MEMBER_ID, member)
        .set(TELEGRAM_START.EXPIRES_AT, until)
        .execute();
    var locator = dev.baton.db.tables.platform.Tables.TELEGRAM_START;
    tx.dsl().deleteFrom(locator).where(locator.EXPIRES_AT.le(at)).execute();
    tx.dsl()
        .insertInto(locator)
        .set(locator.TOKEN_HASH, tokenHash)
        .set(locator.ORG_ID, tx.orgId())
        .set(locator.EXPIRES_AT, until)
        .onConflictDoNothing()
        .execute();
  }

  /**
   * Takes the start away: of any number of messages that bring it one gets it.
   *
   * @return Slack id of who asked for it; empty when it is unknown, used or too old
   */
  public Optional<String> take(String tokenHash, Instant at) {
    return tx.dsl()
        .deleteFrom(TELEGRAM_START)
        .where(TELEGRAM_START.ORG_ID.eq(tx.orgId()), TELEGRAM_START.TOKEN_HASH.eq(tokenHash))
        .returning()
        .fetchOptional()
        .filter(start -> start.getExpiresAt().isAfter(at))
        .map(start -> start.getMemberId());
  }

  /** This chat gets that person's alerts from now on, and no other does. */
  public void link(Link link, String chatHash) {
    end(link.member(), Optional.empty(), link.since());
    tx.dsl()
        .insertInto(TELEGRAM_LINK)
        .set(TELEGRAM_LINK.ORG_ID, tx.orgId())
        .set(TELEGRAM_LINK.MEMBER_ID, link.member())
        .set(TELEGRAM_LINK.CHAT_ID, link.chat())
        .set(TELEGRAM_LINK.CHAT_HASH, chatHash)
        .set(TELEGRAM_LINK.NAME, link.name())
        .set(TELEGRAM_LINK.LINKED_AT, link.since())
        .execute();
    tx.dsl()
        .insertInto(TELEGRAM_CHAT)
        .set(TELEGRAM_CHAT.CHAT_HASH, chatHash)
        .set(TELEGRAM_CHAT.ORG_ID, tx.orgId())
        .onConflictDoNothing()
        .execute();
    MediumAudit.note(
        tx, AuditKind.ALERT_MEDIUM_CHOSEN, link.member(), "telegram", "", link.since());
  }

  /**
   * No chat gets that person's alerts any more, and no link that they asked for leads to one.
   *
   * @param why empty when they said so in Slack
   * @return false when none did
   */
  public boolean end(String member, Optional<AlertsEnd> why, Instant at) {
    forgetStartsOf(member);
    Optional<TelegramLinkRecord> gone =
        tx.dsl()
            .deleteFrom(TELEGRAM_LINK)
            .where(TELEGRAM_LINK.ORG_ID.eq(tx.orgId()), TELEGRAM_LINK.MEMBER_ID.eq(member))
            .returning()
            .fetchOptional();
    gone.ifPresent(link -> {
      forgetChat(link.getChatHash());
      MediumAudit.note(
          tx,
          AuditKind.ALERT_MEDIUM_ENDED,
          member,
          "telegram",
          why.map(AlertsEnd::code).orElse(""),
          at);
    });
    return gone.isPresent();
  }

  /** Two people of a workspace may share a chat. */
  private void forgetChat(String chatHash) {
    boolean another =
        tx.dsl()
            .fetchExists(
                TELEGRAM_LINK,
                TELEGRAM_LINK.ORG_ID.eq(tx.orgId()),
                TELEGRAM_LINK.CHAT_HASH.eq(chatHash));
    if (!another) {
      tx.dsl()
          .deleteFrom(TELEGRAM_CHAT)
          .where(TELEGRAM_CHAT.CHAT_HASH.eq(chatHash), TELEGRAM_CHAT.ORG_ID.eq(tx.orgId()))
          .execute();
    }
  }

  private void forgetStartsOf(String member) {
    tx.dsl()
        .deleteFrom(TELEGRAM_START)
        .where(TELEGRAM_START.ORG_ID.eq(tx.orgId()), TELEGRAM_START.MEMBER_ID.eq(member))
        .execute();
  }

  private static Link read(TelegramLinkRecord row) {
    return new Link(row.getMemberId(), row.getChatId(), row.getName(), row.getLinkedAt());
  }
}
