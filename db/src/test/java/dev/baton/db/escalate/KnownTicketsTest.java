package dev.baton.db.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.clock.Clocks;
import dev.baton.db.log.AuditLog;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.ticket.JoinOutcome;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class KnownTicketsTest {
  private static final TicketKeyFormat PREFIXED =
      new TicketKeyFormat("ZD-", TicketKeyFormat.DEFAULT_PATTERN, Optional.empty());

  private final Acme acme;

  KnownTicketsTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
  }

  private Optional<String> known(TicketKeyFormat format, String typed) {
    return acme.in(tx -> KnownTickets.in(tx).known(format.read(typed))).map(TicketKey::identity);
  }

  private List<String> meant(String typed) {
    return acme
        .in(tx -> KnownTickets.in(tx).meantBy(TicketKeyFormat.DEFAULT.parse(typed).orElseThrow()))
        .stream()
        .map(TicketKey::shown)
        .toList();
  }

  private JoinOutcome join(String identity, String other) {
    return acme.in(tx ->
        JoinTickets.in(tx).join(identity, TicketKeyFormat.DEFAULT.read(other), "max", acme.now()));
  }

  @Test
  void aTicketThatLeadsToAnotherIsNobodysWorkAnyMore() {
    Escalation moved = acme.file("SUP-12", "ann");
    acme.approve(moved.ref(), "lea", "olga");
    Escalation back = acme.file("SUP-13", "ann");
    acme.bounce(back.ref(), "lea");
    acme.file("ZD-900", "max");
    assertThat(owned("olga")).containsExactly("SUP-12");
    assertThat(askedFor("ann")).containsExactly("SUP-13");
    assertThat(begins(moved)).isTrue();

    join("ZD900", "sup-12");
    join("ZD900", "sup-13");

    assertThat(owned("olga")).isEmpty();
    assertThat(askedFor("ann")).isEmpty();
    assertThat(begins(moved)).isFalse();
  }

  private List<String> owned(String member) {
    return acme.in(tx -> WorkLists.of(tx, member, acme.now()).owned(0, 6)).items().stream()
        .map(ticket -> ticket.key().shown())
        .toList();
  }

  private List<String> askedFor(String member) {
    return acme.in(tx -> WorkLists.of(tx, member, acme.now()).askedFor(0, 6)).items().stream()
        .map(request -> request.ticket().shown())
        .toList();
  }

  private boolean begins(Escalation approved) {
    return acme.in(tx -> Clocks.in(tx).find(ClockKind.FIRST_ACTION, approved.ref()))
        .orElseThrow()
        .now()
        .isRunning();
  }

  @Test
  void everySpellingIsOneTicketAndTheFirstIsShown() {
    acme.file("INC0010023", "ann");

    for (String spelling : List.of("INC0010023", "inc-0010023", "INC 10023", "inc10023")) {
      Optional<TicketKey> key =
          acme.in(tx -> KnownTickets.in(tx).keyOf(TicketKeyFormat.DEFAULT.read(spelling)));
      assertThat(key).contains(new TicketKey("INC10023", "INC0010023"));
    }
  }

  @Test
  void aPrefixSetLaterCarriesTheBareTicketsAlong() {
    acme.file("1042", "ann");

    assertThat(known(PREFIXED, "1042")).contains("1042");
    assertThat(known(PREFIXED, "ZD-1042")).contains("1042");
    assertThat(known(PREFIXED, "SUP-1042")).isEmpty();
  }

  @Test
  void theAuditTellsHowManyBareTicketsThePrefixCarried() {
    acme.file("1042", "ann");
    acme.file("77", "ann");
    acme.file("SUP-3", "ann");

    acme.in(tx -> WorkspaceRow.in(tx).setTicketKeyFormat(PREFIXED, "ada", acme.now()));

    List<String> contents = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx).forEach((_, content) -> content.ifPresent(c -> contents.add(c.text())));
      return contents;
    });
    assertThat(contents).anyMatch(text -> text.contains("\"tickets_carried\":\"2\""));
  }

  @Test
  void aBareTicketAndAPrefixedOneThatWereBothKnownStayApart() {
    acme.file("1042", "ann");
    acme.file("ZD-1042", "ann");

    assertThat(known(PREFIXED, "1042")).contains("1042");
    assertThat(known(PREFIXED, "ZD-1042")).contains("ZD1042");
  }

  @Test
  void aKnownTicketFitsWhateverThePatternSaysByNow() {
    acme.file("ZD-1042", "ann");
    TicketKeyFormat strict = new TicketKeyFormat("", "INC[0-9]{7}", Optional.empty());

    assertThat(strict.parse("zd 1042")).isEmpty();
    assertThat(known(strict, "zd 1042")).contains("ZD1042");
    assertThat(known(strict, "ZD-1043")).isEmpty();
  }

  @Test
  void aSlipOfAKnownKeyIsMeantAndTheNextNumberIsNot() {
    acme.file("ZD-1042", "ann");

    assertThat(meant("ZD-1024")).containsExactly("ZD-1042");
    assertThat(meant("SUP-1042")).containsExactly("ZD-1042");
    assertThat(meant("1042")).containsExactly("ZD-1042");
    assertThat(meant("ZD-10422")).containsExactly("ZD-1042");
    assertThat(meant("ZD-1043")).isEmpty();
    acme.file("INC-1042", "ann");
    assertThat(meant("QA-1042")).isEmpty();
  }

  @Test
  void aJoinedKeyLeadsToTheTicketAndIsAudited() {
    acme.file("ZD-1042", "ann");

    assertThat(join("ZD1042", "SUP-77")).isInstanceOf(JoinOutcome.Joined.class);

    assertThat(known(TicketKeyFormat.DEFAULT, "sup 077")).contains("ZD1042");
    assertThat(join("ZD1042", "SUP-77")).isEqualTo(new JoinOutcome.SameAlready());
    List<String> kinds = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx).forEach((event, _) -> kinds.add(event.kind()));
      return kinds;
    });
    assertThat(kinds).contains("ticket.joined");
  }

  @Test
  void chainsAreFollowedAndCirclesAreRefused() {
    bounced("ZD-1");
    bounced("ZD-2");
    bounced("ZD-3");

    assertThat(join("ZD2", "ZD-1")).isInstanceOf(JoinOutcome.Joined.class);
    assertThat(join("ZD3", "ZD-2")).isInstanceOf(JoinOutcome.Joined.class);

    assertThat(known(TicketKeyFormat.DEFAULT, "ZD-1")).contains("ZD3");
    assertThat(join("ZD3", "ZD-1")).isEqualTo(new JoinOutcome.SameAlready());
    assertThat(join("ZD1", "ZD-3")).isEqualTo(new JoinOutcome.NotHere());
    assertThat(join("ZD3", "ZD-3")).isEqualTo(new JoinOutcome.SameAlready());
    List<TicketKey> joined = acme.in(tx -> KnownTickets.in(tx).joinedTo("ZD3"));
    assertThat(joined).extracting(TicketKey::identity).containsExactly("ZD2", "ZD1");
  }

  private void bounced(String ticket) {
    Escalation filed = acme.file(ticket, "ann");
    acme.in(tx -> Escalations.in(tx).withdraw(filed.ref(), "ann", false, acme.now()));
  }

  @Test
  void aTicketWithAPendingEscalationDoesNotLeadElsewhere() {
    acme.file("ZD-1", "ann");
    Escalation other = acme.file("ZD-2", "ann");

    assertThat(join("ZD1", "ZD-2")).isEqualTo(new JoinOutcome.StillPending(other.label()));
    assertThat(known(TicketKeyFormat.DEFAULT, "ZD-2")).contains("ZD2");
  }

  @Test
  void aFilingThatWasDrawnBeforeTheJoinIsNotFiledUnderTheOldKey() {
    bounced("ZD-1");
    bounced("ZD-2");
    var late = acme.filing("ZD-1", "ann");
    join("ZD2", "ZD-1");

    FilingOutcome outcome = acme.in(tx -> Escalations.in(tx).file(late));
    assertThat(outcome).isInstanceOf(FilingOutcome.TicketMoved.class);
  }
}
