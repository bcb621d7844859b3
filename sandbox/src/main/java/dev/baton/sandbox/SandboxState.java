package dev.baton.sandbox;

import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.slack.KeptTeam;
import java.util.List;

/**
 * What of a sandbox may outlive it. Open modals, triggers, response URLs and idempotency keys may
 * not: they live for minutes.
 *
 * @param ids how many ids were given out
 */
public record SandboxState(long ids, List<KeptTeam> teams, List<Mail> mails) {
  public SandboxState {
    teams = List.copyOf(teams);
    mails = List.copyOf(mails);
  }
}
