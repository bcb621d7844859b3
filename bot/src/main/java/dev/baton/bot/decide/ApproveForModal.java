package dev.baton.bot.decide;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.EscalationValue;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who of the receiving tier is to own the ticket. */
final class ApproveForModal {
  static final String ID = "approve_for_modal";
  static final String NEW_OWNER = "new_owner";

  private static final int MOST_OPTIONS = 100;

  private ApproveForModal() {}

  /**
   * @param owners best first, not empty; the first is preselected
   * @param because why the proposed owner cannot take it, plain; empty when they can
   */
  static View of(Escalation asked, List<NewOwner> owners, Optional<String> because) {
    List<OptionObject> options =
        owners.stream()
            .limit(MOST_OPTIONS)
            .map(owner -> Inputs.option(owner.label(), owner.id()))
            .toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(intro(asked, because)))));
    blocks.add(
        Inputs.select(
            Label.of(NEW_OWNER, "New owner", hint(asked, owners.size())),
            options,
            Optional.of(initial(asked, owners))));
    return FormView.of(ID, "Approve for…", "Approve", EscalationValue.of(asked.ref()), blocks);
  }

  /** Said when nobody of that tier can own it. */
  static String nobody(Escalation asked) {
    return "Nobody of %s can own *%s* now: the matrix names no other member of this workspace. Nothing was changed. Bounce it, or ask your Baton admin to mend the matrix."
        .formatted(Mrkdwn.escape(asked.to().name()), Mrkdwn.escape(asked.label()));
  }

  private static String intro(Escalation asked, Optional<String> because) {
    String why = because.map(text -> "\n:warning: " + Mrkdwn.escape(text)).orElse("");
    return "*%s*, asked by %s to go from %s to %s.%s"
        .formatted(
            Mrkdwn.escape(asked.label()),
            Mrkdwn.mention(asked.requester()),
            Mrkdwn.escape(asked.from().name()),
            Mrkdwn.escape(asked.to().name()),
            why);
  }

  private static String hint(Escalation asked, int people) {
    String all = "The people of %s, best first.".formatted(asked.to().name());
    return people > MOST_OPTIONS
        ? all + String.format(Locale.ROOT, " Shown are the first %d of %d.", MOST_OPTIONS, people)
        : all;
  }

  private static String initial(Escalation asked, List<NewOwner> owners) {
    return owners.stream()
        .map(NewOwner::id)
        .limit(MOST_OPTIONS)
        .filter(asked.proposedOwner()::equals)
        .findFirst()
        .orElseGet(() -> owners.getFirst().id());
  }
}
