package dev.baton.bot.escalate;

import static dev.baton.bot.phrases.Arg.anyOf;
import static dev.baton.bot.phrases.Arg.person;

import dev.baton.bot.account.AccountText;
import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.decide.BounceText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.TextChunks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Baton knows of a ticket, for the form that escalates it.
 *
 * @param latest its latest escalation; empty before the first
 * @param account of its customer in one line, as far as the reader sees it
 */
record KnownFacts(TicketNow ticket, Optional<Escalation> latest, Optional<String> account) {
  private static final int SHOWN_NOTE = 1500;

  /** Empty for a ticket that Baton never saw. */
  static Optional<KnownFacts> of(
      Tx tx, Snapshot people, String reader, TicketKey key, Instant now) {
    return Tickets.in(tx)
        .find(key)
        .map(ticket -> {
          Optional<Escalation> latest =
              Optional.of(ticket.lastSeq())
                  .filter(seq -> seq > 0)
                  .flatMap(seq -> Escalations.in(tx).find(new EscalationRef(key.identity(), seq)));
          return new KnownFacts(
              ticket,
              latest,
              ShownAccount.of(tx, people, reader, ticket, latest, now)
                  .map(AccountText.forSlack(people, people.wordingFor(reader))::line));
        });
  }

  /** Said above the form. */
  String said(Wording words) {
    List<String> lines = new ArrayList<>();
    lines.add(
        words.say(
            EscalatePhrase.KNOWN_TICKET,
            "ticket",
            ticket.key().shown(),
            "tier",
            ticket.tier().name(),
            "owned",
            ticket.owner().isPresent(),
            "owner",
            ticket.owner().map(Arg::person).orElseGet(() -> anyOf(List.of()))));
    account
        .or(() ->
            ticket
                .customer()
                .map(customer -> words.say(EscalatePhrase.KNOWN_CUSTOMER, "customer", customer)))
        .ifPresent(lines::add);
    latest.ifPresent(escalation -> lines.addAll(lately(escalation, words)));
    return String.join("\n", lines);
  }

  private static List<String> lately(Escalation latest, Wording words) {
    if (latest.isPending()) {
      return List.of(pending(latest, words));
    }
    return latest.settlement().orElse(null) instanceof Settlement.Bounced(_, _, _, Bounce bounce)
        ? List.of(
            words.say(EscalatePhrase.BOUNCED_LATELY, "label", latest.label()),
            "*%s*".formatted(new BounceText(words).why(bounce)),
            TextChunks.excerpt(bounce.note(), SHOWN_NOTE))
        : List.of();
  }

  /** Who asked, and who is asked until when. */
  static String pending(Escalation pending, Wording words) {
    return words.say(
        EscalatePhrase.ALREADY_PENDING,
        "label",
        pending.label(),
        "asker",
        person(pending.requester()),
        "at",
        pending.requestedAt(),
        "from",
        pending.from().name(),
        "to",
        pending.to().name(),
        "asked",
        anyOf(pending.recipients().stream().map(asked -> person(asked.member())).toList()),
        "until",
        pending.decideBy());
  }
}
