package dev.baton.sandbox.mail;

import dev.baton.sandbox.change.Changes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Every email that Resend took, oldest first. */
public final class Mailbox {
  private final Changes changes;
  private final InstantSource clock;
  private final Duration patience;
  private final List<Mail> mails = new ArrayList<>();
  private final Set<String> domains = new LinkedHashSet<>(Set.of("baton.test"));
  private boolean strict;

  /**
   * @param patience the longest wait for a mail, in real time
   */
  public Mailbox(Changes changes, InstantSource clock, Duration patience) {
    this.changes = changes;
    this.clock = clock;
    this.patience = patience;
  }

  /** Every mail. */
  public List<Mail> all() {
    return changes.read(() -> List.copyOf(mails));
  }

  /** Takes up mails of an earlier run. */
  public void put(List<Mail> earlier) {
    changes.run(() -> mails.addAll(earlier));
  }

  /** The mails to that address, present ones only. */
  public List<Mail> mailsTo(String address) {
    return all().stream().filter(mail -> mail.isTo(address)).toList();
  }

  /**
   * The newest mail to that address whose subject contains the text, once there is one.
   *
   * @throws AssertionError when none came, naming what did
   */
  public Mail awaitMailTo(String address, String subjectPart) {
    return changes
        .await(patience, () -> newest(address, subjectPart))
        .orElseThrow(() ->
            new AssertionError(
                "No mail to %s with “%s” in its subject; the mailbox has %s"
                    .formatted(address, subjectPart, summary())));
  }

  /** From now on mail may be sent from these domains only, and they are listed as verified. */
  public void verifyOnly(String... names) {
    changes.run(() -> {
      domains.clear();
      domains.addAll(List.of(names));
      strict = true;
    });
  }

  List<String> domains() {
    return changes.read(() -> List.copyOf(domains));
  }

  boolean maySendFrom(String domain) {
    return changes.read(() -> !strict || domains.contains(domain.toLowerCase(Locale.ROOT)));
  }

  Mail take(Function<String, Mail> made) {
    return changes.inside(() -> {
      var mail = made.apply(new UUID(0x5a9d_b0c5_0000_4000L, mails.size() + 1L).toString());
      mails.add(mail);
      return mail;
    });
  }

  Instant now() {
    return clock.instant();
  }

  private Optional<Mail> newest(String address, String subjectPart) {
    return mails.reversed().stream()
        .filter(mail -> mail.isTo(address) && mail.subject().contains(subjectPart))
        .findFirst();
  }

  private List<String> summary() {
    return all().stream().map(mail -> mail.to() + " “" + mail.subject() + "”").toList();
  }
}
