package dev.baton.bot.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.escalate.AutomaticRequest;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionHits;
import dev.baton.db.detect.Detections;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.ticket.KnownEvents;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.detect.NextStep;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Baton's turn with one ticket: what of its earlier requests became of it, what holds no longer,
 * and what is to be asked for now.
 */
final class DetectionTurn {
  private static final Duration HANDED_BACK = Duration.ofHours(24);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Tx tx;
  private final Snapshot snapshot;
  private final Instant now;
  private final TicketNow ticket;
  private final DetectText text;
  private final DetectionTold told;
  private final CriterionHits hits;
  private final Map<Integer, Escalation> requests;

  DetectionTurn(Tx tx, Snapshot snapshot, TicketNow ticket, Instant now) {
    this.tx = tx;
    this.snapshot = snapshot;
    this.now = now;
    this.ticket = ticket;
    this.text = new DetectText(snapshot);
    this.told = new DetectionTold(tx, snapshot, ticket, now);
    this.hits = CriterionHits.in(tx);
    this.requests =
        Escalations.in(tx).historyOf(key()).stream()
            .collect(Collectors.toMap(Escalation::seq, each -> each));
  }

  private String key() {
    return ticket.key().identity();
  }

  void take() {
    List<CriterionHit> all = hits.of(List.of(key()));
    endWhatLapsed(all);
    noteDecisions(all);
    askFor(hits.of(List.of(key())).stream().filter(this::isOpen).toList());
  }

  private Optional<Escalation> request(CriterionHit hit) {
    return hit.seq().map(requests::get);
  }

  private boolean waits(CriterionHit hit) {
    return request(hit).filter(Escalation::isPending).isPresent();
  }

  /** What is still to be asked for, if it holds. */
  private boolean isOpen(CriterionHit hit) {
    HitOutcome outcome = hit.outcome();
    return outcome == HitOutcome.FOUND
        || (outcome.isOnTheWay() && outcome != HitOutcome.FILED && !waits(hit));
  }

  /** Requests of which nothing is left to ask for are taken back, unless somebody touched them. */
  private void endWhatLapsed(List<CriterionHit> all) {
    Map<Integer, List<CriterionHit>> byRequest =
        all.stream()
            .filter(hit -> hit.outcome() == HitOutcome.FILED || hit.outcome() == HitOutcome.STEP)
            .filter(this::waits)
            .collect(Collectors.groupingBy(hit -> hit.seq().orElseThrow()));
    for (List<CriterionHit> filed : byRequest.values()) {
      if (Detections.in(tx, new KnownEvents(tx)).holding(key(), filed, now).isEmpty()) {
        request(filed.getFirst()).ifPresent(request -> lapse(request, filed));
      }
    }
  }

  private void lapse(Escalation request, List<CriterionHit> filed) {
    if (!ticket.details().status().isOpen()) {
      Escalations.in(tx).close(request.ref(), now);
      hits.settle(filed, HitOutcome.LAPSED, Optional.empty(), now);
      return;
    }
    String why = text.lapsed(ticket, Criteria.in(tx).of(filed.getFirst()));
    UUID id = named("lapsed", filed.getFirst(), String.valueOf(request.seq()));
    if (isTouched(request)) {
      Escalations.in(tx).addInformation(request.ref(), id, Baton.ID, why, now);
    } else {
      Escalations.in(tx).lapse(request.ref(), id, why, now);
    }
    hits.settle(filed, HitOutcome.LAPSED, Optional.empty(), now);
  }

  private static boolean isTouched(Escalation request) {
    return !request.questions().isEmpty()
        || request.information().stream().anyMatch(added -> !added.author().equals(Baton.ID))
        || request.recipients().stream().anyMatch(asked -> asked.redirectedBy().isPresent());
  }

  private void noteDecisions(List<CriterionHit> all) {
    for (CriterionHit hit : all) {
      boolean asked = hit.outcome() == HitOutcome.FILED || hit.outcome() == HitOutcome.STEP;
      request(hit)
          .filter(request -> asked && request.isOfBaton())
          .flatMap(Escalation::settlement)
          .ifPresent(end -> noteDecision(hit, end));
    }
  }

  private void noteDecision(CriterionHit hit, Settlement end) {
    switch (end) {
      case Settlement.Bounced _ -> {
        hits.settle(List.of(hit), HitOutcome.BOUNCED, Optional.empty(), now);
        told.bounced(hit);
      }
      case Settlement.Approved _ -> {
        if (hit.outcome() == HitOutcome.FILED) {
          hits.settle(List.of(hit), HitOutcome.DECIDED, Optional.empty(), now);
        }
      }
      case Settlement.Withdrawn _, Settlement.Replaced _ ->
          hits.settle(List.of(hit), HitOutcome.DECIDED, Optional.empty(), now);
      case Settlement.Closed _ ->
          hits.settle(List.of(hit), HitOutcome.LAPSED, Optional.empty(), now);
      case Settlement.TakenBack _ -> {}
    }
  }

  private void askFor(List<CriterionHit> open) {
    List<CriterionHit> holding = Detections.in(tx, new KnownEvents(tx)).holding(key(), open, now);
    List<CriterionHit> over = open.stream().filter(hit -> !holding.contains(hit)).toList();
    hits.settle(over, HitOutcome.OVER, Optional.empty(), now);
    List<DetectText.Held> held =
        holding.stream()
            .flatMap(
                hit -> Criteria.in(tx).of(hit).map(rule -> new DetectText.Held(rule, hit)).stream())
            .sorted(Comparator.comparingInt(each -> each.hit().number()))
            .toList();
    if (!held.isEmpty()) {
      snapshot.matrix().ifPresentOrElse(matrix -> step(matrix, held), () -> noRoute(held));
    }
  }

