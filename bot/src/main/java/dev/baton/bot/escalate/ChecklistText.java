package dev.baton.bot.escalate;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.ChecklistAnswer;
import java.util.List;

/** What was ticked of a route's checklist, in the same lines wherever it is shown. */
public final class ChecklistText {
  private final Wording words;

  public ChecklistText(Wording words) {
    this.words = requireNonNull(words);
  }

  /** A line for each box, with why it was not done; plain text. */
  public List<String> lines(List<ChecklistAnswer> checklist) {
    return checklist.stream().map(this::line).toList();
  }

  private String line(ChecklistAnswer answer) {
    return answer.explanation().isPresent()
        ? words.plain(
            EscalatePhrase.NOT_DONE_BECAUSE,
            "item",
            answer.item(),
            "why",
            answer.explanation().get())
        : box(answer);
  }

  /** The box alone, where its explanation stands below it; plain text. */
  public String box(ChecklistAnswer answer) {
    return answer.ticked()
        ? words.plain(EscalatePhrase.DONE, "item", answer.item())
        : words.plain(EscalatePhrase.NOT_DONE, "item", answer.item());
  }
}
