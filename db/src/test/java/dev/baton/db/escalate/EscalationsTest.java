package dev.baton.db.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.AddInformationOutcome;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.escalate.Slice;
import dev.baton.escalation.escalate.WithdrawOutcome;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class EscalationsTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  EscalationsTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  private FilingOutcome submit(Filing filing) {
    return acme.in(tx -> Escalations.in(tx).file(filing));
  }

  private Filing superseding(String requester, int pending) {
    return acme.filing(
        UUID.randomUUID(), "ZD-1042", requester, Acme.UP, Optional.empty(), Optional.of(pending));
  }

  @Test
  void aTicketNeverSeenIsKnownByItsFirstFiling() {
    Escalation filed = acme.file("ZD-1042", "ann");

    assertThat(filed.label()).isEqualTo("ZD-1042 #1");
    assertThat(filed.isPending()).isTrue();
    assertThat(filed.previousOwner()).contains("ann");
    assertThat(filed.decideBy()).isEqualTo(acme.now().plus(Duration.ofHours(1)));
    assertThat(filed.recipients()).extracting(Recipient::member).containsExactly("lea", "ben");
    assertThat(filed.custom()).isEqualTo(Map.of("language", "de"));
    assertThat(filed.checklist()).isEqualTo(acme.filing("ZD-1042", "ann").checklist());
    assertThat(filed.route().channel()).contains("C1");
    assertThat(acme.ownerOf("ZD1042")).contains("ann");
  }

  @Test
  void aSecondSubmitOfTheSameModalShowsTheFirstResult() {
    Filing filing = acme.filing("ZD-1042", "ann");
    Escalation filed = acme.file(filing);

    assertThat(submit(filing)).isEqualTo(new FilingOutcome.Filed(filed, true));
    assertThat(acme.<List<Escalation>>in(tx -> Escalations.in(tx).historyOf("ZD1042")))
        .containsExactly(filed);
  }

  @Test
  void aSubmitReplayedAfterTheApprovalShowsTheApprovedOne() {
    Filing filing = acme.filing("ZD-1042", "ann");
    acme.approve(acme.file(filing).ref(), "lea", "olga");

    FilingOutcome outcome = submit(filing);

    assertThat(outcome).isInstanceOf(FilingOutcome.Filed.class);
    Escalation shown = ((FilingOutcome.Filed) outcome).escalation();
    assertThat(shown.seq()).isOne();
    assertThat(shown.isPending()).isFalse();
  }

  @Test
  void aColleagueIsShownThePendingOne() {
    Escalation filed = acme.file("ZD-1042", "ann");

    assertThat(submit(acme.filing("zd 1042", "bob")))
        .isEqualTo(new FilingOutcome.AlreadyPending(filed));
  }

  @Test
  void aHigherPrioritySupersedes() {
    acme.file("ZD-1042", "ann");

    Escalation second = acme.file(superseding("bob", 1));

    assertThat(second.seq()).isEqualTo(2);
    assertThat(second.supersedes()).contains(1);
    assertThat(second.previousOwner()).contains("ann");
    assertThat(
            acme.<Escalation>in(
                tx -> Escalations.in(tx).find(new EscalationRef("ZD1042", 1)).orElseThrow()))
        .extracting(Escalation::settlement)
        .isEqualTo(Optional.of(new Settlement.Replaced("bob", acme.now(), 2)));
  }

  @Test
  void theSamePrioritySupersedesNothing() {
    acme.file("ZD-1042", "ann");
    Escalation urgent = acme.file(superseding("bob", 1));

    assertThat(urgent.priority()).isEqualTo(Priority.P1);
    assertThat(submit(superseding("ann", 2))).isEqualTo(new FilingOutcome.AlreadyPending(urgent));
  }

  @Test
  void whatIsNoLongerPendingIsNotSuperseded() {
    acme.bounce(acme.file("ZD-1042", "ann").ref(), "lea");

    assertThat(acme.file(superseding("bob", 1)).supersedes()).isEmpty();
  }

  @Test
  void aTicketThatMovedMeanwhileIsNotFiled() {
    acme.approve(acme.file("ZD-1042", "ann").ref(), "lea", "olga");

    assertThat(submit(acme.filing("ZD-1042", "ann"))).isEqualTo(new FilingOutcome.TicketMoved());
  }

  @Test
  void aBouncedOneIsMendedAsTheNext() {
    Escalation first = acme.file("ZD-1042", "ann");
    acme.bounce(first.ref(), "lea");

    Escalation second =
        acme.file(
            acme.filing(
                UUID.randomUUID(), "ZD-1042", "ann", Acme.UP, Optional.of(1), Optional.empty()));

    assertThat(second.resendOf()).contains(1);
    assertThat(
            acme.<Optional<Escalation>>in(
                tx -> Escalations.in(tx).lineageOf(second.ref()).flatMap(Lineage::bounced)))
        .map(Escalation::ref)
        .contains(first.ref());
  }

  @Test
  void mendingUnderAnotherTicketMendsNothingThere() {
    acme.bounce(acme.file("ZD-1042", "ann").ref(), "lea");

    Escalation other =
        acme.file(
            acme.filing(
                UUID.randomUUID(), "ZD-7", "ann", Acme.UP, Optional.of(1), Optional.empty()));

    assertThat(other.resendOf()).isEmpty();
  }

  @Test
  void theRequesterTakesItBack() {
    Escalation filed = acme.file("ZD-1042", "ann");

    WithdrawOutcome outcome = withdraw(filed, "ann", false);

    assertThat(outcome).isInstanceOf(WithdrawOutcome.Withdrawn.class);
    assertThat(withdraw(filed, "ann", false)).isInstanceOf(WithdrawOutcome.AlreadySettled.class);
    assertThat(acme.ownerOf("ZD1042")).contains("ann");
    assertThat(acme.file("ZD-1042", "bob").seq()).isEqualTo(2);
  }

  @Test
  void onlyRequesterOwnerAndManagersTakeItBack() {
    acme.approve(acme.file("ZD-1042", "ann").ref(), "lea", "olga");
    Escalation further =
        acme.file(
            acme.filing(
                UUID.randomUUID(),
                "ZD-1042",
                "bob",
                Acme.FURTHER,
                Optional.empty(),
                Optional.empty()));

    assertThat(withdraw(further, "ann", false)).isInstanceOf(WithdrawOutcome.NotYours.class);
    assertThat(withdraw(further, "max", true)).isInstanceOf(WithdrawOutcome.Withdrawn.class);
    assertThat(acme.ownerOf("ZD1042")).contains("olga");
  }

  @Test
  void theOwnerWhoDidNotAskTakesItBack() {
    acme.approve(acme.file("ZD-1042", "ann").ref(), "lea", "olga");
    Escalation further =
        acme.file(
            acme.filing(
                UUID.randomUUID(),
                "ZD-1042",
                "bob",
                Acme.FURTHER,
                Optional.empty(),
                Optional.empty()));

    assertThat(withdraw(further, "olga", false)).isInstanceOf(WithdrawOutcome.Withdrawn.class);
  }

  private WithdrawOutcome withdraw(Escalation escalation, String actor, boolean manager) {
    return acme.in(tx -> Escalations.in(tx).withdraw(escalation.ref(), actor, manager, acme.now()));
  }

  private AddInformationOutcome add(Escalation escalation, String text) {
    return add(escalation, UUID.randomUUID(), text);
  }

  private AddInformationOutcome add(Escalation escalation, UUID id, String text) {
    return acme.in(
        tx -> Escalations.in(tx).addInformation(escalation.ref(), id, "bob", text, acme.now()));
  }

  @Test
  void aFormSubmittedTwiceAddsOnceEvenAfterTheDecision() {
    Escalation filed = acme.file("ZD-1042", "ann");
    UUID form = UUID.randomUUID();
    AddInformationOutcome first = add(filed, form, "It began at nine");

    assertThat(add(filed, form, "It began at nine")).isEqualTo(first);
    acme.approve(filed.ref(), "lea", "olga");
    assertThat(add(filed, form, "It began at nine"))
        .isInstanceOfSatisfying(
            AddInformationOutcome.Added.class,
            added -> assertThat(added.escalation().information()).hasSize(1));
  }

  @Test
  void informationIsAddedWhilePending() {
    Escalation filed = acme.file("ZD-1042", "ann");

    AddInformationOutcome outcome = add(filed, " It began\u0000 at nine 🔥 ");

    assertThat(((AddInformationOutcome.Added) outcome).escalation().information())
        .containsExactly(new AddedInformation("bob", "It began at nine 🔥", acme.now()));
  }

  @Test
  void nothingIsAddedOnceSettled() {
    Escalation filed = acme.file("ZD-1042", "ann");
    acme.approve(filed.ref(), "lea", "olga");

    assertThat(add(filed, "too late")).isInstanceOf(AddInformationOutcome.AlreadySettled.class);
  }

  @Test
  void whatDoesNotExistIsUnknown() {
    EscalationRef nowhere = new EscalationRef("ZD9", 1);

    assertThat(
            acme.<WithdrawOutcome>in(
                tx -> Escalations.in(tx).withdraw(nowhere, "ann", true, acme.now())))
        .isEqualTo(new WithdrawOutcome.Unknown());
    assertThat(
            acme.<AddInformationOutcome>in(tx ->
                Escalations.in(tx)
                    .addInformation(nowhere, UUID.randomUUID(), "ann", "x", acme.now())))
        .isEqualTo(new AddInformationOutcome.Unknown());
  }

  @Test
  void whatWaitsIsListedByUrgencyForThoseAsked() {
    Escalation calm = acme.file("ZD-1", "ann");
    acme.file("ZD-2", "ann");
    Escalation urgent =
        acme.file(
            acme.filing(
                UUID.randomUUID(), "ZD-2", "bob", Acme.UP, Optional.empty(), Optional.of(1)));

    Instant late = urgent.decideBy().plusSeconds(1);
    assertThat(toDecide("lea", late, 10).items()).containsExactly(urgent, calm);
    assertThat(toDecide("lea", late, 1)).isEqualTo(new Slice<>(List.of(urgent), 0, 2));
    assertThat(toDecide("bob", late, 10)).isEqualTo(Slice.empty());
    assertThat(acme.<List<Escalation>>in(tx -> Escalations.in(tx).filedBy("ann", 10)))
        .containsExactly(calm);
  }

  private Slice<Escalation> toDecide(String member, Instant now, int most) {
    return acme.in(tx -> WorkLists.of(tx, member, now).toDecide(0, most));
  }

  private Draft draft(String view, String reason) {
    return new Draft(
        UUID.randomUUID(),
        view,
        "ann",
        new DraftAnswers(
            "1042",
            Optional.empty(),
            Optional.of("P1"),
            reason,
            "",
            Optional.empty(),
            Optional.empty(),
            Map.of("language", "de")),
        Optional.of(3),
        acme.now());
  }

  @Test
  void aDraftKeepsItsIdWhateverIsChangedInIt() {
    Draft first = acme.in(tx -> Drafts.in(tx).keep(draft("V1", "first\u0000 try 🔥 \uD800")));
    Draft second = acme.in(tx -> Drafts.in(tx).keep(draft("V1", "second")));

    assertThat(first.answers().reason()).isEqualTo("first try 🔥 \uFFFD");
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(acme.<Optional<Draft>>in(tx -> Drafts.in(tx).ofModal("V1"))).contains(second);
    assertThat(acme.<Optional<Draft>>in(tx -> Drafts.in(tx).find(first.id()))).contains(second);
    assertThat(second.resendOf()).contains(3);
    assertThat(second.answers().custom()).containsEntry("language", "de");
  }

  @Test
  void draftsAreErasedAfterADay() {
    Draft kept = acme.in(tx -> Drafts.in(tx).keep(draft("V1", "kept")));

    assertThat(erased(Duration.ofDays(1).plusSeconds(1))).isZero();
    assertThat(erased(Duration.ofHours(-1))).isOne();
    assertThat(acme.<Optional<Draft>>in(tx -> Drafts.in(tx).find(kept.id()))).isEmpty();
  }

  private int erased(Duration age) {
    return acme.in(tx -> Drafts.in(tx).eraseOlderThan(acme.now().minus(age)));
  }

  @Test
  void whoOwnedItInEachTierIsRemembered() {
    acme.approve(acme.file("ZD-1042", "ann").ref(), "lea", "olga");

    var ticket = acme.in(tx -> Tickets.in(tx).find("ZD1042").orElseThrow());

    assertThat(ticket.tier()).isEqualTo(new Tier("T2"));
    assertThat(ticket.lastOwners())
        .isEqualTo(Map.of(new Tier("T1"), "ann", new Tier("T2"), "olga"));
    assertThat(ticket.customer()).contains("Initech customer");
    assertThat(ticket.lastSeq()).isOne();
  }

  @Test
  void loadCountsWhatWasAcceptedLatelyAndIsStillTheirs() {
    acme.approve(acme.file("ZD-1", "ann").ref(), "lea", "olga");
    fresh.clock().advance(Duration.ofDays(1));
    acme.approve(acme.file("ZD-2", "ann").ref(), "lea", "olga");
    acme.approve(acme.file("ZD-3", "ann").ref(), "lea", "olga");
    acme.approve(
        acme.file(
                acme.filing(
                    UUID.randomUUID(),
                    "ZD-3",
                    "ann",
                    Acme.FURTHER,
                    Optional.empty(),
                    Optional.empty()))
            .ref(),
        "tom",
        "tina");

    var loads =
        acme.in(tx ->
            Tickets.in(tx)
                .loads(List.of("olga", "olga", "otto"), acme.now().minus(Duration.ofHours(1))));

    assertThat(loads)
        .isEqualTo(
            Map.of(
                "olga", new Tickets.Load(1, Optional.of(acme.now())),
                "otto", new Tickets.Load(0, Optional.empty())));
    assertThat(
            acme.<Map<String, Tickets.Load>>in(tx -> Tickets.in(tx).loads(List.of(), acme.now())))
        .isEmpty();
  }
}
