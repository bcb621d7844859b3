package dev.baton.bot.setup;

import com.slack.api.model.view.View;
import dev.baton.bot.clock.RegionSearch;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.setup.SetupInterview;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupStep;
import dev.baton.slack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One admin's turn at the interview, within a transaction that holds it. */
final class SetupTurn {
  private final BotParts parts;
  private final Tx tx;
  private final Caller caller;
  private final SetupPages pages;
  private final Optional<Integer> live;

  SetupTurn(BotParts parts, Tx tx, Caller caller) {
    this.parts = parts;
    this.tx = tx;
    this.caller = caller;
    this.pages = new SetupPages(parts, tx, caller.member());
    this.live = Matrices.in(tx).liveVersion();
  }

  SetupPages pages() {
    return pages;
  }

  /** Either the interview that goes on, or a page that says why it does not. */
  record Held(Optional<SetupInterview> interview, Optional<View> instead) {}

  /** The interview of an open page. */
  Held held(SetupMemory memory) {
    return SetupInterviews.in(tx)
        .lock()
        .filter(interview -> interview.id().equals(memory.interview()))
        .map(this::unlessOvertaken)
        .orElseGet(() -> new Held(Optional.empty(), Optional.of(over())));
  }

  /** A page that begins an interview, or goes on with it. */
  View begun(boolean again) {
    Optional<SetupInterview> open = SetupInterviews.in(tx).lock();
    boolean overtaken = open.filter(i -> !i.baseVersion().equals(live)).isPresent();
    if (open.isPresent() && !overtaken) {
      return pages.of(open.get(), List.of());
    }
    if (!again && (overtaken || live.isPresent())) {
      return overtaken ? overtaken() : over();
    }
    SetupAnswers first =
        new SettingsAsSet(tx, parts.clock().instant())
            .answers()
            .with(open.map(interview -> interview.answers().fields()).orElse(Map.of()));
    if (overtaken) {
      SetupInterviews.in(tx).end();
    }
    SetupInterview begun =
        SetupInterviews.in(tx)
            .begin(parts.ids().get(), first, live, caller.member(), parts.clock().instant());
    return pages.of(begun, List.of());
  }

  private Held unlessOvertaken(SetupInterview interview) {
    return interview.baseVersion().equals(live)
        ? new Held(Optional.of(interview), Optional.empty())
        : new Held(Optional.empty(), Optional.of(overtaken()));
  }

  private View overtaken() {
    return pages.over(SetupPhrase.ENDED_BY_IMPORT, "version", live.map(String::valueOf).orElse(""));
  }

  private View over() {
    return pages.over(
        SetupPhrase.OVER,
        "live",
        live.isPresent(),
        "version",
        live.map(String::valueOf).orElse(""));
  }

  /** Keeps what was typed and where the interview stands. */
  SetupInterview keep(SetupStep step, SetupAnswers answers) {
    return SetupInterviews.in(tx)
        .keep(step, withoutUnknown(answers), caller.member(), parts.clock().instant());
  }

  /** The region that was typed and is none, which no form offers; empty when all is well. */
  static Optional<String> unknownRegion(SetupAnswers answers) {
    return answers.text(SetupField.REGION).filter(region -> !RegionSearch.isOffered(region));
  }

  private static SetupAnswers withoutUnknown(SetupAnswers answers) {
    return unknownRegion(answers)
        .map(_ -> answers.with(Map.of(SetupField.REGION, List.of())))
        .orElse(answers);
  }

  /** What somebody else answered on this page since it was drawn, one line a field; mostly none. */
  List<String> meanwhile(
      SetupInterview now, SetupMemory drawn, Map<String, List<String>> typed, Wording words) {
    if (now.version() == drawn.version() || now.changedBy().equals(caller.member())) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    typed.forEach((field, mine) -> {
      List<String> theirs = now.answers().list(field);
      if (now.answers().has(field) && !theirs.equals(mine)) {
        notes.add(
            words.say(
                SetupPhrase.MEANWHILE_FIELD,
                "label",
                SetupLabels.of(field, now.answers(), words),
                "theirs",
                theirs.isEmpty() ? "none" : Arg.mrkdwn(SetupLabels.values(field, theirs))));
      }
    });
    if (!notes.isEmpty()) {
      notes.addFirst(words.say(SetupPhrase.MEANWHILE, "who", Arg.person(now.changedBy())));
    }
    return notes;
  }
}
