package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.surface.AdminDoor;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Sentences;
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
  private static final String EXPLAINED =
      """
      After this time Baton erases, once a day, what people typed: reasons, steps, explanations, added information, bounce notes, \
      customers' names, the texts of the audited log, and the addresses of messages and mails. \
      Who asked, who decided, when, and who owned which ticket stays, and the audit chain still verifies. *What was erased cannot be brought back.*\
      """;

  private final BotParts parts;
  private final AdminDoor door;

  public RetentionSettings(BotParts parts) {
    this.parts = parts;
    this.door = new AdminDoor(parts);
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    door.open(
            Caller.of(context),
            request.getPayload().getTriggerId(),
            tx -> modal(Retention.in(tx).period()))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Takes the period over, or says beside the field what is wrong. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Optional<String> typed = ViewValues.of(request.getPayload().getView()).text(MONTHS);
    Optional<RetentionPeriod> period = typed.flatMap(RetentionPeriod::parse);
    if (typed.isPresent() && period.isEmpty()) {
      return beside(
          context,
          "Write a whole number of months from %d to %d, or nothing to keep everything."
              .formatted(RetentionPeriod.SHORTEST, RetentionPeriod.LONGEST));
    }
    Caller caller = Caller.of(context);
    try {
      Optional<Boolean> changed =
          door.changeAsAdmin(
              caller, tx -> Retention.in(tx).set(period, caller.member(), parts.clock().instant()));
      changed.ifPresent(_ -> new HomeOpened(parts).redraw(caller));
      return changed.isPresent() ? context.ack() : beside(context, Sentences.ADMINS_ONLY);
    } catch (DatabaseUnavailable away) {
      return beside(context, Sentences.DATABASE_AWAY);
    }
  }

  private static View modal(Optional<RetentionPeriod> period) {
    return FormView.of(
        ID,
        "How long texts are kept",
        "Save",
        "",
        List.of(
            section(s -> s.text(markdownText(EXPLAINED))),
            Inputs.line(
                Label.of(
                        MONTHS,
                        "Months",
                        "From %d to %d. Leave it empty to keep everything."
                            .formatted(RetentionPeriod.SHORTEST, RetentionPeriod.LONGEST))
                    .optionally(),
                period.map(p -> String.valueOf(p.months())),
                3)));
  }

  private static Response beside(ViewSubmissionContext context, String sentence) {
    return context.ackWithErrors(Map.of(MONTHS, sentence));
  }
}
