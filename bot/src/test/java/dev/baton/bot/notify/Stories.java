package dev.baton.bot.notify;

import dev.baton.bot.Texts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.Lineage;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.RouteSnapshot;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One escalation from Ana to Marco, decided by Lena, in all its states. */
final class Stories {
  static final String ANA = "U0ANA";
  static final String OTTO = "U0OTTO";
  static final String LENA = "U0LENA";
  static final String MARCO = "U0MARCO";
  static final Instant ASKED_AT = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant DECIDED_AT = Instant.parse("2026-03-02T09:30:00Z");
  static final UUID DELIVERY = UUID.fromString("0195f000-0000-7000-8000-000000000001");

  private Stories() {}

  static Settlement approved(boolean override) {
    return new Settlement.Approved(LENA, DECIDED_AT, override, MARCO);
  }

  static Settlement bounced(BounceCode code, String note) {
    return new Settlement.Bounced(
        LENA, DECIDED_AT, false, new Bounce(code, note, Optional.of("T3"), Optional.of("ZD-7")));
  }

  static Escalation pending(String reason, String steps) {
    return escalation(1, reason, steps, List.of(), Optional.empty());
  }

  static Escalation settled(Settlement settlement) {
    return escalation(
        1,
        "The import fails for every file",
        "- restarted the worker\n2) replayed the file",
        List.of(),
        Optional.of(settlement));
  }

  static Escalation escalation(
      int seq,
      String reason,
      String steps,
      List<AddedInformation> information,
      Optional<Settlement> settlement) {
    return new Escalation(
        new EscalationDraft(
            new TicketKey("ZD1042", "ZD-1042"),
            Optional.of("Import"),
            Priority.P2,
            reason,
            steps,
            Optional.of("Acme & Sons"),
            Optional.of("Gold"),
            Map.of("region", "EU")),
        seq,
        UUID.fromString("0195f000-0000-7000-8000-00000000000e"),
        EscalationKind.FORWARD,
        new Tier("T1"),
        new Tier("T2"),
        ANA,
        Optional.of(OTTO),
        MARCO,
        List.of(
            new OwnerReason.CriteriaMatched(
                List.of(new OwnerReason.Condition("category", List.of("Import")))),
            new OwnerReason.Available()),
        List.of(
            new ChecklistAnswer("Logs attached", true, Optional.empty()),
            new ChecklistAnswer("Tried a restart", false, Optional.of("customer refused it"))),
        new RouteSnapshot(3, 1, "Imports that fail twice", Optional.of("C0T2")),
        seq == 1 ? Optional.empty() : Optional.of(seq - 1),
        Optional.empty(),
        ASKED_AT,
        ASKED_AT.plusSeconds(3600),
        1,
        settlement,
        List.of(new Recipient(LENA, Decider.Role.LEAD)),
        information);
  }

  /** The same, asked of these people. */
  static Escalation asking(Escalation of, String... members) {
    List<Recipient> asked =
        Stream.of(members).map(id -> new Recipient(id, Decider.Role.LEAD)).toList();
    return copy(of, of.draft(), of.because(), of.route(), asked);
  }

  /** The same, with this in every fact that somebody else wrote. */
  static Escalation withFacts(Escalation of, String text) {
    return copy(
        of,
        new EscalationDraft(
            of.ticket(),
            Optional.of(text),
            of.priority(),
            of.reason(),
            of.stepsTried(),
            of.customer(),
            of.accountTier(),
            Map.of(text + "1", text, text + "2", text, text + "3", text)),
        Collections.nCopies(4, new OwnerReason.Legacy(text)),
        new RouteSnapshot(3, 1, text.repeat(12), Optional.empty()),
        of.recipients());
  }

  /** The same, in the place of the one of that number. */
  static Escalation with(Escalation of, Optional<Integer> supersedes) {
    return copy(
        of,
        of.draft(),
        of.because(),
        of.route(),
        of.recipients(),
        of.kind(),
        of.proposedOwner(),
        supersedes);
  }

  /** The same, meant for this owner. */
  static Escalation owned(Escalation of, String owner) {
    return copy(
        of,
        of.draft(),
        of.because(),
        of.route(),
        of.recipients(),
        of.kind(),
        owner,
        of.supersedes());
  }

  /** The same, to an earlier tier. */
  static Escalation handBack(Escalation of) {
    return copy(
        of,
        of.draft(),
        of.because(),
        of.route(),
        of.recipients(),
        EscalationKind.HAND_BACK,
        of.proposedOwner(),
        of.supersedes());
  }

  private static Escalation copy(
      Escalation of,
      EscalationDraft draft,
      List<OwnerReason> because,
      RouteSnapshot route,
      List<Recipient> recipients) {
    return copy(
        of, draft, because, route, recipients, of.kind(), of.proposedOwner(), of.supersedes());
  }

  private static Escalation copy(
      Escalation of,
      EscalationDraft draft,
      List<OwnerReason> because,
      RouteSnapshot route,
      List<Recipient> recipients,
      EscalationKind kind,
      String proposedOwner,
      Optional<Integer> supersedes) {
    return new Escalation(
        draft,
        of.seq(),
        of.id(),
        kind,
        of.from(),
        of.to(),
        of.requester(),
        of.previousOwner(),
        proposedOwner,
        because,
        of.checklist(),
        route,
        of.resendOf(),
        supersedes,
        of.requestedAt(),
        of.decideBy(),
        of.version(),
        of.settlement(),
        recipients,
        of.information());
  }

  static MessageContext told(
      Escalation escalation, Notice notice, String reader, NoticeRole... roles) {
    return told(escalation, Optional.empty(), notice, reader, roles);
  }

  static MessageContext told(
      Escalation escalation,
      Optional<Escalation> earlier,
      Notice notice,
      String reader,
      NoticeRole... roles) {
    List<Escalation> history = Stream.concat(earlier.stream(), Stream.of(escalation)).toList();
    return told(new Lineage(escalation, history), notice, reader, roles);
  }

  static MessageContext told(Lineage lineage, Notice notice, String reader, NoticeRole... roles) {
    return new MessageContext(
        delivery(lineage.escalation(), notice, reader, roles),
        lineage,
        Optional.of(OTTO),
        people(),
        new Time(lineage.escalation().requestedAt(), Optional.empty(), Optional.empty()));
  }

  static Delivery delivery(
      Escalation escalation, Notice notice, String reader, NoticeRole... roles) {
    return new Delivery(
        DELIVERY,
        notice,
        Medium.SLACK,
        reader,
        Set.of(roles),
        Optional.of(escalation.ref()),
        Optional.empty(),
        DeliveryState.QUEUED,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DECIDED_AT.plusSeconds(60));
  }

  static Snapshot people() {
    return new Snapshot(
        "T0ACME",
        new TicketKeyFormat(
            "ZD-",
            TicketKeyFormat.DEFAULT_PATTERN,
            Optional.of("https://desk.example/tickets/{key}?a=1&b=2")),
        Optional.empty(),
        Stream.of(member(ANA, "Ana"), member(OTTO, "Otto"), member(LENA, "Lena <3"))
            .collect(Collectors.toMap(Member::id, m -> m)),
        List.of(),
        ASKED_AT,
        Texts.load());
  }

  private static Member member(String id, String name) {
    return new Member(
        id,
        Optional.of(id.toLowerCase(java.util.Locale.ROOT) + "@acme.test"),
        name,
        ZoneId.of("Europe/Berlin"),
        Member.Kind.FULL,
        Member.SlackRole.MEMBER,
        false,
        false,
        Optional.empty(),
        false,
        Member.Speech.UNKNOWN,
        List.of());
  }
}
