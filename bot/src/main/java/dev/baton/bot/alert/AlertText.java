package dev.baton.bot.alert;

import static dev.baton.bot.phrases.Arg.relative;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.account.AccountContexts;
import dev.baton.db.alert.AlertAnswers;
import dev.baton.db.clock.Clocks;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.AccountContext;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.Mrkdwn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Draws an alert for one reader: in Slack's format, or as plain text for the other media, which
 * leave the company's systems and so go without the ticket's title.
 */
public final class AlertText {
  private static final String ALARM = ":rotating_light: ";
  private static final int SHOWN_TITLE = 150;
  private static final Duration PUNCTUAL = Duration.ofMinutes(1);

  private final Tx tx;
  private final Snapshot people;
  private final Instant now;
  private final Delivery delivery;
  private final Wording words;
  private final boolean slack;

  /**
   * @param delivery says who reads it, by which medium
   */
  public AlertText(Tx tx, Snapshot people, Instant now, Delivery delivery) {
    this.tx = requireNonNull(tx);
    this.people = requireNonNull(people);
    this.now = requireNonNull(now);
    this.delivery = requireNonNull(delivery);
    this.words = people.wordingFor(delivery.recipient());
    this.slack = delivery.medium() == Medium.SLACK;
  }

  /** An alert; empty where the ticket is gone. */
  public Optional<AlertView> of(Notice.Alert alert) {
    return Tickets.in(tx).find(alert.ticket()).flatMap(ticket -> of(ticket, alert.event()));
  }

  private Optional<AlertView> of(TicketNow ticket, AlertEvent event) {
    return switch (event) {
      case AlertEvent.Opened _ ->
          Optional.of(
              view(
                  ticket,
                  Optional.empty(),
                  (slack ? ALARM : "") + say(AlertPhrase.OPENED, "ticket", label(ticket)),
                  "opened"));
      case AlertEvent.Missed(AlertEvent.Promise promise, int cycle) ->
          Optional.of(missed(ticket, promise, cycle));
      case AlertEvent.Requested(int seq) ->
          Escalations.in(tx)
              .find(new EscalationRef(ticket.key().identity(), seq))
              .map(escalation ->
                  view(
                      ticket, Optional.of(escalation), requested(ticket, escalation), "requested"));
    };
  }

  private AlertView missed(TicketNow ticket, AlertEvent.Promise promise, int cycle) {
    AlertPhrase phrase =
        switch (promise) {
          case FIRST_RESPONSE -> AlertPhrase.FIRST_RESPONSE_MISSED;
          case RESOLUTION -> AlertPhrase.RESOLUTION_MISSED;
        };
    String code = promise.name().toLowerCase(Locale.ROOT);
    String late =
        Clocks.in(tx)
            .find(ClockKind.parse(code), new EscalationRef(ticket.key().identity(), cycle))
            .flatMap(clock -> clock.now().breach())
            .filter(breach -> breach.at().plus(PUNCTUAL).isBefore(breach.foundAt()))
            .map(breach ->
                " "
                    + say(
                        AlertPhrase.MISSED_FOUND_LATE,
                        "due",
                        breach.at(),
                        "found",
                        breach.foundAt()))
            .orElse("");
    return view(ticket, Optional.empty(), say(phrase, "ticket", label(ticket)) + late, code);
  }

  /** A request that waits for the reader; empty where it does not any more. */
  public Optional<AlertView> toDecide() {
    return delivery
        .escalation()
        .flatMap(Escalations.in(tx)::find)
        .filter(escalation -> escalation.isPending() && escalation.wasSentTo(delivery.recipient()))
        .flatMap(escalation ->
            Tickets.in(tx)
                .find(escalation.ticket())
                .map(ticket ->
                    view(ticket, Optional.of(escalation), waits(ticket, escalation), "to_decide")));
  }

