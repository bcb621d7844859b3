package dev.baton.bot.setup;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.setup.SetupInterview;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupCheck;
import dev.baton.escalation.setup.SetupFault;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupStep;
import dev.baton.slack.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A page was sent: its answers are kept, and the next page drawn in its place. */
public final class SetupSubmission {
  public static final String ID = SetupPages.ID;

  private final BotParts parts;
  private final AdminAccess access;
  private final Consumer<Caller> redrawHome;

  /**
   * @param redrawHome draws App Home anew for whoever made it live
   */
  public SetupSubmission(BotParts parts, Consumer<Caller> redrawHome) {
    this.parts = parts;
    this.access = new AdminAccess(parts);
    this.redrawHome = redrawHome;
  }

  /**
   * What comes of a page.
   *
   * @param errors by field; empty where another page takes its place
   * @param live whether a matrix was made live
   */
  private record Outcome(Map<String, String> errors, Optional<View> page, boolean live) {
    static Outcome next(View page) {
      return new Outcome(Map.of(), Optional.of(page), false);
    }
  }

  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    View view = request.getPayload().getView();
    Optional<SetupMemory> memory = SetupMemory.parse(view.getPrivateMetadata());
    if (memory.isEmpty()) {
      return context.ack();
    }
    try {
      Map<String, List<String>> typed = SetupForm.typed(view);
      makeKnown(caller, typed);
      return access
          .changeAsAdmin(caller, tx -> step(tx, caller, memory.get(), view, typed))
          .map(outcome -> answered(caller, memory.get(), outcome, context))
          .orElseGet(() -> beside(view, caller, SharedPhrase.ADMINS_ONLY, context));
    } catch (DatabaseUnavailable away) {
      return beside(view, caller, SharedPhrase.DATABASE_AWAY, context);
    }
  }

  /** Somebody may be chosen before the first reading of everybody is done. */
  private void makeKnown(Caller caller, Map<String, List<String>> typed) {
    typed.forEach((field, values) -> {
      if (SetupField.holdsPeople(field)) {
        values.forEach(id -> MemberSync.of(parts).ensureKnown(caller.orgId(), id));
      }
    });
  }

  private Outcome step(
      Tx tx, Caller caller, SetupMemory memory, View view, Map<String, List<String>> typed) {
    SetupTurn turn = new SetupTurn(parts, tx, caller);
    SetupTurn.Held held = turn.held(memory);
    if (held.instead().isPresent()) {
      return Outcome.next(held.instead().get());
    }
    SetupInterview now = held.interview().orElseThrow();
    List<String> meanwhile = turn.meanwhile(now, memory, typed, parts.wordingFor(caller));
    SetupAnswers answers = now.answers().with(typed);
    if (!meanwhile.isEmpty()) {
      return Outcome.next(turn.pages().of(now.at(memory.step(), answers), meanwhile));
    }
    if (memory.step() == SetupStep.READ_BACK) {
      return last(tx, caller, turn, now);
    }
    return page(turn, memory.step(), answers, view);
  }

  private Outcome page(SetupTurn turn, SetupStep step, SetupAnswers typed, View view) {
    SetupAnswers answers = step == SetupStep.NAMING ? NamingPage.triedIfAlone(typed) : typed;
    Map<String, SetupFault> faults =
        new LinkedHashMap<>(new SetupCheck(answers, turn.pages().people()).of(step));
    SetupTurn.unknownRegion(answers)
        .ifPresent(region -> faults.put(SetupField.REGION, SetupFault.badRegion(region)));
    if (faults.isEmpty()) {
      SetupStep next = step.next().orElseThrow();
      return Outcome.next(turn.pages().of(turn.keep(next, answers), List.of()));
    }
    SetupInterview kept = turn.keep(step, answers);
    Set<String> shown = Set.copyOf(SetupForm.shown(view));
    if (!shown.containsAll(faults.keySet())) {
      return Outcome.next(turn.pages().of(kept, List.of(turn.pages().stillWrong(faults))));
    }
    Map<String, String> errors = new LinkedHashMap<>();
    faults.forEach((field, fault) -> errors.put(field, turn.pages().fault(fault)));
    return new Outcome(errors, Optional.empty(), false);
  }

  private Outcome last(Tx tx, Caller caller, SetupTurn turn, SetupInterview now) {
    return new SetupLive(parts, tx, caller)
        .make(now.answers(), turn.pages())
        .map(view -> new Outcome(Map.of(), Optional.of(view), true))
        .orElseGet(() ->
            Outcome.next(
                turn.pages()
                    .of(
                        now.at(SetupStep.READ_BACK, now.answers()),
                        List.of(parts.wordingFor(caller).say(SetupPhrase.REFUSED)))));
  }

  private Response answered(
      Caller caller, SetupMemory memory, Outcome outcome, ViewSubmissionContext context) {
    if (outcome.live()) {
      parts.snapshots().refresh(caller.orgId());
      redrawHome.accept(caller);
    }
    if (outcome.page().isPresent()) {
      return context.ackWithUpdate(outcome.page().get());
    }
    Map<String, String> errors = new LinkedHashMap<>();
    outcome.errors().forEach((field, error) -> errors.put(memory.blockOf(field), error));
    return context.ackWithErrors(errors);
  }

  /** At the first field, so that all that was typed stays on the page. */
  private Response beside(
      View view, Caller caller, SharedPhrase phrase, ViewSubmissionContext context) {
    Wording words = parts.wordingFor(caller);
    return view.getBlocks().stream()
        .filter(InputBlock.class::isInstance)
        .findFirst()
        .map(block -> context.ackWithErrors(Map.of(block.getBlockId(), words.plain(phrase))))
        .orElseGet(context::ack);
  }
}
