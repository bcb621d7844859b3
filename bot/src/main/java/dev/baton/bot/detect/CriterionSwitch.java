package dev.baton.bot.detect;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionModes;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.slack.Caller;
import java.util.Optional;
import java.util.function.Consumer;

/** An admin lets a criterion file, or only show what it would have filed. */
public final class CriterionSwitch {
  public static final String ID = "criterion_switch";

  private static final String FILES = "files";
  private static final String WATCH = "watch";

  private final BotParts parts;
  private final AdminAccess access;
  private final Consumer<Caller> redraw;

  /**
   * @param redraw shows App Home as it is then
   */
  public CriterionSwitch(BotParts parts, Consumer<Caller> redraw) {
    this.parts = parts;
    this.access = new AdminAccess(parts);
    this.redraw = redraw;
  }

  static String value(DetectionRule rule, boolean files) {
    return rule.id() + " " + (files ? FILES : WATCH);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    String value = request.getPayload().getActions().getFirst().getValue();
    refusal(caller, value == null ? "" : value)
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> refusal(Caller caller, String value) {
    try {
      Optional<Boolean> changed = access.changeAsAdmin(caller, tx -> switched(tx, caller, value));
      changed.ifPresent(_ -> redraw.accept(caller));
      return changed.isPresent()
          ? Optional.empty()
          : Optional.of(parts.wordingFor(caller).say(SharedPhrase.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      return Optional.of(parts.wordingFor(caller).say(SharedPhrase.DATABASE_AWAY));
    }
  }

  /** One that stands no more is not switched; App Home is drawn anew all the same. */
  private boolean switched(Tx tx, Caller caller, String value) {
    return Criteria.in(tx).live().rules().stream()
        .filter(rule -> value.equals(value(rule, true)) || value.equals(value(rule, false)))
        .findFirst()
        .map(rule ->
            CriterionModes.in(tx)
                .choose(
                    rule,
                    value.equals(value(rule, true)),
                    caller.member(),
                    parts.clock().instant()))
        .orElse(false);
  }
}
