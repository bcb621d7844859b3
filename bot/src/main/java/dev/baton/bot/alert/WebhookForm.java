package dev.baton.bot.alert;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.config.Secret;
import dev.baton.bot.medium.Webhooks;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the address to which somebody's alerts go, and shows the secret that signs them, once. */
public final class WebhookForm {
  public static final String ID = "alert_webhook_modal";

  private static final String ADDRESS = "webhook_address";
  private static final int LONGEST = 2_000;

  private final BotParts parts;

  public WebhookForm(BotParts parts) {
    this.parts = parts;
  }

  /**
   * The form.
   *
   * @param value for whom it is
   */
  static View view(String value, Wording words) {
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(AlertPhrase.WEBHOOK_TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        value,
        List.of(
            Inputs.line(
                Label.of(
                    ADDRESS,
                    words.say(AlertPhrase.WEBHOOK_ADDRESS),
                    words.say(AlertPhrase.WEBHOOK_ADDRESS_HINT)),
                Optional.empty(),
                LONGEST)));
  }

  /** Keeps the address, or says beside the field what is wrong with it. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<Webhooks> webhooks = parts.media().webhooks();
    if (webhooks.isEmpty()) {
      return beside(context, words.plain(AlertPhrase.WEBHOOK_NOT_HERE));
    }
    Optional<String> address = ViewValues.of(view).text(ADDRESS).flatMap(webhooks.get()::address);
    if (address.isEmpty()) {
      return beside(context, words.plain(AlertPhrase.WEBHOOK_BAD_ADDRESS));
    }
    if (!webhooks.get().isReachable(address.get())) {
      return beside(context, words.plain(AlertPhrase.WEBHOOK_PRIVATE));
    }
    try {
      Secret secret = webhooks.get().newSecret();
      boolean kept =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx ->
                      keep(
                          tx,
                          caller,
                          view.getPrivateMetadata(),
                          address.get(),
                          webhooks.get(),
                          secret));
      return kept
          ? context.ackWithUpdate(
              secret(
                  words.say(AlertPhrase.WEBHOOK_SECRET, "host", Webhooks.host(address.get())),
                  secret,
                  words))
          : beside(context, words.plain(SharedPhrase.MEMBERS_ONLY));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private boolean keep(
      Tx tx, Caller caller, String value, String address, Webhooks webhooks, Secret secret) {
    Optional<String> whose =
        Members.in(tx)
            .find(caller.member())
            .filter(Member::isFull)
            .flatMap(reader -> AlertSettingsButtons.forWhom(tx, reader, value));
    whose.ifPresent(forWhom ->
        AlertWebhooks.in(tx)
            .set(
                forWhom,
                address,
                webhooks.seal(tx.orgId(), forWhom, secret),
                caller.member(),
                parts.clock().instant()));
    return whose.isPresent();
  }

  /** The only place where a secret is ever shown. */
  static View secret(String text, Secret secret, Wording words) {
    return TextView.of(
        words.say(AlertPhrase.WEBHOOK_TITLE),
        text + "\n```" + secret.reveal() + "```",
        words.say(SharedPhrase.CLOSE));
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(ADDRESS, sentence));
  }
}
