package dev.baton.bot.account;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.account.AccountContexts;
import dev.baton.db.member.Roles;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.AccountContext;
import dev.baton.escalation.account.FiguresRight;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.ticket.TicketNow;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A ticket's customer, as far as one reader sees it.
 *
 * @param figures whether they may see value, renewal and health
 */
public record ShownAccount(AccountContext context, boolean figures) {
  public ShownAccount {
    requireNonNull(context);
  }

  /**
   * The customer of this ticket; empty where none is known.
   *
   * @param reader Slack id of a person; a channel's id sees no figures
   * @param latest the request that is told of, or the ticket's latest
   */
  public static Optional<ShownAccount> of(
      Tx tx,
      Snapshot people,
      String reader,
      TicketNow ticket,
      Optional<Escalation> latest,
      Instant now) {
    return AccountContexts.in(tx, now)
        .of(ticket.key().identity())
        .map(context ->
            new ShownAccount(
                context,
                right(tx, people, reader, isOn(people, reader, ticket, latest))
                    .test(context.account())));
  }

  /**
   * Those of many tickets that the reader owns or is asked to decide about, by identity.
   *
   * @param theirs the tickets of which that is so
   * @param others tickets they only read of
   */
  public static Map<String, ShownAccount> of(
      Tx tx,
      Snapshot people,
      String reader,
      Collection<String> theirs,
      Collection<String> others,
      Instant now) {
    AccountContexts contexts = AccountContexts.in(tx, now);
    Map<String, ShownAccount> shown = new HashMap<>();
    add(shown, contexts.of(others), right(tx, people, reader, false));
    add(shown, contexts.of(theirs), right(tx, people, reader, true));
    return shown;
  }

  private static void add(
      Map<String, ShownAccount> shown,
      Map<String, AccountContext> contexts,
      Predicate<Account> figures) {
    contexts.forEach((ticket, context) ->
        shown.put(ticket, new ShownAccount(context, figures.test(context.account()))));
  }

  private static Predicate<Account> right(Tx tx, Snapshot people, String reader, boolean onTicket) {
    Optional<Member> member = people.member(reader);
    Permissions permissions = Roles.in(tx).permissionsOf(reader);
    return account ->
        member.filter(known -> FiguresRight.of(known, permissions, onTicket, account)).isPresent();
  }

  private static boolean isOn(
      Snapshot people, String reader, TicketNow ticket, Optional<Escalation> latest) {
    return ticket.isOwnedBy(reader)
        || latest.filter(escalation -> escalation.wasSentTo(reader)).isPresent()
        || people
            .member(reader)
            .filter(member -> people.tiersLedBy(member).contains(ticket.tier()))
            .isPresent();
  }
}
