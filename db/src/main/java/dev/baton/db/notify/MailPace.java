package dev.baton.db.notify;

import static dev.baton.db.tables.platform.Tables.MAIL_PACE;
import static dev.baton.db.tables.platform.Tables.MAIL_TURN;

import dev.baton.db.Tx;
import dev.baton.db.tables.platform.tables.records.MailPaceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The pace at which all processes together send to one account of the mail service: each mail has a
 * turn of its own, at most two are taken a second, and after a "too many" all wait.
 */
public final class MailPace {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Of a mail that never came for its turn. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Tx tx;
  private final String account;

  private MailPace(Tx tx, String account) {
    this.tx = tx;
    this.account = account;
  }

  /**
   * That of this account, which may be the one of several workspaces; asked last before a mail is
   * sent, since everybody of the account waits for the end of the transaction.
   *
   * @param account any name for it, no secret
   */
  public static MailPace in(Tx tx, String account) {
    return new MailPace(tx, account);
  }

  /**
   * When this mail may be sent; not after now when it may be sent now, and then the turn is taken.
   *
   * @param apart how long after it the next one may come, half a second at least
   */
  public Instant turn(UUID mail, Instant now, Duration apart) {
    MailPaceRecord pace = locked(now);
    Optional<Instant> booked = booked(mail).filter(due -> !due.isBefore(pace.getPausedUntil()));
    Instant turn =
        booked
            .filter(due -> due.isAfter(now) || !free(pace).isAfter(now))
            .orElseGet(() -> book(pace, now, apart));
    if (turn.isAfter(now)) {
      keep(mail, turn);
    } else {
      take(pace, mail, now);
    }
    pace.update();
    return turn;
  }

  /** Nobody asks before that: what was given out until then is void. */
  public void pause(Instant until, Instant now) {
    MailPaceRecord pace = locked(now);
    if (until.isAfter(pace.getPausedUntil())) {
      pace.setPausedUntil(until);
      pace.setNextTurn(until);
      pace.update();
    }
  }

  private MailPaceRecord locked(Instant now) {
    tx.dsl()
        .insertInto(MAIL_PACE)
        .set(MAIL_PACE.ACCOUNT, account)
        .set(MAIL_PACE.NEXT_TURN, now)
        .set(MAIL_PACE.PAUSED_UNTIL, now)
        .onConflictDoNothing()
        .execute();
    return tx.dsl()
        .selectFrom(MAIL_PACE)
        .where(MAIL_PACE.ACCOUNT.eq(account))
        .forUpdate()
        .fetchSingle();
  }

  private Optional<Instant> booked(UUID mail) {
    return tx.dsl()
        .select(MAIL_TURN.DUE)
        .from(MAIL_TURN)
        .where(MAIL_TURN.ACCOUNT.eq(account), MAIL_TURN.DELIVERY_ID.eq(mail))
        .fetchOptional(MAIL_TURN.DUE);
  }

  private Instant book(MailPaceRecord pace, Instant now, Duration apart) {
    tx.dsl()
        .deleteFrom(MAIL_TURN)
        .where(MAIL_TURN.ACCOUNT.eq(account), MAIL_TURN.DUE.lt(now.minus(REMEMBERED)))
        .execute();
    Instant turn = latest(now, pace.getNextTurn(), pace.getPausedUntil(), free(pace));
    pace.setNextTurn(turn.plus(apart));
    return turn;
  }

  /** Whoever comes late for a turn meets others who do: two of them a second may go. */
  private static Instant free(MailPaceRecord pace) {
    return pace.getTakenBefore() == null ? Instant.EPOCH : pace.getTakenBefore().plus(SECOND);
  }

  private void take(MailPaceRecord pace, UUID mail, Instant now) {
    pace.setTakenBefore(pace.getLastTaken());
    pace.setLastTaken(now);
    tx.dsl()
        .deleteFrom(MAIL_TURN)
        .where(MAIL_TURN.ACCOUNT.eq(account), MAIL_TURN.DELIVERY_ID.eq(mail))
        .execute();
  }

  private void keep(UUID mail, Instant turn) {
    tx.dsl()
        .insertInto(MAIL_TURN)
        .set(MAIL_TURN.ACCOUNT, account)
        .set(MAIL_TURN.DELIVERY_ID, mail)
        .set(MAIL_TURN.DUE, turn)
        .onConflict(MAIL_TURN.ACCOUNT, MAIL_TURN.DELIVERY_ID)
        .doUpdate()
        .set(MAIL_TURN.DUE, turn)
        .execute();
  }

  private static Instant latest(Instant... times) {
    return Stream.of(times).max(Instant::compareTo).orElseThrow();
  }
}
