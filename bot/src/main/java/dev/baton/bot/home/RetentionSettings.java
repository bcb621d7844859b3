package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.privacy.Retention;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long this workspace keeps what people typed; only admins may change it. */
public final class RetentionSettings {
  public static final String BUTTON = "retention_settings";
  public static final String ID = "retention_settings_modal";

  private static final String MONTHS = "months";

  private final BotParts parts;
  private final AdminAccess door;

  public RetentionSettings(BotParts parts) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(
            caller,
            request.getPayload().getTriggerId(),
            tx -> modal(Retention.in(tx).period(), words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Takes the period over, or says beside the field what is wrong. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<String> typed = ViewValues.of(request.getPayload().getView()).text(MONTHS);
    Optional<RetentionPeriod> period = typed.flatMap(RetentionPeriod::parse);
    if (typed.isPresent() && period.isEmpty()) {
      return beside(context, range(words, HomePhrase.BAD_MONTHS));
    }
    try {
      Optional<Boolean> changed =
          door.changeAsAdmin(
              caller, tx -> Retention.in(tx).set(period, caller.member(), parts.clock().instant()));
      changed.ifPresent(_ -> new HomeOpened(parts).redraw(caller));
      return changed.isPresent()
          ? context.ack()
          : beside(context, words.plain(SharedPhrase.ADMINS_ONLY));
    } catch (DatabaseUnavailable away) {
      return beside(context, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private static View modal(Optional<RetentionPeriod> period, Wording words) {
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(HomePhrase.RETENTION_TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            section(s -> s.text(markdownText(words.say(HomePhrase.RETENTION_EXPLAINED)))),
            Inputs.line(
                Label.of(MONTHS, words.say(HomePhrase.MONTHS), range(words, HomePhrase.MONTHS_HINT))
                    .optionally(),
                period.map(p -> String.valueOf(p.months())),
                3)));
  }

  private static String range(Wording words, HomePhrase phrase) {
    return words.say(
        phrase, "shortest", RetentionPeriod.SHORTEST, "longest", RetentionPeriod.LONGEST);
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(MONTHS, sentence));
  }
}
