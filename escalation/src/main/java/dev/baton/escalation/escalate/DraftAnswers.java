package dev.baton.escalation.escalate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Page one of the modal as it was typed, unchecked but storable.
 *
 * @param ticket any spelling of a ticket
 * @param category empty when "Other" was chosen or nothing was
 * @param priority empty when none was chosen; there is no default
 * @param custom answers to the matrix's own conditions, by name
 * @param nothingTried code of why nothing could be tried; the steps say it in a sentence then
 * @param files given with it, in their order
 */
public record DraftAnswers(
    String ticket,
    Optional<String> category,
    Optional<String> priority,
    String reason,
    String stepsTried,
    Optional<String> customer,
    Optional<String> accountTier,
    Map<String, String> custom,
    Optional<String> nothingTried,
    List<GivenFile> files) {
  public DraftAnswers {
    ticket = TypedText.storable(ticket);
    category = category.map(TypedText::storable);
    priority = priority.map(TypedText::storable);
    reason = TypedText.storable(reason);
    stepsTried = TypedText.storable(stepsTried);
    customer = customer.map(TypedText::storable);
    accountTier = accountTier.map(TypedText::storable);
    custom = Map.copyOf(custom);
    nothingTried = nothingTried.map(TypedText::storable);
    files = List.copyOf(files);
  }

  /** Where something was tried, and no file is given. */
  public DraftAnswers(
      String ticket,
      Optional<String> category,
      Optional<String> priority,
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

  /** The same with these files in place of its own. */
  public DraftAnswers withFiles(List<GivenFile> others) {
    return new DraftAnswers(
        ticket,
        category,
        priority,
        reason,
        stepsTried,
        customer,
        accountTier,
        custom,
        nothingTried,
        others);
  }

  /** The same of another ticket. */
  public DraftAnswers ofTicket(String other) {
    return new DraftAnswers(
        other,
        category,
        priority,
        reason,
        stepsTried,
        customer,
        accountTier,
        custom,
        nothingTried,
        files);
  }
}
