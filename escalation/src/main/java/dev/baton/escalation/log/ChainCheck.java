package dev.baton.escalation.log;

import java.util.Locale;
import java.util.Optional;

/**
 * Walks an audit chain event by event and names the first broken one. Not for use by several
 * threads at once.
 */
public final class ChainCheck {
  private final Optional<ChainHead> noted;
  private long lastNumber;
  private String lastHash = AuditEvent.GENESIS;
  private String workspace = "";
  private long erased;
  private Optional<Verdict.Broken> broken = Optional.empty();

  /** A walk that only compares the chain with itself. */
  public ChainCheck() {
    this(Optional.empty());
  }

  /**
   * @param noted an event the chain must pass through, from a digest or an earlier check
   */
  public ChainCheck(Optional<ChainHead> noted) {
    this.noted = noted;
  }

  /** What the walk found. */
  public sealed interface Verdict {
    /**
     * @param events how many there are
     * @param head hash of the last; compare it with one noted elsewhere to see that nothing was cut
     *     off
     * @param erased events whose content was erased, which is allowed
     */
    record Intact(long events, String head, long erased) implements Verdict {}

    /**
     * @param number of the first event that is not as it was written
     */
    record Broken(long number, String why) implements Verdict {}
  }

  /** Takes the next event, with its content unless that was erased. */
  public void accept(AuditEvent event, Optional<AuditContent> content) {
    if (broken.isPresent()) {
      return;
    }
    broken = faultOf(event, content).map(why -> new Verdict.Broken(lastNumber + 1, why));
    lastNumber++;
    workspace = event.workspace();
    lastHash = event.hash();
    erased += content.isEmpty() ? 1 : 0;
  }

  /** The verdict, given what the workspace's head says the last event is. */
  public Verdict verdict(long headNumber, String headHash) {
    if (broken.isPresent()) {
      return broken.get();
    }
    if (noted.filter(event -> event.number() > lastNumber).isPresent()) {
      return new Verdict.Broken(
          lastNumber + 1,
          String.format(
              Locale.ROOT,
              "the chain ends at %d and event %d was noted",
              lastNumber,
              noted.get().number()));
    }
    if (headNumber == lastNumber && !headHash.equals(lastHash)) {
      return new Verdict.Broken(lastNumber, "it is not the event that was written last");
    }
    if (headNumber != lastNumber) {
      return new Verdict.Broken(
          Math.min(headNumber, lastNumber) + 1,
          String.format(
              Locale.ROOT, "the chain ends at %d and should end at %d", lastNumber, headNumber));
    }
    return new Verdict.Intact(lastNumber, lastHash, erased);
  }

  private Optional<String> faultOf(AuditEvent event, Optional<AuditContent> content) {
    if (lastNumber > 0 && !event.workspace().equals(workspace)) {
      return Optional.of("it is of another workspace than the event before it");
    }
    if (event.number() != lastNumber + 1) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "event %d stands where %d should: one is missing or they were reordered",
              event.number(),
              lastNumber + 1));
    }
    if (!event.previous().equals(lastHash)) {
      return Optional.of("it does not follow the event before it");
    }
    if (!event.hash().equals(event.computedHash())) {
      return Optional.of("it was changed after it was written");
    }
    if (noted
        .filter(n -> n.number() == event.number() && !n.hash().equals(event.hash()))
        .isPresent()) {
      return Optional.of("it is not the event that was noted: the chain was rewritten");
    }
    boolean contentChanged =
        content
            .filter(c -> !AuditEvent.digestOf(c.salt(), c.text()).equals(event.digest()))
            .isPresent();
    return contentChanged
        ? Optional.of("its content was changed after it was written")
        : Optional.empty();
  }
}
