package dev.baton.bot.notify;

import dev.baton.bot.account.ShownAccount;
import dev.baton.bot.alert.AccountDayText;
import dev.baton.bot.alert.AlertMessage;
import dev.baton.bot.alert.AlertText;
import dev.baton.bot.alert.CollectedText;
import dev.baton.bot.alert.FollowUpText;
import dev.baton.bot.alert.MediumText;
import dev.baton.bot.clock.HolidaysChangedMessage;
import dev.baton.bot.helpdesk.EventsRefusedMessage;
import dev.baton.bot.leaver.LeaverList;
import dev.baton.bot.matrix.SheetNews;
import dev.baton.bot.matrix.SheetWatch;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.report.WeekText;
import dev.baton.bot.sla.PromiseNews;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.decide.Reassignments;
import dev.baton.db.detect.Backlog;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionHits;
import dev.baton.db.detect.LongOpen;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.Digests;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.log.DigestFigures;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.OriginChange;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Draws a delivery's message from what holds in the database now. */
final class NoticeRenderer {
  private static final int LEAVERS_NAMED = 5;

  private final Tx tx;
  private final Snapshot people;
  private final Instant now;

  NoticeRenderer(Tx tx, Snapshot people, Instant now) {
    this.tx = tx;
    this.people = people;
    this.now = now;
  }

