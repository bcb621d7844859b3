package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Page one of the modal, checked and normalised: what is worth showing to a lead.
 *
 * @param category empty for "Other"
 * @param stepsTried what was tried; the sentence why nothing was, with {@code nothingTried}
 * @param files given with the form, in their order
 */
public record EscalationDraft(
    TicketKey ticket,
    Optional<String> category,
    Priority priority,
    String reason,
    String stepsTried,
    Optional<String> customer,
    Optional<String> accountTier,
    Map<String, String> custom,
    Optional<NothingTried> nothingTried,
    List<GivenFile> files) {
  /** Slack's own limit of a text input. */
  public static final int LONGEST_TEXT = 3000;

  public static final int LONGEST_CUSTOMER = 150;

  public EscalationDraft {
    requireNonNull(ticket);
    requireNonNull(priority);
    requireNonNull(reason);
    requireNonNull(stepsTried);
    custom = Map.copyOf(custom);
    requireNonNull(nothingTried);
    files = List.copyOf(files);
  }

  /** Where something was tried, and no file is given. */
  public EscalationDraft(
      TicketKey ticket,
      Optional<String> category,
      Priority priority,
      String reason,
      String stepsTried,
      Optional<String> customer,
      Optional<String> accountTier,
      Map<String, String> custom) {
    this(
        ticket,
        category,
        priority,
        reason,
        stepsTried,
        customer,
        accountTier,
        custom,
        Optional.empty(),
        List.of());
  }

  /**
   * The sentence that explains every open box of a checklist; empty where each list asks anew. At
   * its most urgent, who could try nothing says so once.
   */
  public Optional<String> explainsChecklist() {
    return nothingTried.filter(_ -> priority == Priority.P1).map(_ -> stepsTried);
  }

  /** The outcome of checking what was typed. */
  public sealed interface Checked {}

  /** Everything mandatory is there and says something. */
  public record Accepted(EscalationDraft draft) implements Checked {}

  /** All faults at once, so that nobody mends them one by one. */
  public record Faulty(List<DraftFault> faults) implements Checked {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /** Checks and normalises what was typed on page one, without what is known of its ticket. */
  public static Checked check(DraftAnswers answers, TicketKeyFormat format) {
    return check(answers, format::parse);
  }

  /**
   * Checks and normalises what was typed on page one.
   *
   * @param keys the ticket that a text means; empty when it means none
   */
  public static Checked check(DraftAnswers answers, Function<String, Optional<TicketKey>> keys) {
    List<DraftFault> faults = new ArrayList<>();
    Optional<TicketKey> ticket = keys.apply(TypedText.clean(answers.ticket()));
    Optional<Priority> priority = answers.priority().flatMap(Priority::parse);
    if (ticket.isEmpty()) {
      faults.add(
          answers.ticket().isBlank()
              ? new DraftFault.Missing(DraftField.TICKET)
              : new DraftFault.NoTicketKey(answers.ticket().strip()));
    }
    if (priority.isEmpty()) {
      faults.add(new DraftFault.Missing(DraftField.PRIORITY));
    }
    String reason = TypedText.clean(answers.reason());
    String steps = TypedText.clean(answers.stepsTried());
    faultOf(reason, DraftField.REASON).ifPresent(faults::add);
    Optional<NothingTried> nothing = answers.nothingTried().flatMap(NothingTried::parse);
    DraftField tried = nothing.isPresent() ? DraftField.NOTHING_TRIED : DraftField.STEPS_TRIED;
    faultOf(steps, tried).or(() -> sameText(reason, steps, tried)).ifPresent(faults::add);
    Optional<String> customer = answers.customer().map(TypedText::clean).filter(c -> !c.isEmpty());
    if (customer.isPresent() && customer.get().length() > LONGEST_CUSTOMER) {
      faults.add(new DraftFault.TooLong(DraftField.CUSTOMER, LONGEST_CUSTOMER));
    }
    if (answers.files().size() > GivenFile.MOST) {
      faults.add(new DraftFault.TooManyFiles(GivenFile.MOST));
    }
    if (ticket.isEmpty() || priority.isEmpty() || !faults.isEmpty()) {
      return new Faulty(faults);
    }
    return new Accepted(
        new EscalationDraft(
            ticket.get(),
            answers.category(),
            priority.get(),
            reason,
            steps,
            customer,
            answers.accountTier(),
            answers.custom(),
            nothing,
            answers.files()));
  }

  private static Optional<DraftFault> faultOf(String text, DraftField field) {
    if (text.isEmpty()) {
      return Optional.of(new DraftFault.Missing(field));
    }
    if (text.length() > LONGEST_TEXT) {
      return Optional.of(new DraftFault.TooLong(field, LONGEST_TEXT));
    }
    if (Filler.saysNothing(text)) {
      return Optional.of(new DraftFault.SaysNothing(field));
    }
    return Filler.isLongEnough(text)
        ? Optional.empty()
        : Optional.of(new DraftFault.TooShort(field));
  }

  private static Optional<DraftFault> sameText(String reason, String steps, DraftField tried) {
    return Filler.sayTheSame(reason, steps)
        ? Optional.of(new DraftFault.SameAsReason(tried))
        : Optional.empty();
  }
}
