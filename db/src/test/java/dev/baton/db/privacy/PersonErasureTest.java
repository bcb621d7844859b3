package dev.baton.db.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.db.Acme;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.decide.Questions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.log.AuditLog;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.privacy.ErasureOutcome;
import dev.baton.escalation.privacy.PersonRecord;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class PersonErasureTest {
  private static final String FROZEN =
      """
      select string_agg(concat_ws(' ', ticket_key, seq, state, requester, previous_owner, proposed_owner, new_owner,
          decided_by, requested_at, decided_at, decide_by, from_tier, to_tier, override, bounce_code, version), E'\\n'
          order by ticket_key, seq)
        || (select string_agg(a::text, E'\\n' order by a.ticket_key) from baton.acceptance a where a.org_id = e.org_id)
        || (select string_agg(v::text, E'\\n' order by v.number) from baton.audit_event v
             where v.org_id = e.org_id and v.number <= ?)
      from baton.escalation e where org_id = ? group by org_id
      """;

  private final FreshDatabase fresh;
  private final Acme acme;

  PersonErasureTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh, "T-" + UUID.randomUUID(), "Quillfeather");
  }

  @Test
  void whatOnePersonAskedOrAnsweredGoesAndIsInTheirCopy() {
    Escalation filed = acme.file("ZD-1", "ann");
    UUID id = UUID.randomUUID();
    acme.in(tx -> Questions.in(tx).ask(filed.ref(), id, "lea", "Which one?", acme.now()));
    acme.in(tx -> Questions.in(tx).answer(filed.ref(), id, "ann", "The second", acme.now()));
    acme.approve(filed.ref(), "lea", "olga");

    assertThat(copied("lea")).contains("questions").doesNotContain("answers");
    assertThat(copied("ann")).contains("answers").doesNotContain("questions");
    assertThat(erase("ann")).isEqualTo(new ErasureOutcome.Erased("ann"));

    Question question = find(filed).questions().getFirst();
    assertThat(question.text()).isEqualTo("Which one?");
    assertThat(question.answer().orElseThrow().text()).isEqualTo("[erased]");
    applyNaming(Acme.FURTHER);
    erase("lea");
    assertThat(find(filed).questions().getFirst().text()).isEqualTo("[erased]");
  }

  private List<String> copied(String member) {
    List<String> sections = new ArrayList<>();
    acme.in(tx -> {
      PersonData.in(tx).stream(member, each -> sections.add(each.section()));
      return true;
    });
    return sections;
  }

  @Test
  void whatOnePersonWroteGoesAndTheHistoryStays() {
    Escalation approved = acme.file("ZD-1", "ann");
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(approved.ref(), UUID.randomUUID(), "bob", "Only Monday’s", acme.now()));
    acme.approve(approved.ref(), "lea", "olga");
    acme.bounce(acme.file("ZD-2", "ann").ref(), "lea");
    long events = acme.in(tx -> AuditLog.in(tx).head().number());
    String before = frozen(events);

    assertThat(erase("ann")).isEqualTo(new ErasureOutcome.Erased("ann"));

    assertThat(frozen(events)).isEqualTo(before);
    Escalation now = find(approved);
    assertThat(now.reason()).isEqualTo("[erased]");
    assertThat(now.stepsTried()).isEqualTo("[erased]");
    assertThat(now.checklist().get(0).explanation()).isEmpty();
    assertThat(now.checklist().get(1).explanation()).contains("[erased]");
    assertThat(now.information().getFirst().text()).isEqualTo("Only Monday’s");
    assertThat(note("ZD2")).contains("Which invoices");
    assertThat(written("ann")).allMatch(text -> text.equals("null"));
    assertThat(written("lea")).noneMatch(text -> text.equals("null"));
    ChainCheck.Verdict verdict = acme.in(tx -> AuditLog.in(tx).verify());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            ChainCheck.Verdict.Intact.class, intact -> assertThat(intact.erased()).isEqualTo(2));

    applyNaming(Acme.FURTHER);
    erase("lea");
    assertThat(note("ZD2")).isEqualTo("[erased]");
    erase("bob");
    assertThat(find(approved).information().getFirst().text()).isEqualTo("[erased]");
  }

  @Test
  void nameAndAddressGoEverywhereAndSlackDoesNotBringThemBack() {
    Acme other = Acme.in(fresh, "T-" + UUID.randomUUID(), "Quillfeather");
    applyNaming(Acme.UP);

    erase("max");

    assertThat(rows(acme.orgId())).doesNotContain("max@acme.test").doesNotContain("max Quill");
    assertThat(rows(other.orgId())).contains("max@acme.test").contains("max Quill");
    acme.in(tx -> {
      Members.in(tx).refresh(List.of(acme.person("max")), acme.now());
      return tx;
    });
    Member max = acme.in(tx -> Members.in(tx).find("max")).orElseThrow();
    assertThat(max.name()).isEqualTo("Erased person");
    assertThat(max.email()).isEmpty();
    Optional<Member> byAddress = acme.in(tx -> Members.in(tx).findByEmail("max@acme.test"));
    assertThat(byAddress).isEmpty();
  }

  @Test
  void theirLanguageGoesToo() {
    Member spoken = speaking(acme.person("ann"), "de-DE");
    acme.in(tx -> {
      Members.in(tx).setLanguage("ann", Optional.of("en"));
      return Members.in(tx).refresh(List.of(spoken), acme.now());
    });
    assertThat(speech()).isEqualTo(new Member.Speech(Optional.of("de-DE"), Optional.of("en")));

    erase("ann");
    acme.in(tx -> {
      Members.in(tx).setLanguage("ann", Optional.of("en"));
      return Members.in(tx).refresh(List.of(spoken), acme.now());
    });

    assertThat(speech()).isEqualTo(Member.Speech.UNKNOWN);
  }

  private Member.Speech speech() {
    return acme.in(tx -> Members.in(tx).find("ann").orElseThrow().speech());
  }

  private static Member speaking(Member member, String locale) {
    return new Member(
        member.id(),
        member.email(),
        member.name(),
        member.zone(),
        member.kind(),
        member.slackRole(),
        member.deactivated(),
        member.away(),
        member.awayUntil(),
        member.emailOptOut(),
        new Member.Speech(Optional.of(locale), Optional.empty()),
        List.of());
  }

  @Test
  void noNameTheyEverHadIsLeftInWhyOthersWereAskedAlsoOnWhatIsSettled() {
    Escalation asked =
        acme.file(
            because(
                List.of(
                    new OwnerReason.BackupFor(List.of(absent("lou", Absentee.Why.AWAY))),
                    new OwnerReason.Available(),
                    new OwnerReason.BackupFor(
                        List.of(absent("lou@acme.test", Absentee.Why.NOT_IN_WORKSPACE))),
                    new OwnerReason.Legacy("backup for Lou Maiden is away")),
                new AskedReason.Legacy("Lou Maiden left")));
    acme.approve(asked.ref(), "ben", "olga");
    applyNaming(Acme.UP);

    erase("lou");

    assertThat(find(asked).because())
        .containsExactly(
            new OwnerReason.BackupFor(List.of(absent("lou", Absentee.Why.AWAY))),
            new OwnerReason.Available(),
            new OwnerReason.BackupFor(
                List.of(absent("erased@person.invalid", Absentee.Why.NOT_IN_WORKSPACE))));
    assertThat(find(asked).recipients())
        .containsExactly(new Recipient("ben", Decider.Role.BACKUP_LEAD));
    assertThat(rows(acme.orgId())).doesNotContain("Lou Maiden").doesNotContain("lou@acme.test");
  }

  private Filing because(List<OwnerReason> owner, AskedReason asked) {
    Filing filing = acme.filing("ZD-5", "bob");
    return new Filing(
        filing.draftId(),
        filing.draft(),
        filing.requester(),
        filing.route(),
        filing.matrixVersion(),
        filing.kind(),
        filing.proposedOwner(),
        owner,
        filing.checklist(),
        List.of(new Recipient("ben", Decider.Role.BACKUP_LEAD, Optional.of(asked))),
        filing.resendOf(),
        filing.supersedes(),
        filing.at());
  }

  private static Absentee absent(String who, Absentee.Why why) {
    return new Absentee(Optional.of(who), why);
  }

  @Test
  void theCustomerTheyNamedGoesFromRequestAndTicket() {
    Escalation anns = acme.file("ZD-1", "ann");
    acme.bounce(anns.ref(), "lea");
    acme.bounce(acme.file("ZD-2", "bob").ref(), "lea");
    acme.bounce(acme.file("ZD-2", "ann").ref(), "lea");

    erase("ann");

    assertThat(find(anns).customer()).isEmpty();
    assertThat(customer("ZD1")).isEmpty();
    assertThat(customer("ZD2")).contains("Initech Quillfeather");
  }

  private Optional<String> customer(String ticket) {
    return acme.in(tx -> Tickets.in(tx).find(ticket)).orElseThrow().customer();
  }

  @Test
  void nobodyIsErasedWhileTheyWrite() {
    Escalation bobs = acme.file("ZD-2", "bob");
    assertErasureWaitsFor(tx -> Escalations.in(tx).file(acme.filing("ZD-1", "ann")));
    assertErasureWaitsFor(tx ->
        Escalations.in(tx)
            .addInformation(bobs.ref(), UUID.randomUUID(), "ann", "And more", acme.now()));
    assertErasureWaitsFor(tx ->
        Decisions.in(tx)
            .decide(bobs.ref(), "ann", new Decision.Approve("olga"), Set.of(), acme.now()));
  }

  private void assertErasureWaitsFor(Function<Tx, ?> writing) {
    acme.in(tx -> {
      Object written = writing.apply(tx);
      assertThatThrownBy(() ->
              fresh.asApp(
                  acme.orgId(),
                  dsl ->
                      dsl.execute("set local lock_timeout = 200")
                          + dsl.fetch("select baton.erase_person('ann', 'ada', now())").size()))
          .hasMessageContaining("lock timeout");
      return written;
    });
  }

  @Test
  void anErasureIsOnRecordWithoutTheirWords() {
    acme.in(tx -> Roles.in(tx).grant("tina", Role.MANAGER.code(), "ada", "slack", acme.now()));
    applyNaming(Acme.UP);

    erase("tina");

    List<String> said = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx)
          .forEach((event, content) -> {
            if (event.kind().equals("person.erased")) {
              said.add(event.actor() + " " + content.orElseThrow().text());
            }
          });
      return said;
    });
    assertThat(said).containsExactly("ada {\"member\":\"tina\"}");
    assertThat(acme.<Boolean>in(tx -> Roles.in(tx).permissionsOf("tina").manager())).isFalse();
  }

  @Test
  void whatIsPendingOrLiveKeepsAPersonAndNothingIsChanged() {
    Escalation pending = acme.file("ZD-9", "bob");
    String before = rows(acme.orgId());

    assertThat(erase("bob"))
        .isInstanceOfSatisfying(
            ErasureOutcome.StillPending.class,
            waits -> assertThat(waits.requests()).containsExactly(pending));
    assertThat(erase("otto")).isEqualTo(new ErasureOutcome.StillInMatrix(List.of(1, 2, 3)));
    assertThat(erase("nobody")).isEqualTo(new ErasureOutcome.Unknown());
    assertThat(rows(acme.orgId())).isEqualTo(before);
  }

  @Test
  void theLastAdminByGrantIsNotErased() {
    Member ada = acme.person("ada");
    acme.in(tx -> {
      Members.in(tx)
          .refresh(
              List.of(
                  new Member(
                      ada.id(),
                      ada.email(),
                      ada.name(),
                      ada.zone(),
                      ada.kind(),
                      Member.SlackRole.MEMBER,
                      false,
                      false,
                      Optional.empty(),
                      false,
                      Member.Speech.UNKNOWN,
                      List.of())),
              acme.now());
      return Roles.in(tx).grant("ann", Role.ADMIN.code(), "ada", "slack", acme.now());
    });

    assertThat(erase("ann")).isEqualTo(new ErasureOutcome.LastAdmin());
  }

  @Test
  void theirCopyHoldsWhatTheyWroteAndNotWhatOthersDid() {
    Escalation bounced = acme.file("ZD-1", "ann");
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(bounced.ref(), UUID.randomUUID(), "bob", "Bob knows more", acme.now()));
    acme.bounce(bounced.ref(), "lea");

    List<PersonRecord> anns = new ArrayList<>();
    acme.in(tx -> {
      PersonData.in(tx).stream("ann", anns::add);
      return anns;
    });

    assertThat(anns)
        .extracting(PersonRecord::section)
        .contains("profile", "requests", "named in", "messages and mails", "audit events")
        .doesNotContain("added information", "decisions", "matrix rows", "asked to decide");
    assertThat(anns.toString())
        .contains("ann@acme.test")
        .contains("Export fails for every invoice")
        .doesNotContain("Bob knows more")
        .doesNotContain("Which invoices of the");
    assertThat(copyOf("lea"))
        .contains("PersonRecord[section=asked to decide, json={\"ticket_key\" : \"ZD1\"")
        .contains("\"version\" : 1, \"number\" : 1, \"owners\" : false")
        .contains("\"leads\" : true");
    assertThat(copyOf("olga")).contains("\"because\" : [{\"code\": \"first_in_order\"");
  }

  private String copyOf(String member) {
    List<PersonRecord> records = new ArrayList<>();
    acme.in(tx -> {
      PersonData.in(tx).stream(member, records::add);
      return records;
    });
    return records.toString();
  }

  @Test
  void theFunctionItselfRefusesWhatTheCodeWouldAndAnotherWorkspace() {
    acme.file("ZD-9", "bob");
    Acme other = Acme.in(fresh);

    assertThatThrownBy(() -> raw(acme.orgId(), "bob")).hasMessageContaining("still pending");
    assertThatThrownBy(() -> raw(acme.orgId(), "otto")).hasMessageContaining("still names");
    assertThatThrownBy(() -> raw("", "ann")).hasMessageContaining("nobody of that id");
    assertThatThrownBy(() -> raw(other.orgId(), "nobody")).hasMessageContaining("nobody of that");
  }

  private ErasureOutcome erase(String member) {
    return acme.in(tx -> Erasures.in(tx).erase(member, "ada", acme.now()));
  }

  private int raw(String orgId, String member) {
    return fresh.asApp(
        orgId,
        dsl ->
            dsl.fetch("select baton.erase_person(?, 'ada', timestamptz '2026-03-02')", member)
                .size());
  }

  /** The older version still names everybody; the live one only this route's owner and lead. */
  private void applyNaming(Route named) {
    Route only =
        new Route(
            1,
            named.from(),
            named.to(),
            named.conditions(),
            named.criteria(),
            named.checklist(),
            named.owners(),
            List.of(),
            named.pick(),
            named.leads(),
            List.of(),
            List.of(),
            named.acceptWithin(),
            named.hours(),
            named.channel(),
            named.oncall());
    acme.in(tx -> Matrices.in(tx).apply(List.of(only), acme.provenance(), "cli"));
  }

  private Escalation find(Escalation escalation) {
    return acme.in(tx -> Escalations.in(tx).find(escalation.ref())).orElseThrow();
  }

  private String note(String ticket) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchSingle(
                "select bounce_note from baton.escalation where org_id = ? and ticket_key = ?",
                acme.orgId(),
                ticket)
            .get(0, String.class));
  }

  /** The contents of this person's own events, "null" where they are gone. */
  private List<String> written(String actor) {
    return fresh.asSuperuser(dsl ->
        dsl.fetch(
                "select c.content from baton.audit_event e left join baton.audit_content c"
                    + " using (org_id, number) where e.org_id = ? and e.actor = ?",
                acme.orgId(),
                actor)
            .map(row -> String.valueOf(row.get(0))));
  }

  private String frozen(long events) {
    return fresh.asSuperuser(
        dsl -> dsl.fetchSingle(FROZEN, events, acme.orgId()).get(0, String.class));
  }

  private String rows(String orgId) {
    return fresh.asSuperuser(dsl ->
        dsl
            .fetch(
                "select table_name from information_schema.tables where table_schema = 'baton'"
                    + " and table_type = 'BASE TABLE' order by 1")
            .into(String.class)
            .stream()
            .map(table ->
                dsl.fetch(
                        "select t::text from baton." + table + " t where org_id = ? order by 1",
                        orgId)
                    .into(String.class))
            .toList()
            .toString());
  }
}