  private String waits(TicketNow ticket, Escalation escalation) {
    return say(
        escalation.decideBy().isAfter(now) ? AlertPhrase.WAITS_FOR_YOU : AlertPhrase.WAITS_TOO_LONG,
        "ticket",
        label(ticket),
        "seq",
        String.valueOf(escalation.seq()),
        "from",
        escalation.from().name(),
        "to",
        escalation.to().name(),
        "priority",
        escalation.priority().name(),
        "when",
        relative(escalation.decideBy()));
  }

  private String requested(TicketNow ticket, Escalation escalation) {
    return say(
        AlertPhrase.REQUESTED,
        "back",
        escalation.kind() == EscalationKind.HAND_BACK,
        "ticket",
        label(ticket),
        "seq",
        String.valueOf(escalation.seq()),
        "from",
        escalation.from().name(),
        "to",
        escalation.to().name(),
        "priority",
        escalation.priority().name(),
        "last",
        people.matrix().filter(live -> live.isLast(escalation.to())).isPresent());
  }

  private AlertView view(
      TicketNow ticket, Optional<Escalation> escalation, String headline, String event) {
    Optional<ShownAccount> account = account(ticket, escalation);
    List<String> lines = new ArrayList<>();
    if (slack) {
      ticket
          .details()
          .title()
          .ifPresent(title ->
              lines.add(say(AlertPhrase.TITLED, "title", Mrkdwn.shorten(title, SHOWN_TITLE))));
    }
    account
        .map(accountText()::line)
        .or(() -> ticket.customer().map(name -> say(AlertPhrase.CUSTOMER, "account", name)))
        .ifPresent(lines::add);
    lines.add(standing(ticket));
    if (ticket.owner().isEmpty()) {
      lines.add(strong(say(AlertPhrase.ACTION_NEEDED)));
    }
    noAccountOwner(account).ifPresent(lines::add);
    AlertAnswers.in(tx)
        .of(ticket.key().identity())
        .forEach(answer ->
            lines.add(
                say(
                    AlertPhrase.IS_ON_IT,
                    "who",
                    people.named(answer.member()),
                    "at",
                    answer.at())));
    return new AlertView(
        subject(ticket, escalation, event),
        headline,
        lines,
        address(ticket),
        data(ticket, escalation, account, event));
  }

  private String subject(TicketNow ticket, Optional<Escalation> escalation, String event) {
    return words.plain(
        AlertPhrase.SUBJECT,
        "ticket",
        ticket.key().shown(),
        "event",
        event,
        "to",
        escalation.map(asked -> asked.to().name()).orElse(""));
  }

  private AccountText accountText() {
    return slack ? AccountText.forSlack(people, words) : AccountText.plain(people, words);
  }

  /** Who looks after the customer sees the figures, in Slack or not. */
  private Optional<ShownAccount> account(TicketNow ticket, Optional<Escalation> escalation) {
    String reader = delivery.recipient();
    return reader.contains("@")
        ? AccountContexts.in(tx, now)
            .of(ticket.key().identity())
            .map(context -> new ShownAccount(context, context.account().isLookedAfterBy(reader)))
        : ShownAccount.of(tx, people, reader, ticket, escalation, now);
  }

  /** Open for how long, answered or not, in which tier, whose. */
  private String standing(TicketNow ticket) {
    TicketDetails details = ticket.details();
    List<String> facts = new ArrayList<>();
    details.openedAt().ifPresent(at -> facts.add(openFor(Duration.between(at, now))));
    facts.add(
        say(
            details.firstResponseAt().isPresent()
                ? AlertPhrase.ANSWERED
                : AlertPhrase.NOT_ANSWERED));
    facts.add(say(AlertPhrase.IN_TIER, "tier", ticket.tier().name()));
    ticket
        .owner()
        .ifPresent(owner -> facts.add(say(AlertPhrase.OWNED_BY, "owner", people.named(owner))));
    return String.join(" · ", facts);
  }

