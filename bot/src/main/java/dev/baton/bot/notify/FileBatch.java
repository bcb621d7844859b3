package dev.baton.bot.notify;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.file.FileCopies;
import dev.baton.db.notify.Deliveries;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryState;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import java.util.List;
import java.util.Optional;

/** Finds what somebody asked has no copy of yet, when it is sent. */
final class FileBatch {
  private FileBatch() {}

  /** Empty when it is decided, is asked of others, or nothing is missing. */
  static Optional<FileCopying.Batch> of(Tx tx, Delivery delivery, Snapshot people) {
    return delivery
        .escalation()
        .flatMap(Escalations.in(tx)::find)
        .filter(Escalation::isPending)
        .filter(pending -> pending.wasSentTo(delivery.recipient()))
        .flatMap(pending -> of(tx, delivery, pending, people));
  }

  private static Optional<FileCopying.Batch> of(
      Tx tx, Delivery delivery, Escalation pending, Snapshot people) {
    List<AttachedFile> missing = FileCopies.in(tx).missing(pending.ref(), delivery.recipient());
    return missing.isEmpty()
        ? Optional.empty()
        : request(tx, pending.ref(), delivery.recipient())
            .map(request ->
                new FileCopying.Batch(
                    delivery,
                    missing,
                    FileCopies.in(tx).begun(delivery.id()),
                    request,
                    pending.label(),
                    people.wordingFor(delivery.recipient())));
  }

  /** The last one, where somebody was asked more than once. */
  private static Optional<FileCopying.MessagePlace> request(
      Tx tx, EscalationRef ref, String recipient) {
    return Deliveries.in(tx).postsOf(ref).stream()
        .filter(post -> post.notice() instanceof Notice.Request && post.medium() == Medium.SLACK)
        .filter(post -> post.recipient().equals(recipient))
        .filter(post -> post.state() == DeliveryState.SENT)
        .reduce((_, later) -> later)
        .flatMap(post ->
            post.address()
                .flatMap(channel ->
                    post.externalId().map(ts -> new FileCopying.MessagePlace(channel, ts))));
  }
}
