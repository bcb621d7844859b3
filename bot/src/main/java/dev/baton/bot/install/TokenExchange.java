package dev.baton.bot.install;

import dev.baton.bot.config.Secret;
import dev.baton.db.Tenants;
import dev.baton.db.install.Installation;
import dev.baton.db.install.RefreshTurn;
import dev.baton.db.install.TokenRotation;
import dev.baton.slack.PlainCause;
import dev.baton.slack.SlackUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exchanges a workspace's token for the next one before it ends, by one process for all. */
final class TokenExchange implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TokenExchange.class);

  /** How long one process may take to fetch a token before another may try. */
  private static final Duration TURN = Duration.ofSeconds(10);

  private static final Duration GLANCE = Duration.ofMillis(50);

  /** What Slack says of a refresh token that will never be good again. */
  private static final Set<String> ENDED =
      Set.of("invalid_refresh_token", "token_revoked", "token_expired", "account_inactive");

  private final Tenants tenants;
  private final SlackOAuth oauth;
  private final TokenSeal seal;
  private final InstantSource clock;
  private final UnwrittenTokens unwritten;

  TokenExchange(Tenants tenants, SlackOAuth oauth, TokenSeal seal, InstantSource clock) {
    this.tenants = tenants;
    this.oauth = oauth;
    this.seal = seal;
    this.clock = clock;
    this.unwritten = new UnwrittenTokens(tenants);
  }

  /** What Slack gave and the database has not taken yet. */
  Optional<HeldToken> unwritten(String orgId) {
    return unwritten.of(orgId);
  }

  /** The token of this row; empty when no key opens it. */
  Optional<HeldToken> opened(String orgId, Installation row) {
    Optional<Secret> token = seal.open(orgId, TokenSeal.Kind.BOT, row.token());
    if (token.isEmpty()) {
      LOG.error(
          "No key of ENCRYPTION_KEY opens the token of {}. Put the key back that sealed it,"
              + " or have Baton installed there again.",
          orgId);
    }
    SealedTokens.again(seal, orgId, row).ifPresent(again -> sealAgain(orgId, row, again));
    return token.map(opened -> new HeldToken(opened, row.expiresAt()));
  }

  private void sealAgain(String orgId, Installation row, SealedTokens again) {
    tenants.inTransaction(
        orgId,
        tx -> {
          TokenRotation.in(tx).sealAgain(row.version(), again.bot(), again.refresh());
          return true;
        });
  }

  /**
   * Fetches the next token, or waits for whoever does.
   *
   * @return empty when the workspace left meanwhile, or nothing opens what stands there
   * @throws SlackUnavailable when there is none yet
   */
  Optional<HeldToken> next(String orgId, Installation ending, Duration patience) {
    long started = System.nanoTime();
    while (true) {
      Instant now = clock.instant();
      RefreshTurn turn =
          tenants.inTransaction(
              orgId, tx -> TokenRotation.in(tx).takeTurn(ending.version(), now, now.plus(TURN)));
      switch (turn) {
        case RefreshTurn.Mine(var mine) -> {
          return fetched(orgId, mine);
        }
        case RefreshTurn.Refreshed(var next) -> {
          return opened(orgId, next);
        }
        case RefreshTurn.Left _ -> {
          return Optional.empty();
        }
        case RefreshTurn.Taken _ -> pause(started, patience);
      }
    }
  }

  private Optional<HeldToken> fetched(String orgId, Installation ending) {
    Optional<Secret> refresh =
        ending.refreshToken().flatMap(sealed -> seal.open(orgId, TokenSeal.Kind.REFRESH, sealed));
    if (refresh.isEmpty()) {
      throw unavailable(orgId, "the next one cannot be asked for without its key");
    }
    return switch (oauth.next(refresh.get())) {
      case SlackOAuth.Answer.Given<Granted.Tokens>(var tokens) -> kept(orgId, ending, tokens);
      case SlackOAuth.Answer.Refused<Granted.Tokens>(var error) -> {
        giveTurnBack(orgId, ending);
        throw refused(orgId, error);
      }
      case SlackOAuth.Answer.Unreachable<Granted.Tokens>(var why) -> {
        giveTurnBack(orgId, ending);
        LOG.warn("Slack did not answer when {} needed its next token: {}", orgId, why);
        throw unavailable(orgId, "Slack did not answer");
      }
    };
  }

  private Optional<HeldToken> kept(String orgId, Installation ending, Granted.Tokens tokens) {
    SealedTokens next = SealedTokens.of(seal, orgId, tokens, clock.instant());
    HeldToken held = new HeldToken(tokens.bot(), next.expiresAt());
    // Installed anew or left meanwhile: what stands there now is asked for at the next question.
    return unwritten.write(orgId, ending.version(), next, held)
        ? Optional.of(held)
        : Optional.empty();
  }

  private void giveTurnBack(String orgId, Installation ending) {
    tenants.inTransaction(
        orgId,
        tx -> {
          TokenRotation.in(tx).giveTurnBack(ending.version());
          return true;
        });
  }

  private static SlackUnavailable refused(String orgId, String error) {
    if (!ENDED.contains(error)) {
      LOG.warn("Slack refuses {} the next token: {}", orgId, error);
      return unavailable(orgId, "Slack refuses the next one, because " + PlainCause.ofSlack(error));
    }
    LOG.error(
        "Slack gives {} no further token ({}). Have Baton installed there again.", orgId, error);
    return SlackUnavailable.untilInstalledAgain(
        "Slack gives %s no further token. Have Baton installed there again.".formatted(orgId));
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

  @Override
  public void close() {
    unwritten.close();
  }
}
