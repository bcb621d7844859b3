package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.absence.OwnerAway;
import dev.baton.bot.home.HomeWork.Undoable;
import dev.baton.bot.leaver.Leaver;
import dev.baton.bot.leaver.LeaverPhrase;
import dev.baton.bot.leaver.LeaverText;
import dev.baton.bot.matrix.RouteChange;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.notify.LostText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.home.HomeList;
import dev.baton.escalation.notify.Delivery;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What waits for me first, then what is mine, what I asked for, and what my team waits for. */
final class WorkTab {
  static final int SHOWN_REASON = 160;

  private final HomeState state;
  private final Wording words;
  private final WorkTickets tickets;

  WorkTab(HomeState state) {
    this.state = state;
    this.words = state.words();
    this.tickets = new WorkTickets(state);
  }

  List<LayoutBlock> blocks() {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.addAll(toDecide(state.work().toDecide()));
    if (!state.work().undoable().isEmpty()) {
      blocks.addAll(undoable(state.work().undoable()));
    }
    state.work().queue().ifPresent(queue -> blocks.addAll(queue(queue)));
    state.work().unowned().ifPresent(unowned -> blocks.addAll(tickets.unowned(unowned)));
    if (!state.work().led().isEmpty()) {
      blocks.add(buttons(List.of(Buttons.moveTickets(words))));
    }
    blocks.addAll(tickets.owned(state.work().owned()));
    blocks.addAll(askedFor(state.work().askedFor()));
    if (state.work().leavers().total() > 0) {
      blocks.addAll(leavers(state.work().leavers()));
    }
    if (!state.work().lost().isEmpty()) {
      blocks.addAll(lost(state.work().lost()));
    }
    return blocks;
  }

  private List<LayoutBlock> toDecide(Slice<Escalation> waiting) {
    List<LayoutBlock> blocks = begun(words, HomePhrase.WAITS_FOR_YOU, waiting.total());
    if (waiting.total() == 0) {
      blocks.add(HomeView.said(words.say(nothingWaits())));
    }
    for (Escalation escalation : waiting.items()) {
      blocks.add(HomeView.said(tickets.withAccount(waits(escalation), escalation.ticket())));
      blocks.add(buttons(Buttons.ofDecider(words, escalation)));
    }
    HomeNavigation.parts(HomeList.TO_DECIDE, waiting, words).ifPresent(blocks::add);
    return blocks;
  }

  private List<LayoutBlock> undoable(List<Undoable> decided) {
    List<LayoutBlock> blocks = begun(words, HomePhrase.DECIDED_BY_YOU, decided.size());
    for (Undoable each : decided) {
      ButtonElement takeBack = Buttons.takeBack(words, each.decided());
      blocks.add(section(s -> s.text(markdownText(decided(each))).accessory(takeBack)));
    }
    return blocks;
  }

  private String decided(Undoable each) {
    Escalation escalation = each.decided();
    return words.say(
        HomePhrase.DECIDED,
        "ticket",
        escalation.label(),
        "bounced",
        escalation.bounce().isPresent(),
        "owner",
        ownerAfter(escalation),
        "asker",
        Arg.person(escalation.requester()),
        "until",
        each.until());
  }

  private static Arg ownerAfter(Escalation decided) {
    Optional<String> owner =
        decided.settlement().orElseThrow() instanceof Settlement.Approved approved
            ? Optional.of(approved.newOwner())
            : decided.previousOwner();
    return owner.map(Arg::person).orElseGet(() -> Arg.anyOf(List.of()));
  }

  /** Nobody reads that nothing waits above a queue in which something does. */
  private HomePhrase nothingWaits() {
    return state.work().queue().filter(queue -> queue.total() > 0).isPresent()
        ? HomePhrase.ONLY_OTHERS_WAIT
        : HomePhrase.NOTHING_WAITS;
  }

  private List<LayoutBlock> queue(Slice<Escalation> queue) {
    List<LayoutBlock> blocks = begun(words, HomePhrase.YOUR_QUEUE, queue.total());
    if (queue.total() == 0) {
      blocks.add(HomeView.said(words.say(HomePhrase.NOTHING_IN_QUEUE)));
    }
    for (Escalation escalation : queue.items()) {
      blocks.add(HomeView.said(tickets.withAccount(waits(escalation), escalation.ticket())));
      if (state.manager() && !escalation.requester().equals(state.reader().id())) {
        blocks.add(buttons(Buttons.ofManager(words, escalation)));
      }
    }
    HomeNavigation.parts(HomeList.QUEUE, queue, words).ifPresent(blocks::add);
    return blocks;
  }

  private String waits(Escalation escalation) {
    String waiting = waiting(escalation);
    return new OwnerAway(state.snapshot(), state.now())
        .of(escalation, words)
        .map(away -> waiting + "\n" + away)
        .orElse(waiting);
  }

