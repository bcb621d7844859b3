package dev.baton.bot.install;

import dev.baton.bot.config.Secret;
import dev.baton.bot.workspace.Recurring;
import dev.baton.db.Tenants;
import dev.baton.db.install.Installation;
import dev.baton.db.install.Installations;
import dev.baton.slack.BotToken;
import dev.baton.slack.BotTokens;
import dev.baton.slack.SlackUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of the workspaces that installed Baton. Those in use are remembered opened, looked at
 * again every 30 seconds, and exchanged for the next ones before they end, by one process for all.
 */
public final class InstalledTokens implements BotTokens, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledTokens.class);

  /** How many workspaces are remembered; the one asked for least recently goes first. */
  private static final int MOST_REMEMBERED = 10_000;

  private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(30);
  private static final Duration IN_USE = Duration.ofMinutes(10);

  /** Left to a token before somebody waits for the next; longer than whatever is done with one. */
  private static final Duration LAST_MINUTES = Duration.ofMinutes(5);

  /** Left to a token before the next is fetched ahead, while nobody waits. */
  private static final Duration LAST_HOURS = Duration.ofHours(2);

  /** How long a handler waits for a token that another one fetches; Slack's answer takes 2 s. */
  private static final Duration PATIENCE = Duration.ofMillis(2_500);

  /** After a try in vain a token is used to its end for this long before the next try. */
  private static final Duration REST = Duration.ofSeconds(10);

  private final Tenants tenants;
  private final TokenExchange exchange;
  private final InstantSource clock;
  private final Map<String, Slot> slots = new LeastRecentlyUsed();
  private final Recurring looking;

  private static final class Slot {
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable HeldToken held;
    private volatile Instant usedAt = Instant.MIN;
    private volatile Instant restsUntil = Instant.MIN;
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<String, Slot> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Slot> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }

  public InstalledTokens(Tenants tenants, SlackOAuth oauth, TokenSeal seal, InstantSource clock) {
    this.tenants = tenants;
    this.exchange = new TokenExchange(tenants, oauth, seal, clock);
    this.clock = clock;
    this.looking = new Recurring("tokens", LOOKED_AT_EVERY, clock, this::lookAtAll);
  }

  /** Begins to look at the tokens in use by itself. */
  public void start() {
    looking.start();
  }

  /**
   * {@inheritDoc}
   *
   * @throws dev.baton.db.DatabaseUnavailable when it is not remembered and the database is away
   */
  @Override
  public Optional<BotToken> of(String orgId) {
    Slot slot = slot(orgId);
    slot.usedAt = clock.instant();
    return good(slot, LAST_MINUTES)
        .or(() -> loaded(orgId, slot, LAST_MINUTES))
        .map(token -> new BotToken(token.reveal()));
  }

  @Override
  public void forget(String orgId) {
    slot(orgId).held = null;
  }

  @Override
  public void close() {
    looking.close();
    exchange.close();
  }

  private Slot slot(String orgId) {
    synchronized (slots) {
      return slots.computeIfAbsent(orgId, _ -> new Slot());
    }
  }

  private Optional<Secret> good(Slot slot, Duration left) {
    Instant now = clock.instant();
    Duration needed = now.isBefore(slot.restsUntil) ? Duration.ZERO : left;
    return Optional.ofNullable(slot.held)
        .filter(held -> held.livesAt(now, needed))
        .map(HeldToken::token);
  }

  /** One thread of this process asks, the others take what it found. */
  private Optional<Secret> loaded(String orgId, Slot slot, Duration left) {
    slot.turn.lock();
    try {
      return good(slot, left).or(() -> read(orgId, slot, left));
    } catch (SlackUnavailable notRenewed) {
      slot.restsUntil = clock.instant().plus(REST);
      return Optional.of(good(slot, Duration.ZERO).orElseThrow(() -> notRenewed));
    } finally {
      slot.turn.unlock();
    }
  }

  private Optional<Secret> read(String orgId, Slot slot, Duration left) {
    Optional<HeldToken> unwritten = exchange.unwritten(orgId);
    if (unwritten.isPresent()) {
      return held(slot, unwritten);
    }
    Optional<Installation> row = tenants.inTransaction(orgId, tx -> Installations.in(tx).current());
    Optional<HeldToken> held = row.flatMap(found -> exchange.opened(orgId, found));
    if (held.isPresent() && !held.get().livesAt(clock.instant(), left)) {
      slot.held = held.get();
      return held(slot, exchange.next(orgId, row.orElseThrow(), patience(held.get())));
    }
    return held(slot, held);
  }

  private static Optional<Secret> held(Slot slot, Optional<HeldToken> held) {
    slot.held = held.orElse(null);
    return held.map(HeldToken::token);
  }

  /** Nobody waits for another process while the token in hand still works. */
  private Duration patience(HeldToken held) {
    return held.livesAt(clock.instant(), Duration.ZERO) ? Duration.ZERO : PATIENCE;
  }

  private void lookAtAll() {
    for (String orgId : inUse()) {
      try {
        lookAt(orgId);
      } catch (RuntimeException stale) {
        LOG.warn("The token of {} stays as it was: {}", orgId, stale.getMessage());
      }
    }
  }

  /** What nobody used for a while is closed again, since nobody looks after it. */
  private List<String> inUse() {
    Instant since = clock.instant().minus(IN_USE);
    List<String> inUse = new ArrayList<>();
    synchronized (slots) {
      slots.forEach((orgId, slot) -> {
        if (slot.usedAt.isAfter(since)) {
          inUse.add(orgId);
        } else {
          slot.held = null;
        }
      });
    }
    return inUse;
  }

  /** Notices what another process did, and fetches the next token before somebody waits for it. */
  void lookAt(String orgId) {
    Slot slot = slot(orgId);
    slot.turn.lock();
    try {
      var _ = read(orgId, slot, LAST_HOURS);
    } finally {
      slot.turn.unlock();
    }
  }
}