  private void step(Matrix matrix, List<DetectText.Held> held) {
    Optional<Escalation> pending = Escalations.in(tx).pendingOf(key());
    NextStep step =
        NextStep.of(
            held.stream().map(each -> each.hit().to()).toList(),
            new NextStep.Standing(ticket.tier(), pending.map(Escalation::to), handedBack()),
            matrix);
    switch (step) {
      case NextStep.Ask ask -> ask(matrix, held, ask);
      case NextStep.Add(var target, _) -> add(matrix, held, pending.orElseThrow(), target);
      case NextStep.AlreadyThere(var tier) -> {
        settle(held, HitOutcome.ALREADY_THERE);
        told.whoIsThere(held.getFirst().hit(), tier);
      }
      case NextStep.HandedBack(var target) -> {
        settle(held, HitOutcome.HANDED_BACK);
        told.leadsAndManagers(held.getFirst().hit(), target, HitOutcome.HANDED_BACK);
      }
      case NextStep.NoWay _ -> noRoute(held);
    }
  }

  /** Tiers that handed it back within a day. */
  private Set<Tier> handedBack() {
    return requests.values().stream()
        .filter(request -> request.kind() == EscalationKind.HAND_BACK)
        .filter(request ->
            request
                .settlement()
                .filter(Settlement.Approved.class::isInstance)
                .filter(end -> end.at().plus(HANDED_BACK).isAfter(now))
                .isPresent())
        .map(Escalation::from)
        .collect(Collectors.toSet());
  }

  private void ask(Matrix matrix, List<DetectText.Held> held, NextStep.Ask ask) {
    CriterionHit first = held.getFirst().hit();
    EscalationDraft draft =
        new EscalationDraft(
            ticket.key(),
            ticket.category(),
            DetectText.priority(ticket),
            text.reason(ticket, held),
            text.steps(ticket),
            ticket.customer(),
            ticket.accountTier(),
            Map.of());
    AutomaticRequest.Wish wish =
        new AutomaticRequest.Wish(
            to -> named("filed", first, to.name()), draft, ask.ways(), text.unticked());
    List<CriterionHit> asking = held.stream().map(DetectText.Held::hit).toList();
    AutomaticRequest.Outcome outcome =
        new AutomaticRequest(tx, snapshot, matrix, now)
            .file(
                wish,
                () ->
                    !Detections.in(tx, new KnownEvents(tx)).holding(key(), asking, now).isEmpty());
    switch (outcome) {
      case AutomaticRequest.Outcome.NoRoute() -> noRoute(held);
      case AutomaticRequest.Outcome.Over() -> settle(held, HitOutcome.OVER);
      case AutomaticRequest.Outcome.Asked(FilingOutcome.Filed(var filed, _)) ->
          filed(matrix, held, filed);
      case AutomaticRequest.Outcome.Asked(FilingOutcome.AlreadyPending(var pending)) ->
          add(matrix, held, pending, ask.target());
      // It moved in this moment; whatever moved it has it looked at again.
      case AutomaticRequest.Outcome.Asked(FilingOutcome.TicketMoved()) ->
          tx.enqueue(Detections.ACT, key(), now.plus(AGAIN));
    }
  }

  private void filed(Matrix matrix, List<DetectText.Held> held, Escalation filed) {
    int reached = matrix.tiers().indexOf(filed.to());
    for (DetectText.Held each : held) {
      boolean whole = matrix.tiers().indexOf(each.hit().to()) <= reached;
      hits.settle(
          List.of(each.hit()),
          whole ? HitOutcome.FILED : HitOutcome.STEP,
          Optional.of(filed.seq()),
          now);
    }
  }

  private void add(Matrix matrix, List<DetectText.Held> held, Escalation pending, Tier target) {
    CriterionHit first = held.getFirst().hit();
    EscalationRef ref = pending.ref();
    String said = text.added(ticket, held, target.name());
    Escalations.in(tx)
        .addInformation(ref, named("added", first, String.valueOf(ref.seq())), Baton.ID, said, now);
    held.forEach(
        each -> hits.settle(List.of(each.hit()), HitOutcome.ADDED, Optional.of(ref.seq()), now));
    if (matrix.tiers().indexOf(pending.to()) < matrix.tiers().indexOf(target)) {
      told.leadsAndManagers(first, target, HitOutcome.ADDED);
    }
  }

  private void noRoute(List<DetectText.Held> held) {
    settle(held, HitOutcome.NO_ROUTE);
    told.managers(held.getFirst().hit(), HitOutcome.NO_ROUTE);
  }

  private void settle(List<DetectText.Held> held, HitOutcome outcome) {
    hits.settle(held.stream().map(DetectText.Held::hit).toList(), outcome, Optional.empty(), now);
  }

  /** The same for every repetition of the same step. */
  private static UUID named(String step, CriterionHit hit, String what) {
    String name =
        String.join(
            "/", step, hit.ticket(), hit.criterion().toString(), String.valueOf(hit.scope()), what);
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }
}
