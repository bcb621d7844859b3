package dev.baton.sandbox.keep;

import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.slack.KeptTeam;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that is kept. Open modals, triggers, response URLs and idempotency keys are not: they
 * live for minutes.
 *
 * @param form the number of this form; another one cannot be read
 * @param ids how many ids were given out
 * @param ahead how far the clock had been put forward
 * @param read up to where each person has read each conversation
 */
public record Kept(
    int form,
    long ids,
    Duration ahead,
    List<KeptTeam> teams,
    List<Mail> mails,
    Map<String, Map<String, String>> read) {

  /** The form that is written now. */
  public static final int FORM = 1;

  public Kept {
    teams = List.copyOf(teams);
    mails = List.copyOf(mails);
    read = Map.copyOf(read);
  }
}
