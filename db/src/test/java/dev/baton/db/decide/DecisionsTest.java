package dev.baton.db.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.escalate.WorkLists;
import dev.baton.db.log.AuditLog;
import dev.baton.db.member.Members;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.decide.DecisionOutcome.Why;
import dev.baton.escalation.decide.DecisionRight;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.log.AuditEvent;
import dev.baton.escalation.notify.Delivery;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class DecisionsTest {
  private final FreshDatabase fresh;
  private final Acme acme;
  private final Escalation filed;

  DecisionsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    this.filed = acme.file("ZD-1042", "ann");
  }

  private static Settlement settlement(DecisionOutcome outcome) {
    return switch (outcome) {
      case DecisionOutcome.Approved(var escalation) -> escalation.settlement().orElseThrow();
      case DecisionOutcome.Bounced(var escalation) -> escalation.settlement().orElseThrow();
      case DecisionOutcome.AlreadyDecided(var escalation) -> escalation.settlement().orElseThrow();
      case DecisionOutcome other -> throw new AssertionError("Not decided: " + other);
    };
  }

  private List<String> told() {
    return acme.in(tx -> Deliveries.in(tx).allOf(filed.ref())).stream()
        .filter(delivery -> delivery.updates().isEmpty())
        .map(d -> d.notice().getClass().getSimpleName() + " " + d.medium() + " " + d.recipient())
        .toList();
  }

  private List<String> history() {
    List<String> kinds = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx).forEach((event, _) -> kinds.add(event.kind()));
      return kinds;
    });
    return kinds;
  }

  @Test
  void aYesMovesOwnerAndTier() {
    DecisionOutcome outcome = acme.approve(filed.ref(), "lea", "olga");

    assertThat(settlement(outcome))
        .isEqualTo(new Settlement.Approved("lea", acme.now(), false, "olga"));
    var ticket = acme.in(tx -> Tickets.in(tx).find("ZD1042").orElseThrow());
    assertThat(ticket.owner()).contains("olga");
    assertThat(ticket.tier()).isEqualTo(new Tier("T2"));
  }

  @Test
  void reasonsThatANewerProgramWroteKeepNobodyFromDeciding() {
    fresh.asSuperuser(dsl ->
        dsl.execute("update baton.escalation set because = '[{\"code\": \"owner_by_skill\"}]'")
            + dsl.execute("update baton.recipient set why = '{\"code\": \"on_call\"}'"));

    assertThat(
            acme.<List<Escalation>>in(
                tx -> WorkLists.of(tx, "lea", acme.now()).toDecide(0, 10).items()))
        .singleElement()
        .satisfies(waiting -> {
          assertThat(waiting.because()).hasOnlyElementsOfType(OwnerReason.Unknown.class);
          assertThat(waiting.recipients())
              .allMatch(asked -> asked.why().orElseThrow() instanceof AskedReason.Unknown);
        });
    assertThat(acme.approve(filed.ref(), "lea", "olga"))
        .isInstanceOf(DecisionOutcome.Approved.class);
  }

  @Test
  void aYesIsWrittenDownAndTold() {
    acme.approve(filed.ref(), "lea", "olga");

    assertThat(history())
        .containsExactly("matrix.applied", "escalation.filed", "escalation.approved");
    assertThat(told())
        .containsExactlyInAnyOrder(
            "Request SLACK lea",
            "Request SLACK ben",
            "ChannelCopy SLACK C1",
            "Receipt SLACK ann",
            "Decided SLACK ann",
            "Decided EMAIL ann",
            "Decided SLACK olga",
            "Decided EMAIL olga");
    assertThat(acme.<List<Delivery>>in(tx -> Deliveries.in(tx).allOf(filed.ref())))
        .filteredOn(delivery -> delivery.updates().isPresent())
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder("lea", "ben", "C1", "ann");
  }

  @Test
  void aNoLeavesTheOwner() {
    DecisionOutcome outcome = acme.bounce(filed.ref(), "ben");

    assertThat(settlement(outcome)).isInstanceOf(Settlement.Bounced.class);
    assertThat(((Settlement.Bounced) settlement(outcome)).bounce().note())
        .isEqualTo("Which invoices of the customer? Please attach one.");
    assertThat(acme.ownerOf("ZD1042")).contains("ann");
    assertThat(history()).endsWith("escalation.bounced");
  }

  @Test
  void aSecondClickChangesNothing() {
    Settlement first = settlement(acme.approve(filed.ref(), "lea", "olga"));

    assertThat(acme.approve(filed.ref(), "lea", "olga"))
        .isInstanceOf(DecisionOutcome.AlreadyDecided.class);
    DecisionOutcome late = acme.bounce(filed.ref(), "ben");

    assertThat(late).isInstanceOf(DecisionOutcome.AlreadyDecided.class);
    assertThat(settlement(late)).isEqualTo(first);
    assertThat(history()).hasSize(3);
  }

  @Test
  void aLateApproveOfAWithdrawnOneChangesNothing() {
    acme.in(tx -> Escalations.in(tx).withdraw(filed.ref(), "ann", false, acme.now()));

    assertThat(settlement(acme.approve(filed.ref(), "lea", "olga")))
        .isEqualTo(new Settlement.Withdrawn("ann", acme.now()));
    assertThat(acme.ownerOf("ZD1042")).contains("ann");
  }

  @Test
  void nobodyElseDecides() {
    assertThat(acme.approve(filed.ref(), "bob", "olga"))
        .isEqualTo(new DecisionOutcome.NotYours(filed, DecisionRight.NONE));
    assertThat(acme.approve(filed.ref(), "ann", "olga"))
        .isEqualTo(new DecisionOutcome.NotYours(filed, DecisionRight.OWN_REQUEST));
    assertThat(acme.approve(filed.ref(), "stranger", "olga"))
        .isEqualTo(new DecisionOutcome.NotYours(filed, DecisionRight.NONE));
    assertThat(acme.ownerOf("ZD1042")).contains("ann");
  }

  @Test
  void aManagersDecisionIsAnOverride() {
    assertThat(settlement(acme.approve(filed.ref(), "max", "otto")))
        .isEqualTo(new Settlement.Approved("max", acme.now(), true, "otto"));
  }

  @Test
  void aLeadWhoLeftDecidesNoMore() {
    var gone = acme.person("lea");
    acme.in(tx -> {
      Members.in(tx).refresh(List.of(gone.asLeft()), acme.now());
      return gone;
    });

    assertThat(acme.approve(filed.ref(), "lea", "olga"))
        .isEqualTo(new DecisionOutcome.NotYours(filed, DecisionRight.NONE));
  }

  @Test
  void anUnfitOwnerIsNamedAndNothingChanges() {
    assertThat(acme.approve(filed.ref(), "lea", "dan"))
        .isEqualTo(new DecisionOutcome.OwnerUnfit(filed, "dan", Why.LEFT_WORKSPACE));
    assertThat(acme.approve(filed.ref(), "lea", "gus"))
        .isEqualTo(new DecisionOutcome.OwnerUnfit(filed, "gus", Why.LEFT_WORKSPACE));
    assertThat(acme.approve(filed.ref(), "lea", "tina"))
        .isEqualTo(new DecisionOutcome.OwnerUnfit(filed, "tina", Why.NOT_OF_THAT_TIER));
    assertThat(acme.<Optional<Escalation>>in(tx -> Escalations.in(tx).pendingOf("ZD1042")))
        .contains(filed);
  }

  @Test
  void theRequesterIsNoFitOwner() {
    Escalation byOtto = acme.file("ZD-7", "otto");

    assertThat(acme.approve(byOtto.ref(), "lea", "otto"))
        .isEqualTo(new DecisionOutcome.OwnerUnfit(byOtto, "otto", Why.IS_REQUESTER));
  }

  @Test
  void aHandBackMayReturnToTheRequester() {
    acme.approve(filed.ref(), "lea", "olga");
    Filing back =
        acme.filing(
            UUID.randomUUID(), "ZD-1042", "ann", Acme.BACK, Optional.empty(), Optional.empty());
    Escalation returned = acme.file(back);

    assertThat(settlement(acme.approve(returned.ref(), "lou", "ann")))
        .isEqualTo(new Settlement.Approved("lou", acme.now(), false, "ann"));
    assertThat(acme.ownerOf("ZD1042")).contains("ann");
  }

  @Test
  void whatDoesNotExistIsUnknown() {
    assertThat(acme.approve(new EscalationRef("ZD1042", 9), "lea", "olga"))
        .isEqualTo(new DecisionOutcome.Unknown());
  }

  @Test
  void theChainOfTheWholeLifeIsIntact() {
    acme.bounce(filed.ref(), "lea");
    acme.approve(acme.file("ZD-1042", "ann").ref(), "lea", "olga");

    List<AuditEvent> events = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx).forEach((event, _) -> events.add(event));
      return events;
    });
    assertThat(acme.<dev.baton.escalation.log.ChainCheck.Verdict>in(tx -> AuditLog.in(tx).verify()))
        .isEqualTo(
            new dev.baton.escalation.log.ChainCheck.Verdict.Intact(5, events.getLast().hash(), 0));
  }
}
