package dev.baton.escalation.account;

import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;

/**
 * Who reads what a customer pays, how well they are and when they renew: managers, who is asked to
 * decide about a ticket of theirs, who owns it, leads of its tier, and who looks after the account.
 */
public final class FiguresRight {
  private FiguresRight() {}

  /**
   * @param permissions of the reader now
   * @param onTicket whether the ticket is theirs, they are asked to decide about it now, or they
   *     lead the tier that it is in
   */
  public static boolean of(
      Member reader, Permissions permissions, boolean onTicket, Account account) {
    boolean lookingAfter = reader.email().filter(account::isLookedAfterBy).isPresent();
    return permissions.full() && (permissions.manager() || onTicket || lookingAfter);
  }
}
