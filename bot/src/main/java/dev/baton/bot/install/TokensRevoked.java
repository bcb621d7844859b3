package dev.baton.bot.install;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.install.Installations;
import dev.baton.db.install.UninstallReason;
import dev.baton.slack.Caller;
import java.util.List;
import java.util.Optional;

/**
 * The event {@code tokens_revoked}: the bot's token is dead. Tokens of people, which Baton has none
 * of, may come along and mean nothing here.
 */
public final class TokensRevoked {
  private final BotParts parts;
  private final UninstallFlow leaving;

  public TokensRevoked(BotParts parts) {
    this.parts = parts;
    this.leaving = new UninstallFlow(parts);
  }

  /** Written before it is acknowledged: Slack sends again what was not. */
  public Response answer(EventsApiPayload<TokensRevokedEvent> payload, EventContext context) {
    if (!bots(payload.getEvent()).isEmpty()) {
      leaving.heard(payload, context, UninstallReason.REVOKED, rotates(context));
    }
    return context.ack();
  }

  /** Slack leaves out the kind of which none was revoked. */
  private static List<String> bots(TokensRevokedEvent event) {
    return Optional.ofNullable(event.getTokens())
        .flatMap(tokens -> Optional.ofNullable(tokens.getBot()))
        .orElse(List.of());
  }

  /** Of a rotating token an earlier one may have been meant. */
  private boolean rotates(EventContext context) {
    String orgId = Caller.orgOf(context);
    return orgId != null
        && parts
            .tenants()
            .inTransaction(orgId, tx -> Installations.in(tx).current())
            .filter(installation -> installation.expiresAt().isPresent())
            .isPresent();
  }
}