  /** The message; empty when what it was to tell of is gone. */
  Optional<SlackMessage> of(Delivery delivery) {
    return switch (delivery.notice()) {
      case Notice.Request _ -> Optional.of(RequestMessage.of(context(delivery)));
      case Notice.ChannelCopy _ -> Optional.of(ChannelCopyMessage.of(context(delivery)));
      case Notice.Receipt _ -> Optional.of(ReceiptMessage.of(context(delivery)));
      case Notice.OwnerTold _ -> Optional.of(OwnerToldMessage.of(context(delivery)));
      case Notice.NowWith _ -> Optional.of(NowWithMessage.of(context(delivery)));
      case Notice.Decided _ -> Optional.of(DecidedMessage.of(context(delivery)));
      case Notice.TakenBack _ -> Optional.of(TakenBackMessage.of(context(delivery)));
      case Notice.OriginReply(OriginChange change, _) ->
          OriginReplyMessage.of(context(delivery), change);
      case Notice.TicketsMoved(UUID order) ->
          Reassignments.in(tx)
              .progress(order, TicketsMovedMessage.MOST_NAMED)
              .map(moved -> TicketsMovedMessage.of(delivery.id(), moved, words(delivery)));
      case Notice.Withdrawn _ -> Optional.of(WithdrawnMessage.of(context(delivery)));
      case Notice.InformationAdded _ -> Optional.of(InformationAddedMessage.of(context(delivery)));
      case Notice.OverdueBefore _ -> overdueBefore(delivery);
      case Notice.QuestionAsked(UUID question) ->
          QuestionAskedMessage.of(context(delivery), question);
      case Notice.QuestionAnswered(UUID question) ->
          QuestionAnsweredMessage.of(context(delivery), question);
      case Notice.ClockMark mark -> ClockMarkMessage.of(context(delivery), mark);
      case Notice.PromiseMark mark -> new PromiseMarkMessage(tx, people, now).of(delivery, mark);
      case Notice.PromisesMany _ ->
          Optional.of(PromiseMarkMessage.many(delivery.id(), words(delivery)));
      case Notice.Undeliverable(UUID failed) -> undeliverable(delivery, failed);
      case Notice.Held held -> held(delivery, held);
      case Notice.FileCopy _ -> throw new IllegalStateException("Files are copied, not drawn");
      case Notice.Unreadable(String kind) ->
          throw new IllegalStateException("No notice of this version is called " + kind);
      case Notice.Alert alert ->
          new AlertText(tx, people, now, delivery)
              .of(alert)
              .map(view -> AlertMessage.of(delivery.id(), alert.ticket(), view, words(delivery)));
      case Notice.AccountDay(Period day) ->
          AccountDayText.of(tx, people, delivery, day).map(view -> said(delivery, view.text()));
      case Notice.AlertsCollected(Instant since) ->
          CollectedText.of(tx, people, delivery, since).map(view -> said(delivery, view.text()));
      case Notice.AlertsEnded ended ->
          Optional.of(said(delivery, MediumText.ended(ended, words(delivery))));
      case Notice.ChatLinked(String name) ->
          Optional.of(said(delivery, MediumText.linked(name, words(delivery))));
      case Notice.FollowUp followUp -> FollowUpText.message(tx, people, delivery, followUp);
      case Notice.FollowUpDone _, Notice.OncallTriggered _, Notice.OncallResolved _ ->
          Optional.empty();
      case Notice.Welcome _ ->
          Optional.of(
              WelcomeMessage.of(
                  delivery.id(), tx.orgId(), people.matrix().isPresent(), words(delivery)));
      case Notice.Practice _ -> Optional.of(PracticeMessage.of(delivery.id(), words(delivery)));
      case Notice.Invitation _ ->
          Optional.of(
              InvitationMessage.of(delivery.id(), people.format().example(), words(delivery)));
      case Notice.MatrixProposed(UUID proposal) -> proposed(delivery, proposal);
      case Notice.SheetTroubled(String why) -> troubled(delivery, why);
      case Notice.HolidaysChanged changed ->
          Optional.of(HolidaysChangedMessage.of(delivery.id(), changed, words(delivery)));
      case Notice.InboundRefused refused ->
          EventsRefusedMessage.of(tx, delivery.id(), refused, words(delivery));
      case Notice.RolesChanged _ ->
          Optional.of(RolesChangedMessage.of(delivery.id(), namedManagers(), words(delivery)));
      case Notice.TicketGiven(String ticket) -> given(delivery, ticket);
      case Notice.Detected detected -> detected(delivery, detected);
      case Notice.RequestsHeld(Instant at) -> held(delivery, at);
      case Notice.Backlog(Instant at) ->
          BacklogMessage.of(delivery.id(), Backlog.of(tx, at), words(delivery));
      case Notice.RoleGiven given ->
          Optional.of(RoleGivenMessage.of(delivery.id(), given, words(delivery)));
      case Notice.DraftKept(UUID draft) ->
          Drafts.in(tx)
              .find(draft)
              .map(kept -> DraftKeptMessage.of(delivery.id(), kept, words(delivery)));
      case Notice.Week(Period week, Period before) ->
          Optional.of(
              WeekMessage.of(
                  delivery.id(),
                  new WeekText(words(delivery)).of(tx, week, before),
                  words(delivery)));
      case Notice.Digest digest ->
          Optional.of(
              DigestMessage.of(
                  delivery.id(),
                  digest,
                  Digests.in(tx).figures(digest.from(), digest.until()),
                  LongOpen.of(tx, digest.from(), digest.until()),
                  LeaverList.part(tx, people, Optional.empty(), 0, LEAVERS_NAMED),
                  words(delivery)));
    };
  }

  /**
   * @throws IllegalStateException when the delivery belongs to no escalation
   */
  MessageContext context(Delivery delivery) {
    Lineage lineage =
        delivery
            .escalation()
            .flatMap(Escalations.in(tx)::lineageOf)
            .orElseThrow(
                () -> new IllegalStateException(delivery.id() + " belongs to no escalation"));
    Escalation escalation = lineage.escalation();
    Optional<TicketNow> ticket = Tickets.in(tx).find(escalation.ticket());
    return new MessageContext(
        delivery,
        lineage,
        ticket.map(TicketNow::owner).orElse(escalation.previousOwner()),
        people,
        Time.of(tx, escalation, now),
        ticket.flatMap(known ->
            ShownAccount.of(tx, people, delivery.recipient(), known, Optional.of(escalation), now)),
        undoable(delivery, escalation));
  }

  /** Only on the message that its reader decided by. */
  private Optional<Instant> undoable(Delivery delivery, Escalation escalation) {
    return delivery.notice() instanceof Notice.Request
        ? Decisions.in(tx).mayBeTakenBack(escalation, delivery.recipient(), now)
        : Optional.empty();
  }

