package dev.baton.bot.login;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.log.HistoryRight;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.web.SecretWord;

/**
 * Who asks for a page: a full member who is signed in, as it is in the database now.
 *
 * @param workspace as Slack calls it
 * @param right what they read of tickets
 * @param session what their browser carries
 */
public record Visitor(
    Snapshot people,
    String workspace,
    Member member,
    Permissions permissions,
    HistoryRight right,
    SecretWord session) {
  private static final String FORM = "form";

  public Visitor {
    requireNonNull(people);
    requireNonNull(workspace);
    requireNonNull(member);
    requireNonNull(permissions);
    requireNonNull(right);
    requireNonNull(session);
  }

  public String orgId() {
    return people.orgId();
  }

  /** Slack's id of the person. */
  public String id() {
    return member.id();
  }

  /** How to speak to them. */
  public Wording words() {
    return people.wordingFor(member);
  }

  /** What each form of their pages carries, so that no other site can send one. */
  public String formToken() {
    return session.derived(FORM);
  }

  /** The address of a page of their workspace. */
  public String address(String path) {
    return "/w/" + orgId() + path;
  }
}