  private String openFor(Duration open) {
    return open.compareTo(Duration.ofHours(2)) < 0
        ? openFor("minutes", Math.max(0, open.toMinutes()))
        : open.compareTo(Duration.ofDays(2)) < 0
            ? openFor("hours", open.toHours())
            : openFor("days", open.toDays());
  }

  private String openFor(String unit, long n) {
    return say(AlertPhrase.OPEN_FOR, "unit", unit, "n", n);
  }

  private Optional<String> noAccountOwner(Optional<ShownAccount> account) {
    return delivery.roles().contains(NoticeRole.MANAGER)
        ? account
            .map(shown -> shown.context().account())
            .filter(this::hasNoOwner)
            .map(nobodys -> say(AlertPhrase.NO_ACCOUNT_OWNER, "account", nobodys.name()))
        : Optional.empty();
  }

  private boolean hasNoOwner(Account account) {
    return account
        .owner()
        .map(owner -> people.idsOf(List.of(owner)).isEmpty() && isOfSomebody(owner.address()))
        .orElse(true);
  }

  /** Of somebody whom Slack knows, then, and who left. */
  private boolean isOfSomebody(String address) {
    return people.members().values().stream()
        .anyMatch(member -> member.email().filter(address::equals).isPresent());
  }

  private Optional<String> address(TicketNow ticket) {
    return people
        .format()
        .addressOf(ticket.key())
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"));
  }

  private Map<String, String> data(
      TicketNow ticket,
      Optional<Escalation> escalation,
      Optional<ShownAccount> account,
      String event) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("event", event);
    data.put("ticket", ticket.key().shown());
    data.put("tier", ticket.tier().name());
    ticket.priority().ifPresent(priority -> data.put("priority", priority.name()));
    escalation.ifPresent(asked -> {
      data.put("number", String.valueOf(asked.seq()));
      data.put("to_tier", asked.to().name());
      data.put("priority", asked.priority().name());
      data.put("decide_by", asked.decideBy().toString());
    });
    data.put("owned", String.valueOf(ticket.owner().isPresent()));
    ticket
        .owner()
        .flatMap(people::member)
        .flatMap(member -> member.email())
        .ifPresent(owner -> data.put("owner", owner));
    ticket.details().openedAt().ifPresent(at -> data.put("opened_at", at.toString()));
    data.put("first_reply", String.valueOf(ticket.details().firstResponseAt().isPresent()));
    account.ifPresentOrElse(
        shown -> accountData(data, shown),
        () -> ticket.customer().ifPresent(name -> data.put("customer", name)));
    address(ticket).ifPresent(url -> data.put("url", url));
    return data;
  }

  private static void accountData(Map<String, String> data, ShownAccount shown) {
    AccountContext context = shown.context();
    data.put("customer", context.account().name());
    context.account().tier().ifPresent(tier -> data.put("account_tier", tier));
    if (!shown.figures()) {
      return;
    }
    context
        .account()
        .value()
        .ifPresent(value -> {
          data.put("contract_value", value.amount().toPlainString());
          data.put("currency", value.currency().getCurrencyCode());
        });
    context.account().health().ifPresent(health -> data.put("health", health.code()));
    context.daysToRenewal().ifPresent(days -> data.put("renewal_in_days", String.valueOf(days)));
  }

  private Arg label(TicketNow ticket) {
    String shown = ticket.key().shown();
    return slack
        ? Arg.mrkdwn(
            strong(
                address(ticket)
                    .map(url -> Mrkdwn.link(url, shown))
                    .orElseGet(() -> Mrkdwn.escape(shown))))
        : Arg.anyOf(List.of(shown));
  }

  private String strong(String text) {
    return slack ? "*" + text + "*" : text;
  }

  private String say(Phrase phrase, Object... arguments) {
    return slack ? words.say(phrase, arguments) : words.plain(phrase, arguments);
  }
}
