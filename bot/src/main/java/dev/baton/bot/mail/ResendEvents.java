package dev.baton.bot.mail;

import dev.baton.db.Origin;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * News of mails that Resend had accepted: one that did not arrive alerts the managers, and a
 * complaint ends mail to that person. Twice the same news changes nothing.
 */
public final class ResendEvents {
  private final Tenants tenants;
  private final InstantSource clock;

  public ResendEvents(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Notes it; news of a mail that no workspace knows is ignored. */
  public void take(ResendEvent event) {
    String orgId = event.tags().getOrDefault(MailEnvelope.WORKSPACE_TAG, "");
    Optional<UUID> delivery = id(event.tags().getOrDefault(MailEnvelope.DELIVERY_TAG, ""));
    if (orgId.isBlank() || delivery.isEmpty()) {
      return;
    }
    boolean _ =
        Origin.from(
            "webhook", () -> tenants.inTransaction(orgId, tx -> noted(tx, delivery.get(), event)));
  }

  private boolean noted(Tx tx, UUID delivery, ResendEvent event) {
    Optional<Delivery> told = Deliveries.in(tx).find(delivery).filter(found -> isOf(found, event));
    told.ifPresent(found -> note(tx, found, event));
    return told.isPresent();
  }

  private void note(Tx tx, Delivery delivery, ResendEvent event) {
    Instant now = clock.instant();
    switch (event.kind()) {
      case DELIVERED -> {}
      case BOUNCED -> lost(tx, delivery, DeliveryReason.MAIL_BOUNCED, event, now);
      case FAILED -> lost(tx, delivery, DeliveryReason.MAIL_FAILED, event, now);
      case SUPPRESSED -> lost(tx, delivery, DeliveryReason.MAIL_SUPPRESSED, event, now);
      case COMPLAINED -> {
        lost(tx, delivery, DeliveryReason.MAIL_COMPLAINED, event, now);
        Members.in(tx).setEmailOptOut(delivery.recipient(), true, "baton", "webhook", now);
      }
    }
  }

  private static void lost(
      Tx tx, Delivery delivery, DeliveryReason reason, ResendEvent event, Instant now) {
    DeliveryError why =
        event.why().isEmpty()
            ? DeliveryError.of(reason)
            : DeliveryError.of(reason, DeliveryError.DETAIL, event.why());
    DeliveryOutcomes.in(tx).undeliverable(delivery, why, now);
  }

  /** News may come before the answer that names the mail's id was noted. */
  private static boolean isOf(Delivery delivery, ResendEvent event) {
    return delivery.medium() == Medium.EMAIL
        && delivery.externalId().map(event.emailId()::equals).orElse(true);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
