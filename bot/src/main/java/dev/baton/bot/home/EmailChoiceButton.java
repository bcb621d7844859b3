package dev.baton.bot.home;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Anybody stops Baton's emails to themselves, or asks for them again. */
public final class EmailChoiceButton {
  public static final String ID = "email_choice";

  static final String STOP = "stop";
  static final String RESUME = "resume";

  private final BotParts parts;

  public EmailChoiceButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    boolean stop = STOP.equals(request.getPayload().getActions().getFirst().getValue());
    set(caller, stop).ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> set(Caller caller, boolean stop) {
    try {
      Optional<Boolean> changed =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx ->
                      Members.in(tx)
                          .find(caller.member())
                          .filter(Member::mayFile)
                          .map(member ->
                              Members.in(tx)
                                  .setEmailOptOut(
                                      member.id(),
                                      stop,
                                      member.id(),
                                      "slack",
                                      parts.clock().instant())));
      changed.ifPresent(_ -> new HomeOpened(parts).redraw(caller));
      return changed.isPresent()
          ? Optional.empty()
          : Optional.of(parts.wordingFor(caller).say(SharedPhrase.MEMBERS_ONLY));
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }
}
