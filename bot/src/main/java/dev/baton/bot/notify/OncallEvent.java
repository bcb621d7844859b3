package dev.baton.bot.notify;

import com.google.gson.JsonObject;
import dev.baton.bot.alert.AlertPhrase;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.Tx;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.notify.Delivery;

/**
 * What PagerDuty is told of a request: neither the ticket's title nor what people wrote, since it
 * leaves the company's systems.
 */
final class OncallEvent {
  private OncallEvent() {}

  /** Somebody is to come. */
  static JsonObject trigger(Tx tx, Snapshot people, Delivery delivery, Escalation asked) {
    JsonObject event = event(tx, "trigger", asked);
    String workspace = WorkspaceRow.in(tx).name().orElse(tx.orgId());
    JsonObject payload = new JsonObject();
    payload.addProperty(
        "summary",
        people
            .wordingFor(delivery.recipient())
            .plain(
                AlertPhrase.ONCALL_SUMMARY,
                "ticket",
                asked.ticket().shown(),
                "seq",
                String.valueOf(asked.seq()),
                "from",
                asked.from().name(),
                "to",
                asked.to().name(),
                "workspace",
                workspace));
    payload.addProperty("source", "baton");
    payload.addProperty("severity", "critical");
    payload.addProperty("timestamp", asked.requestedAt().toString());
    payload.addProperty("component", asked.to().name());
    payload.addProperty("group", workspace);
    payload.add("custom_details", details(asked));
    event.add("payload", payload);
    event.addProperty("client", "Baton");
    people
        .format()
        .addressOf(asked.ticket())
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
        .ifPresent(url -> event.addProperty("client_url", url));
    return event;
  }

  private static JsonObject details(Escalation asked) {
    JsonObject details = new JsonObject();
    details.addProperty("ticket", asked.ticket().shown());
    details.addProperty("number", asked.seq());
    details.addProperty("from_tier", asked.from().name());
    details.addProperty("to_tier", asked.to().name());
    details.addProperty("priority", asked.priority().name());
    asked.draft().category().ifPresent(category -> details.addProperty("category", category));
    asked.draft().customer().ifPresent(customer -> details.addProperty("customer", customer));
    asked.draft().accountTier().ifPresent(tier -> details.addProperty("account_tier", tier));
    details.addProperty("decide_by", asked.decideBy().toString());
    return details;
  }

  /** Nobody needs to come any more. */
  static JsonObject resolve(Tx tx, Escalation settled) {
    return event(tx, "resolve", settled);
  }

  private static JsonObject event(Tx tx, String action, Escalation asked) {
    JsonObject event = new JsonObject();
    event.addProperty("event_action", action);
    event.addProperty(
        "dedup_key", "baton/" + tx.orgId() + "/" + asked.ticket().identity() + "/" + asked.seq());
    return event;
  }
}
