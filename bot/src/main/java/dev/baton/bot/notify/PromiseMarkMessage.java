package dev.baton.bot.notify;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static dev.baton.bot.phrases.Arg.mrkdwn;
import static dev.baton.bot.phrases.Arg.relative;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.ticket.ClockText;
import dev.baton.bot.ticket.EscalateKnown;
import dev.baton.bot.ticket.MindTicketButton;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** That a promise to a customer is near its end, or missed, as it stands when that is sent. */
final class PromiseMarkMessage {
  private static final Duration NOTICEABLE = Duration.ofMinutes(1);
  private static final int WHOLE = 100;

  private final Tx tx;
  private final Snapshot people;
  private final Instant now;

  PromiseMarkMessage(Tx tx, Snapshot people, Instant now) {
    this.tx = tx;
    this.people = people;
    this.now = now;
  }

  static SlackMessage many(UUID delivery, Wording words) {
    return new MessageBuilder(delivery, words.say(NotifyPhrase.REST_IN_LOG))
        .say(words.say(NotifyPhrase.PROMISES_MANY))
        .build();
  }

  /** Empty when the promise was kept, or fell away, meanwhile. */
  Optional<SlackMessage> of(Delivery delivery, Notice.PromiseMark mark) {
    return Clocks.in(tx)
        .find(mark.clock())
        .filter(clock -> clock.now().isRunning() && clock.now().due().isPresent())
        .filter(clock -> (mark.percent() == WHOLE) == clock.now().breach().isPresent())
        .flatMap(clock ->
            Tickets.in(tx)
                .find(clock.escalation().ticket())
                .map(ticket -> message(delivery, clock, ticket)));
  }

  private SlackMessage message(Delivery delivery, Clocks.Running clock, TicketNow ticket) {
    Wording words = people.wordingFor(delivery.recipient());
    MessageBuilder message =
        new MessageBuilder(delivery.id(), words.say(NotifyPhrase.REST_IN_LOG))
            .say(first(clock, ticket, words))
            .say(
                words.say(
                    NotifyPhrase.PROMISE_OWNER,
                    "owned",
                    ticket.owner().isPresent(),
                    "owner",
                    ticket.owner().map(people::named).orElseGet(() -> Arg.anyOf(List.of())),
                    "ticket",
                    label(ticket),
                    "tier",
                    ticket.tier().name()));
    ShownAccount.of(tx, people, delivery.recipient(), ticket, Optional.empty(), now)
        .map(AccountText.forSlack(people, words)::line)
        .ifPresent(line -> message.say(words.say(NotifyPhrase.ACCOUNT, "line", mrkdwn(line))));
    return message.buttons(buttons(ticket, words)).build();
  }

  private String first(Clocks.Running clock, TicketNow ticket, Wording words) {
    String length = new ClockText(words, now).length(clock.now().target());
    Instant due = clock.now().due().orElseThrow();
    Optional<ClockNow.Breach> missed = clock.now().breach();
    return missed
        .map(breach ->
            words.say(
                NotifyPhrase.PROMISE_MISSED,
                "kind",
                clock.kind(),
                "ticket",
                label(ticket),
                "whenDue",
                relative(due),
                "length",
                mrkdwn(length),
                "late",
                Duration.between(breach.at(), breach.foundAt()).compareTo(NOTICEABLE) > 0
                    && breach.cause().equals("time"),
                "whenFound",
                relative(breach.foundAt())))
        .orElseGet(() ->
            words.say(
                NotifyPhrase.PROMISE_WARNED,
                "kind",
                clock.kind(),
                "ticket",
                label(ticket),
                "when",
                relative(due),
                "length",
                mrkdwn(length)));
  }

  private Arg label(TicketNow ticket) {
    String shown = ticket.key().shown();
    return mrkdwn(
        "*"
            + address(ticket)
                .map(url -> Mrkdwn.link(url, shown))
                .orElseGet(() -> Mrkdwn.escape(shown))
            + "*");
  }

  private Optional<String> address(TicketNow ticket) {
    return people
        .format()
        .addressOf(ticket.key())
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"));
  }

  private List<ButtonElement> buttons(TicketNow ticket, Wording words) {
    List<ButtonElement> buttons = new ArrayList<>();
    address(ticket).ifPresent(url -> buttons.add(Buttons.openTicket(words, url)));
    buttons.add(
        button(b ->
            b.actionId(MindTicketButton.ID)
                .text(plainText(words.say(NotifyPhrase.I_AM_ON_IT)))
                .value(ticket.key().identity())));
    buttons.add(
        button(b ->
            b.actionId(EscalateKnown.ID)
                .text(plainText(words.say(NotifyPhrase.ESCALATE_TICKET)))
                .value(ticket.key().shown())));
    return buttons;
  }
}