  private String waiting(Escalation escalation) {
    return words.say(
        HomePhrase.WAITING,
        "ticket",
        escalation.label(),
        "priority",
        escalation.priority().name(),
        "from",
        escalation.from().name(),
        "to",
        escalation.to().name(),
        "known",
        escalation.customer().isPresent(),
        "customer",
        escalation.customer().orElse(""),
        "asker",
        Arg.person(escalation.requester()),
        "owner",
        Arg.person(escalation.proposedOwner()),
        "asked",
        asked(escalation),
        "left",
        state.left(escalation.ref()),
        "late",
        isLate(escalation),
        "when",
        Arg.relative(escalation.decideBy()),
        "reason",
        Arg.quote(Mrkdwn.shorten(escalation.reason(), SHOWN_REASON)));
  }

  private boolean isLate(Escalation escalation) {
    return !escalation.decideBy().isAfter(state.now());
  }

  private static Arg asked(Escalation escalation) {
    return Arg.anyOf(
        escalation.recipients().stream().map(asked -> Arg.person(asked.member())).toList());
  }

  private List<LayoutBlock> askedFor(Slice<Escalation> asked) {
    List<LayoutBlock> blocks = begun(words, HomePhrase.YOUR_REQUESTS, asked.total());
    if (asked.total() == 0) {
      blocks.add(
          HomeView.said(
              words.say(
                  HomePhrase.NOTHING_REQUESTED, "example", state.snapshot().format().example())));
    }
    for (Escalation escalation : asked.items()) {
      blocks.add(HomeView.said(requested(escalation)));
      blocks.add(
          buttons(
              escalation.isPending()
                  ? Buttons.ofParty(words, escalation)
                  : List.of(Buttons.fixAndResend(words, escalation))));
    }
    HomeNavigation.parts(HomeList.ASKED_FOR, asked, words).ifPresent(blocks::add);
    return blocks;
  }

  private String requested(Escalation escalation) {
    return escalation
        .bounce()
        .map(bounce -> cameBack(escalation, bounce))
        .orElseGet(() ->
            words.say(
                HomePhrase.REQUESTED,
                "ticket",
                escalation.label(),
                "priority",
                escalation.priority().name(),
                "asked",
                asked(escalation),
                "left",
                state.left(escalation.ref()),
                "late",
                isLate(escalation),
                "when",
                Arg.relative(escalation.decideBy())));
  }

  private String cameBack(Escalation escalation, Bounce bounce) {
    return words.say(
        HomePhrase.CAME_BACK,
        "ticket",
        escalation.label(),
        "priority",
        escalation.priority().name(),
        "note",
        Arg.quote(Mrkdwn.shorten(bounce.note(), SHOWN_REASON)));
  }

  private List<LayoutBlock> leavers(Slice<Leaver> leavers) {
    List<LayoutBlock> blocks = begun(words, LeaverPhrase.TITLE, leavers.total());
    boolean admin = state.settings().isPresent();
    for (Leaver leaver : leavers.items()) {
      List<ButtonElement> mends = new ArrayList<>();
      if (leaver.tickets() > 0 && !state.work().led().isEmpty()) {
        mends.add(Buttons.moveTicketsOf(words, leaver.member()));
      }
      if (admin && leaver.isNamed()) {
        mends.add(mend());
      }
      blocks.addAll(leaver(leaver, mends));
    }
    blocks.add(small(words.say(LeaverPhrase.HOW_TO_MEND)));
    HomeNavigation.parts(HomeList.LEAVERS, leavers, words).ifPresent(blocks::add);
    return blocks;
  }

  private List<LayoutBlock> leaver(Leaver leaver, List<ButtonElement> mends) {
    String text = LeaverText.of(leaver, words);
    return switch (mends.size()) {
      case 0 -> List.of(HomeView.said(text));
      case 1 -> List.of(section(s -> s.text(markdownText(text)).accessory(mends.getFirst())));
      default -> List.of(HomeView.said(text), buttons(mends));
    };
  }

  private ButtonElement mend() {
    return ButtonElement.builder()
        .actionId(RouteChange.BUTTON)
        .text(plainText(words.say(LeaverPhrase.MEND_MATRIX)))
        .value("open")
        .build();
  }

  private List<LayoutBlock> lost(List<Delivery> lost) {
    List<LayoutBlock> blocks = begun(words, HomePhrase.NOT_REACHED, lost.size());
    lost.forEach(each -> blocks.add(HomeView.said(LostText.of(each, words))));
    return blocks;
  }

  /** A list's title, with how much there is of it. */
  static List<LayoutBlock> begun(Wording words, Phrase title, int entries) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        header(h ->
            h.text(
                plainText(
                    entries == 0
                        ? words.say(title)
                        : words.say(HomePhrase.COUNTED, "title", title, "n", entries)))));
    return blocks;
  }

  private static LayoutBlock small(String text) {
    return context(c -> c.elements(asContextElements(markdownText(text))));
  }

  static LayoutBlock buttons(List<ButtonElement> buttons) {
    return actions(a -> a.elements(List.copyOf(buttons)));
  }
}