  /** What is overdue at the moment it is told; nothing when all of it was decided. */
  private Optional<SlackMessage> overdueBefore(Delivery delivery) {
    DigestFigures figures = Digests.in(tx).figures(delivery.createdAt(), now);
    Wording words = words(delivery);
    return figures.overdue() == 0
        ? Optional.empty()
        : Optional.of(
            new MessageBuilder(delivery.id(), words.say(NotifyPhrase.REST_IN_LOG))
                .say(
                    words.say(
                        NotifyPhrase.OVERDUE_BEFORE,
                        "n",
                        figures.overdue(),
                        "others",
                        figures.overdue() > figures.latest().size(),
                        "tickets",
                        String.join(", ", figures.latest())))
                .build());
  }

  private Optional<SlackMessage> held(Delivery delivery, Notice.Held held) {
    Wording words = words(delivery);
    return HoldText.now(tx, held, words)
        .map(text ->
            new MessageBuilder(delivery.id(), words.say(NotifyPhrase.REST_IN_LOG))
                .say(text.mrkdwn())
                .build());
  }

  private Optional<SlackMessage> detected(Delivery delivery, Notice.Detected detected) {
    return Tickets.in(tx)
        .find(detected.ticket())
        .flatMap(ticket ->
            CriterionHits.in(tx).of(List.of(detected.ticket())).stream()
                .filter(hit -> hit.criterion().equals(detected.criterion()))
                .filter(hit -> hit.scope() == detected.scope())
                .findFirst()
                .map(hit ->
                    DetectedMessage.of(
                        delivery,
                        new DetectedMessage.Found(
                            ticket,
                            hit,
                            Criteria.in(tx).of(hit),
                            hit.seq()
                                .flatMap(seq ->
                                    Escalations.in(tx)
                                        .find(new EscalationRef(detected.ticket(), seq)))),
                        people)));
  }

  private Optional<SlackMessage> held(Delivery delivery, Instant at) {
    return Optional.of(
        RequestsHeldMessage.of(
            delivery.id(), CriterionHits.in(tx).heldUntil(at), at, words(delivery)));
  }

  private SlackMessage said(Delivery delivery, String text) {
    return new MessageBuilder(delivery.id(), words(delivery).say(NotifyPhrase.REST_IN_LOG))
        .say(text)
        .build();
  }

  private Optional<SlackMessage> proposed(Delivery delivery, UUID proposal) {
    Optional<String> kind = MatrixProposals.kindOf(tx, proposal);
    return kind.filter(MatrixProposals.MATRIX::equals).isPresent()
        ? new SheetNews(tx, delivery.id(), words(delivery)).proposed(proposal)
        : kind.flatMap(
            other -> new PromiseNews(tx, delivery.id(), words(delivery)).proposed(proposal, other));
  }

  private Optional<SlackMessage> troubled(Delivery delivery, String why) {
    int of = why.indexOf(SheetWatch.OF);
    return of < 0
        ? new SheetNews(tx, delivery.id(), words(delivery)).troubled(why)
        : new PromiseNews(tx, delivery.id(), words(delivery))
            .troubled(why.substring(of + 1), why.substring(0, of));
  }

  private Optional<SlackMessage> given(Delivery delivery, String identity) {
    return Tickets.in(tx)
        .find(identity)
        .flatMap(ticket ->
            FirstOwners.in(tx)
                .of(identity)
                .map(taking ->
                    TicketGivenMessage.of(delivery.id(), ticket, taking, words(delivery))));
  }

  private List<String> namedManagers() {
    return Roles.in(tx).hasNamedManager() ? Roles.in(tx).managers() : List.of();
  }

  private Optional<SlackMessage> undeliverable(Delivery delivery, UUID failed) {
    return Deliveries.in(tx)
        .find(failed)
        .filter(lost -> lost.state() != DeliveryState.SENT)
        .map(lost ->
            UndeliverableMessage.of(delivery.id(), lost, escalationOf(delivery), words(delivery)));
  }

  /** The reader's. */
  private Wording words(Delivery delivery) {
    return people.wordingFor(delivery.recipient());
  }

  private Optional<Escalation> escalationOf(Delivery delivery) {
    Optional<EscalationRef> ref = delivery.escalation();
    return ref.flatMap(Escalations.in(tx)::find);
  }
}
