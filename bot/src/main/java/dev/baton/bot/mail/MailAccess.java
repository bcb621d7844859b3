package dev.baton.bot.mail;

import static java.util.Objects.requireNonNull;

/** Whether Baton may send mail. */
public sealed interface MailAccess {
  /** {@code RESEND_API_KEY} is not set. */
  record Off() implements MailAccess {}

  /**
   * Mail goes through Resend.
   *
   * @param from the sender
   * @param threadHost the right side of message ids; no mail goes there
   * @param keyIsConsent whether setting the key is the consent, as with one workspace; otherwise an
   *     admin of each workspace agrees first
   */
  record On(ResendMail resend, String from, String threadHost, boolean keyIsConsent)
      implements MailAccess {
    public On {
      requireNonNull(resend);
      requireNonNull(from);
      requireNonNull(threadHost);
    }
  }
}
