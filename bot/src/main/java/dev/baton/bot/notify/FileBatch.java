package dev.baton.bot.notify;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.file.FileCopies;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.util.List;
import java.util.Optional;

/** Finds what somebody asked, or a new owner, has no copy of yet when it is sent. */
final class FileBatch {
  private FileBatch() {}

  /** Empty when it is asked of others or theirs no more, and when nothing is missing. */
  static Optional<FileCopying.Batch> of(Tx tx, Delivery delivery, Snapshot people) {
    return delivery
        .escalation()
        .flatMap(Escalations.in(tx)::find)
        .filter(escalation -> isFor(escalation, delivery.recipient()))
        .flatMap(escalation -> of(tx, delivery, escalation, people));
  }

  private static boolean isFor(Escalation escalation, String recipient) {
    return escalation.isPending()
        ? escalation.wasSentTo(recipient)
        : escalation.settlement().orElseThrow() instanceof Settlement.Approved approved
            && approved.newOwner().equals(recipient);
  }

  private static Optional<FileCopying.Batch> of(
      Tx tx, Delivery delivery, Escalation escalation, Snapshot people) {
    List<AttachedFile> missing = FileCopies.in(tx).missing(escalation.ref(), delivery.recipient());
    return missing.isEmpty()
        ? Optional.empty()
        : request(tx, escalation.ref(), delivery.recipient())
            .map(request ->
                new FileCopying.Batch(
                    delivery,
                    missing,
                    FileCopies.in(tx).begun(delivery.id()),
                    request,
                    escalation.label(),
                    people.wordingFor(delivery.recipient())));
  }

  /** The last one, where somebody was asked more than once, or decided and owns it now. */
  private static Optional<FileCopying.MessagePlace> request(
      Tx tx, EscalationRef ref, String recipient) {
    return Deliveries.in(tx).allOf(ref).stream()
        .filter(post -> post.updates().isEmpty() && post.medium() == Medium.SLACK)
        .filter(post ->
            post.notice() instanceof Notice.Request || post.notice() instanceof Notice.Decided)
        .filter(post -> post.recipient().equals(recipient))
        .filter(post -> post.state() == DeliveryState.SENT)
        .reduce((_, later) -> later)
        .flatMap(post ->
            post.address()
                .flatMap(channel ->
                    post.externalId().map(ts -> new FileCopying.MessagePlace(channel, ts))));
  }
}
