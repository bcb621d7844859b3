package dev.baton.demo.keep;

import dev.baton.sandbox.SandboxState;
import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.slack.KeptTeam;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that is kept: what may outlive a sandbox, the clock, and what was read.
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

  /** What is kept of that sandbox, in the form of now. */
  public static Kept of(
      SandboxState sandbox, Duration ahead, Map<String, Map<String, String>> read) {
    return new Kept(FORM, sandbox.ids(), ahead, sandbox.teams(), sandbox.mails(), read);
  }

  /** What the next sandbox goes on with. */
  public SandboxState sandbox() {
    return new SandboxState(ids, teams, mails);
  }
}
