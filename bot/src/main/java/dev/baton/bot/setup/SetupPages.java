package dev.baton.bot.setup;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.matrix.TicketsLeftBehind;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.setup.SetupInterview;
import dev.baton.escalation.setup.SetupCheck;
import dev.baton.escalation.setup.SetupFault;
import dev.baton.escalation.setup.SetupPlan;
import dev.baton.escalation.setup.SetupStep;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.slack.FormView;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws the page at which an interview stands. */
final class SetupPages {
  static final String ID = "setup_modal";
  static final String JUMP = "jump";

  private final Tx tx;
  private final Wording words;
  private final MailAccess mail;
  private final Directory people;

  SetupPages(BotParts parts, Tx tx, String reader) {
    Snapshot snapshot = parts.snapshots().within(tx).orElseThrow();
    this.tx = tx;
    this.words = snapshot.wordingFor(reader);
    this.mail = parts.mail();
    this.people = snapshot.directory(parts.clock().instant());
  }

  Directory people() {
    return people;
  }

  /** The page of its step; where that cannot be drawn yet, the first page with a fault. */
  View of(SetupInterview interview, List<String> notes) {
    SetupCheck check = new SetupCheck(interview.answers(), people);
    SetupStep open = check.open();
    if (interview.step().number() <= open.number()) {
      return drawn(interview, notes);
    }
    List<String> all = new ArrayList<>(notes);
    all.add(stillWrong(check.of(open)));
    return drawn(interview.at(open, interview.answers()), all);
  }

  /** What keeps a page from being left, in a sentence each. */
  String stillWrong(Map<String, SetupFault> faults) {
    String listed =
        faults.values().stream()
            .map(fault -> "• " + Mrkdwn.escape(fault(fault)))
            .distinct()
            .limit(10)
            .collect(Collectors.joining("\n"));
    return words.say(SetupPhrase.STILL_WRONG, "listed", Arg.mrkdwn(listed));
  }

  String fault(SetupFault fault) {
    return words.say(
        SetupPhrase.FAULT,
        "kind",
        fault.kind(),
        "value",
        fault.value(),
        "number",
        String.valueOf(fault.number()));
  }

  /** Says why there is no page any more. */
  View over(SetupPhrase phrase, Object... arguments) {
    return TextView.of(
        title(SetupStep.READ_BACK), words.say(phrase, arguments), words.say(SharedPhrase.CLOSE));
  }

  private View drawn(SetupInterview interview, List<String> notes) {
    SetupFields fields = new SetupFields(SetupMemory.of(interview), interview.answers(), words);
    List<LayoutBlock> blocks = new ArrayList<>();
    notes.stream().map(fields::said).forEach(blocks::add);
    blocks.addAll(page(interview, fields));
    buttons(interview.step()).ifPresent(blocks::add);
    View view =
        FormView.of(
            ID,
            new FormView.Frame(
                title(interview.step()), submit(interview), words.say(SetupPhrase.LATER)),
            fields.memory().text(),
            blocks);
    view.setNotifyOnClose(true);
    return view;
  }

  private List<LayoutBlock> page(SetupInterview interview, SetupFields fields) {
    return switch (interview.step()) {
      case NAMING -> NamingPage.blocks(fields);
      case TIERS -> TierPages.tiers(fields);
      case PEOPLE -> TierPages.people(fields);
      case MOVES -> TierPages.moves(fields);
      case DETAILS -> DetailsPage.blocks(fields, mail);
      case READ_BACK -> readBack(interview, fields);
    };
  }

  private List<LayoutBlock> readBack(SetupInterview interview, SetupFields fields) {
    SetupPlan plan = SetupPlan.of(interview.answers(), people).orElseThrow();
    return new ReadBackPage(fields, plan, check(plan), people, keyIsConsent()).blocks();
  }

  private boolean keyIsConsent() {
    return mail instanceof MailAccess.On on && on.keyIsConsent();
  }

  /** What applying it would do. */
  ImportPlan check(SetupPlan plan) {
    Optional<Matrix> live = Matrices.in(tx).live();
    return TicketsLeftBehind.noted(
        tx, live, ImportPlan.of(live, plan.routes(), List.of(), Optional.of(people)));
  }

  private Optional<LayoutBlock> buttons(SetupStep step) {
    List<BlockElement> buttons = new ArrayList<>();
    if (step == SetupStep.READ_BACK) {
      buttons.add(
          button(
              b -> b.actionId(SetupCsv.BUTTON).text(plainText(words.say(SetupPhrase.SEND_CSV)))));
    }
    if (step.before().isPresent()) {
      buttons.add(
          button(b -> b.actionId(SetupMoveOn.BACK).text(plainText(words.say(SetupPhrase.BACK)))));
    }
    return buttons.isEmpty()
        ? Optional.empty()
        : Optional.of(actions(a -> a.elements(List.copyOf(buttons))));
  }

  private String title(SetupStep step) {
    return words.say(SetupPhrase.TITLE, "step", step);
  }

  private String submit(SetupInterview interview) {
    if (interview.step() != SetupStep.READ_BACK) {
      return words.say(SetupPhrase.NEXT);
    }
    return words.say(
        interview.baseVersion().isPresent() ? SetupPhrase.APPLY_CHANGE : SetupPhrase.MAKE_LIVE);
  }
}
