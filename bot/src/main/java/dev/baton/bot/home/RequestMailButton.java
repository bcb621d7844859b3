package dev.baton.bot.home;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.escalation.member.Member;
import dev.baton.slack.Caller;
import java.util.Optional;

/** Whoever may be asked to decide has requests by mail too, or no longer. */
public final class RequestMailButton {
  public static final String ID = "request_mail";

  static final String START = "start";
  static final String STOP = "stop";

  private final BotParts parts;

  public RequestMailButton(BotParts parts) {
    this.parts = parts;
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    boolean wanted = START.equals(request.getPayload().getActions().getFirst().getValue());
    set(caller, wanted).ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> set(Caller caller, boolean wanted) {
    try {
      boolean member =
          parts.tenants().inTransaction(caller.orgId(), tx -> set(tx, caller.member(), wanted));
      if (!member) {
        return Optional.of(parts.wordingFor(caller).say(SharedPhrase.MEMBERS_ONLY));
      }
      new HomeOpened(parts).redraw(caller);
      return Optional.empty();
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** False for who cannot be asked to decide. */
  private boolean set(Tx tx, String member, boolean wanted) {
    Members members = Members.in(tx);
    boolean full = members.find(member).filter(Member::isFull).isPresent();
    if (full) {
      members.setRequestMail(member, wanted, "slack", parts.clock().instant());
    }
    return full;
  }
}
