package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.account.AccountText;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.ticket.ClockText;
import dev.baton.bot.ticket.GiveTicket;
import dev.baton.bot.ticket.TakeItButton;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.home.HomeList;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.escalation.ticket.OwnedTicket.ToBegin;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.UnownedTicket;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tickets on App Home: one's own, and those that nobody owns. */
final class WorkTickets {
  private final HomeState state;
  private final Wording words;

  WorkTickets(HomeState state) {
    this.state = state;
    this.words = state.words();
  }

  /** Whoever may take one has the button for it, whoever answers for its tier the other. */
  List<LayoutBlock> unowned(HomeWork.Unowned unowned) {
    Slice<UnownedTicket> tickets = unowned.tickets();
    if (tickets.total() == 0) {
      return List.of();
    }
    List<LayoutBlock> blocks = WorkTab.begun(words, HomePhrase.NOBODY_OWNS, tickets.total());
    for (UnownedTicket ticket : tickets.items()) {
      String text = withAccount(waitsForOwner(ticket), ticket.key());
      String identity = ticket.key().identity();
      ButtonElement button =
          unowned.take().contains(ticket.tier())
              ? TakeItButton.of(words, identity)
              : GiveTicket.buttonFor(words, identity);
      blocks.add(section(s -> s.text(markdownText(text)).accessory(button)));
    }
    HomeNavigation.parts(HomeList.UNOWNED, tickets, words).ifPresent(blocks::add);
    return blocks;
  }

  private String waitsForOwner(UnownedTicket ticket) {
    return words.say(
        HomePhrase.UNOWNED,
        "ticket",
        ticket.key().shown(),
        "ranked",
        ticket.priority().isPresent(),
        "priority",
        ticket.priority().map(Enum::name).orElse(""),
        "tier",
        ticket.tier().name(),
        "named",
        ticket.title().isPresent(),
        "title",
        Mrkdwn.shorten(ticket.title().orElse(""), WorkTab.SHOWN_REASON),
        "since",
        ticket.since());
  }

  /** The same with the ticket's account and promises below, where it has any. */
  String withAccount(String text, TicketKey ticket) {
    StringBuilder said = new StringBuilder(text);
    Optional.ofNullable(state.work().accounts().get(ticket.identity()))
        .map(AccountText.forSlack(state.snapshot(), words)::line)
        .ifPresent(line -> said.append('\n').append(line));
    Optional.ofNullable(state.work().promises().get(ticket.identity()))
        .flatMap(new ClockText(words, state.now())::waits)
        .ifPresent(line -> said.append('\n').append(line));
    return said.toString();
  }

  List<LayoutBlock> owned(Slice<OwnedTicket> owned) {
    List<LayoutBlock> blocks = WorkTab.begun(words, HomePhrase.YOURS_NOW, owned.total());
    if (owned.total() == 0) {
      blocks.add(HomeView.said(words.say(HomePhrase.NOTHING_OWNED)));
    }
    for (OwnedTicket ticket : owned.items()) {
      boolean movable = state.work().led().contains(ticket.tier());
      String text = withAccount(owns(ticket), ticket.key());
      blocks.add(TicketMenu.line(text, ticket, movable, state.snapshot().format(), words));
      ticket
          .toBegin()
          .ifPresent(begin -> blocks.add(WorkTab.buttons(List.of(onIt(ticket, begin)))));
    }
    HomeNavigation.parts(HomeList.OWNED, owned, words).ifPresent(blocks::add);
    return blocks;
  }

  private ButtonElement onIt(OwnedTicket ticket, ToBegin begin) {
    return Buttons.onIt(words, new EscalationRef(ticket.key().identity(), begin.seq()));
  }

  private String owns(OwnedTicket ticket) {
    Optional<Instant> by = ticket.toBegin().map(ToBegin::by);
    return words.say(
        HomePhrase.OWNED,
        "begin",
        by.isPresent(),
        "left",
        ticket
            .toBegin()
            .map(begin -> state.left(new EscalationRef(ticket.key().identity(), begin.seq())))
            .orElse(""),
        "late",
        by.filter(due -> !due.isAfter(state.now())).isPresent(),
        "when",
        Arg.relative(by.orElse(state.now())),
        "ticket",
        ticket.key().shown(),
        "ranked",
        ticket.priority().isPresent(),
        "priority",
        ticket.priority().map(Enum::name).orElse(""),
        "tier",
        ticket.tier().name(),
        "known",
        ticket.customer().isPresent(),
        "customer",
        ticket.customer().orElse(""),
        "since",
        ticket.since(),
        "pending",
        ticket.asked().isPresent(),
        "number",
        ticket.asked().map(String::valueOf).orElse(""));
  }
}
