package dev.baton.db.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.log.AuditLog;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.WithdrawOutcome;
import dev.baton.escalation.log.ChainCheck.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who click at the same moment, on real threads and connections. */
@ExtendWith(TestDatabase.class)
class RacesTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  RacesTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
  }

  private static <T> List<T> atOnce(List<Callable<T>> steps)
      throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(steps.size());
    try (ExecutorService people = Executors.newFixedThreadPool(steps.size())) {
      List<Future<T>> answers =
          steps.stream()
              .map(step ->
                  people.submit(() -> {
                    start.await();
                    return step.call();
                  }))
              .toList();
      List<T> results = new java.util.ArrayList<>();
      for (Future<T> answer : answers) {
        results.add(answer.get());
      }
      return results;
    }
  }

  private Callable<FilingOutcome> submitted(Filing filing) {
    return () -> acme.in(tx -> Escalations.in(tx).file(filing));
  }

  private static long filed(List<FilingOutcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome instanceof FilingOutcome.Filed(var _, var again) && !again)
        .count();
  }

  @RepeatedTest(10)
  void colleaguesFilingTheSameNewTicketMakeOneEscalation() throws Exception {
    List<FilingOutcome> outcomes =
        atOnce(
            IntStream.range(0, 6)
                .mapToObj(i -> submitted(acme.filing("ZD-1042", i % 2 == 0 ? "ann" : "bob")))
                .toList());

    assertThat(filed(outcomes)).isOne();
    assertThat(outcomes)
        .filteredOn(outcome -> outcome instanceof FilingOutcome.AlreadyPending)
        .hasSize(5);
    assertThat(acme.<List<Escalation>>in(tx -> Escalations.in(tx).historyOf("ZD1042"))).hasSize(1);
  }

  @RepeatedTest(10)
  void aDoubleClickOnSubmitFilesOnce() throws Exception {
    Filing filing = acme.filing("ZD-1042", "ann");

    List<FilingOutcome> outcomes = atOnce(List.of(submitted(filing), submitted(filing)));

    assertThat(filed(outcomes)).isOne();
    assertThat(outcomes).allMatch(outcome -> outcome instanceof FilingOutcome.Filed);
  }

  @RepeatedTest(10)
  void oneModalSubmittedForTwoTicketsFilesOnce() throws Exception {
    UUID draft = UUID.randomUUID();
    keep(draft);

    List<FilingOutcome> outcomes =
        atOnce(
            List.of(
                submitted(acme.filing(draft, "ZD-1", "ann", Acme.UP, none(), none())),
                submitted(acme.filing(draft, "ZD-2", "ann", Acme.UP, none(), none()))));

    assertThat(filed(outcomes)).isOne();
  }

  private static Optional<Integer> none() {
    return Optional.empty();
  }

  private void keep(UUID id) {
    DraftAnswers answers =
        new DraftAnswers(
            "1",
            Optional.empty(),
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            Map.of());
    acme.in(tx -> Drafts.in(tx).keep(new Draft(id, "V", "ann", answers, none(), acme.now())));
  }

  @RepeatedTest(10)
  void twoLeadsDecideOnce() throws Exception {
    Escalation pending = acme.file("ZD-1042", "ann");

    List<DecisionOutcome> outcomes =
        atOnce(
            List.of(
                () -> acme.approve(pending.ref(), "lea", "olga"),
                () -> acme.bounce(pending.ref(), "ben"),
                () -> acme.approve(pending.ref(), "ben", "otto"),
                () -> acme.approve(pending.ref(), "max", "olga")));

    assertThat(outcomes)
        .filteredOn(outcome -> outcome instanceof DecisionOutcome.AlreadyDecided)
        .hasSize(3);
    assertThat(acme.<Verdict>in(tx -> AuditLog.in(tx).verify()))
        .isInstanceOfSatisfying(
            Verdict.Intact.class, intact -> assertThat(intact.events()).isEqualTo(3));
  }

  @RepeatedTest(10)
  void approveAndWithdrawAtOnceEndInOneOfThem() throws Exception {
    Escalation pending = acme.file("ZD-1042", "ann");

    List<Object> outcomes =
        atOnce(
            List.of(
                () -> acme.approve(pending.ref(), "lea", "olga"),
                () ->
                    acme.in(tx ->
                        Escalations.in(tx).withdraw(pending.ref(), "ann", false, acme.now()))));

    boolean approved = outcomes.get(0) instanceof DecisionOutcome.Approved;
    boolean withdrawn = outcomes.get(1) instanceof WithdrawOutcome.Withdrawn;
    assertThat(approved).isNotEqualTo(withdrawn);
    assertThat(acme.ownerOf("ZD1042")).contains(approved ? "olga" : "ann");
  }

  @Test
  void aBusyWorkspaceKeepsOneChain() throws Exception {
    atOnce(
        IntStream.range(0, 8)
            .<Callable<Object>>mapToObj(i ->
                () -> {
                  Escalation pending = acme.file("ZD-" + i, "ann");
                  acme.in(tx -> Roles.in(tx).grant("p" + i, "manager", "cli", "cli", acme.now()));
                  acme.in(tx -> Matrices.in(tx).apply(List.of(Acme.UP), acme.provenance(), "cli"));
                  return acme.approve(pending.ref(), "lea", "olga");
                })
            .toList());

    assertThat(acme.<Verdict>in(tx -> AuditLog.in(tx).verify()))
        .isInstanceOfSatisfying(
            Verdict.Intact.class, intact -> assertThat(intact.events()).isEqualTo(1 + 8 * 4));
  }

  @RepeatedTest(5)
  void twoImportsAtOnceGetTwoNumbers() throws Exception {
    Callable<Integer> apply =
        () -> acme.in(tx -> Matrices.in(tx).apply(List.of(Acme.UP), acme.provenance(), "cli"));

    assertThat(Set.copyOf(atOnce(List.of(apply, apply, apply)))).isEqualTo(Set.of(2, 3, 4));
  }

  @Test
  void anImportDoesNotStandInTheWayOfAFiling() {
    Optional<Boolean> filedDuringImport =
        acme.in(tx -> {
          Matrices.in(tx).apply(List.of(Acme.UP), acme.provenance(), "cli");
          return besides();
        });

    assertThat(filedDuringImport).contains(true);
  }

  /** Filed by another connection while the first holds its workspace row. */
  private Optional<Boolean> besides() {
    String orgId = acme.orgId();
    fresh.asApp(
        orgId,
        dsl ->
            dsl.execute("set local lock_timeout = 1000")
                + dsl.execute(
                    "insert into baton.ticket (org_id, ticket_key, shown_key, first_owner,"
                        + " entry_tier, created_at) values (?, ?, 'X', 'ann', 'T1', '2026-01-01')",
                    orgId,
                    UUID.randomUUID().toString()));
    return Optional.of(true);
  }
}
