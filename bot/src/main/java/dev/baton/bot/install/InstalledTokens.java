package dev.baton.bot.install;

import dev.baton.bot.config.Secret;
import dev.baton.bot.workspace.Recurring;
import dev.baton.db.Tenants;
import dev.baton.db.install.Installation;
import dev.baton.db.install.Installations;
import dev.baton.db.install.RefreshTurn;
import dev.baton.db.install.TokenRotation;
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

  /** How long one process may take to fetch a token before another may try. */
  private static final Duration TURN = Duration.ofSeconds(10);

  /** How long a handler waits for a token that another one fetches; Slack's answer takes 2 s. */
  private static final Duration PATIENCE = Duration.ofMillis(2_500);

  /** After a try in vain a token is used to its end for this long before the next try. */
  private static final Duration REST = Duration.ofSeconds(10);

  private static final Duration GLANCE = Duration.ofMillis(50);

  private final Tenants tenants;
  private final SlackOAuth oauth;
  private final TokenSeal seal;
  private final InstantSource clock;
  private final Map<String, Slot> slots = new LeastRecentlyUsed();
  private final Recurring looking;

  private record Held(Secret token, Optional<Instant> expiresAt) {
    boolean livesAt(Instant now, Duration left) {
      return expiresAt.map(end -> now.plus(left).isBefore(end)).orElse(true);
    }
  }

  private static final class Slot {
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Held held;
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
    this.oauth = oauth;
    this.seal = seal;
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
        .map(Held::token);
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
    Optional<Installation> row = tenants.inTransaction(orgId, tx -> Installations.in(tx).current());
    Optional<Held> held = row.flatMap(found -> opened(orgId, found));
    slot.held = held.orElse(null);
    if (held.isPresent() && !held.get().livesAt(clock.instant(), left)) {
      return renewed(orgId, slot, row.orElseThrow(), patience(held.get()));
    }
    return held.map(Held::token);
  }

  /** Nobody waits for another process while the token in hand still works. */
  private Duration patience(Held held) {
    return held.livesAt(clock.instant(), Duration.ZERO) ? Duration.ZERO : PATIENCE;
  }

  private Optional<Held> opened(String orgId, Installation row) {
    Optional<Secret> token = seal.open(orgId, TokenSeal.Kind.BOT, row.token());
    if (token.isEmpty()) {
      LOG.error(
          "No key of ENCRYPTION_KEY opens the token of {}. Put the key back that sealed it,"
              + " or have Baton installed there again.",
          orgId);
    }
    SealedTokens.again(seal, orgId, row).ifPresent(again -> sealAgain(orgId, row, again));
    return token.map(opened -> new Held(opened, row.expiresAt()));
  }

  private void sealAgain(String orgId, Installation row, SealedTokens again) {
    tenants.inTransaction(
        orgId,
        tx -> {
          TokenRotation.in(tx).sealAgain(row.version(), again.bot(), again.refresh());
          return true;
        });
  }

  /** Fetches the next token, or waits for whoever does. */
  private Optional<Secret> renewed(
      String orgId, Slot slot, Installation ending, Duration patience) {
    long started = System.nanoTime();
    while (true) {
      Instant now = clock.instant();
      RefreshTurn turn =
          tenants.inTransaction(
              orgId, tx -> TokenRotation.in(tx).takeTurn(ending.version(), now, now.plus(TURN)));
      switch (turn) {
        case RefreshTurn.Mine(var mine) -> {
          return fetched(orgId, slot, mine);
        }
        case RefreshTurn.Refreshed(var next) -> {
          return held(slot, opened(orgId, next));
        }
        case RefreshTurn.Left _ -> {
          return held(slot, Optional.empty());
        }
        case RefreshTurn.Taken _ -> pause(started, patience);
      }
    }
  }

  private Optional<Secret> fetched(String orgId, Slot slot, Installation ending) {
    Optional<Secret> refresh =
        ending.refreshToken().flatMap(sealed -> seal.open(orgId, TokenSeal.Kind.REFRESH, sealed));
    if (refresh.isEmpty()) {
      throw unavailable(orgId, "the next one cannot be asked for without its key");
    }
    return switch (oauth.next(refresh.get())) {
      case SlackOAuth.Answer.Given<Granted.Tokens>(var tokens) -> kept(orgId, slot, ending, tokens);
      case SlackOAuth.Answer.Refused<Granted.Tokens>(var error) -> {
        giveTurnBack(orgId, ending);
        throw unavailable(orgId, "Slack refuses the next one: " + error);
      }
      case SlackOAuth.Answer.Unreachable<Granted.Tokens>(var why) -> {
        giveTurnBack(orgId, ending);
        throw unavailable(orgId, "Slack did not answer: " + why);
      }
    };
  }

  private Optional<Secret> kept(
      String orgId, Slot slot, Installation ending, Granted.Tokens tokens) {
    SealedTokens next = SealedTokens.of(seal, orgId, tokens, clock.instant());
    boolean kept =
        tenants.inTransaction(
            orgId,
            tx ->
                TokenRotation.in(tx)
                    .refreshed(
                        ending.version(),
                        next.bot(),
                        next.refresh().orElseThrow(),
                        next.expiresAt().orElseThrow()));
    // Installed anew or left meanwhile: what stands there now is asked for at the next question.
    return kept
        ? held(slot, Optional.of(new Held(tokens.bot(), next.expiresAt())))
        : held(slot, Optional.empty());
  }

  private void giveTurnBack(String orgId, Installation ending) {
    tenants.inTransaction(
        orgId,
        tx -> {
          TokenRotation.in(tx).giveTurnBack(ending.version());
          return true;
        });
  }

  private static Optional<Secret> held(Slot slot, Optional<Held> held) {
    slot.held = held.orElse(null);
    return held.map(Held::token);
  }

  private static SlackUnavailable unavailable(String orgId, String why) {
    return new SlackUnavailable("The token of %s is at its end, and %s.".formatted(orgId, why));
  }

  private static void pause(long started, Duration patience) {
    if (System.nanoTime() - started > patience.toNanos()) {
      throw new SlackUnavailable("Another process is still fetching the token. Try again.");
    }
    try {
      Thread.sleep(GLANCE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new SlackUnavailable("Stopped while a token was being fetched.");
    }
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
