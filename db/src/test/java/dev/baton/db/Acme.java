package dev.baton.db;

import dev.baton.db.decide.Decisions;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.DecisionOutcome;
import dev.baton.escalation.escalate.Absentee;
import dev.baton.escalation.escalate.AskedReason;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Email;
import dev.baton.matrix.Pick;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A workspace of people and a matrix of three tiers. Ann and bob file; lea leads T2 with ben behind
 * her, olga and otto own there; tom leads T3; lou leads T1; max is a manager by the matrix, ada by
 * Slack, gus is a guest, dan has left.
 */
public final class Acme {
  /** The route from T1 to T2, with a channel. */
  public static final Route UP = route(1, "T1", "T2", "olga", "lea", Optional.of("C1"));

  /** The route from T2 to T3. */
  public static final Route FURTHER = route(2, "T2", "T3", "tina", "tom", Optional.empty());

  /** The hand-back from T2 to T1. */
  public static final Route BACK = route(3, "T2", "T1", "", "lou", Optional.empty());

  /** Why the backup lead is asked. */
  public static final AskedReason STANDS_IN =
      new AskedReason.StandsIn(List.of(new Absentee(Optional.of("lea"), Absentee.Why.AWAY)));

  private final FreshDatabase fresh;
  private final String orgId;
  private final String words;

  private Acme(FreshDatabase fresh, String orgId, String words) {
    this.fresh = fresh;
    this.orgId = orgId;
    this.words = words;
  }

  /** A workspace nobody else uses. */
  public static Acme in(FreshDatabase fresh) {
    return in(fresh, "T-" + UUID.randomUUID(), "customer");
  }

  /** A workspace of that id, whose texts all hold those words. */
  public static Acme in(FreshDatabase fresh, String orgId, String words) {
    Acme acme = new Acme(fresh, orgId, words);
    acme.in(tx -> {
      WorkspaceRow.in(tx).makeKnown("Acme " + words, acme.now());
      Members.in(tx).refresh(acme.people(), acme.now());
      return Matrices.in(tx).apply(List.of(UP, FURTHER, BACK), acme.provenance(), "cli");
    });
    return acme;
  }

  private static Route route(
      int number, String from, String to, String owner, String lead, Optional<String> channel) {
    return new Route(
        number,
        new Tier(from),
        new Tier(to),
        List.of(),
        "When " + from + " is stuck",
        List.of("Restarted", "Logs attached"),
        owner.isEmpty() ? List.of() : List.of(email(owner)),
        List.of(email("otto")),
        Pick.ORDER,
        List.of(email(lead)),
        List.of(email("ben")),
        List.of(email("max")),
        Optional.empty(),
        Optional.empty(),
        channel,
        Optional.empty());
  }

  private static Email email(String name) {
    return new Email(name + "@acme.test");
  }

  private List<Member> people() {
    return Arrays.stream("ann bob lea ben olga otto tina tom lou max ada gus dan".split(" "))
        .map(this::person)
        .toList();
  }

  /** As Slack knows this person. */
  public Member person(String id) {
    return new Member(
        id,
        Optional.of(id + "@acme.test"),
        id + " " + words,
        ZoneId.of("Europe/Berlin"),
        id.equals("gus") ? Member.Kind.GUEST : Member.Kind.FULL,
        id.equals("ada") ? Member.SlackRole.ADMIN : Member.SlackRole.MEMBER,
        id.equals("dan"),
        false,
        Optional.empty(),
        false,
        Member.Speech.UNKNOWN,
        List.of());
  }

  public Matrices.Provenance provenance() {
    return new Matrices.Provenance("matrix of " + words + ".csv", "0".repeat(64), "cli", now());
  }

  public String orgId() {
    return orgId;
  }

  public Instant now() {
    return fresh.clock().instant();
  }

  /** In a transaction of this workspace. */
  public <T> T in(Tenants.Step<T> step) {
    return fresh.tenants().inTransaction(orgId, step);
  }

  /** A first filing of this ticket by that person. */
  public Filing filing(String ticket, String requester) {
    return filing(UUID.randomUUID(), ticket, requester, UP, Optional.empty(), Optional.empty());
  }

  public Filing filing(
      UUID draftId,
      String ticket,
      String requester,
      Route route,
      Optional<Integer> resendOf,
      Optional<Integer> supersedes) {
    Priority priority = supersedes.isPresent() ? Priority.P1 : Priority.P2;
    String owner = route.owners().isEmpty() ? "ann" : name(route.owners().getFirst());
    return new Filing(
        draftId,
        draft(ticket, priority),
        requester,
        route,
        1,
        route.equals(BACK) ? Direction.HAND_BACK : Direction.FORWARD,
        owner,
        List.of(new OwnerReason.FirstInOrder()),
        List.of(
            new ChecklistAnswer("Restarted", true, Optional.empty()),
            new ChecklistAnswer("Logs attached", false, Optional.of("no access"))),
        List.of(
            new Recipient(name(route.leads().getFirst()), Decider.Role.LEAD),
            new Recipient("ben", Decider.Role.BACKUP_LEAD, Optional.of(STANDS_IN))),
        resendOf,
        supersedes,
        now());
  }

  private EscalationDraft draft(String ticket, Priority priority) {
    return new EscalationDraft(
        TicketKeyFormat.DEFAULT.parse(ticket).orElseThrow(),
        Optional.of("Billing"),
        priority,
        "Export fails for every invoice of the " + words,
        "Cleared the cache and asked the " + words,
        Optional.of("Initech " + words),
        Optional.of("Gold"),
        Map.of("language", "de"));
  }

  private static String name(Email email) {
    return email.address().split("@")[0];
  }

  /** Files and expects that it was filed now. */
  public Escalation file(String ticket, String requester) {
    return file(filing(ticket, requester));
  }

  /** Files and expects that it was filed now. */
  public Escalation file(Filing filing) {
    return switch (in(tx -> Escalations.in(tx).file(filing))) {
      case FilingOutcome.Filed(var escalation, var again) when !again -> escalation;
      case FilingOutcome other -> throw new AssertionError("Not filed: " + other);
    };
  }

  public DecisionOutcome approve(EscalationRef ref, String actor, String newOwner) {
    return in(tx ->
        Decisions.in(tx)
            .decide(ref, actor, new Decision.Approve(newOwner), Set.of("olga", "otto"), now()));
  }

  public DecisionOutcome bounce(EscalationRef ref, String actor) {
    return in(tx ->
        Decisions.in(tx).decide(ref, actor, new Decision.SendBack(bounce()), Set.of(), now()));
  }

  private Bounce bounce() {
    return new Bounce(
        BounceCode.MISSING_INFORMATION,
        "Which invoices of the " + words + "? Please attach one.",
        Optional.empty(),
        Optional.empty());
  }

  public Optional<String> ownerOf(String identity) {
    return in(tx -> Tickets.in(tx).find(identity).flatMap(TicketNow::owner));
  }
}
