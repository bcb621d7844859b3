package dev.baton.slack;

import static java.util.Objects.requireNonNull;

import com.slack.api.bolt.context.Context;

/**
 * Who called, from the signed request.
 *
 * @param orgId the workspace: the enterprise for org-wide installs, else the team
 * @param member Slack id of the person
 */
public record Caller(String orgId, String member) {
  public Caller {
    requireNonNull(orgId);
    requireNonNull(member);
  }

  public static Caller of(Context context) {
    return new Caller(orgOf(context), context.getRequestUserId());
  }

  /** The workspace a request belongs to, also when nobody in person called. */
  public static String orgOf(Context context) {
    return context.isEnterpriseInstall() ? context.getEnterpriseId() : context.getTeamId();
  }
}
