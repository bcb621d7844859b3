package dev.baton.escalation;

import dev.baton.escalation.escalate.AddedInformation;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.EscalationKind;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.RouteSnapshot;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An escalation of {@code ZD-1042}, filed by {@code ann} to {@code lea}. */
public final class Sample {
  public static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private Sample() {}

  /** Pending, with an owner and people asked as given, the first of them as the lead. */
  public static Escalation owned(String owner, Optional<String> channel, String... asked) {
    return of(owner, channel, Optional.empty(), asked);
  }

  /** The ticket's escalation of that number, settled that way, in the place of another. */
  public static Escalation numbered(
      int seq, Optional<Settlement> settlement, Optional<Integer> supersedes) {
    return of(seq, "ann", Optional.empty(), settlement, supersedes, List.of(), "lea");
  }

  /** The same, to which this was added. */
  public static Escalation informed(int seq, Settlement settlement, AddedInformation... added) {
    return of(
        seq,
        "ann",
        Optional.empty(),
        Optional.of(settlement),
        Optional.empty(),
        List.of(added),
        "lea");
  }

  /** Settled that way. */
  public static Escalation settled(String owner, Settlement settlement) {
    return of(owner, Optional.empty(), Optional.of(settlement), "lea");
  }

  /** The same, about which this was asked. */
  public static Escalation asked(Escalation of, Question... questions) {
    return new Escalation(
        of.draft(),
        of.seq(),
        of.id(),
        of.kind(),
        of.from(),
        of.to(),
        of.requester(),
        of.previousOwner(),
        of.proposedOwner(),
        of.because(),
        of.checklist(),
        of.route(),
        of.resendOf(),
        of.supersedes(),
        of.requestedAt(),
        of.decideBy(),
        of.version(),
        of.settlement(),
        of.recipients(),
        of.information(),
        List.of(questions),
        of.files());
  }

  private static Escalation of(
      String owner, Optional<String> channel, Optional<Settlement> settlement, String... asked) {
    return of(1, owner, channel, settlement, Optional.empty(), List.of(), asked);
  }

  private static Escalation of(
      int seq,
      String owner,
      Optional<String> channel,
      Optional<Settlement> settlement,
      Optional<Integer> supersedes,
      List<AddedInformation> information,
      String... asked) {
    return new Escalation(
        new EscalationDraft(
            new TicketKey("ZD1042", "ZD-1042"),
            Optional.empty(),
            Priority.P2,
            "Export fails for every invoice",
            "Cleared the cache, tried two browsers",
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        seq,
        new UUID(0, seq),
        EscalationKind.FORWARD,
        new Tier("T1"),
        new Tier("T2"),
        "ann",
        Optional.of(owner),
        "olga",
        List.of(),
        List.of(),
        new RouteSnapshot(1, 1, "When billing breaks", channel),
        Optional.empty(),
        supersedes,
        NINE,
        NINE.plusSeconds(3600),
        1,
        settlement,
        Arrays.stream(asked).map(member -> new Recipient(member, Decider.Role.LEAD)).toList(),
        information);
  }
}
