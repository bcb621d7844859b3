package dev.baton.bot.detect;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.alert.Alerts;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.AlertPace;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Email;
import dev.baton.matrix.Tier;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells leads and managers of what criteria found, each person once. */
final class DetectionTold {
  private final Tx tx;
  private final Snapshot snapshot;
  private final TicketNow ticket;
  private final Instant now;

  DetectionTold(Tx tx, Snapshot snapshot, TicketNow ticket, Instant now) {
    this.tx = tx;
    this.snapshot = snapshot;
    this.ticket = ticket;
    this.now = now;
  }

  /**
   * The ticket is in the tier that the criterion wants, or a later one: its leads act there, and
   * who looks after the customer knows.
   */
  void whoIsThere(CriterionHit hit, Tier tier) {
    Set<String> all = leadsOf(tier);
    if (all.isEmpty()) {
      all.addAll(managersOf());
    }
    all.addAll(Alerts.in(tx).lookingAfter(hit.ticket(), now));
    tell(hit, HitOutcome.ALREADY_THERE, all);
  }

  void leadsAndManagers(CriterionHit hit, Tier tier, HitOutcome outcome) {
    Set<String> all = leadsOf(tier);
    all.addAll(managersOf());
    tell(hit, outcome, all);
  }

  void managers(CriterionHit hit, HitOutcome outcome) {
    tell(hit, outcome, managersOf());
  }

  /** Managers, and while nobody owns the ticket its leads, who can send it again. */
  void bounced(CriterionHit hit) {
    Set<String> all = managersOf();
    if (ticket.owner().isEmpty()) {
      all.addAll(leadsOf(ticket.tier()));
    }
    tell(hit, HitOutcome.BOUNCED, all);
  }

  private Set<String> managersOf() {
    return new LinkedHashSet<>(Roles.in(tx).managers());
  }

  /** Those who decide on requests into the tier; of an entry tier its people. */
  private Set<String> leadsOf(Tier tier) {
    List<Email> addresses =
        snapshot.matrix().stream()
            .flatMap(matrix -> matrix.entering(tier).stream())
            .flatMap(route -> Stream.concat(route.leads().stream(), route.backupLeads().stream()))
            .distinct()
            .toList();
    return new LinkedHashSet<>(snapshot.idsOf(addresses));
  }

  private void tell(CriterionHit hit, HitOutcome outcome, Set<String> people) {
    Notice notice = new Notice.Detected(hit.ticket(), hit.criterion(), hit.scope(), outcome);
    AlertPace.in(tx)
        .tell(
            people.stream()
                .map(member ->
                    new PlannedDelivery(notice, Medium.SLACK, member, Set.of(NoticeRole.MANAGER)))
                .toList(),
            now);
  }
}
